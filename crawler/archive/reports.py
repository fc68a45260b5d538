"""The reports of the runs, kept in the store: they outlive the folders, and what they say can be asked for in SQL."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

from crawler.archive.trouble import storage_trouble
from crawler.models import Evidence, IndicatorScore, Report

__all__ = ["REPORT_TABLES", "Reports", "forget"]

REPORT_TABLES = ("reports", "verdicts", "problems", "scores")
"""The tables that hold what reports say; each has a column `run`."""

_FILE = "report.json"
_FOLDER = "SELECT folder FROM runs WHERE id = ?"
_MISSING = "SELECT id FROM runs WHERE finished != '' AND id NOT IN (SELECT run FROM reports) ORDER BY rowid"


class Reports:
    """The reports in a store, one a run. Written by the run that made them, and never changed."""

    def __init__(self, conn: sqlite3.Connection, path: Path) -> None:
        self._conn = conn
        self._path = path

    def keep(self, report: Report, packed: bytes) -> None:
        """Keep the report of a run, all of it or nothing; the same run's again replaces it.

        `packed` are the bytes of its report.json. StorageFull or OutputError where it can't be kept.
        """
        run = str(report.run["id"])
        with storage_trouble(self._path), self._conn as conn:
            forget(conn, run)
            conn.execute("INSERT INTO reports VALUES (?, ?, ?, ?, ?)", (run, *_about(report), zlib.compress(packed)))
            conn.executemany(_insert("verdicts", 16), _verdicts(run, report))
            conn.executemany(_insert("problems", 7), _problems(run, report))
            conn.executemany(_insert("scores", 8), _scores(run, report))

    def of(self, run: str) -> bytes | None:
        """The report.json of a run: as it was kept, else from the run's folder, where older runs have it alone. None
        where it is in neither."""
        with storage_trouble(self._path):
            kept = self._conn.execute("SELECT packed FROM reports WHERE run = ?", (run,)).fetchone()
            folder = self._conn.execute(_FOLDER, (run,)).fetchone()
        if kept:
            return zlib.decompress(kept[0])
        try:
            return (Path(folder[0]) / _FILE).read_bytes() if folder else None
        except OSError:
            return None

    def missing(self) -> tuple[str, ...]:
        """The finished runs whose reports are not kept: an older version left them in the folders."""
        with storage_trouble(self._path):
            return tuple(run for (run,) in self._conn.execute(_MISSING))


def forget(conn: sqlite3.Connection, run: str) -> None:
    """Drop what the report of a run said, inside its caller's transaction."""
    for table in REPORT_TABLES:
        conn.execute(f"DELETE FROM {table} WHERE run = ?", (run,))  # noqa: S608 - our own names


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608 - our own names


def _about(report: Report) -> tuple[object, ...]:
    return report.site["host"], report.site["body"], report.checklist["fiscal_year"]


def _verdicts(run: str, report: Report) -> Iterator[tuple[object, ...]]:
    for place, verdict in enumerate(report.items, 1):
        best = verdict.evidence[0] if verdict.evidence else Evidence(url="", kind="")
        found = (best.url, best.title, best.kind, best.fiscal_year, best.sha256, best.text_source, best.fetched)
        yield (
            run,
            verdict.id,
            place,
            report.checklist["fiscal_year"],
            _legal(verdict.name),
            verdict.sub_indicator,
            verdict.status,
            verdict.probability,
            verdict.fix.gain.get("oit", 0.0) if verdict.fix else 0.0,
            *map(_legal, found),
        )


def _problems(run: str, report: Report) -> Iterator[tuple[object, ...]]:
    for verdict in report.items:
        for place, problem in enumerate(verdict.problems, 1):
            told = (problem.code, problem.message_th, problem.message_en, problem.url)
            yield (run, verdict.id, place, *map(_legal, told))


def _scores(run: str, report: Report) -> Iterator[tuple[object, ...]]:
    named: dict[str, IndicatorScore] = {**report.scores.indicators, "oit": report.scores.oit}
    if report.scores.ita is not None:
        named["ita"] = report.scores.ita
    for name, each in named.items():
        yield (run, name, each.score, each.low, each.high, each.floor, each.ceiling, each.as_found)


def _legal(value: object) -> object:
    """Half characters, which text from strangers may hold and SQLite refuses, become question marks."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
