"""One run: what it fetched, what it still wants, and what reading gave. Every page is one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from sqlite_utils import Database

from crawler.archive.contents import Contents
from crawler.archive.earlier import Earlier, Known, revalidation
from crawler.archive.frontier import FrontierTable
from crawler.archive.info import Queued, RunInfo
from crawler.archive.lock import WriteLock
from crawler.archive.origin import Origin, origin_of
from crawler.archive.rulings import Rulings
from crawler.archive.trouble import storage_trouble
from crawler.archive.warc import WarcFile, read_payload
from crawler.errors import ArchiveError
from crawler.language import _
from crawler.models import Content, Fetched, Link, Resource, Skipped, Unfetched

__all__ = ["RunArchive", "add_resource"]

_EXAMPLES = 5
_RESOURCE_COLUMNS = ", ".join(f'"{name}"' for name in Resource.__struct_fields__)
_RESOURCE_MARKS = ", ".join("?" for _ in Resource.__struct_fields__)

_ADD_RESOURCE = f"""
    INSERT INTO resources (run, {_RESOURCE_COLUMNS}, etag, modified, holder, received)
    VALUES (?, {_RESOURCE_MARKS}, ?, ?, ?, ?)
"""  # noqa: S608
_UNFETCHED = """
    SELECT url, CASE state WHEN 'queued' THEN 'waiting' ELSE reason END AS why, label, parent FROM frontier
    WHERE run = ? AND state != 'fetched' ORDER BY why, seq
"""


class RunArchive:
    """What one run keeps. Opened by `Store`; one writer at a time.

    The recording is written first and the database after it, so every row has its record; a record without a row (the
    program was killed between the two) is cut off when the run is opened again.
    """

    def __init__(self, db: Database, info: RunInfo, *, reader: str, path: Path) -> None:
        self.info = info
        self.earlier: Earlier | None = None
        """The run before this one, where this one is to fetch only what has changed since."""
        self.rulings = Rulings(db.conn, path).of
        self._conn: sqlite3.Connection = db.conn
        self._contents = Contents(db.conn, reader)
        self._frontier = FrontierTable(db.conn, info.id)
        self._path = path
        self._warc: WarcFile | None = None
        self._lock: WriteLock | None = None
        self._is_together = False
        self.next_id = 1
        """The id that the next resource will have."""

    def open_to_write(self) -> None:
        """Make recording and database agree, and be ready for `record`. OutputError if another program writes it."""
        warc = Path(self.info.warc)
        self._lock = WriteLock(warc)
        try:
            self._warc = WarcFile(warc, self._rewind(warc.stat().st_size if warc.exists() else 0))
        except BaseException:
            self.close()
            raise
        # An id is never given twice, not even that of a resource which was lost with its record.
        ids = "SELECT id FROM resources WHERE run = ?1 UNION ALL SELECT parent FROM frontier WHERE run = ?1"
        ((last,),) = self._rows(f"SELECT coalesce(max(id), 0) FROM ({ids})", self.info.id)  # noqa: S608
        self.next_id = last + 1

    def close(self) -> None:
        """Close the recording. The run can be opened again."""
        if self._warc is not None:
            self._warc.close()
            self._warc = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    # --- writing ------------------------------------------------------------------------------------------------------

    def record(
        self,
        fetched: Fetched,
        *,
        media_type: str,
        location: str,
        parent: int,
        depth: int,
        content: Content | None,
        unchanged: Known | None = None,
        queued: Sequence[Queued] = (),
        skipped: Sequence[tuple[str, str]] = (),
    ) -> Resource:
        """Keep one exchange, what reading it gave, and the addresses that it named: all of it or nothing.

        `unchanged` is what the earlier run had, where the server answered that it is still so (304): the resource is
        then that answer once more. `skipped` are (address, reason). StorageFull or OutputError where it can't be kept.
        """
        assert self._warc is not None, "the run isn't open for writing"
        held = unchanged.resource if unchanged else None
        resource = Resource(
            id=self.next_id,
            url=fetched.url,
            status=held.status if held else fetched.status,
            fault=fetched.fault,
            detail=fetched.detail,
            location=location,
            media_type=media_type,
            sha256=held.sha256 if held else sha256(fetched.body).hexdigest() if fetched.status else "",
            size=held.size if held else len(fetched.body),
            fetched=fetched.fetched,
            how=fetched.how,
            parent=parent,
            depth=depth,
            tls=fetched.tls,
        )
        start, origin = self._warc.size, None
        if fetched.status:
            origin = unchanged.origin if unchanged else self._held(resource)
            original = (origin.url, origin.fetched) if origin else None
            offset, length = self._warc.append(fetched, resource.sha256, original)
            resource = msgspec.structs.replace(resource, offset=offset, length=length)
        holder = origin.run if origin and origin.run != self.info.id else ""
        try:
            with self._transaction():
                self._add(resource, revalidation(fetched, unchanged, holder), content, queued, skipped)
        except BaseException:
            self._warc.cut(start)
            raise
        self.next_id += 1
        return resource

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is recorded inside is kept as one: all of it or nothing."""
        assert self._warc is not None, "the run isn't open for writing"
        start, first = self._warc.size, self.next_id
        try:
            with self._transaction():
                self._is_together = True
                yield
        except BaseException:
            self._warc.cut(start)
            self.next_id = first
            raise
        finally:
            self._is_together = False

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._is_together:
            yield  # inside a larger one, which is committed at its end
            return
        with storage_trouble(self._path), self._conn:
            yield

    def _add(
        self,
        resource: Resource,
        revalidation: tuple[str, str, str, str],
        content: Content | None,
        queued: Sequence[Queued],
        skipped: Sequence[tuple[str, str]],
    ) -> None:
        add_resource(self._conn, self.info.id, resource, revalidation)
        if resource.how != "browser" or content is not None:  # a part of a page may be linked to as a page as well
            self._frontier.fetched(resource)
        if content is not None:
            self._contents.add(resource, content)
        self._frontier.queue(queued)
        self._frontier.skip(skipped, resource.id)

    def queue(self, entries: Iterable[Queued]) -> None:
        """Add to the frontier. What is queued already rises to a higher priority; what was fetched stays."""
        with storage_trouble(self._path), self._conn:
            self._frontier.queue(entries)

    def skip(self, url: str, reason: str) -> None:
        """Say why an address is not fetched."""
        with storage_trouble(self._path), self._conn:
            self._frontier.skip([(url, reason)])

    def skip_rest(self, reason: str) -> None:
        """Say why everything that is still queued is not fetched."""
        with storage_trouble(self._path), self._conn:
            self._frontier.skip_rest(reason)

    def requeue(self, reasons: Iterable[str]) -> None:
        """Take back that what was skipped for one of the `reasons` is not fetched."""
        with storage_trouble(self._path), self._conn:
            self._frontier.requeue(reasons)

    def save_content(self, resource: Resource, content: Content) -> None:
        """Keep what reading a resource gave, for every run that meets the same bytes."""
        with storage_trouble(self._path), self._conn:
            self._contents.replace(resource, content)

    def keep_reading(self, key: str, reader: str, content: Content) -> None:
        """Keep what a special way of reading gave; `key` says of what, and in which way."""
        with storage_trouble(self._path), self._conn:
            self._contents.add_special(key, reader, content)

    def keep_outcome(self, key: str, packed: bytes) -> None:
        """Keep what was made of this round, in place of what it gave before. `key` names all that it rests on."""
        row = (*self._round, key, packed)
        with storage_trouble(self._path), self._conn:
            self._conn.execute("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?, ?)", row)

    def paced(self, delay: float) -> None:
        """Keep the pause that this sitting is set to, in seconds, unless an earlier one was set to a shorter."""
        delay = delay if self.info.delay is None else min(delay, self.info.delay)
        with storage_trouble(self._path), self._conn:
            self._conn.execute("UPDATE runs SET delay = ? WHERE id = ?", (delay, self.info.id))
        self.info = msgspec.structs.replace(self.info, delay=delay)

    def ended(self, stopped_by: str) -> None:
        """Say what ended the crawl. The run stays open: the crawl may `go_on`, and its report is still to come."""
        with storage_trouble(self._path), self._conn:
            self._conn.execute("UPDATE runs SET stopped_by = ? WHERE id = ?", (stopped_by, self.info.id))
        self.info = msgspec.structs.replace(self.info, stopped_by=stopped_by)

    def go_on(self, wanted: Iterable[tuple[str, float]]) -> None:
        """Let a crawl that ended go on: the `wanted` (address, priority) are queued.

        An address that was fetched, or that the run doesn't know, stays as it is.
        """
        with storage_trouble(self._path), self._conn:
            self._frontier.want(wanted)
            again = "UPDATE runs SET stopped_by = '', rounds = rounds + 1 WHERE id = ?"
            self._conn.execute(again, (self.info.id,))
        self.info = msgspec.structs.replace(self.info, stopped_by="", rounds=self.info.rounds + 1)

    def finish(self, stopped_by: str, finished: str, evidence: Iterable[str] = ()) -> None:
        """Close the run for good, and say in its recording how it ended.

        `evidence` are the addresses of what was found, where a later run is to look first.
        """
        if self._warc is not None and stopped_by:
            self._warc.conclude(self.info.site, stopped_by)
        with storage_trouble(self._path), self._conn:
            self._conn.execute(
                "UPDATE runs SET stopped_by = ?, finished = ? WHERE id = ?", (stopped_by, finished, self.info.id)
            )
            self._conn.executemany(
                "INSERT OR IGNORE INTO evidence (run, url) VALUES (?, ?)", [(self.info.id, url) for url in evidence]
            )
        self.info = msgspec.structs.replace(self.info, stopped_by=stopped_by, finished=finished)
        self.close()

    # --- reading ------------------------------------------------------------------------------------------------------

    def pending(self) -> tuple[Queued, ...]:
        """What is still to be fetched, in the order of discovery."""
        rows = self._rows(
            "SELECT url, priority, parent, depth, label FROM frontier WHERE run = ? AND state = 'queued' ORDER BY seq",
            self.info.id,
        )
        return tuple(Queued(url=u, priority=p, parent=n, depth=d, label=t) for u, p, n, d, t in rows)

    def known(self) -> set[str]:
        """Every address queued, fetched or skipped."""
        return {url for (url,) in self._rows("SELECT url FROM frontier WHERE run = ?", self.info.id)}

    def resources(self) -> tuple[Resource, ...]:
        """Everything fetched, in the order of fetching."""
        rows = self._rows(f"SELECT {_RESOURCE_COLUMNS} FROM resources WHERE run = ? ORDER BY id", self.info.id)  # noqa: S608
        return tuple(Resource(**dict(zip(Resource.__struct_fields__, row, strict=True))) for row in rows)

    def reasons(self) -> dict[str, str]:
        """Why each address that was seen and not fetched was not."""
        found = self._rows("SELECT url, reason FROM frontier WHERE run = ? AND state = 'skipped'", self.info.id)
        return dict(found)

    def unfetched(self) -> tuple[Unfetched, ...]:
        """Every address that was seen and not fetched, by reason in alphabetical order, then as discovered.

        What an unfinished run has still to fetch is "waiting".
        """
        rows = self._rows(_UNFETCHED, self.info.id)
        resources = {resource.id: resource for resource in self.resources()}
        named: dict[int, set[str]] = {}
        for url, _reason, label, parent in rows:
            if not label and parent in resources:
                named.setdefault(parent, set()).add(url)
        spoken = {
            (parent, link.url): link.text
            for parent, urls in named.items()
            for link in reversed(self._links(resources[parent]))
            if link.url in urls and link.text
        }
        return tuple(
            Unfetched(
                url=url,
                reason=reason,
                text=label or spoken.get((parent, url), ""),
                page=resources[parent].url if parent in resources else "",
            )
            for url, reason, label, parent in rows
        )

    def _links(self, resource: Resource) -> Sequence[Link]:
        content = self.content(resource)
        return content.links if content is not None else ()

    def skipped(self) -> tuple[Skipped, ...]:
        """What was not fetched, by reason in alphabetical order."""
        found: dict[str, list[str]] = {}
        rows = self._rows(
            "SELECT reason, url FROM frontier WHERE run = ? AND state = 'skipped' ORDER BY reason, seq", self.info.id
        )
        for reason, url in rows:
            found.setdefault(reason, []).append(url)
        return tuple(Skipped(reason=r, count=len(u), examples=tuple(u[:_EXAMPLES])) for r, u in found.items())

    def content(self, resource: Resource) -> Content | None:
        """What reading a resource gave; None if it wasn't read, or by other code than today's."""
        with storage_trouble(self._path):
            return self._contents.of(resource)

    def reading(self, key: str, reader: str) -> Content | None:
        """What was kept under `key` by the code that calls itself `reader`."""
        with storage_trouble(self._path):
            return self._contents.special(key, reader)

    def outcome(self, key: str) -> bytes | None:
        """What was last made of the site in this round, if it rests on what `key` names."""
        found = self._rows(
            "SELECT packed FROM outcomes WHERE (site, checklist_sha256, round, key) = (?, ?, ?, ?)", *self._round, key
        )
        return bytes(found[0][0]) if found else None

    @property
    def _round(self) -> tuple[str, str, int]:
        """The site, the checklist and how often the crawl went on: what an outcome is kept for."""
        return self.info.site, self.info.checklist_sha256, self.info.rounds

    def body(self, resource: Resource) -> bytes:
        """The bytes received, content encoding undone; empty where no answer came. ArchiveError if they are lost."""
        if not resource.size:
            return b""
        if resource.how == "rendered":
            return read_payload(Path(self.info.warc), resource.offset)
        origin = self.origin(resource.sha256)
        if origin is None:
            raise ArchiveError(
                _("ไม่พบข้อมูลของ {url} ที่บันทึกไว้ในการตรวจครั้งก่อน กรุณาตรวจเว็บไซต์ใหม่ด้วย oit audit --fresh", url=resource.url)
            )
        return read_payload(Path(origin.warc), origin.offset)

    def origin(self, digest: str) -> Origin | None:
        """Where the body with this hash lies, in this run's recording or in an earlier one's."""
        with storage_trouble(self._path):
            own = origin_of(self._conn, self.info.id, digest)
        return own or (self.earlier.origin(digest) if self.earlier else None)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with storage_trouble(self._path):
            return self._conn.execute(sql, values).fetchall()

    def _held(self, resource: Resource) -> Origin | None:
        """Where a body lies already. What a browser drew is no answer, so no other may refer to it."""
        return self.origin(resource.sha256) if resource.size and resource.how != "rendered" else None

    def _rewind(self, size: int) -> int:
        """Forget what a recording of `size` bytes no longer holds; the size of what it rightly holds."""
        run = self.info.id
        ends = 'SELECT id, url FROM resources WHERE run = ? AND "offset" + length > ? ORDER BY id'
        with storage_trouble(self._path), self._conn:
            lost = self._conn.execute(ends, (run, size)).fetchall()
            if lost:
                gone = self._conn.execute("SELECT url FROM resources WHERE run = ? AND id >= ?", (run, lost[0][0]))
                self._conn.executemany(
                    "UPDATE frontier SET state = 'queued' WHERE run = ? AND url = ?",
                    [(run, url) for (url,) in gone.fetchall()],
                )
                self._conn.execute("DELETE FROM resources WHERE run = ? AND id >= ?", (run, lost[0][0]))
            (end,) = self._conn.execute(
                'SELECT coalesce(max("offset" + length), 0) FROM resources WHERE run = ?', (run,)
            ).fetchone()
        return int(end)


def add_resource(
    conn: sqlite3.Connection, run: str, resource: Resource, revalidation: tuple[str, ...] = ("", "", "", "")
) -> None:
    """Keep what a run knows of one exchange, inside its caller's transaction."""
    conn.execute(_ADD_RESOURCE, (run, *msgspec.structs.astuple(resource), *revalidation))
