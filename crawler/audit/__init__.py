"""The stories: audit a site, audit a recording, judge a stored run again."""

from __future__ import annotations

from crawler.audit.asking import holdings, query, search
from crawler.audit.cassettes import DEMO
from crawler.audit.deciding import decide, decisions, rulings_in, take_in, until_day, withdraw
from crawler.audit.hours import Hours
from crawler.audit.judging import Audit, Request
from crawler.audit.run import audit, bundle, rejudge, runs, unfetched

__all__ = [
    "DEMO",
    "Audit",
    "Hours",
    "Request",
    "audit",
    "bundle",
    "decide",
    "decisions",
    "holdings",
    "query",
    "rejudge",
    "rulings_in",
    "runs",
    "search",
    "take_in",
    "unfetched",
    "until_day",
    "withdraw",
]
