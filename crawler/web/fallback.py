"""Who may be believed: a server is verified first, and read unverified, labelled so, where it can't be."""

from __future__ import annotations

import ssl

from msgspec.structs import replace

from crawler.models import TlsFlaw, Validators
from crawler.web.clock import Clock
from crawler.web.exchange import Exchanger, Outcome, origin_of
from crawler.web.guard import Resolver
from crawler.web.settings import FetchSettings
from crawler.web.tls import unverified_context

__all__ = ["Fallback"]


class Fallback:
    """Makes exchanges as an `Exchanger` does.

    An origin that can't be verified at its first handshake is read over unverified connections from then on. One that
    was verified before is so each time: what fails there later is read unverified for itself. The two kinds of
    connection share no cookies, so nobody in between learns what a verified server gave us.
    """

    def __init__(self, settings: FetchSettings, clock: Clock, resolver: Resolver, tls: ssl.SSLContext | None) -> None:
        self._strict = settings.strict_tls
        self._verified = Exchanger(settings, clock, resolver, tls)
        self._unverified = Exchanger(settings, clock, resolver, unverified_context())
        self._flawed: dict[str, TlsFlaw] = {}

    async def get(self, url: str, referer: str, validators: Validators | None = None) -> Outcome:
        """One GET, and a second one where the first failed because of TLS. Never raises for trouble on the way."""
        origin = origin_of(url)
        if origin in self._flawed:
            return _labelled(await self._unverified.get(url, referer, validators), self._flawed[origin])
        outcome = await self._verified.get(url, referer, validators)
        if outcome.fetched.tls == "other":  # may be a slip of the line; no server is called unsafe for one
            outcome = await self._verified.get(url, referer, validators)
        flaw = outcome.fetched.tls
        if not flaw or self._strict:
            return outcome
        unverified = await self._unverified.get(url, referer, validators)
        if unverified.fetched.fault == "tls":
            return outcome
        if unverified.fetched.status and not self._verified.has_answered(origin):
            self._flawed[origin] = flaw
        return _labelled(unverified, flaw)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._verified.aclose()
        await self._unverified.aclose()


def _labelled(outcome: Outcome, flaw: TlsFlaw) -> Outcome:
    return replace(outcome, fetched=replace(outcome.fetched, tls=flaw)) if outcome.fetched.status else outcome
