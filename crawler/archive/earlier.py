"""The night before: what the last finished run of the same site knows, and how far it is to be trusted tonight."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

from crawler.archive.origin import Origin, origin_of
from crawler.archive.trouble import storage_trouble
from crawler.archive.twins import twin_key
from crawler.models import Fetched, Frozen, Resource, Validators

__all__ = ["TRUSTED", "Earlier", "Known", "revalidation"]

TRUSTED = timedelta(days=7)
"""How long a server's word that nothing has changed stands for the body itself. Some caches say so for ever; after this
long the body is fetched whole, so that such a server misleads for a week at most."""

_LONGEST_VALIDATOR = 1_000
_COLUMNS = ("id", "url", "status", "media_type", "sha256", "size", "fetched", "offset", "length")
_KNOWN = f"""
    SELECT etag, modified, received, {", ".join(f'"{name}"' for name in _COLUMNS)} FROM resources
    WHERE run = ? AND url = ? AND how = 'http' AND status = 200 AND fault IS NULL AND location = '' AND size > 0
    ORDER BY id DESC LIMIT 1
"""  # noqa: S608


class Known(Frozen):
    """What an earlier run got from an address, and where the body lies. `received` is when the body itself last came,
    ISO 8601 in UTC."""

    resource: Resource
    origin: Origin
    validators: Validators
    received: str


class Earlier:
    """What the finished run `run` knows, for the run that began at `tonight` (ISO 8601 in UTC)."""

    def __init__(self, conn: sqlite3.Connection, path: Path, run: str, tonight: str) -> None:
        self.run = run
        self._conn = conn
        self._path = path
        self._damaged: set[str] = set()
        self._since = datetime.fromisoformat(tonight) - TRUSTED

    def known(self, url: str) -> Known | None:
        """What to ask the server about `url`: whether it is still the same as then.

        None where there is nothing to ask with, where the answer would not be trusted, and where the body is lost.
        """
        with storage_trouble(self._path):
            row = self._conn.execute(_KNOWN, (self.run, url)).fetchone()
        if row is None:
            return None
        etag, modified, received, *values = row
        resource = Resource(**dict(zip(_COLUMNS, values, strict=True)))
        validators, origin = Validators(etag=etag, modified=modified), self.origin(resource.sha256)
        trusted = bool(received) and datetime.fromisoformat(received) >= self._since
        if origin is None or not trusted or not validators.are_given:
            return None
        return Known(resource=resource, origin=origin, validators=validators, received=received)

    def origin(self, sha256: str) -> Origin | None:
        """Where the body with this hash lies, if the run met it and it is still held."""
        with storage_trouble(self._path):
            found = origin_of(self._conn, self.run, sha256)
        return found if found is not None and found.is_there and found.warc not in self._damaged else None

    def distrust(self, warc: str) -> None:
        """Take what the recording `warc` holds for lost: a body in it turned out to be damaged."""
        self._damaged.add(warc)

    def ways(self) -> frozenset[str]:
        """The twin keys of the evidence of that run, and of all addresses on the way to it from the start."""
        with storage_trouble(self._path):
            evidence = {url for (url,) in self._conn.execute("SELECT url FROM evidence WHERE run = ?", (self.run,))}
            rows = self._conn.execute(
                "SELECT id, url, parent, location FROM resources WHERE run = ? ORDER BY id DESC", (self.run,)
            ).fetchall()
        parents: set[int] = set()
        # The latest first: a page is fetched before what it links to. A redirect shares the parent of its target.
        for number, url, parent, location in rows:
            if number in parents or url in evidence or location in evidence:
                evidence.add(url)
                parents.add(parent)
        return frozenset(twin_key(url) for url in evidence)


def revalidation(fetched: Fetched, unchanged: Known | None, holder: str) -> tuple[str, str, str, str]:
    """The columns that a later run asks with: both validators, who holds the body, and when it last came."""
    known = unchanged.validators if unchanged else Validators()
    etag = _sendable(fetched.header("ETag")) or known.etag
    modified = _sendable(fetched.header("Last-Modified")) or known.modified
    return etag, modified, holder, unchanged.received if unchanged else fetched.fetched


def _sendable(value: str) -> str:
    """`value` if it can go back in a request as it came; else empty."""
    return value if value.isascii() and value.isprintable() and len(value) <= _LONGEST_VALIDATOR else ""
