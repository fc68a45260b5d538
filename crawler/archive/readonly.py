"""A store opened to be read only, wherever it lies: nothing in it is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from crawler.archive.schema import is_current, open_database
from crawler.archive.trouble import storage_trouble
from crawler.errors import OitError

__all__ = ["read_only"]

_BUSY_SECONDS = 30


@contextmanager
def read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can't change the store at `path`, which is first brought up to date if it can be written.

    OutputError or ArchiveError where it can't be read.
    """
    with storage_trouble(path):
        conn = _opened(path)
    if not is_current(conn):
        conn.close()
        with suppress(OitError):  # what an older version kept can still be asked for as it is
            open_database(path).close()
        with storage_trouble(path):
            conn = _opened(path)
    try:
        yield conn
    finally:
        conn.close()


def _opened(path: Path) -> sqlite3.Connection:
    address = path.absolute().as_uri() + "?mode=ro"
    try:
        return _probed(address)
    except sqlite3.OperationalError:
        # Readers of a store leave marks beside it. Where that is forbidden, a store that nobody writes can still be
        # read as it lies there.
        written = path.with_name(path.name + "-wal")
        if written.exists() and written.stat().st_size:
            raise
        return _probed(address + "&immutable=1")


def _probed(address: str) -> sqlite3.Connection:
    conn = sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS)
    try:
        conn.execute("PRAGMA query_only = ON")
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        conn.close()
        raise
    return conn
