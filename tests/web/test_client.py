"""What a client sends, keeps, repeats and refuses to follow."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from crawler.models import Fetched, Validators
from crawler.web import CONTACT, PRODUCT, USER_AGENT, Client, FetchSettings
from tests.faults import Answer, Compressed, FaultServer, InTurn, Page, Raw, Silence, Together
from tests.web.tools import START, FakeClock, Hosts, loopback_client, server_tls, trusting_tls

CLOAKED_ON = ["googlebot", "slurp", "adsense", "inspection", "ahrefsbot", "telegrambot", "bingbot", "yandexbot"]


def with_server(
    answers: dict[str, Answer], story: Callable[[FaultServer, Client], Awaitable[None]], **options: Any
) -> FaultServer:
    """Let `story` happen between a client and a server with `answers`; the server tells what it heard."""

    async def run() -> FaultServer:
        async with FaultServer(answers) as server, loopback_client(**options) as client:
            await story(server, client)
            return server

    return asyncio.run(run())


def fetch(answer: Answer, **options: Any) -> tuple[Fetched, int]:
    """What a client makes of `answer`, and how often it asked."""
    got: list[Fetched] = []

    async def story(server: FaultServer, client: Client) -> None:
        got.append(await client.fetch(server.url()))

    server = with_server({"/": answer}, story, **options)
    return got[0], len(server.heard)


def test_an_answer_is_told_whole():
    answer = b"HTTP/1.0 200 Very well\r\nX-b: 2\r\nx-A: 1\r\nX-b: 3\r\nContent-Type: text/html\r\n\r\nhello"
    fetched, _ = fetch(Raw(answer))
    assert fetched.headers == (("X-b", "2"), ("x-A", "1"), ("X-b", "3"), ("Content-Type", "text/html"))
    assert (fetched.status, fetched.reason, fetched.body, fetched.fault) == (200, "Very well", b"hello", None)
    assert (fetched.header("x-B"), fetched.fetched, fetched.elapsed_ms) == ("2", "2026-11-21T03:00:00Z", 0)


def test_we_say_who_we_are():
    async def story(server: FaultServer, client: Client) -> None:
        await client.fetch(server.url("/a?b=%E0%B8%81"), referer=server.url("/"))

    server = with_server({}, story)
    heard = server.heard[0]
    assert (heard.method, heard.target) == ("GET", "/a?b=%E0%B8%81")
    assert heard.headers["user-agent"] == USER_AGENT
    assert heard.headers["referer"] == server.url("/")
    assert heard.headers["accept-language"].startswith("th")
    assert heard.headers["host"] == f"127.0.0.1:{server.port}"


def test_what_is_held_is_asked_about():
    got: list[Fetched] = []

    async def story(server: FaultServer, client: Client) -> None:
        await client.fetch(server.url())
        await client.fetch(server.url(), validators=Validators(etag='W/"1"'))
        got.append(await client.fetch(server.url(), validators=Validators(etag='"1"', modified="yesterday")))

    server = with_server({"/": Page(b"", 304, [("ETag", '"1"')])}, story)
    asked = [(each.headers.get("if-none-match"), each.headers.get("if-modified-since")) for each in server.heard]
    assert asked == [(None, None), ('W/"1"', None), ('"1"', "yesterday")]
    assert (got[0].status, got[0].body, got[0].fault, got[0].header("etag")) == (304, b"", None, '"1"')


def test_our_name_is_honest_and_none_that_hacked_sites_lie_to():
    assert USER_AGENT.startswith(f"{PRODUCT}/")
    assert CONTACT in USER_AGENT
    assert [word for word in CLOAKED_ON if word in USER_AGENT.lower()] == []
    assert FetchSettings().user_agent == USER_AGENT


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate"])
def test_content_encoding_is_undone(coding: str):
    text = "ประกาศ".encode() * 1000
    assert fetch(Compressed(text, coding))[0].body == text


@pytest.mark.parametrize(
    ("location", "read"),
    [
        ("/home", "/home"),
        ("/หน้าหลัก", "/หน้าหลัก"),
        ("http://169.254.169.254/latest", "http://169.254.169.254/latest"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("http://[", "http://["),
        ("", ""),
    ],
)
def test_redirects_are_told_and_not_followed(location: str, read: str):
    fetched, asked = fetch(Page(status=302, headers=[("Location", location)]))
    assert (fetched.status, fetched.header("Location"), fetched.fault, asked) == (302, read, None, 1)


def test_cookies_are_kept_by_the_client_that_got_them():
    cookie = Page(headers=[("Set-Cookie", "showweb=1; path=/")])

    async def story(server: FaultServer, client: Client) -> None:
        await client.fetch(server.url("/splash"))
        await client.fetch(server.url("/next"))
        async with loopback_client() as other:
            await other.fetch(server.url("/other"))

    server = with_server({"/splash": cookie}, story)
    assert [each.headers.get("cookie") for each in server.heard] == [None, "showweb=1", None]


def test_connections_are_used_again_and_a_dead_one_is_replaced():
    async def story(server: FaultServer, client: Client) -> None:
        for _ in range(3):
            assert (await client.fetch(server.url())).status == 200
        assert server.connections == 1
        server.answers["/"] = InTurn(Raw(b""), Page(b"again"))
        assert (await client.fetch(server.url())).body == b"again"
        assert server.connections == 2

    with_server({"/": Page()}, story)


def test_tls_is_checked_against_the_name_and_not_the_address():
    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",)

    async def run() -> tuple[Fetched, FaultServer]:
        async with (
            FaultServer({"/": Page(b"safe")}, tls=server_tls()) as server,
            loopback_client(resolver=resolver, tls=trusting_tls(), private_hosts=frozenset({"town.example"})) as client,
        ):
            return await client.fetch(server.url(host="town.example")), server

    fetched, server = asyncio.run(run())
    assert (fetched.fault, fetched.body) == (None, b"safe")
    assert server.heard[0].headers["host"] == f"town.example:{server.port}"


@pytest.mark.parametrize(
    ("status", "fault", "asked"),
    [
        (200, None, 1),
        (401, None, 1),
        (403, "blocked", 1),
        (404, None, 1),
        (429, "blocked", 3),
        (500, None, 1),
        (502, None, 3),
        (503, "blocked", 3),
        (504, None, 3),
    ],
)
def test_what_each_status_means(status: int, fault: str | None, asked: int):
    fetched, heard = fetch(Page(b"why", status))
    assert (fetched.status, fetched.body, fetched.fault, heard) == (status, b"why", fault, asked)


def test_a_passing_refusal_is_got_over_with_growing_patience():
    clock = FakeClock()
    fetched, heard = fetch(
        InTurn(Page(status=503), Page(status=429), Page(status=502), Page(b"here")), clock=clock, attempts=4
    )
    assert (fetched.status, fetched.fault, fetched.body, heard) == (200, None, b"here", 4)
    assert clock.slept == [0.5, 1.0, 2.0]


def in_seconds(seconds: int) -> str:
    return format_datetime(START + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize(
    ("headers", "waited"),
    [
        ([("Retry-After", "7")], 7),
        ([("Retry-After", in_seconds(40))], 40),
        ([("Retry-After", in_seconds(5040)), ("Date", in_seconds(5000))], 40),
        ([("Retry-After", "120")], 120),
        ([("Retry-After", "soon")], 0.5),
        ([("Retry-After", "0")], 0.5),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_honoured_within_reason(status: int, headers: list[tuple[str, str]], waited: float):
    clock = FakeClock()
    fetched, _ = fetch(InTurn(Page(status=status, headers=headers), Page(b"here")), clock=clock)
    assert (fetched.status, fetched.body) == (200, b"here")
    assert sum(clock.slept) == pytest.approx(waited)


def test_who_asks_for_more_rest_than_we_wait_for_is_asked_nothing_until_then():
    clock = FakeClock()
    refused: list[Fetched] = []

    async def story(server: FaultServer, client: Client) -> None:
        for path in ("/busy", "/", "/robots.txt"):
            refused.append(await client.fetch(server.url(path)))
        assert await client.allowed(server.url("/private"))
        assert clock.slept == []
        clock.now = 3600.0
        assert (await client.fetch(server.url())).body == b"here"
        assert not await client.allowed(server.url("/private"))

    busy = Page(b"why", 429, [("Retry-After", "3600")])
    rules = Page(b"User-agent: *\nDisallow: /private")
    server = with_server({"/busy": busy, "/": Page(b"here"), "/robots.txt": rules}, story, clock=clock)
    assert server.paths() == ["/busy", "/", "/robots.txt"]
    assert [(each.status, each.body, each.fault) for each in refused] == [
        (429, b"why", "blocked"),
        (0, b"", "blocked"),
        (0, b"", "blocked"),
    ]
    assert "3600 s" in refused[1].detail


def test_the_next_client_knows_what_a_host_asked_for():
    hosts = Hosts()

    async def story(server: FaultServer, client: Client) -> None:
        await client.fetch(server.url("/busy"))
        async with loopback_client(hosts=hosts) as after_a_kill:
            assert (await after_a_kill.fetch(server.url())).fault == "blocked"

    busy = Page(status=503, headers=[("Retry-After", "3600")])
    server = with_server({"/busy": busy, "/": Page()}, story, hosts=hosts)
    assert server.paths() == ["/busy"]


def test_a_host_in_trouble_gets_more_rest_and_a_good_answer_less_again():
    clock = FakeClock()

    async def story(server: FaultServer, client: Client) -> None:
        for _ in range(4):
            await client.fetch(server.url())
            times.append(clock.now)

    times: list[float] = []
    with_server({"/": InTurn(Page(status=502), Page())}, story, clock=clock, delay=4.0, attempts=1)
    assert times == pytest.approx([0, 8, 16, 16 + 4 * 2**0.5])


def test_at_most_so_many_requests_at_once():
    async def story(server: FaultServer, client: Client) -> None:
        answers = await asyncio.gather(*(client.fetch(server.url()) for _ in range(12)))
        assert [each.status for each in answers] == [200] * 12

    server = with_server({"/": Together(3)}, story, parallel=3)
    assert server.most_at_once == 3


def test_a_fetch_that_is_called_off_ends_at_once_and_frees_its_slot():
    async def story(server: FaultServer, client: Client) -> None:
        fetching = asyncio.create_task(client.fetch(server.url("/silent")))
        while not server.heard:
            await asyncio.sleep(0)
        fetching.cancel()
        with pytest.raises(asyncio.CancelledError):
            await fetching
        assert (await client.fetch(server.url("/"))).status == 200

    with_server({"/silent": Silence(), "/": Page()}, story, parallel=1)


def test_a_cooling_host_holds_no_other_up():
    """A page of another host is fetched while the first one cools, and nothing of the first before it has cooled."""
    clock = FakeClock()
    times: list[tuple[str, float]] = []

    async def story(server: FaultServer, client: Client) -> None:
        async def timed(host: str) -> None:
            await client.fetch(server.url(host=host))
            times.append((host, clock.now))

        assert (await client.fetch(server.url("/busy"))).fault == "blocked"
        await timed("b.example")
        await timed("127.0.0.1")

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",)

    busy = Page(status=429, headers=[("Retry-After", "60")])
    hosts = frozenset({"127.0.0.1", "b.example"})
    with_server({"/busy": busy}, story, clock=clock, resolver=resolver, private_hosts=hosts, attempts=1)
    assert times == [("b.example", 0.0), ("127.0.0.1", pytest.approx(60.0))]


def test_robots_txt_lands_in_the_archive_and_slows_us_down():
    robots = Page(b"User-agent: *\nDisallow: /private\nCrawl-delay: 2")

    async def story(server: FaultServer, client: Client) -> None:
        assert await client.allowed(server.url("/"))
        assert not await client.allowed(server.url("/private/1"))
        assert [each.url for each in client.robots_exchanges] == [server.url("/robots.txt")]
        assert client.robots_exchanges[0].body.startswith(b"User-agent")
        assert clock.slept == []
        for _ in range(3):
            await client.fetch(server.url())
        assert clock.now == pytest.approx(4.0)

    clock = FakeClock()
    server = with_server({"/robots.txt": robots}, story, clock=clock)
    assert server.paths() == ["/robots.txt", "/", "/", "/"]
