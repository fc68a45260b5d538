"""What the crawl is doing, told while it runs: one live line on a terminal, plain lines in a log."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.live import Live
from rich.text import Text

from crawler.language import _, _n
from crawler.report.plain import shown_address
from crawler.report.words import words

__all__ = ["Event", "Progress"]

EVERY_SECONDS = 5.0
EVERY_FETCHES = 25


class Event(Protocol):
    """What the crawl tells after each step; `settled` of `total` items need no more looking."""

    @property
    def doing(self) -> str: ...
    @property
    def fetched(self) -> int: ...
    @property
    def documents(self) -> int: ...
    @property
    def queued(self) -> int: ...
    @property
    def settled(self) -> int: ...
    @property
    def total(self) -> int: ...


class Progress:
    """A context manager to be called with each event. It writes to standard error, so that output can be piped.

    Not on a terminal, a line is written at the first event, then every 5 seconds or 25 fetches, and for the last event.
    """

    def __init__(
        self, lang: str = "th", console: Console | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._words = words(lang)
        self._console = console or Console(stderr=True)
        self._clock = clock
        self._live = Live(console=self._console, transient=True, auto_refresh=False)
        self._written = -EVERY_SECONDS
        self._fetched = -EVERY_FETCHES
        self._unsaid: Event | None = None

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()
        if self._unsaid is not None:
            self._log(self._unsaid)

    def __call__(self, event: Event) -> None:
        """Tells `event`, or keeps it until it is time for the next line."""
        if self._console.is_terminal:
            self._live.update(self._drawn(event), refresh=True)
        elif self._is_time(event):
            self._log(event)
        else:
            self._unsaid = event

    def _is_time(self, event: Event) -> bool:
        waited = self._clock() - self._written
        return waited >= EVERY_SECONDS or event.fetched - self._fetched >= EVERY_FETCHES

    def _log(self, event: Event) -> None:
        self._written, self._fetched, self._unsaid = self._clock(), event.fetched, None
        self._console.print(Text(f"{self._counts(event)} · {self._doing(event)}"), soft_wrap=True)

    def _drawn(self, event: Event) -> Text:
        """Two lines, each cut to the terminal's width: Thai has no blanks to break at."""
        width = self._console.width - 1
        counts, doing = Text(self._counts(event), style="bold"), Text(self._doing(event), style="dim")
        for line in (counts, doing):
            line.truncate(width, overflow="ellipsis")
        return Text("\n").join([counts, doing])

    def _counts(self, event: Event) -> str:
        told = _(
            "เปิดแล้ว {fetched:n} · {documents} · รออยู่ {queued:n} · ตัดสินแล้ว {settled}/{total} ข้อ",
            fetched=event.fetched,
            documents=_n("เอกสาร {count:n}", count=event.documents),
            queued=event.queued,
            settled=event.settled,
            total=event.total,
        )
        return self._words.say(told)

    def _doing(self, event: Event) -> str:
        address = " ".join(shown_address(event.doing, 120).split())
        return self._words.say(_("กำลังเปิด {address}", address=address))
