"""A question in SQL, put to the store by anybody: it can read everything, change nothing, and has to end."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from crawler.archive.readonly import read_only
from crawler.archive.trouble import storage_trouble
from crawler.errors import UsageError
from crawler.language import _
from crawler.models import Frozen

__all__ = ["Answer", "ask"]

Value = str | int | float | bytes | None

_LONGEST_VALUE = 32 * 1024 * 1024
_LARGEST_ANSWER = 64 * 1024 * 1024
_LONGEST_SQL = 1_000_000
_STEPS = 10_000  # between two looks at the clock: a fraction of a millisecond

# SQLite declares the index when it is first named, and asks for leave to write as if it made a table.
_WAKE = "SELECT rowid FROM words LIMIT 0"

_READS = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE})
_PRAGMAS = frozenset(
    {"data_version", "foreign_key_list", "index_info", "index_list", "table_info", "table_list", "table_xinfo"}
)
_OF_THE_FILE = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOTADB}
)
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer", "writefile", "edit"})


class Answer(Frozen):
    """The rows that a query gave, and whether there are `more` than were asked for. The names of columns differ."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    more: bool


def ask(path: Path, sql: str, *, seconds: float, rows: int) -> Answer:
    """What one statement gives, of which at most `rows` rows are taken.

    UsageError where it is not right, would change something, or takes longer than `seconds`; KeyboardInterrupt on
    Ctrl-C.
    """
    with storage_trouble(path), read_only(path) as conn:
        until = time.monotonic() + seconds
        _fence(conn, until)
        try:
            cursor = conn.execute(sql)
            names = [name for name, *_rest in cursor.description or ()]
            found, more = _taken(cursor, rows)
        except (sqlite3.Error, sqlite3.Warning, UnicodeEncodeError) as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
            if code == sqlite3.SQLITE_INTERRUPT:
                raise _too_long(seconds) if time.monotonic() >= until else KeyboardInterrupt from None
            if code in _OF_THE_FILE:
                raise
            raise _forbidden() if code == sqlite3.SQLITE_AUTH else _wrong(error) from error
    return Answer(columns=_apart(names), rows=found, more=more)


def _taken(cursor: sqlite3.Cursor, most: int) -> tuple[tuple[tuple[Value, ...], ...], bool]:
    """As many rows as were asked for and memory is given for, and whether there are more."""
    found: list[tuple[Value, ...]] = []
    size = 0
    for row in cursor:
        if len(found) == most or size > _LARGEST_ANSWER:
            return tuple(found), True
        found.append(row)
        size += sum(len(value) for value in row if isinstance(value, str | bytes))
    return tuple(found), False


def _fence(conn: sqlite3.Connection, until: float) -> None:
    """Let a connection only read, for so long, and only so much at once."""
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    conn.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, _LONGEST_SQL)
    conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    conn.text_factory = lambda data: data.decode("utf-8", "replace")
    with suppress(sqlite3.OperationalError):  # the store is too old to have it
        conn.execute(_WAKE)
    conn.set_authorizer(_allowed)
    # Ctrl-C is noticed in here as well: what it raises ends the query, as does a true answer.
    conn.set_progress_handler(lambda: time.monotonic() >= until, _STEPS)


def _allowed(action: int, first: str | None, second: str | None, _database: str | None, _by: str | None) -> int:
    is_fine = action in _READS
    if action == sqlite3.SQLITE_FUNCTION:
        is_fine = second not in _FORBIDDEN_FUNCTIONS
    elif action == sqlite3.SQLITE_PRAGMA:
        is_fine = first in _PRAGMAS
    return sqlite3.SQLITE_OK if is_fine else sqlite3.SQLITE_DENY


def _too_long(seconds: float) -> UsageError:
    return UsageError(
        _(
            "คำถามนี้ใช้เวลานานเกิน {seconds:g} วินาทีจึงหยุด กรุณาถามให้แคบลง เช่น เพิ่ม WHERE หรือให้เวลามากขึ้นด้วย --seconds",
            seconds=seconds,
        )
    )


def _forbidden() -> UsageError:
    return UsageError(_("oit query ใช้อ่านข้อมูลเท่านั้น คำสั่งที่เปลี่ยนข้อมูลหรือเปิดไฟล์อื่นใช้ไม่ได้ กรุณาใช้คำสั่ง SELECT"))


def _wrong(error: Exception) -> UsageError:
    return UsageError(_("คำถาม SQL ใช้ไม่ได้ ({why}) ดูชื่อตารางและช่องได้ใน docs/store.md หรือด้วยคำสั่ง oit store", why=error))


def _apart(names: Iterable[str]) -> tuple[str, ...]:
    """`names`, of which those that were there before are told apart by a number."""
    told: list[str] = []
    for name in names:
        number, own = 1, name
        while own in told:
            own = f"{name}:{number}"
            number += 1
        told.append(own)
    return tuple(told)
