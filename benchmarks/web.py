"""A site of plain pages served in a process of its own, and counted: for benchmarks of the crawl."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection

__all__ = ["serving"]

_GONE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


class _Protocol(asyncio.Protocol):
    """Answers one GET after another on a connection, in the order of asking."""

    def __init__(self, answers: Mapping[bytes, bytes]) -> None:
        self._answers = answers
        self._waiting = b""
        self._out: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._out = transport

    def data_received(self, data: bytes) -> None:
        assert self._out is not None
        *requests, self._waiting = (self._waiting + data).split(b"\r\n\r\n")
        for request in requests:
            self._out.write(self._answers.get(request.split(b" ", 2)[1], _GONE))


@contextmanager
def serving(pages: Mapping[str, bytes]) -> Iterator[str]:
    """Serve HTML pages by path, each with its length and nothing else; gives the address of the site."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(pages, theirs), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{ours.recv()}"
    finally:
        process.terminate()
        process.join()


def _serve(pages: Mapping[str, bytes], pipe: Connection) -> None:
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\r\n"
    answers = {path.encode(): head.format(len(page)).encode() + page for path, page in pages.items()}

    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(lambda: _Protocol(answers), "127.0.0.1", 0)
        pipe.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())
