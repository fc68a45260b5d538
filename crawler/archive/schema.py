"""The tables of the store, and how an older store is brought up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from crawler.archive.trouble import storage_trouble
from crawler.archive.views import VIEWS
from crawler.errors import ArchiveError
from crawler.language import _

__all__ = ["is_current", "open_database"]

_BUSY_MS = 30_000


def first_tables(db: Database) -> None:
    """Runs, what they fetched, what they still want, and what reading gave."""
    runs: dict[str, type] = {"id": str, "site": str, "checklist_id": str, "checklist_sha256": str, "how": str}
    runs |= {"tool_version": str, "folder": str, "warc": str, "started": str, "finished": str, "stopped_by": str}
    db.table("runs").create(runs, pk="id", not_null=runs)
    resources: dict[str, type] = {"run": str, "id": int, "url": str, "status": int, "fault": str, "detail": str}
    resources |= {"location": str, "media_type": str, "sha256": str, "size": int, "fetched": str, "how": str}
    resources |= {"parent": int, "depth": int, "offset": int, "length": int}
    db.table("resources").create(resources, pk=("run", "id"), not_null=resources.keys() - {"fault"})
    db.table("resources").create_index(["run", "sha256"])
    # `seq` is the order of discovery; `state` is queued, fetched or skipped, and `reason` says why it was skipped.
    frontier: dict[str, type] = {"seq": int, "run": str, "url": str, "priority": float, "parent": int, "depth": int}
    frontier |= {"label": str, "state": str, "reason": str}
    db.table("frontier").create(frontier, pk="seq", not_null=frontier)
    db.table("frontier").create_index(["run", "url"], unique=True)
    # What reading gave holds for every run that meets the same bytes, as long as the same code read them.
    db.table("contents").create({"key": str, "reader": str, "packed": bytes}, pk="key", not_null=("reader", "packed"))


def politeness(db: Database) -> None:
    """When each host may be asked again, whichever run asks; and the pause that a run kept at the least."""
    hosts: dict[str, type] = {"host": str, "next_start": float, "cool_until": float}
    db.table("hosts").create(hosts, pk="host", not_null=hosts)
    db.table("runs").add_column("delay", float)


def unverified_connections(db: Database) -> None:
    """Why the server of an answer could not be verified; empty where it was."""
    db.table("resources").add_column("tls", str, not_null_default="")


def second_nights(db: Database) -> None:
    """What a later run of the same site needs to ask only for what has changed."""
    resources = db.table("resources")
    # `holder` is the run whose recording has the body, empty where it is this run's; `received`: when it last came.
    for name in ("etag", "modified", "holder", "received"):
        resources.add_column(name, str, not_null_default="")
    resources.create_index(["run", "url"])
    db.table("evidence").create({"run": str, "url": str}, pk=("run", "url"))


def outcomes(db: Database) -> None:
    """What was last made of each site, for as long as the site gives the same: one row a site and checklist."""
    columns: dict[str, type] = {"site": str, "checklist_sha256": str, "key": str, "packed": bytes}
    db.table("outcomes").create(columns, pk=("site", "checklist_sha256"), not_null=("key", "packed"))


def second_looks(db: Database) -> None:
    """How often a run went on, after its crawl had ended, for what its judgement wanted."""
    db.table("runs").add_column("rounds", int, not_null_default=0)


def outcomes_of_rounds(db: Database) -> None:
    """One row for each round too, since every round of a run judges. What is kept is made anew where it is missing."""
    columns: dict[str, type] = {"site": str, "checklist_sha256": str, "round": int, "key": str, "packed": bytes}
    key = ("site", "checklist_sha256", "round")
    db.table("outcomes").drop()
    db.table("outcomes").create(columns, pk=key, not_null=("key", "packed"))


def reports(db: Database) -> None:
    """What was told of each run, so that it outlives the run's folder: the report itself, and what it says in rows.

    Of a verdict's evidence the best stands here. `gain_oit` is what mending the item would add to the OIT score.
    """
    of_run: dict[str, type] = {"run": str, "host": str, "body": str, "fiscal_year": int, "packed": bytes}
    db.table("reports").create(of_run, pk="run", not_null=of_run)
    verdicts: dict[str, type] = {"run": str, "item": str, "place": int, "fiscal_year": int, "name": str}
    verdicts |= {"sub_indicator": str, "status": str, "probability": float, "gain_oit": float, "url": str, "title": str}
    verdicts |= {"kind": str, "data_year": int, "sha256": str, "text_source": str, "fetched": str}
    db.table("verdicts").create(verdicts, pk=("run", "item"), not_null=verdicts.keys() - {"data_year"})
    problems: dict[str, type] = {"run": str, "item": str, "place": int, "code": str}
    problems |= {"message_th": str, "message_en": str, "url": str}
    db.table("problems").create(problems, pk=("run", "item", "place"), not_null=problems)
    scores: dict[str, type] = {"run": str, "name": str, "score": float, "low": float, "high": float}
    scores |= {"floor": float, "ceiling": float, "as_found": float}
    db.table("scores").create(scores, pk=("run", "name"), not_null=scores)


def watch(db: Database) -> None:
    """What a watch knows between two nights, and its outbox: state and alerts change in one transaction."""
    site: dict[str, type] = {"site": str, "checklist": str}
    watched = site | {"base": str, "last": str, "missed": int, "missed_since": str, "missed_told": int}
    db.table("watched").create(watched, pk=("site", "checklist"), not_null=watched)
    told = site | {"item": str, "status": str, "since": str, "seen": str}
    told |= {"unseen": int, "unseen_since": str, "unseen_told": int}
    db.table("told").create(told, pk=("site", "checklist", "item"), not_null=told)
    nights = {"run": str, **site}
    db.table("nights").create(nights, pk="run", not_null=nights)
    alerts: dict[str, type] = {"id": int, **site, "item": str, "kind": str, "run": str, "before": str}
    alerts |= {"data": bytes, "created": str}
    db.table("alerts").create(alerts, pk="id", not_null=alerts.keys() - {"id"})
    # One row for each alert and recipient; `state` is waiting, delivered or given_up.
    deliveries: dict[str, type] = {"alert": int, "recipient": str, "state": str, "attempts": int, "error": str}
    deliveries |= {"ended": str}
    defaults = {"state": "waiting", "attempts": 0, "error": "", "ended": ""}
    db.table("deliveries").create(deliveries, pk=("alert", "recipient"), not_null=deliveries, defaults=defaults)
    db.table("deliveries").create_index(["state"])


def full_text(db: Database) -> None:
    """The words of what was read, for searching: a text of `texts` has its words in `words` under the same id."""
    # An id is never given twice: the words of a text that was read anew stay behind, under an id that nothing has.
    db.execute(
        "CREATE TABLE texts (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, reader TEXT NOT NULL,"
        " title TEXT NOT NULL)"
    )
    db.execute("CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize='trigram')")


def views(db: Database) -> None:
    """What the tables say, joined as people ask for it."""
    for name, select in VIEWS.items():
        db.create_view(name, select)


def decisions(db: Database) -> None:
    """What people decided on items, entry after entry; the store itself refuses to change any."""
    columns: dict[str, type] = {"id": str, "place": int, "action": str, "site": str, "checklist": str}
    columns |= {"fiscal_year": int, "item": str, "status": str, "reason": str, "person": str, "at": str, "until": str}
    columns |= {"run": str, "verdict": str, "evidence": str}
    db.table("decisions").create(columns, pk="id", not_null=columns)
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER decisions_no_{verb.lower()} BEFORE {verb} ON decisions"
            " BEGIN SELECT raise(ABORT, 'decisions are only ever added to'); END"
        )


_STEPS = (
    first_tables,
    politeness,
    unverified_connections,
    second_nights,
    outcomes,
    second_looks,
    outcomes_of_rounds,
    reports,
    watch,
    full_text,
    views,
    decisions,
)
_schema = Migrations("oit-archive")
for _step in _STEPS:
    _schema()(_step)


def open_database(path: Path) -> Database:
    """The store at `path`, made or brought up to date. OutputError or ArchiveError where that can't be."""
    with storage_trouble(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        db = Database(path, execute_plugins=False)
        try:
            db.enable_wal()
            db.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
            # A lost power supply may take the last pages with it, but never tears the file; kill -9 takes nothing.
            db.execute("PRAGMA synchronous=NORMAL")
            _refuse_newer(db, path)
            if _schema.pending(db):
                _schema.apply(db)
        except BaseException:
            db.close()
            raise
    return db


def is_current(conn: sqlite3.Connection) -> bool:
    """Whether the store behind `conn` has had every step."""
    try:
        done = {name for (name,) in conn.execute("SELECT name FROM _sqlite_migrations")}
    except sqlite3.Error:
        return False
    return done >= {step.__name__ for step in _STEPS}


def _refuse_newer(db: Database, path: Path) -> None:
    unknown = {step.name for step in _schema.applied(db)} - {step.__name__ for step in _STEPS}
    if unknown:
        raise ArchiveError(_("ฐานข้อมูล {path} สร้างจากโปรแกรมรุ่นใหม่กว่า กรุณาอัปเดตโปรแกรมหรือระบุไฟล์อื่นด้วย --store", path=path))
