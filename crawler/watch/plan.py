"""What is to be done for one site, everything that was left open filled in."""

from __future__ import annotations

from pathlib import Path

import msgspec

from crawler.audit import Hours, Request
from crawler.checklist import Checklist
from crawler.models import Frozen
from crawler.watch.sites import Keep, Recipient

__all__ = ["Plan", "Usual", "Watch"]


class Usual(Frozen):
    """What holds where neither the site nor [defaults] says anything."""

    checklist: str = "oit-2567"
    lang: str = "th"
    hours: str = ""
    delay: float = 1.0
    max_pages: int = 400
    max_minutes: float = 60.0
    max_mb: float = 1024.0
    subdomains: bool = False
    strict_tls: bool = False
    browser: bool = True
    screenshots: bool = True
    iit: float | None = None
    eit: float | None = None
    pause_minutes: float = 10.0
    unseen_nights: int = 3
    least_points: float = 0.0


class Plan(Frozen):
    """One site: `key` is its canonical address, `options` how it is watched, `tell` who is told."""

    name: str
    url: str
    key: str
    checklist: Checklist
    options: Usual
    tell: tuple[Recipient, ...]

    def request(self, store: Path, after: str = "") -> Request:
        """What is asked of an audit that builds on the run `after`."""
        options = self.options
        return Request(
            target=self.url,
            store=store,
            lang=options.lang,
            delay=options.delay,
            hours=self.hours,
            subdomains=options.subdomains,
            strict_tls=options.strict_tls,
            after=after,
            pages=options.max_pages,
            minutes=options.max_minutes,
            megabytes=options.max_mb,
            browser=options.browser,
            screenshots=options.screenshots,
            iit=options.iit,
            eit=options.eit,
        )

    @property
    def hours(self) -> Hours | None:
        """When the site may be visited; None: at any time."""
        return Hours.parse(self.options.hours) if self.options.hours else None


class Watch(Frozen):
    """A checked sites.toml. `at` is when the nightly run begins: hour and minute in Thailand."""

    file: Path
    plans: tuple[Plan, ...]
    recipients: dict[str, Recipient]
    at: tuple[int, int] = (2, 0)
    keep: Keep = msgspec.field(default_factory=Keep)
