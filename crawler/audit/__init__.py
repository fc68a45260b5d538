"""The stories: audit a site, audit a recording, judge a stored run again, verify a list of addresses."""

from __future__ import annotations

from crawler.audit.asking import holdings, query, search
from crawler.audit.cassettes import DEMO
from crawler.audit.comparing import compared, difference, told_over_time
from crawler.audit.deciding import decide, decisions, rulings_in, take_in, until_day, withdraw
from crawler.audit.hours import Hours
from crawler.audit.judging import Audit, Request
from crawler.audit.official import official_results
from crawler.audit.run import audit, bundle, rejudge, runs, unfetched
from crawler.audit.verifying import verify

__all__ = [
    "DEMO",
    "Audit",
    "Hours",
    "Request",
    "audit",
    "bundle",
    "compared",
    "decide",
    "decisions",
    "difference",
    "holdings",
    "official_results",
    "query",
    "rejudge",
    "rulings_in",
    "runs",
    "search",
    "take_in",
    "told_over_time",
    "unfetched",
    "until_day",
    "verify",
    "withdraw",
]
