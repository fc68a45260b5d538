"""The stories of asking the store: in SQL, for words, and for what it holds."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from crawler.archive import Answer, Found, Holdings, RunInfo, Store, ask, held_in, read_only, run_called, runs_in
from crawler.archive import search as search_in
from crawler.archive.choosing import of_site
from crawler.audit.workspace import known_store
from crawler.errors import OitError, OutputError, StorageFull, UsageError
from crawler.language import _
from crawler.report import from_json
from crawler.urls import host_of

__all__ = ["holdings", "index_words", "query", "search"]

_AFTER_AN_AUDIT = 20.0  # seconds; an audit's own pages take two or three, the rest is for what older versions left
_BEFORE_A_SEARCH = 3.0


def query(store: Path, sql: str, *, seconds: float, rows: int) -> Answer:
    """What a question in SQL gives; nothing is changed. Raises what `ask` does."""
    _bring_up(store)
    return ask(store, sql, seconds=seconds, rows=rows)


def search(store: Path, words: str, *, site: str = "", run: str = "", most: int = 20) -> Found:
    """What says the `words`, of all runs or of one `site` (its host or an address) or `run` (id, folder, "last")."""
    with suppress(OutputError, StorageFull), known_store(store) as opened:  # what is indexed can be searched
        opened.texts.catch_up(_BEFORE_A_SEARCH)
    with read_only(store) as conn:
        runs = runs_in(conn, store)
        if run:
            runs = (run_called(run, runs, store),)
        if site:
            runs = _of_site(runs, site)
        return search_in(conn, store, words, [each.id for each in runs], most)


def holdings(store: Path) -> Holdings:
    """What the store holds, counted."""
    _bring_up(store)
    with read_only(store) as conn:
        return held_in(conn, store)


def index_words(store: Store) -> None:
    """Index what is kept and not indexed yet, for a while. The audit is done: neither trouble nor Ctrl-C undoes it."""
    with suppress(KeyboardInterrupt, OitError):
        store.texts.catch_up(_AFTER_AN_AUDIT)


def _bring_up(store: Path) -> None:
    """Let the store's tables say what its runs' folders say, where an older version left it at that."""
    with suppress(OutputError, StorageFull), known_store(store) as opened:
        for run in opened.reports.missing():
            packed = opened.reports.of(run)
            with suppress(UsageError):  # none of ours, or one that can't be read any more
                report = from_json(packed or b"")
                if packed and report.run["id"] == run:
                    opened.reports.keep(report, packed)


def _of_site(runs: tuple[RunInfo, ...], site: str) -> tuple[RunInfo, ...]:
    wanted = of_site(runs, site)
    if not wanted:
        known = ", ".join(dict.fromkeys(host_of(each.site) for each in runs)) or "–"
        raise UsageError(_("ไม่มีการตรวจของเว็บไซต์ {site!r} ในฐานข้อมูล เว็บไซต์ที่มีคือ {known}", site=site, known=known))
    return wanted
