"""The true browser takes pictures of recorded pages: readable, in few requests, and nothing gets out of hand."""

from __future__ import annotations

import asyncio
import io
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from PIL import Image

import crawler.web.camera
import crawler.web.requisites
from crawler.models import Fetched
from crawler.urls import host_of
from crawler.web import Camera, Chromium, Requisites
from tests.faults import Answer, FaultServer, Page, Silence
from tests.web.chromium import a_chromium
from tests.web.tools import loopback_client

RED, BLUE, WHITE, BLACK = (255, 0, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0)


class Studio:
    """A server, and a camera that may have from it what pages need. `held` is what was recorded, by path."""

    def __init__(self, server: FaultServer, camera: Camera, requisites: Requisites) -> None:
        self.server = server
        self.camera = camera
        self.requisites = requisites
        self.held: dict[str, Fetched] = {}

    async def take(self, body: str | bytes, path: str = "/", media_type: str = "text/html", **more: Any) -> Image.Image:
        packed, why = await self.camera.take(self.page(body, path, media_type, **more))
        assert packed, why
        return Image.open(io.BytesIO(packed)).convert("RGB")

    def page(self, body: str | bytes, path: str = "/", media_type: str = "text/html", **more: Any) -> Fetched:
        raw = body.encode() if isinstance(body, str) else body
        headers = (("Content-Type", media_type),)
        return Fetched(url=self.server.url(path), status=200, headers=headers, body=raw, **more)

    def asked(self) -> list[str]:
        return [path for path in self.server.paths() if path != "/robots.txt"]


@asynccontextmanager
async def studio(answers: dict[str, Answer] | None = None, **settings: Any) -> AsyncIterator[Studio]:
    held: dict[str, Fetched] = {}
    async with FaultServer(answers) as server, loopback_client(fonts=True, **settings) as client:
        requisites = Requisites(held.get, client, admits=lambda url: url.startswith(server.url()))
        async with Camera(a_chromium(), requisites) as camera:
            on = Studio(server, camera, requisites)
            on.held = held
            yield on


def png(colour: tuple[int, int, int], size: tuple[int, int] = (4, 4)) -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", size, colour).save(packed, "PNG")
    return packed.getvalue()


def image(colour: tuple[int, int, int] = RED) -> Page:
    return Page(png(colour), headers=[("Content-Type", "image/png")])


def css(text: str) -> Page:
    return Page(text.encode(), headers=[("Content-Type", "text/css")])


def ink(picture: Image.Image) -> int:
    """How many pixels are dark."""
    return sum(picture.convert("L").histogram()[:100])


def test_a_page_is_drawn_with_its_styles_and_images_and_the_next_has_them_at_once() -> None:
    async def run() -> None:
        answers: dict[str, Answer] = {
            "/a.css": css("@import url(b.css); body {margin: 0} p {height: 100px; background: url(/p.png)}"),
            "/b.css": css("img {display: block; width: 100px; height: 100px}"),
            "/logo.png": Page(b"", 302, [("Location", "/true.png")]),
            "/true.png": image(RED),
            "/p.png": image(BLUE),
        }
        async with studio(answers) as on:
            body = "<link rel=stylesheet href=/a.css><img src=/logo.png><p>x"
            seen = await on.take(body)
            assert seen.size == (1280, 960)
            assert (seen.getpixel((50, 50)), seen.getpixel((640, 150))) == (RED, BLUE)
            assert sorted(on.asked()) == sorted(answers)
            assert on.requisites.requests == len(answers)
            assert {host_of(each.url) for each in on.requisites.news()} == {"127.0.0.1"}
            assert on.requisites.requests == len(answers) + 1, "robots.txt is counted where it was asked for"
            assert list(on.requisites.news()) == []
            again = await on.take(body, "/other")
            assert again.tobytes() == seen.tobytes()
            assert sorted(on.asked()) == sorted(answers)

    asyncio.run(run())


def test_what_was_recorded_is_not_asked_for_and_shows_frames() -> None:
    async def run() -> None:
        async with studio({"/c.png": image(BLUE)}) as on:
            frame = "<body style='background: red'>"
            on.held[on.server.url("/b.png")] = on.page(png(BLUE), "/b.png", "image/png")
            on.held[on.server.url("/frame")] = on.page(frame, "/frame")
            box = "display: block; height: 100px"
            seen = await on.take(
                f"<body style='margin: 0'><iframe src=/frame style='border: 0; {box}'></iframe>"
                "<iframe src=/unknown></iframe>"
                f"<img src=/b.png style='position: absolute; top: 300px; left: 0; width: 100px; {box}'>"
            )
            assert (seen.getpixel((50, 50)), seen.getpixel((50, 350))) == (RED, BLUE)
            assert on.server.paths() == []
            assert on.requisites.requests == 0

    asyncio.run(run())


def test_a_page_of_frames_shows_those_that_were_recorded() -> None:
    async def run() -> None:
        async with studio() as on:
            for path, colour in (("/menu", "red"), ("/main", "blue")):
                on.held[on.server.url(path)] = on.page(f"<body style='background: {colour}'>", path)
            seen = await on.take("<frameset cols=200,* border=0><frame src=/menu><frame src=/main></frameset>")
            assert (seen.getpixel((100, 500)), seen.getpixel((700, 500))) == (RED, BLUE)
            assert on.server.paths() == []

    asyncio.run(run())


def test_images_that_can_not_be_seen_are_not_fetched_and_those_that_can_come_from_the_top() -> None:
    async def run() -> None:
        answers: dict[str, Answer] = {f"/{name}.png": image() for name in ("top", "low", "below", "hidden", "aside")}
        async with studio(answers) as on:
            style = "style='position: absolute; width: 10px; height: 10px; top:"
            seen = await on.take(
                f"<img src=/below.png {style} 4100px'><img src=/low.png {style} 3900px'>"
                f"<img src=/top.png {style} 20px'><img src=/hidden.png {style} 0; display: none'>"
                f"<img src=/aside.png {style} 0; left: 5000px'>"
            )
            assert seen.size == (1280, 4000)
            assert on.asked() == ["/top.png", "/low.png"]

    asyncio.run(run())


def test_scripts_do_not_run_and_the_page_stays_where_it_is() -> None:
    async def run() -> None:
        async with FaultServer() as spy, studio() as on:
            out = f"http://127.0.0.1:{spy.port}"
            seen = await on.take(
                f"<meta http-equiv=refresh content='0;url=/away'><script>document.body.innerHTML = ''</script>"
                f"<body style='background: red' onload='document.body.style.background=`blue`'><img src={out}/a.png>"
                f"<link rel=stylesheet href={out}/b.css><link rel=preload as=font href={out}/c.woff2 crossorigin>"
                f"<iframe src={out}/d></iframe><object data={out}/e></object><video src={out}/f autoplay></video>"
                f"<style>@font-face {{font-family: x; src: url({out}/g.woff)}} body {{font-family: x}}</style>words"
                f"<img src=http://169.254.169.254/h><img src=http://10.0.0.1/i.png><audio src=/j.mp3 autoplay></audio>"
            )
            assert seen.getpixel((1200, 900)) == RED
            assert spy.connections == 0
            assert on.asked() == []

    asyncio.run(run())


def test_thai_of_any_coding_is_readable_whatever_is_declared() -> None:
    async def run() -> None:
        async with studio() as on:
            words = "<body style='font-size: 40px'>โครงสร้างเทศบาลตำบล"
            plain = await on.take(f"<meta charset=utf-8>{words}")
            assert ink(plain) > 500
            for body, declared in (
                (words.encode("cp874"), "text/html"),
                (words.encode("cp874"), "text/html; charset=iso-8859-1"),
                (b"<meta charset=utf-8>" + words.encode("cp874"), "text/html; charset=utf-8"),
                (words.encode(), "text/html; charset=windows-874"),
            ):
                assert (await on.take(body, media_type=declared)).tobytes() == plain.tobytes()

    asyncio.run(run())


def test_text_and_data_are_drawn_as_they_stand() -> None:
    async def run() -> None:
        async with studio() as on:
            assert ink(await on.take("ที่,โครงการ\n1,ถนน", "/a.csv", "text/csv")) > 100
            assert ink(await on.take('{"a": "<p style=background:black>"}', "/a.json", "application/json")) > 100

    asyncio.run(run())


def test_what_only_scripts_would_take_away_is_taken_away() -> None:
    async def run() -> None:
        async with studio() as on:
            full = "position: fixed; inset: 0; background: black"
            text = f"<p>{'เนื้อหาของหน้า ' * 100}</p>"
            assert (await on.take(f"<div style='{full}'>Loading</div>{text}")).getpixel((1270, 950)) == WHITE
            assert (await on.take(f"<div style='{full}'>{text}</div>")).getpixel((1270, 950)) == BLACK, "it is the page"
            body = "<noscript><div style='height: 960px; background: black'></div></noscript>"
            assert (await on.take(body)).getpixel((640, 500)) == BLACK
            assert (await on.take(body, how="rendered")).getpixel((640, 500)) == WHITE

    asyncio.run(run())


def test_a_page_that_never_ends_loading_costs_only_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawler.web.camera, "PATIENCE", 1.0)

    async def run() -> None:
        async with studio({"/a.css": Silence(), "/b.png": Silence(), "/c.woff": Silence()}) as on:
            began = time.monotonic()
            seen = await on.take(
                "<style>@font-face {font-family: x; src: url(/c.woff)}</style><link rel=stylesheet href=/a.css>"
                "<body style='background: red; font-family: x'>words<img src=/b.png>"
            )
            assert seen.getpixel((640, 500)) == RED
            assert time.monotonic() - began < 10

    asyncio.run(run())


def test_a_page_that_asks_for_a_thousand_images_gets_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawler.web.requisites, "MOST_FOR_PAGE", 5)
    monkeypatch.setattr(crawler.web.requisites, "MOST_REQUESTS", 8)

    async def run() -> None:
        async with studio({f"/{n}.png": image() for n in range(1000)}) as on:
            greedy = "".join(f"<img src=/{n}.png width=1 height=1>" for n in range(1000))
            await on.take(greedy)
            assert sorted(on.asked()) == [f"/{n}.png" for n in range(5)]
            await on.take("".join(f"<img src=/x{n}.png width=1 height=1>" for n in range(50)), "/next")
            assert len(on.asked()) == 8, "and so do all pages together"

    asyncio.run(run())


def test_a_huge_image_and_a_huge_page_stay_in_bounds() -> None:
    async def run() -> None:
        bomb = Page(png(RED, (9_000, 9_000)), headers=[("Content-Type", "image/png")])
        endless = Page(b"\0" * 2_000_000, headers=[("Content-Type", "image/png")])
        async with studio({"/bomb.png": bomb, "/endless.png": endless}, max_bytes=1_000_000) as on:
            seen = await on.take("<img src=/bomb.png><img src=/endless.png>" + "<p>x" * 20_000)
            assert seen.size == (1280, 4000)

    asyncio.run(run())


def test_robots_and_the_end_of_the_hours_hold() -> None:
    async def run() -> None:
        rules = Page(b"User-agent: *\nDisallow: /img/", headers=[("Content-Type", "text/plain")])
        answers: dict[str, Answer] = {"/robots.txt": rules, "/img/a.png": image(), "/b.png": image()}
        async with studio(answers) as on:
            await on.take("<img src=/img/a.png><img src=/b.png>")
            assert on.asked() == ["/b.png"]
            on.requisites._may_fetch = lambda: False
            await on.take("<img src=/c.png><img src=/b.png>")
            assert on.asked() == ["/b.png"]

    asyncio.run(run())


def test_letters_and_styles_may_come_from_where_libraries_are_published_and_nothing_else() -> None:
    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",)

    async def run() -> None:
        answers: dict[str, Answer] = {"/a.css": css("body {background: red}")}
        async with studio(answers, resolver=resolver, private_hosts=frozenset({"127.0.0.1", "cdn.jsdelivr.net"})) as on:
            cdn = on.server.url("", "cdn.jsdelivr.net")
            seen = await on.take(f"<link rel=stylesheet href={cdn}/a.css><img src={cdn}/b.png><script src={cdn}/c.js>")
            assert seen.getpixel((640, 500)) == RED
            assert on.asked() == ["/a.css"]

    asyncio.run(run())


def test_without_a_client_pages_are_drawn_of_what_there_is() -> None:
    async def run() -> None:
        page = Fetched(url="http://town.example/", status=200, body=b"<body style='background: red'><img src=/a.png>")
        async with Camera(a_chromium(), Requisites(lambda _: None)) as camera:
            packed, why = await camera.take(page)
            assert packed, why
            assert Image.open(io.BytesIO(packed)).convert("RGB").getpixel((640, 500)) == RED

    asyncio.run(run())


def test_a_browser_that_can_not_be_started_is_a_reason(tmp_path: Any) -> None:
    a_chromium()
    false = tmp_path / "no-browser"
    false.write_text("#!/bin/sh\nexit 1\n")
    false.chmod(0o755)

    async def run() -> None:
        page = Fetched(url="http://town.example/", status=200, body=b"<p>x")
        async with Camera(Chromium(path=str(false)), Requisites(lambda _: None)) as camera:
            for _ in range(3):
                packed, why = await camera.take(page)
                assert packed == b""
                assert why.startswith("picture: ")

    asyncio.run(run())
