"""What the tests of fetching share: a clock that never waits, and a client that may talk to loopback."""

from __future__ import annotations

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from crawler.web import Client, FetchSettings
from crawler.web.guard import Resolver, resolve
from crawler.web.politeness import HostClock

DATA = Path(__file__).parent / "data"
START = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


class Hosts:
    """A `HostClock` that remembers as long as it lives."""

    def __init__(self) -> None:
        self.times: dict[str, tuple[float, float]] = {}

    def load(self, host: str) -> tuple[float, float]:
        return self.times.get(host, (0.0, 0.0))

    def claim(self, host: str, known: float, following: float) -> bool:
        next_start, cool_until = self.load(host)
        self.times[host] = (following if next_start == known else next_start, cool_until)
        return next_start == known

    def cool(self, host: str, until: float) -> None:
        self.times[host] = (self.load(host)[0], until)


class FakeClock:
    """Sleeping takes no time and moves the clock; `slept` are the sleeps in order."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def utc(self) -> datetime:
        return START + timedelta(seconds=self.now)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


def loopback_client(
    clock: FakeClock | None = None,
    resolver: Resolver = resolve,
    tls: ssl.SSLContext | None = None,
    hosts: HostClock | None = None,
    **settings: Any,
) -> Client:
    """A client without delay that may talk to 127.0.0.1, and whose retries take no time."""
    chosen = {"delay": 0.0, "timeout": 10.0, "private_hosts": frozenset({"127.0.0.1"}), **settings}
    return Client(FetchSettings(**chosen), hosts or Hosts(), clock=clock or FakeClock(), resolver=resolver, tls=tls)


def server_tls(name: str = "town.example") -> ssl.SSLContext:
    """The server's side of TLS, with a certificate of town.example that nobody trusts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(DATA / f"{name}.pem")
    return context


def trusting_tls(name: str = "town.example") -> ssl.SSLContext:
    """The client's side, trusting that certificate."""
    return ssl.create_default_context(cafile=DATA / f"{name}.pem")
