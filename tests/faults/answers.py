"""The ways in which a server can answer, or fail to: each a small class."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import zlib
from asyncio import StreamWriter
from collections.abc import Iterable
from typing import Protocol


class Answer(Protocol):
    """Writes to the connection; closing it ends the connection, otherwise the next request is read."""

    async def write(self, out: StreamWriter) -> None: ...


def head(status: int, *headers: tuple[str, str], reason: str = "Fine") -> bytes:
    lines = [f"HTTP/1.1 {status} {reason}", *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join([*lines, "", ""]).encode()


class Page:
    """A whole and honest answer."""

    def __init__(self, body: bytes = b"", status: int = 200, headers: Iterable[tuple[str, str]] = ()) -> None:
        self.whole = head(status, *headers, ("Content-Length", str(len(body)))) + body

    async def write(self, out: StreamWriter) -> None:
        out.write(self.whole)


class Raw:
    """These bytes, and the end of the connection."""

    def __init__(self, whole: bytes) -> None:
        self.whole = whole

    async def write(self, out: StreamWriter) -> None:
        out.write(self.whole)
        out.close()


class Drop:
    """Closes without a word."""

    async def write(self, out: StreamWriter) -> None:
        out.close()


class Reset:
    """Resets the connection without a word."""

    async def write(self, out: StreamWriter) -> None:
        reset(out)


class ResetInBody:
    """Resets the connection in the middle of the body."""

    async def write(self, out: StreamWriter) -> None:
        out.write(head(200, ("Content-Length", "1000")) + b"half")
        await out.drain()
        await asyncio.sleep(0.01)  # a reset overtakes what was sent but not yet read
        reset(out)


class Partial(Raw):
    """Promises more bytes than it sends."""

    def __init__(self) -> None:
        super().__init__(head(200, ("Content-Length", "1000")) + b"half")


class BrokenChunks(Raw):
    """Says a chunk length that is no number."""

    def __init__(self) -> None:
        super().__init__(head(200, ("Transfer-Encoding", "chunked")) + b"4\r\nhalf\r\nzz\r\n")


class LyingLength(Raw):
    """Promises fewer bytes than it sends."""

    def __init__(self) -> None:
        super().__init__(head(200, ("Content-Type", "text/html"), ("Content-Length", "4")) + b"<h1>and much more</h1>")


class BadHeader(Raw):
    """A line among the headers that is none."""

    def __init__(self) -> None:
        super().__init__(b"HTTP/1.1 200 OK\r\nno colon here\r\n\r\nhello")


class GoAway(Raw):
    """Answers in HTTP/2, which nobody asked for: its settings, and that it is going away (GOAWAY)."""

    def __init__(self) -> None:
        super().__init__(bytes.fromhex("0000000400000000000000080700000000000000000000000000"))


class Silence:
    """Takes the request and says nothing, ever."""

    async def write(self, out: StreamWriter) -> None:
        await asyncio.Event().wait()


class Drip:
    """Sends a byte now and then, each well within a time limit on single reads."""

    async def write(self, out: StreamWriter) -> None:
        out.write(head(200, ("Content-Length", "1000000")))
        while not out.is_closing():
            out.write(b".")
            await out.drain()
            await asyncio.sleep(0.02)


class Steady:
    """Sends `pieces` of 50 kB, one every 20 ms."""

    def __init__(self, pieces: int) -> None:
        self.pieces = pieces

    async def write(self, out: StreamWriter) -> None:
        out.write(head(200, ("Content-Length", str(50_000 * self.pieces))))
        for _ in range(self.pieces):
            out.write(b"." * 50_000)
            await out.drain()
            await asyncio.sleep(0.02)


class Endless:
    """A chunked body that never ends."""

    async def write(self, out: StreamWriter) -> None:
        out.write(head(200, ("Transfer-Encoding", "chunked")))
        while not out.is_closing():
            out.write(b"3e8\r\n" + b"." * 1000 + b"\r\n")
            await out.drain()


class Compressed(Page):
    """A page in a content encoding."""

    def __init__(self, body: bytes, coding: str) -> None:
        packed = gzip.compress(body) if coding in ("gzip", "x-gzip") else zlib.compress(body)
        super().__init__(packed, headers=[("Content-Encoding", coding)])


class GzipBomb(Compressed):
    """Few bytes that become 100 million."""

    def __init__(self) -> None:
        super().__init__(bytes(100_000_000), "gzip")


class BadGzip(Page):
    """Says gzip and sends plain text."""

    def __init__(self) -> None:
        super().__init__(b"plain", headers=[("Content-Encoding", "gzip")])


class WrongCharset(Page):
    """Thai in windows-874 that says it is UTF-8, in the header and in itself."""

    def __init__(self, html: str) -> None:
        super().__init__(html.encode("cp874"), headers=[("Content-Type", "text/html; charset=utf-8")])


class ServerError(Page):
    """The program behind the server has failed."""

    def __init__(self) -> None:
        super().__init__(b"<h1>Internal Server Error</h1>", 500, [("Content-Type", "text/html")])


class Overloaded(Page):
    """The server asks to be left alone for a while."""

    def __init__(self, status: int = 503, retry_after: str = "1") -> None:
        super().__init__(b"busy", status, [("Content-Type", "text/plain"), ("Retry-After", retry_after)])


class Redirect(Page):
    """Leads to another address."""

    def __init__(self, target: str) -> None:
        super().__init__(status=302, headers=[("Location", target)])


class RedirectLoop:
    """Leads to itself by an address that is new each time."""

    def __init__(self) -> None:
        self.round = 0

    async def write(self, out: StreamWriter) -> None:
        self.round += 1
        await Redirect(f"?round={self.round}").write(out)


class InTurn:
    """One answer after another; the last one for ever."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)

    async def write(self, out: StreamWriter) -> None:
        await (self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]).write(out)


class Together(Page):
    """Holds its answer until `count` requests are waiting for it."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.waiting: list[asyncio.Event] = []

    async def write(self, out: StreamWriter) -> None:
        mine = asyncio.Event()
        self.waiting.append(mine)
        if len(self.waiting) == self.count:
            for each in self.waiting:
                each.set()
            self.waiting = []
        await mine.wait()
        await super().write(out)


def reset(out: StreamWriter) -> None:
    """Close so that the other side sees a reset and no orderly end."""
    out.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    out.transport.abort()
