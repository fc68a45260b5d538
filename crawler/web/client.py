"""The one door to the web: every fetch goes through a `Client`, which is polite, patient and hard to lead astray."""

from __future__ import annotations

import ssl
from types import TracebackType
from typing import Self

from msgspec.structs import replace
from tenacity import AsyncRetrying, RetryCallState, retry_if_result, wait_exponential

from crawler.models import Fetched, Validators
from crawler.urls import host_of
from crawler.web.clock import Clock, SystemClock
from crawler.web.exchange import Exchanger, Outcome
from crawler.web.guard import Resolver, resolve
from crawler.web.politeness import Politeness, retry_after
from crawler.web.robots import Robots
from crawler.web.settings import FetchSettings

__all__ = ["Client"]

_FIRST_BACKOFF = 0.5
_LONGEST_BACKOFF = 8.0
_REFUSALS = frozenset({403, 429, 503})


class Client:
    """Fetches pages of strangers. Use as `async with Client(settings) as client`.

    `robots_exchanges` collects the exchanges made for robots.txt files; the caller archives and clears them.
    `clock`, `resolver` and `tls` (the context that verifies servers; default: the system's trust store) are for tests.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        clock: Clock | None = None,
        resolver: Resolver = resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.settings = settings
        self.robots_exchanges: list[Fetched] = []
        self._clock = clock or SystemClock()
        self._exchanger = Exchanger(settings, self._clock, resolver, tls)
        self._politeness = Politeness(settings.delay, settings.parallel, self._clock)
        self._robots = Robots(self._fetch_robots)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._exchanger.aclose()

    async def fetch(self, url: str, referer: str = "", validators: Validators | None = None) -> Fetched:
        """One exchange, redirects not followed, retried where that can help. Never raises for trouble of the net.

        `status` is 0 where no whole answer came, and `fault` then says why. Two faults keep the status and headers:
        `too_large` (without body) and `blocked` (403; 429 and 503 to the end of the retries), which keeps the body too.
        `validators` are those of an answer that is held; status 304 then says that it is still the same.
        """
        retrying = AsyncRetrying(
            retry=retry_if_result(lambda outcome: outcome.attempts > 1),
            stop=self._enough,
            wait=wait_exponential(multiplier=_FIRST_BACKOFF, max=_LONGEST_BACKOFF),
            sleep=self._clock.sleep,
            retry_error_callback=_outcome,
        )
        outcome: Outcome = await retrying(self._attempt, url, referer, validators)
        fetched = outcome.fetched
        if fetched.status in _REFUSALS and fetched.fault is None:
            return replace(fetched, fault="blocked", detail=f"the server refused with {fetched.status}")
        return fetched

    async def allowed(self, url: str) -> bool:
        """Whether robots.txt lets us fetch `url`; from then on its Crawl-delay holds for the host."""
        self._politeness.slow_down(host_of(url), await self._robots.crawl_delay(url))
        return await self._robots.allowed(url)

    def crawl_delay(self, host: str) -> float:
        """Seconds between two request starts on `host`: ours, or that of its robots.txt (as far as read) if longer."""
        return self._politeness.delay(host)

    async def _attempt(self, url: str, referer: str, validators: Validators | None) -> Outcome:
        host = host_of(url)
        async with self._politeness.turn(host):
            outcome = await self._exchanger.get(url, referer, validators)
        if outcome.fetched.status in (429, 503):
            self._politeness.cool(host, retry_after(outcome.fetched, self._clock.utc()) or 0.0)
        return outcome

    def _enough(self, state: RetryCallState) -> bool:
        return state.attempt_number >= min(self.settings.attempts, _outcome(state).attempts)

    async def _fetch_robots(self, url: str) -> Fetched:
        fetched = await self.fetch(url)
        self.robots_exchanges.append(fetched)
        return fetched


def _outcome(state: RetryCallState) -> Outcome:
    assert state.outcome is not None
    outcome: Outcome = state.outcome.result()
    return outcome
