"""robots.txt: what it forbids, what it can't, and how often it is asked for."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.models import Fetched
from crawler.web.robots import LARGEST, Robots

HOME = "https://town.example/"


class Web:
    """Answers by address; anything else is 404. `asked` are the addresses in order."""

    def __init__(self, **answers: Fetched) -> None:
        self.answers = {answer.url: answer for answer in answers.values()}
        self.asked: list[str] = []

    async def fetch(self, url: str) -> Fetched:
        self.asked.append(url)
        await asyncio.sleep(0)
        return self.answers.get(url, Fetched(url=url, status=404))


def web(body: str | bytes = b"", status: int = 200, **more: object) -> Web:
    raw = body.encode() if isinstance(body, str) else body
    return Web(only=Fetched(url=f"{HOME}robots.txt", status=status, body=raw, **more))  # type: ignore[arg-type]


def redirect(url: str, to: str) -> Fetched:
    return Fetched(url=url, status=301, headers=(("Location", to),))


def allowed(source: Web, *urls: str) -> list[bool]:
    async def run() -> list[bool]:
        robots = Robots(source.fetch)
        return [await robots.allowed(url) for url in urls]

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        ("User-agent: *\nDisallow: /", "", False),
        ("User-agent: *\nDisallow:", "a", True),
        ("User-agent: *\nDisallow: /ita/\nAllow: /ita/2567/", "ita/2567/o1.pdf", True),
        ("User-agent: *\nDisallow: /ita/\nAllow: /ita/2567/", "ita/2566/o1.pdf", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: oit-crawler\nAllow: /", "a", True),
        ("User-agent: OIT-Crawler\nDisallow: /a", "a", False),
        ("User-agent: another\nDisallow: /", "a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "a.pdf?x=1", True),
        ("User-agent: *\nDisallow: /ข่าว", "%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7/1", False),
        ("\ufeffUser-agent: *\nDisallow: /", "a", False),
        ("<!DOCTYPE html><title>404</title>", "a", True),
        ("User-agent: *\nDisallow: /", "robots.txt", True),
    ],
)
def test_rules(rules: str, path: str, expected: bool):
    assert allowed(web(rules), HOME + path) == [expected]


@pytest.mark.parametrize("status", [204, 401, 403, 404, 410, 429, 500, 503])
def test_without_a_robots_txt_everything_is_allowed(status: int):
    assert allowed(web("User-agent: *\nDisallow: /", status), HOME) == [True]


@pytest.mark.parametrize("fault", ["timeout", "dns", "too_large", "blocked"])
def test_a_fault_forbids_nothing_and_is_remembered(fault: str):
    broken = web("User-agent: *\nDisallow: /", fault=fault)
    assert allowed(broken, HOME, f"{HOME}a", f"{HOME}b") == [True, True, True]
    assert broken.asked == [f"{HOME}robots.txt"]


def test_each_origin_has_its_own_and_it_is_asked_for_once():
    source = web("User-agent: *\nDisallow: /")
    urls = [HOME, f"{HOME}b", "https://town.example:8443/", "http://town.example/", "https://www.town.example/"]

    async def run() -> list[bool]:
        robots = Robots(source.fetch)
        return await asyncio.gather(*(robots.allowed(url) for url in urls * 3))

    assert asyncio.run(run()) == [False, False, True, True, True] * 3
    assert sorted(source.asked) == sorted(
        f"{origin}/robots.txt"
        for origin in (
            "https://town.example",
            "https://town.example:8443",
            "http://town.example",
            "https://www.town.example",
        )
    )


def test_redirects_on_the_host_are_followed():
    source = Web(
        one=redirect("http://town.example/robots.txt", f"{HOME}robots.txt"),
        two=redirect(f"{HOME}robots.txt", "/files/r.txt"),
        three=Fetched(url=f"{HOME}files/r.txt", status=200, body=b"User-agent: *\nDisallow: /"),
    )
    assert allowed(source, "http://town.example/a") == [False]


@pytest.mark.parametrize(
    "target", ["/robots.txt", "https://else.example/robots.txt", "javascript:void(0)", "", "http://["]
)
def test_redirects_elsewhere_or_in_circles_are_not(target: str):
    source = Web(
        one=redirect(f"{HOME}robots.txt", target),
        two=Fetched(url="https://else.example/robots.txt", status=200, body=b"User-agent: *\nDisallow: /"),
    )
    assert allowed(source, HOME) == [True]
    assert len(source.asked) <= 6


def test_only_so_much_is_read():
    assert allowed(web(b"#" * LARGEST + b"\nUser-agent: *\nDisallow: /"), HOME) == [True]
    assert allowed(web(b"User-agent: *\nDisallow: /\n" + b"#" * LARGEST), HOME) == [False]


@pytest.mark.parametrize(
    ("rules", "delay"),
    [
        ("Crawl-delay: 2.5", 2.5),
        ("Crawl-delay: soon", 0.0),
        ("Crawl-delay: inf", 0.0),
        ("Crawl-delay: nan", 0.0),
        ("Disallow: /", 0.0),
    ],
)
def test_crawl_delay(rules: str, delay: float):
    robots = Robots(web(f"User-agent: *\n{rules}").fetch)
    assert asyncio.run(robots.crawl_delay(HOME)) == delay


@pytest.mark.parametrize(
    ("known", "expected", "asked"),
    [
        (Fetched(url=f"{HOME}robots.txt", status=200, body=b"User-agent: *\nDisallow: /a"), False, 0),
        (Fetched(url=f"{HOME}robots.txt", status=404, body=b"User-agent: *\nDisallow: /a"), True, 0),
        (Fetched(url=f"{HOME}robots.txt", fault="timeout"), True, 0),
        (redirect(f"{HOME}robots.txt", "/rules"), True, 1),
    ],
    ids=["there", "none", "silence", "elsewhere"],
)
def test_what_was_fetched_before_is_not_asked_for(known: Fetched, expected: bool, asked: int):
    source = web("User-agent: *\nDisallow:")
    robots = Robots(source.fetch)
    robots.remember(known)
    assert asyncio.run(robots.allowed(f"{HOME}a")) is expected
    assert len(source.asked) == asked


@given(
    st.one_of(st.binary(), st.text().map(lambda text: f"User-agent: *\nDisallow: {text}\nCrawl-delay: {text}".encode()))
)
def test_no_robots_txt_raises(body: bytes):
    robots = Robots(web(body).fetch)
    assert asyncio.run(robots.allowed(f"{HOME}a?b=c")) in (True, False)
    assert asyncio.run(robots.crawl_delay(HOME)) >= 0
