"""What a run is known by, and what it still wants."""

from __future__ import annotations

from typing import Literal

from crawler.models import Frozen

__all__ = ["Queued", "RunInfo"]


class RunInfo(Frozen):
    """A run as it is listed. `finished` and `stopped_by` are empty while it goes on. Paths are absolute.

    `site` is the address that it starts at; `started` and `finished` are ISO 8601 in UTC. `delay` is the shortest pause
    between two requests that a sitting of the run was set to, in seconds; None where it is not known (a replay).
    `rounds` is how often the crawl, having ended, went on for what was wanted of it.
    """

    id: str
    site: str
    checklist_id: str
    checklist_sha256: str
    tool_version: str
    folder: str
    warc: str
    started: str
    how: Literal["crawl", "replay"] = "crawl"
    finished: str = ""
    stopped_by: str = ""
    delay: float | None = None
    rounds: int = 0


class Queued(Frozen):
    """An address to fetch. `parent` is the id of the resource that named it (0: the start), `label` its words there."""

    url: str
    priority: float
    parent: int
    depth: int
    label: str = ""
