"""Whatever a server does, a fetch ends in time and says what happened."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from typing import Any

import httpcore2 as httpcore
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.models import Fetched
from crawler.web.guard import GuardedBackend, NameServerError, NameUnknownError, resolve
from tests.faults import (
    Answer,
    BadGzip,
    BadHeader,
    BrokenChunks,
    Drip,
    Drop,
    Endless,
    FaultServer,
    GoAway,
    GzipBomb,
    InTurn,
    Page,
    Partial,
    Raw,
    Reset,
    ResetInBody,
    Silence,
    Steady,
)
from tests.faults.answers import head
from tests.web.tools import FakeClock, loopback_client, server_tls, trusting_tls

NOT_HTTP = b"SSH-2.0-OpenSSH_9.6\r\n"
ENDLESS_HEADERS = b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000
UNASKED_BROTLI = Page(b"\x0b\x02\x80hello\x03", headers=[("Content-Encoding", "br")])


def fetch(answer: Answer, **options: Any) -> tuple[Fetched, int]:
    """What a client makes of `answer`, and how often it asked."""

    async def run() -> tuple[Fetched, int]:
        async with FaultServer({"/": answer}) as server, loopback_client(**options) as client:
            return await client.fetch(server.url()), len(server.heard)

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("answer", "fault", "asked"),
    [
        (Drop(), "protocol", 3),
        (Reset(), "reset", 3),
        (ResetInBody(), "reset", 3),
        (Partial(), "protocol", 3),
        (BrokenChunks(), "protocol", 3),
        (Raw(NOT_HTTP), "protocol", 3),
        (BadHeader(), "protocol", 3),
        (GoAway(), "protocol", 3),
        (Raw(ENDLESS_HEADERS), "protocol", 3),
        (BadGzip(), "protocol", 1),
        (UNASKED_BROTLI, "protocol", 1),
    ],
    ids=lambda value: type(value).__name__ if hasattr(value, "write") else None,
)
def test_a_broken_answer_is_a_fault_after_the_retries(answer: Answer, fault: str, asked: int):
    fetched, heard = fetch(answer)
    assert (fetched.fault, fetched.status, fetched.body, heard) == (fault, 0, b"", asked)
    assert fetched.detail
    assert fetched.fetched == "2026-11-21T03:00:01Z" if asked == 3 else "2026-11-21T03:00:00Z"


@pytest.mark.parametrize("trouble", [Drop, Reset, ResetInBody, Partial, BrokenChunks])
def test_passing_trouble_is_got_over(trouble: Callable[[], Answer]):
    fetched, heard = fetch(InTurn(trouble(), Page(b"here")))
    assert (fetched.fault, fetched.status, fetched.body, heard) == (None, 200, b"here", 2)


@pytest.mark.parametrize("answer", [Silence(), Drip()])
def test_the_time_limit_is_for_the_whole_request(answer: Answer):
    started = time.monotonic()
    fetched, heard = fetch(answer, timeout=0.6, attempts=5)
    assert (fetched.fault, fetched.status, heard) == ("timeout", 0, 2)
    assert time.monotonic() - started < 5


def test_a_large_body_that_keeps_arriving_gets_more_time():
    fetched, heard = fetch(Steady(40), timeout=0.4)
    assert (fetched.fault, len(fetched.body), heard) == (None, 2_000_000, 1)


@pytest.mark.parametrize("answer", [Page(bytes(100_001)), Endless(), GzipBomb()])
def test_a_body_is_bounded(answer: Answer):
    fetched, heard = fetch(answer, max_bytes=100_000)
    assert (fetched.fault, fetched.status, fetched.body, heard) == ("too_large", 200, b"", 1)
    assert fetched.header("content-length") or fetched.header("transfer-encoding")


class Large:
    """A body of `size` bytes and a type, the size announced or not; `sent` is how many of them were sent."""

    def __init__(self, media_type: str, size: int, announced: bool) -> None:
        headers = [("Content-Type", media_type), ("Content-Length", str(size))]
        self.head = head(200, *headers[: 1 + announced])
        self.size = size
        self.sent = 0

    async def write(self, out: asyncio.StreamWriter) -> None:
        out.write(self.head)
        while self.sent < self.size:
            out.write(bytes(100_000))
            await out.drain()
            self.sent += 100_000
        out.close()


@pytest.mark.parametrize(
    ("media_type", "size", "taken"),
    [
        ("video/mp4", 20_000_000, False),
        ("Audio/MPEG", 20_000_000, False),
        ("text/html", 20_000_000, True),
        ("application/pdf", 60_000_000, False),
        ("application/pdf", 20_000_000, True),
        ("application/octet-stream", 20_000_000, True),
    ],
)
@pytest.mark.parametrize("announced", [True, False])
def test_film_sound_and_what_is_too_large_are_cut_off(media_type: str, size: int, taken: bool, announced: bool):
    answer = Large(media_type, size, announced)
    fetched, heard = fetch(answer)
    assert (fetched.status, fetched.fault, len(fetched.body), heard) == (
        (200, None, size, 1) if taken else (200, "too_large", 0, 1)
    )
    assert (answer.sent == size) == taken


@pytest.mark.parametrize("fonts", [True, False])
def test_letters_are_taken_where_pictures_are_drawn(fonts: bool):
    fetched, _ = fetch(Page(b"wOFF", headers=[("Content-Type", "font/woff")]), fonts=fonts)
    assert fetched.body == (b"wOFF" if fonts else b"")


def test_a_body_may_be_as_large_as_the_bound():
    fetched, _ = fetch(Page(bytes(100_000)), max_bytes=100_000)
    assert (fetched.fault, len(fetched.body)) == (None, 100_000)


def test_a_closed_port_is_tried_once_more():
    async def run() -> tuple[Fetched, list[float]]:
        with socket.socket() as taken:  # bound and not listening: nobody else can answer there
            taken.bind(("127.0.0.1", 0))
            clock = FakeClock()
            async with loopback_client(clock, attempts=9) as client:
                return await client.fetch(f"http://127.0.0.1:{taken.getsockname()[1]}/"), clock.slept

    fetched, slept = asyncio.run(run())
    assert (fetched.fault, fetched.status, slept) == ("refused", 0, [0.5])
    assert "ConnectionRefusedError" in fetched.detail


@pytest.mark.parametrize(("answers_first", "asked"), [(False, 1), (True, 2)])
def test_at_a_port_that_never_answered_we_knock_once(answers_first: bool, asked: int, monkeypatch: pytest.MonkeyPatch):
    knocked = 0

    async def wall(*_: object, **__: object) -> None:
        nonlocal knocked
        knocked += 1
        raise httpcore.ConnectTimeout

    async def run() -> Fetched:
        closing = Raw(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        async with FaultServer({"/": closing}) as server, loopback_client() as client:
            if answers_first:
                assert (await client.fetch(server.url())).status == 200
            monkeypatch.setattr(GuardedBackend, "connect_tcp", wall)
            return await client.fetch(server.url("/later"))

    assert asyncio.run(run()).fault == "timeout"
    assert knocked == asked


@pytest.mark.parametrize(
    ("error", "fault", "asked"), [(NameUnknownError, "dns", 1), (NameServerError, "name_server", 3)]
)
def test_a_name_that_does_not_exist_is_not_looked_up_again(error: type[Exception], fault: str, asked: int):
    looked_up = []

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        looked_up.append((host, port))
        raise error(host)

    async def run() -> Fetched:
        async with loopback_client(resolver=resolver) as client:
            return await client.fetch("http://town.example/")

    assert asyncio.run(run()).fault == fault
    assert looked_up == [("town.example", 80)] * asked


@pytest.mark.parametrize("host", ["a..b", "x" * 64 + ".example"])
def test_a_name_that_can_not_be_one_is_unknown(host: str):
    with pytest.raises(NameUnknownError):
        asyncio.run(resolve(host, 80))


async def to_loopback(host: str, port: int) -> tuple[str, ...]:
    return ("127.0.0.1",)


@pytest.mark.parametrize(
    ("host", "certificate", "trusted", "detail"),
    [
        ("town.example", "town.example", False, "self-signed"),
        ("town.example", "expired", True, "expired"),
        ("other.example", "town.example", True, "mismatch"),
    ],
)
def test_the_strict_never_accept_an_unsafe_certificate(host: str, certificate: str, trusted: bool, detail: str):
    async def run() -> tuple[Fetched, list[str]]:
        options: dict[str, Any] = {"resolver": to_loopback, "private_hosts": frozenset({host}), "strict_tls": True}
        tls = trusting_tls(certificate) if trusted else None
        async with (
            FaultServer({"/": Page(b"secret")}, tls=server_tls(certificate)) as server,
            loopback_client(tls=tls, **options) as client,
        ):
            return await client.fetch(server.url(host=host)), server.paths()

    fetched, paths = asyncio.run(run())
    assert (fetched.fault, fetched.status, fetched.body, paths) == ("tls", 0, b"", [])
    assert detail in fetched.detail.lower()


def test_a_server_without_tls_is_a_tls_fault():
    async def plain(reader: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        out.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        out.close()

    async def run() -> Fetched:
        server = await asyncio.start_server(plain, "127.0.0.1", 0)
        async with server, loopback_client() as client:
            return await client.fetch(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/")

    assert asyncio.run(run()).fault == "tls"


@pytest.mark.parametrize(
    "url", ["", "no address", "ftp://town.example/", "http://", "http://[::1", "http://a:b/", "http:///x", "//a/b"]
)
def test_what_is_no_web_address_is_a_fault(url: str):
    async def run() -> Fetched:
        async with loopback_client() as client:
            return await client.fetch(url)

    fetched = asyncio.run(run())
    assert (fetched.fault, fetched.status, fetched.url) in [("protocol", 0, url), ("dns", 0, url)]


HEADER_BYTES = st.binary(max_size=60)
ANSWERS = st.one_of(
    st.binary(max_size=200),
    st.builds(
        lambda status, name, value, body: b"HTTP/1.1 %d OK\r\n%s: %s\r\n\r\n%s" % (status, name, value, body),
        st.integers(0, 1200),
        st.sampled_from([b"Location", b"Set-Cookie", b"Content-Encoding", b"Retry-After", b"Content-Length", b"X"]),
        st.one_of(HEADER_BYTES, st.sampled_from([b"gzip, gzip", b"http://[", b"//", b"br", b"a=b; expires=x", b"-1"])),
        st.binary(max_size=60),
    ),
)


@settings(max_examples=150, deadline=None)
@given(ANSWERS)
def test_no_bytes_of_a_server_raise(answer: bytes):
    fetched, _ = fetch(Raw(answer), attempts=1)
    assert (fetched.status == 0) == (fetched.fault not in (None, "blocked"))
