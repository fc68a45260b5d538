"""The archive: what was seen, kept so that it can be judged again. One SQLite file, and one WARC file a run."""

from __future__ import annotations

from crawler.archive.earlier import Known
from crawler.archive.excerpt import Entry, Excerpt, exchange
from crawler.archive.info import Queued, RunInfo
from crawler.archive.lock import WriteLock
from crawler.archive.pictures import PICTURES, REQUISITES, Album, Shown, pictures_in
from crawler.archive.replay import Responses, responses
from crawler.archive.run import RunArchive
from crawler.archive.store import Store
from crawler.archive.twins import twin_key
from crawler.archive.warc import WarcFile
from crawler.archive.watching import Due, Note, Told, Watched, Watching

__all__ = [
    "PICTURES",
    "REQUISITES",
    "Album",
    "Due",
    "Entry",
    "Excerpt",
    "Known",
    "Note",
    "Queued",
    "Responses",
    "RunArchive",
    "RunInfo",
    "Shown",
    "Store",
    "Told",
    "WarcFile",
    "Watched",
    "Watching",
    "WriteLock",
    "exchange",
    "pictures_in",
    "responses",
    "twin_key",
]
