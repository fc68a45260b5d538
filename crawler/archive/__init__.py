"""The archive: what was seen, kept so that it can be judged again. One SQLite file, and one WARC file a run."""

from __future__ import annotations

from crawler.archive.earlier import Known
from crawler.archive.info import Queued, RunInfo
from crawler.archive.replay import Responses, responses
from crawler.archive.run import RunArchive
from crawler.archive.store import Store
from crawler.archive.twins import twin_key

__all__ = ["Known", "Queued", "Responses", "RunArchive", "RunInfo", "Store", "responses", "twin_key"]
