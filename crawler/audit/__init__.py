"""The stories: audit a site, audit a recording, judge a stored run again."""

from __future__ import annotations

from crawler.audit.run import Audit, Request, audit, rejudge

__all__ = ["Audit", "Request", "audit", "rejudge"]
