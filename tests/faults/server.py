"""Raw sockets under asyncio: the answers decide about every byte."""

from __future__ import annotations

import asyncio
import ssl
from asyncio import StreamReader, StreamWriter
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from tests.faults.answers import Answer, Page, Raw

HANDSHAKE = b"\x16"
"""How a client begins that speaks TLS to a server that does not."""


@dataclass(frozen=True)
class Heard:
    """A request as it arrived; header names in lower case."""

    method: str
    target: str
    headers: dict[str, str]


class FaultServer:
    """Serves `answers` by path, with or without its query, on 127.0.0.1; any other path is 404. Use as
    `async with FaultServer({...}) as server`.

    `heard` are the requests in order, `most_at_once` the most that were being answered at the same time, `connections`
    how many were made, failed handshakes among them. The next `slips` connections get nonsense for a handshake.
    """

    def __init__(self, answers: dict[str, Answer] | None = None, tls: ssl.SSLContext | None = None) -> None:
        self.answers = answers or {}
        self.heard: list[Heard] = []
        self.most_at_once = 0
        self.connections = 0
        self.slips = 0
        self.tls = tls
        self._at_once = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [each.target for each in self.heard]

    async def _connected(self, reader: StreamReader, out: StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        try:
            with suppress(asyncio.IncompleteReadError, asyncio.CancelledError, OSError):
                await self._shake_hands(out)
                while not out.is_closing():
                    first = await reader.readexactly(1)
                    if first == HANDSHAKE:
                        await Raw(b"HTTP/1.1 400 Bad Request\r\n\r\n").write(out)
                        break
                    await self._serve(first + await reader.readuntil(b"\r\n\r\n"), out)
        finally:
            self._tasks.discard(task)
            out.transport.abort() if task.cancelling() else out.close()

    async def _shake_hands(self, out: StreamWriter) -> None:
        if self.slips:
            self.slips -= 1
            await Raw(b"no handshake\r\n").write(out)
        elif self.tls:
            await out.start_tls(self.tls)

    async def _serve(self, request: bytes, out: StreamWriter) -> None:
        first, *lines = request.decode("latin-1").strip().split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        self.heard.append(Heard(method, target, headers))
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            path = target if target in self.answers else target.partition("?")[0]
            await self.answers.get(path, Page(b"not here", 404)).write(out)
            await out.drain()
        finally:
            self._at_once -= 1
