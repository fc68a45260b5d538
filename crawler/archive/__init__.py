"""The archive: what was seen, kept so that it can be judged again. One SQLite file, and one WARC file a run."""

from __future__ import annotations

from crawler.archive.choosing import run_called
from crawler.archive.earlier import Known
from crawler.archive.excerpt import Entry, Excerpt, exchange
from crawler.archive.holdings import DATASETTE, Holdings, held_in
from crawler.archive.info import Queued, RunInfo
from crawler.archive.listing import runs_in
from crawler.archive.lock import WriteLock
from crawler.archive.pictures import PICTURES, REQUISITES, Album, Shown, pictures_in
from crawler.archive.query import Answer, ask
from crawler.archive.readonly import read_only
from crawler.archive.replay import Responses, responses
from crawler.archive.rulings import Rulings, in_order, named
from crawler.archive.run import RunArchive
from crawler.archive.search import Found, Hit, search
from crawler.archive.store import Store
from crawler.archive.twins import twin_key
from crawler.archive.warc import WarcFile
from crawler.archive.watching import Due, Note, Told, Watched, Watching

__all__ = [
    "DATASETTE",
    "PICTURES",
    "REQUISITES",
    "Album",
    "Answer",
    "Due",
    "Entry",
    "Excerpt",
    "Found",
    "Hit",
    "Holdings",
    "Known",
    "Note",
    "Queued",
    "Responses",
    "Rulings",
    "RunArchive",
    "RunInfo",
    "Shown",
    "Store",
    "Told",
    "WarcFile",
    "Watched",
    "Watching",
    "WriteLock",
    "ask",
    "exchange",
    "held_in",
    "in_order",
    "named",
    "pictures_in",
    "read_only",
    "responses",
    "run_called",
    "runs_in",
    "search",
    "twin_key",
]
