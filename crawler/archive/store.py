"""The store: one SQLite file that lists the runs and keeps what they found, beside the recordings that they made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from crawler.archive.choosing import named, no_run, of_site, relative, run_called
from crawler.archive.contents import Contents
from crawler.archive.earlier import Earlier
from crawler.archive.hosts import Hosts
from crawler.archive.info import RunInfo
from crawler.archive.listing import RUN_COLUMNS, runs_in
from crawler.archive.reports import Reports, forget
from crawler.archive.rulings import Rulings
from crawler.archive.run import RunArchive, add_resource
from crawler.archive.schema import open_database
from crawler.archive.texts import Texts
from crawler.archive.trouble import storage_trouble
from crawler.archive.watching import Watching
from crawler.errors import ArchiveError, OutputError
from crawler.language import _
from crawler.models import Content, Resource

__all__ = ["Store"]

_MARKS = ", ".join("?" for _ in RunInfo.__struct_fields__)


class Store:
    """The store at a path, made on first use. A context manager; one thread, several processes.

    `hosts` remembers when each host may be asked again, `reports` what was told of each run, `texts` the words of what
    was read, `rulings` what people decided, `watching` what is told of the watched sites.
    `reader` tags the code that reads bodies: contents kept by other code are not given back, so they are read anew.
    """

    def __init__(self, path: Path | str, *, reader: str = "") -> None:
        """Open the store. OutputError where the file can't be written, ArchiveError where it isn't a store of ours."""
        self.path = Path(path).absolute()
        self._reader = reader
        self._db = open_database(self.path)
        self.hosts = Hosts(self._db.conn, self.path)
        self.reports = Reports(self._db.conn, self.path)
        self.rulings = Rulings(self._db.conn, self.path)
        self.texts = Texts(self._db.conn, self.path)
        self.watching = Watching(self._db.conn, self.path)
        self._open: list[RunArchive] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the store and the recordings of its runs."""
        for run in self._open:
            run.close()
        self._db.close()

    def begin(self, info: RunInfo) -> RunArchive:
        """Start a run. OutputError if its id or its recording is there already: evidence is never written over."""
        if any(known.id == info.id for known in self.runs()):
            raise OutputError(
                _("มีการตรวจ {id} อยู่ในฐานข้อมูล {path} แล้ว กรุณาสั่งคำสั่งเดิมอีกครั้งในอีกสักครู่", id=info.id, path=self.path)
            )
        if Path(info.warc).exists():
            raise OutputError(_("มีไฟล์ {warc} อยู่แล้ว โปรแกรมจะไม่เขียนทับหลักฐานเดิม กรุณาระบุโฟลเดอร์อื่น", warc=info.warc))
        self._insert("INSERT", info)
        return self._to_write(info)

    def remember(self, info: RunInfo, records: Sequence[tuple[Resource, Content | None]] = ()) -> None:
        """List a run whose recording is not the store's own (a replay), and keep what reading it gave, so that it can
        be searched and asked for. The same id again replaces it."""
        self._insert("INSERT OR REPLACE", info)
        contents = Contents(self._db.conn, self._reader)
        with storage_trouble(self.path), self._db.conn as conn:
            if records:
                conn.execute("DELETE FROM resources WHERE run = ?", (info.id,))
            for resource, content in records:
                add_resource(conn, info.id, resource)
                if content is not None:
                    contents.add(resource, content)

    def forget(self, run: RunArchive) -> None:
        """Drop a run and all that the store knows of it. Its recording is left to the caller."""
        run.close()
        with storage_trouble(self.path), self._db.conn as conn:
            for table, column in (("runs", "id"), ("resources", "run"), ("frontier", "run"), ("evidence", "run")):
                conn.execute(f"DELETE FROM {table} WHERE {column} = ?", (run.info.id,))  # noqa: S608
            forget(conn, run.info.id)

    def unfinished(self, site: str, checklist_sha256: str, folder: Path | str) -> RunArchive | None:
        """The newest run of this site and checklist in or under `folder` that was not finished, ready to go on."""
        place = Path(folder).absolute()
        for info in reversed(self.runs()):
            same = info.site == site and info.checklist_sha256 == checklist_sha256 and info.how == "crawl"
            if same and not info.finished and Path(info.folder).is_relative_to(place):
                return self._to_write(info)
        return None

    def earlier(self, info: RunInfo, after: str = "") -> Earlier | None:
        """The newest finished run of the same site and checklist as `info`; None where there is none.

        `after` is the id of the one that is meant instead, whatever its checklist: bodies are bodies.
        """
        for known in reversed(self.runs()):
            same = known.checklist_sha256 == info.checklist_sha256 if not after else known.id == after
            if same and known.site == info.site and known.how == "crawl" and known.finished and known.id != info.id:
                return Earlier(self._db.conn, self.path, known.id, info.started)
        return None

    def find(self, key: str) -> RunArchive:
        """A run by its id or folder, or by "last", "last-N" or a day, which count the runs of the newest run's site.
        ArchiveError if there is none."""
        return self._to_read(run_called(key, self.runs(), self.path))

    def find_finished(self, key: str, site: str = "") -> RunArchive:
        """The same among the finished runs of a `site` (its host or address; "" for that of the newest finished run),
        but that a run named by id or folder is that one. ArchiveError if there is none."""
        found = named(key, self.runs()) or relative(key, self.finished(site))
        if found is None:
            raise no_run(key, self.path)
        return self._to_read(found)

    def finished(self, site: str = "") -> tuple[RunInfo, ...]:
        """The finished runs of a site, the oldest first; "" for the newest one's. ArchiveError where there are none."""
        runs = of_site([info for info in self.runs() if info.finished], site)
        if runs:
            return runs
        if not site:
            raise ArchiveError(
                _("ยังไม่มีการตรวจที่เสร็จแล้วในฐานข้อมูล {path} กรุณาตรวจเว็บไซต์ก่อนด้วยคำสั่ง oit audit", path=self.path)
            )
        raise ArchiveError(
            _(
                "ไม่มีการตรวจที่เสร็จแล้วของเว็บไซต์ {site} ในฐานข้อมูล {path} กรุณาดูรายการที่มีด้วยคำสั่ง oit runs",
                site=site,
                path=self.path,
            )
        )

    def holders(self) -> dict[str, set[str]]:
        """Of each run the runs whose recordings have bodies that it met."""
        found: dict[str, set[str]] = {}
        with storage_trouble(self.path):
            rows = self._db.conn.execute("SELECT DISTINCT run, holder FROM resources WHERE holder != ''").fetchall()
        for run, holder in rows:
            found.setdefault(run, set()).add(holder)
        return found

    def runs(self) -> tuple[RunInfo, ...]:
        """Every run, the oldest first."""
        return runs_in(self._db.conn, self.path)

    def _insert(self, verb: str, info: RunInfo) -> None:
        with storage_trouble(self.path), self._db.conn as conn:
            conn.execute(f"{verb} INTO runs ({RUN_COLUMNS}) VALUES ({_MARKS})", msgspec.structs.astuple(info))

    def _to_read(self, info: RunInfo) -> RunArchive:
        return RunArchive(self._db, info, reader=self._reader, path=self.path)

    def _to_write(self, info: RunInfo) -> RunArchive:
        run = self._to_read(info)
        run.open_to_write()
        self._open.append(run)
        return run
