"""Checks a bundle: that every file is what the manifest says, every record what its digest says, and that the evidence
of the report is in the recording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from crawler.bundle.cdxj import lines_in
from crawler.bundle.manifest import DIGEST, MANIFEST, SUMS, About, Digest
from crawler.bundle.members import Member, members_in
from crawler.bundle.opened import BAD, Opened, opened
from crawler.bundle.pack import INDEX, RECORDING
from crawler.errors import UsageError
from crawler.language import Message, _
from crawler.models import Frozen, Report
from crawler.report import from_json
from crawler.report.plain import cut

__all__ = ["Checked", "Fault", "verify"]

_REPORT = "report/report.json"
_LARGEST = 200_000_000  # bytes of a list or report that is read at once
_PIECE = 1 << 20
_MOST_RECORDS = 50_000
_MOST_FAULTS = 100
_LONGEST = 500


class Fault(Frozen):
    """One thing that is not as it should be, in a sentence of each language; where all is well, one that says so."""

    th: str
    en: str


class Checked(Frozen):
    """What came of it: the faults, none where all is well; of what the bundle says it is; how many files, and how many
    records of its recording, were looked at."""

    faults: tuple[Fault, ...]
    about: About
    files: int
    records: int

    def told(self, path: Path) -> tuple[Fault, ...]:
        """What to say of the bundle at `path`: its faults, else that it has none."""
        about = self.about
        of = f"{about.run} ({about.site}, {about.checklist}, oit {about.tool})"
        good = _fault(
            _(
                "✓ {path} ตรงกับตอนที่รวมไว้ทุกรายการ: {files:n} ไฟล์ ข้อมูลที่บันทึก {records:n} รายการ ของ {of}",
                path=path,
                files=self.files,
                records=self.records,
                of=of,
            ),
        )
        return self.faults or (good,)


class _Record(Frozen):
    """What is remembered of a record."""

    url: str
    digest: str
    length: int


def verify(path: Path) -> Checked:
    """Check the bundle at `path`. NotABundleError where it is none, ArchiveError where there is no such file."""
    with opened(path) as bundle:
        records: dict[int, _Record] = {}
        faults = [
            *_of_manifest(bundle),
            *_of_files(bundle),
            *_of_sums(bundle),
            *_of_recording(bundle, records),
            *_of_index(bundle, records),
            *_of_report(bundle, {record.digest for record in records.values()}),
        ]
        return Checked(
            faults=tuple(faults[:_MOST_FAULTS]),
            about=bundle.manifest.oit,
            files=len(bundle.sizes),
            records=len(records),
        )


# --- the files --------------------------------------------------------------------------------------------------------


def _of_manifest(bundle: Opened) -> Iterator[Fault]:
    try:
        told = msgspec.json.decode(bundle.digest_bytes, type=Digest)
    except (msgspec.MsgspecError, RecursionError):
        told = Digest(path="", hash="")
    if told != Digest(path=MANIFEST, hash=f"sha256:{sha256(bundle.manifest_bytes).hexdigest()}"):
        yield _fault(
            _("รายการไฟล์ {manifest} ถูกแก้ไข ไม่ตรงกับค่าตรวจสอบใน {digest}", manifest=MANIFEST, digest=DIGEST),
        )


def _of_files(bundle: Opened) -> Iterator[Fault]:
    listed = {part.path: part for part in bundle.manifest.resources}
    if len(listed) < len(bundle.manifest.resources):
        yield _fault(_("{manifest} ระบุไฟล์เดียวกันซ้ำ", manifest=MANIFEST))
    for path in sorted(listed.keys() - bundle.sizes.keys()):
        yield _fault(_("ไฟล์ {path} หายไปจากชุดหลักฐาน", path=path))
    for path in sorted(bundle.sizes.keys() - listed.keys() - {MANIFEST, DIGEST}):
        yield _fault(_("มีไฟล์ {path} เพิ่มเข้ามาภายหลัง", path=path))
    for path in sorted(listed.keys() & bundle.sizes.keys()):
        part, found = listed[path], _hash_of(bundle, path)
        if found is None:
            yield _fault(_("ไฟล์ {path} เสียหาย อ่านไม่ได้", path=path))
        elif (part.hash, part.bytes) != (f"sha256:{found}", bundle.sizes[path]):
            yield _fault(
                _("ไฟล์ {path} ถูกแก้ไข ไม่ตรงกับค่าตรวจสอบใน {manifest}", path=path, manifest=MANIFEST),
            )


def _of_sums(bundle: Opened) -> Iterator[Fault]:
    """SHA256SUMS must tell the same as the manifest, since people check by it."""
    told = {}
    for row in (_read(bundle, SUMS) or b"").decode("utf-8", "replace").splitlines():
        digest, _between, path = row.partition("  ")
        told[path] = f"sha256:{digest}"
    if told != {part.path: part.hash for part in bundle.manifest.resources if part.path != SUMS}:
        yield _fault(
            _("{sums} ไม่ตรงกับรายการไฟล์ใน {manifest}", sums=SUMS, manifest=MANIFEST),
        )


def _hash_of(bundle: Opened, path: str) -> str | None:
    try:
        with bundle.open(path) as file:
            digest = sha256()
            while piece := file.read(_PIECE):
                digest.update(piece)
            return digest.hexdigest()
    except BAD:
        return None


def _read(bundle: Opened, path: str) -> bytes | None:
    """A file, where it is there, can be read and is not too large."""
    if bundle.sizes.get(path, _LARGEST + 1) > _LARGEST:
        return None
    try:
        with bundle.open(path) as file:
            return file.read()
    except BAD:
        return None


# --- the recording ----------------------------------------------------------------------------------------------------


def _of_recording(bundle: Opened, records: dict[int, _Record]) -> Iterator[Fault]:
    """Notes in `records` what lies where."""
    if RECORDING not in bundle.sizes:
        return  # which was told of as a file
    try:
        with bundle.open(RECORDING) as file:
            for member in members_in(file):
                records[member.offset] = _Record(url=member.url, digest=member.digest, length=member.length)
                if len(records) > _MOST_RECORDS:
                    raise ValueError("too many records")
                if member.has_payload and not _agrees(member):
                    yield _fault(
                        _("ข้อมูลที่บันทึกจาก {url} ไม่ตรงกับค่าตรวจสอบของตัวเอง", url=member.url[:200]),
                    )
    except BAD as error:
        yield _fault(
            _("ไฟล์บันทึก {recording} เสียหาย ({error})", recording=RECORDING, error=error),
        )


def _agrees(member: Member) -> bool:
    return member.digest == f"sha256:{sha256(member.payload).hexdigest()}"


def _of_index(bundle: Opened, records: dict[int, _Record]) -> Iterator[Fault]:
    try:
        lines = tuple(lines_in(_read(bundle, INDEX) or b""))
    except ValueError as error:
        yield _fault(_("ดัชนี {index} เสียหาย ({error})", index=INDEX, error=error))
        return
    for line in lines:
        found = records.get(int(line.offset)) if line.offset.isascii() and line.offset.isdigit() else None
        if found is None or (found.url, found.digest, str(found.length)) != (line.url, line.digest, line.length):
            yield _fault(
                _("ดัชนีชี้ข้อมูลของ {url} ผิดตำแหน่ง", url=line.url[:200]),
            )


# --- the report -------------------------------------------------------------------------------------------------------


def _of_report(bundle: Opened, digests: Iterable[str]) -> Iterator[Fault]:
    held = set(digests)
    try:
        report = from_json(_read(bundle, _REPORT) or b"")
        named = _named(report)
    except (UsageError, RecursionError, LookupError, TypeError):  # it is a stranger's
        yield _fault(_("อ่านรายงาน {name} ไม่ได้", name=_REPORT))
        return
    about = bundle.manifest.oit
    if named != (about.run, about.tool, about.checklist, about.checklist_sha256):
        yield _fault(
            _("รายงานเป็นของการตรวจ เครื่องมือ หรือรายการตรวจอื่น ไม่ตรงกับ {manifest}", manifest=MANIFEST),
        )
    for item in report.items:
        for evidence in item.evidence:
            if f"sha256:{evidence.sha256}" not in held:
                yield _fault(
                    _("ไม่มีข้อมูลหลักฐานของข้อ {id} ({url}) ในไฟล์บันทึก", id=item.id, url=evidence.url[:200]),
                )


def _named(report: Report) -> tuple[str, str, str, str]:
    run, tool, checklist = report.run, report.tool, report.checklist
    return str(run["id"]), str(tool["version"]), str(checklist["id"]), str(checklist["sha256"])


def _fault(said: Message) -> Fault:
    """A fault, in which what a stranger's file says does nothing to a terminal."""
    return Fault(th=cut(said.th, _LONGEST), en=cut(said.en, _LONGEST))
