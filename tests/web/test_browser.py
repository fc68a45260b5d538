"""The true browser on loopback: it sees what scripts draw, and reaches nothing but through our client."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

import crawler.web.browser
import crawler.web.loader
from crawler.models import Fetched, Rendered
from crawler.read.reader import read
from crawler.urls import host_of
from crawler.web import Browser, Chromium
from tests.faults import FaultServer, Page
from tests.faults.answers import Answer
from tests.web.chromium import a_chromium
from tests.web.tools import loopback_client

HTML = [("Content-Type", "text/html; charset=utf-8")]
SCRIPT = [("Content-Type", "text/javascript")]


class Stage:
    """A server, and a browser that may see it. `draw` opens a page that is made of `body`."""

    def __init__(self, server: FaultServer, browser: Browser) -> None:
        self.server = server
        self.browser = browser

    async def draw(self, body: str, path: str = "/", may_fetch: Callable[[], bool] = lambda: True) -> Rendered:
        page = Fetched(url=self.server.url(path), status=200, headers=tuple(HTML), body=body.encode())
        return await self.browser.render(page, may_fetch)


@asynccontextmanager
async def stage(answers: dict[str, Answer] | None = None, **settings: Any) -> AsyncIterator[Stage]:
    async with (
        FaultServer(answers) as server,
        loopback_client(**settings) as client,
        Browser(a_chromium(), client, lambda url: url.startswith(server.url())) as browser,
    ):
        yield Stage(server, browser)


def text(rendered: Rendered) -> str:
    """What a reader finds on the page."""
    assert rendered.html, rendered.detail
    return read(rendered.html, "http://town.example/", "text/html").text


def test_an_application_is_drawn_from_its_modules_and_data() -> None:
    async def run() -> None:
        answers: dict[str, Answer] = {
            "/app.js": Page(b"import {title} from './lib.js'; const data = await (await fetch('/api/moved')).json();"
                            b"document.getElementById('app').innerHTML = `<h1>${title}</h1><a href=o1>${data.o1}</a>`",
                            headers=SCRIPT),
            "/lib.js": Page("export const title = 'เทศบาล'".encode(), headers=SCRIPT),
            "/api/moved": Page(b"", 302, [("Location", "/api/menu.json")]),
            "/api/menu.json": Page('{"o1": "โครงสร้าง"}'.encode()),
        }  # fmt: skip
        async with stage(answers) as on:
            drawn = await on.draw('<div id="app"></div><script type="module" src="/app.js"></script>')
            assert text(drawn).split("\n") == ["เทศบาล", "โครงสร้าง"]
            assert {(each.url, each.status) for each in drawn.exchanges} == {
                (on.server.url(path), 302 if path == "/api/moved" else 200) for path in answers
            }
            before = on.server.paths()
            again = await on.draw('<div id="app"></div><script type="module" src="/app.js"></script>', "/other")
            assert text(again) == text(drawn)
            assert on.server.paths() == before, "what one page needed, the next one has"
            assert again.exchanges == ()

    asyncio.run(run())


def test_a_menu_that_comes_late_is_waited_for_and_links_lose_what_only_scripts_need() -> None:
    async def run() -> None:
        async with stage() as on:
            menu = "<li><a href=/plan data-api=/api/plan.json>แผน</a><a href=# data-href=/law.pdf>กฎหมาย</a>"
            late = f"setTimeout(() => {{ document.getElementById('menu').innerHTML = '{menu}' }}, 200)"
            drawn = await on.draw(f"<ul id=menu></ul><script>{late}</script>")
            links = read(drawn.html, on.server.url(), "text/html").links
            assert [link.url for link in links] == [on.server.url("/plan"), on.server.url("/law.pdf")]

    asyncio.run(run())


def test_links_count_from_where_the_page_has_led() -> None:
    async def run() -> None:
        answers: dict[str, Answer] = {
            "/old": Page(b"", 302, [("Location", "/site/home")]),
            "/site/home": Page("<p>หน้าหลัก <a href=o1>โครงสร้าง</a>".encode(), headers=HTML),
        }
        async with stage(answers) as on:
            led = await on.draw("<script>location.href = '/old'</script>")
            assert text(led) == "หน้าหลัก โครงสร้าง"
            assert [link.url for link in read(led.html, on.server.url(), "text/html").links] == [
                on.server.url("/site/o1")
            ]
            routed = await on.draw(
                "<script>history.replaceState(0, '', '/app/start'); document.write('<a href=o2>ไป')</script>"
            )
            assert [link.url for link in read(routed.html, on.server.url(), "text/html").links] == [
                on.server.url("/app/o2")
            ]

    asyncio.run(run())


def test_nothing_leaves_but_what_the_client_fetches() -> None:
    async def run() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stun:
            stun.bind(("127.0.0.1", 0))
            stun.setblocking(False)
            async with FaultServer() as spy, stage() as on:
                out, udp = f"127.0.0.1:{spy.port}", f"127.0.0.1:{stun.getsockname()[1]}"
                drawn = await on.draw(
                    f"<link rel=preconnect href=http://{out}/><link rel=prefetch href=http://{out}/a>"
                    f"<link rel=stylesheet href=http://{out}/b.css><img src=http://{out}/c.png><video src=http://{out}/d>"
                    f"<iframe src=http://{out}/e></iframe><iframe src=/inner></iframe><script src=http://{out}/f.js></script>"
                    f"<script>const tries = [() => fetch('http://{out}/g'), () => new WebSocket('ws://{out}/h'),"
                    f"() => new EventSource('http://{out}/i'), () => navigator.sendBeacon('http://{out}/j', 'x'),"
                    f"() => new Worker(URL.createObjectURL(new Blob([`fetch('http://{out}/k'); importScripts('http://{out}/l')`]))),"
                    f"() => new SharedWorker(URL.createObjectURL(new Blob([`fetch('http://{out}/m')`]))),"
                    f"() => new WebTransport('https://{out}/n'), () => window.open('http://{out}/o'),"
                    f"() => {{ const peer = new RTCPeerConnection({{iceServers: [{{urls: 'stun:{udp}'}},"
                    f"{{urls: 'turn:{out}?transport=tcp', username: 'u', credential: 'c'}}]}});"
                    "peer.createDataChannel('x'); peer.createOffer().then(offer => peer.setLocalDescription(offer)) },"
                    "() => navigator.serviceWorker.register('/worker.js'), () => fetch('/send', {method: 'POST'}),"
                    "() => fetch('http://169.254.169.254/latest/meta-data'), () => fetch('http://[::1]/p'),"
                    "() => new WebSocket(`ws://${location.host}/q`)];"
                    "for (const each of tries) { try { each()?.catch?.(() => 0) } catch {} }"
                    "document.body.append('มาถึงท้ายหน้า')</script>"
                )
                assert "มาถึงท้ายหน้า" in text(drawn)
                assert spy.connections == 0
                assert on.server.paths() == []
                assert drawn.exchanges == ()
                with pytest.raises(BlockingIOError):
                    stun.recv(1)

    asyncio.run(run())


def test_dialogs_windows_and_downloads_do_not_hold_it_up() -> None:
    async def run() -> None:
        async with stage({"/plan.zip": Page(b"PK", headers=[("Content-Disposition", "attachment")])}) as on:
            drawn = await on.draw(
                "<p id=p></p><script>alert(1); confirm(2); prompt(3); onbeforeunload = () => 'stay';"
                "window.open('/plan.zip'); const link = document.createElement('a'); link.href = '/plan.zip';"
                "link.download = 'x'; link.click();"
                "document.getElementById('p').textContent = 'ผ่านแล้ว'</script>"
            )
            assert text(drawn) == "ผ่านแล้ว"

    asyncio.run(run())


BUSY = "<p>ก่อน</p><script>setTimeout(() => { for (;;); })</script>"
GREEDY = "<script>const all = []; for (;;) all.push(new Array(1e6).fill(1.5))</script>"
RELOADING = "<script>location.reload()</script>"


@pytest.mark.parametrize(
    ("body", "told", "patience"),
    [(BUSY, "come to rest", 3.0), (GREEDY, "crash", 60.0), (RELOADING, "come to rest", 3.0)],
    ids=["busy", "greedy", "reloading"],
)
def test_a_page_that_hangs_or_breaks_costs_only_itself(
    monkeypatch: pytest.MonkeyPatch, body: str, told: str, patience: float
) -> None:
    monkeypatch.setattr(crawler.web.browser, "PATIENCE", patience)
    monkeypatch.setattr(crawler.web.browser, "_TELLS_WITHIN", 1.0)

    async def run() -> None:
        async with stage() as on:
            broken = await on.draw(body)
            assert broken.html == b""
            assert told in broken.detail
            assert text(await on.draw("<p>หน้าถัดไป</p><script></script>")) == "หน้าถัดไป"

    asyncio.run(run())


def test_a_page_that_never_rests_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawler.web.browser, "PATIENCE", 3.0)

    async def run() -> None:
        async with stage() as on:
            clock = "<p>เนื้อหา<b id=b></b></p><script>setInterval(() => { b.textContent = Date.now() }, 50)</script>"
            assert "เนื้อหา" in text(await on.draw(clock))

    asyncio.run(run())


def test_a_browser_that_dies_is_started_again() -> None:
    async def run() -> None:
        async with stage() as on:
            assert text(await on.draw("<p>หนึ่ง</p>")) == "หนึ่ง"
            process = on.browser._engine.process
            assert process is not None
            session = await process.new_browser_cdp_session()
            gone = asyncio.Event()
            process.on("disconnected", lambda _: gone.set())
            dying = asyncio.create_task(session.send("Browser.crash"))
            await gone.wait()
            await asyncio.gather(dying, return_exceptions=True)
            assert text(await on.draw("<p>สอง</p>")) == "สอง"

    asyncio.run(run())


def test_a_browser_that_can_not_be_started_is_a_reason_and_tried_twice(tmp_path: Any) -> None:
    a_chromium()
    calls = tmp_path / "calls"
    false = tmp_path / "no-browser"
    false.write_text(f"#!/bin/sh\necho x >> {calls}\nexit 1\n")
    false.chmod(0o755)

    async def run() -> None:
        async with (
            FaultServer() as server,
            loopback_client() as client,
            Browser(Chromium(path=str(false)), client, lambda _: True) as browser,
        ):
            for _ in range(3):
                drawn = await Stage(server, browser).draw("<p>x")
                assert drawn.html == b""
                assert drawn.detail.startswith("browser: ")
        assert calls.read_text().count("x") == 2

    asyncio.run(run())


def test_robots_budget_and_scope_hold_for_scripts() -> None:
    async def run() -> None:
        answers: dict[str, Answer] = {
            "/robots.txt": Page(b"User-agent: *\nDisallow: /api/", headers=[("Content-Type", "text/plain")]),
            "/a.js": Page(b"document.write('<p>A</p>')", headers=SCRIPT),
            "/b.js": Page(b"document.write('<p>B</p>')", headers=SCRIPT),
        }
        async with stage(answers) as on:
            left = [True, False]
            drawn = await on.draw(
                "<script>fetch('/api/x').catch(() => 0)</script><script src=/a.js></script><script src=/b.js></script>",
                may_fetch=lambda: left.pop(0),
            )
            assert text(drawn) in ("A", "B")
            assert len(drawn.exchanges) == 1
            assert "/api/x" not in on.server.paths()

    asyncio.run(run())


def test_one_that_asks_on_and_on_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawler.web.loader, "MOST_EXCHANGES", 5)

    async def run() -> None:
        async with stage() as on:
            drawn = await on.draw("<script>let n = 0; const ask = () => fetch(`/n${n++}`).then(ask); ask()</script>จบ")
            assert "จบ" in text(drawn)
            assert len(drawn.exchanges) == 5

    asyncio.run(run())


def test_only_so_many_pages_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawler.web.browser, "MOST_RENDERS", 1)

    async def run() -> None:
        async with stage() as on:
            assert text(await on.draw("<p>หนึ่ง</p>")) == "หนึ่ง"
            assert (await on.draw("<p>สอง</p>")).detail == "browser: 1 pages were drawn already"

    asyncio.run(run())


def test_a_published_library_may_come_from_where_it_is_published_and_nothing_else() -> None:
    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",)

    async def run() -> None:
        answers: dict[str, Answer] = {"/jquery.js": Page(b"window.jQuery = 1", headers=SCRIPT)}
        hosts = frozenset({"127.0.0.1", "code.jquery.com", "tracker.example"})
        async with stage(answers, resolver=resolver, private_hosts=hosts) as on:
            cdn, tracker = on.server.url("", "code.jquery.com"), on.server.url("", "tracker.example")
            drawn = await on.draw(
                f"<script src={cdn}/jquery.js></script><script src={tracker}/t.js></script>"
                f"<script>fetch('{cdn}/data.json').catch(() => 0); document.write(window.jQuery ? 'มี' : 'ไม่มี')</script>"
            )
            assert text(drawn) == "มี"
            assert [host_of(each.url) for each in drawn.exchanges] == ["code.jquery.com"]
            assert "/t.js" not in on.server.paths()

    asyncio.run(run())
