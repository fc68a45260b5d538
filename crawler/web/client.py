"""The one door to the web: every fetch goes through a `Client`, which is polite, patient and hard to lead astray."""

from __future__ import annotations

import ssl
from types import TracebackType
from typing import Self

from msgspec.structs import replace
from tenacity import AsyncRetrying, RetryCallState, retry_if_result, wait_exponential

from crawler.models import REFUSED, Fetched, Validators
from crawler.urls import host_of
from crawler.web.clock import Clock, SystemClock
from crawler.web.exchange import Outcome
from crawler.web.fallback import Fallback
from crawler.web.guard import Resolver, resolve
from crawler.web.politeness import LONGEST_WAIT, HostClock, HostRestsError, Politeness, retry_after
from crawler.web.robots import Robots
from crawler.web.settings import FetchSettings

__all__ = ["Client"]

_FIRST_BACKOFF = 0.5
_LONGEST_BACKOFF = 8.0


class Client:
    """Fetches pages of strangers. Use as `async with Client(settings) as client`.

    `hosts` remembers when each host may be asked, beyond this client and this process.
    `robots_exchanges` collects the exchanges made for robots.txt files; the caller archives and clears them.
    `clock`, `resolver` and `tls` (the context that verifies servers; default: the system's trust store) are for tests.
    """

    def __init__(
        self,
        settings: FetchSettings,
        hosts: HostClock,
        *,
        clock: Clock | None = None,
        resolver: Resolver = resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.settings = settings
        self.robots_exchanges: list[Fetched] = []
        self._clock = clock or SystemClock()
        self._exchanger = Fallback(settings, self._clock, resolver, tls)
        self._politeness = Politeness(settings.delay, settings.parallel, self._clock, hosts)
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
        A host that asked for more rest than we wait for is not asked, and `blocked` with status 0.
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
        if fetched.status in REFUSED and fetched.fault is None:
            return replace(fetched, fault="blocked", detail=f"the server refused with {fetched.status}")
        return fetched

    def remember_robots(self, fetched: Fetched) -> None:
        """Take a robots.txt that was fetched before, so that it is not asked for again."""
        self._robots.remember(fetched)

    async def allowed(self, url: str) -> bool:
        """Whether robots.txt lets us fetch `url`; from then on its Crawl-delay holds for the host."""
        host = host_of(url)
        if self._politeness.rests(host):
            return True  # the fetch will say so; its rules are asked for when it may be asked at all
        self._politeness.slow_down(host, await self._robots.crawl_delay(url))
        return await self._robots.allowed(url)

    async def _attempt(self, url: str, referer: str, validators: Validators | None) -> Outcome:
        host = host_of(url)
        try:
            async with self._politeness.turn(host):
                outcome = await self._exchanger.get(url, referer, validators)
        except HostRestsError as rest:
            return Outcome(fetched=Fetched(url=url, fault="blocked", detail=str(rest)))
        fetched = outcome.fetched
        self._politeness.learn(host, fetched.elapsed_ms / 1000, well=outcome.attempts == 1)
        if fetched.status not in (429, 503):
            return outcome
        rest_for = retry_after(fetched, self._clock.utc()) or 0.0
        self._politeness.cool(host, rest_for)
        return replace(outcome, attempts=1) if rest_for > LONGEST_WAIT else outcome

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
