"""A recorded site read back: resources and contents as a crawl would have kept them, in the order of recording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from hashlib import file_digest, sha256
from pathlib import Path

from crawler.archive import responses
from crawler.audit.reading import in_order
from crawler.crawl import is_read, location_of
from crawler.errors import ArchiveError
from crawler.language import _
from crawler.models import Content, Fetched, Frozen, Resource
from crawler.read import ReaderPool, media_type_of
from crawler.urls import canonical

__all__ = ["Recording", "Records", "file_sha256", "read_recording", "start_of"]

Records = tuple[tuple[Resource, Content | None], ...]


class Recording(Frozen):
    """A recording, read. `whole` is false where the file is cut off; `elsewhere` counts the answers that only say that
    nothing has changed since another recording; `stopped_by` is how the crawl ended, as far as the file holds it."""

    records: Records
    whole: bool
    elsewhere: int
    stopped_by: str

    @property
    def resources(self) -> tuple[Resource, ...]:
        """What was recorded, without what reading it gave."""
        return tuple(resource for resource, _ in self.records)


def read_recording(path: Path) -> Recording:
    """Read a WARC file. ArchiveError where it is none or holds no web page."""
    answers = responses(path)
    with ReaderPool() as pool:
        found = tuple(in_order(_exchanges(answers, pool)))
    if not any(content is not None and content.kind == "page" for _, content in found):
        if answers.elsewhere:
            raise ArchiveError(
                _(
                    "ไฟล์ {path} บันทึกไว้เพียงว่าเว็บไซต์ไม่เปลี่ยนจากครั้งก่อน กรุณาใช้ oit rejudge กับรหัสการตรวจ หรือใช้ไฟล์ของครั้งก่อน",
                    path=path,
                )
            )
        raise ArchiveError(_("ไฟล์ {path} ไม่มีหน้าเว็บบันทึกอยู่ กรุณาเลือกไฟล์ WARC ที่บันทึกจากเว็บไซต์ของหน่วยงาน", path=path))
    # What another file holds is unseen here, so nothing may be called missing.
    seen_whole = not answers.truncated and not answers.elsewhere
    return Recording(
        records=found,
        whole=not answers.truncated,
        elsewhere=answers.elsewhere,
        stopped_by=(answers.stopped_by or "frontier_empty") if seen_whole else "interrupted",
    )


def _exchanges(answers: Iterable[Fetched], pool: ReaderPool) -> Iterator[tuple[Resource, Future[Content] | None]]:
    number = 0
    for fetched in answers:
        url = canonical(fetched.url)
        if url is None:
            continue
        number += 1
        yield _read(number, url, fetched, pool)


def _read(number: int, url: str, fetched: Fetched, pool: ReaderPool) -> tuple[Resource, Future[Content] | None]:
    location = location_of(fetched)
    media_type = media_type_of(fetched.body, url, fetched.header("Content-Type"))
    resource = Resource(
        id=number,
        url=url,
        status=fetched.status,
        fault=fetched.fault,
        location=location,
        media_type=media_type,
        sha256=sha256(fetched.body).hexdigest(),
        size=len(fetched.body),
        fetched=fetched.fetched,
        tls=fetched.tls,
        how="replay" if fetched.how == "http" else fetched.how,
    )
    readable = bool(fetched.body) and not location and is_read(resource)
    return resource, pool.submit(fetched.body, url, media_type) if readable else None


def start_of(records: Records) -> str:
    """The address at which the recording began: its first exchange that is not robots.txt."""
    return next((resource.url for resource, _ in records if is_read(resource)), "")


def file_sha256(path: Path) -> str:
    """The hash of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
