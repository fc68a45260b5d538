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
            th=f"✓ {path} ตรงกับตอนที่รวมไว้ทุกรายการ: {self.files:,} ไฟล์ ข้อมูลที่บันทึก {self.records:,} รายการ ของ {of}",
            en=f"✓ {path} is as it was packed: {self.files:,} files, {self.records:,} records of {of}.",
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
            th=f"รายการไฟล์ {MANIFEST} ถูกแก้ไข ไม่ตรงกับค่าตรวจสอบใน {DIGEST}",
            en=f"The list of files, {MANIFEST}, has been changed: {DIGEST} tells another hash.",
        )


def _of_files(bundle: Opened) -> Iterator[Fault]:
    listed = {part.path: part for part in bundle.manifest.resources}
    if len(listed) < len(bundle.manifest.resources):
        yield _fault(th=f"{MANIFEST} ระบุไฟล์เดียวกันซ้ำ", en=f"{MANIFEST} lists a file twice.")
    for path in sorted(listed.keys() - bundle.sizes.keys()):
        yield _fault(th=f"ไฟล์ {path} หายไปจากชุดหลักฐาน", en=f"The file {path} is missing from the bundle.")
    for path in sorted(bundle.sizes.keys() - listed.keys() - {MANIFEST, DIGEST}):
        yield _fault(th=f"มีไฟล์ {path} เพิ่มเข้ามาภายหลัง", en=f"The file {path} was added to the bundle.")
    for path in sorted(listed.keys() & bundle.sizes.keys()):
        part, found = listed[path], _hash_of(bundle, path)
        if found is None:
            yield _fault(th=f"ไฟล์ {path} เสียหาย อ่านไม่ได้", en=f"The file {path} is damaged and can't be read.")
        elif (part.hash, part.bytes) != (f"sha256:{found}", bundle.sizes[path]):
            yield _fault(
                th=f"ไฟล์ {path} ถูกแก้ไข ไม่ตรงกับค่าตรวจสอบใน {MANIFEST}",
                en=f"The file {path} has been changed: {MANIFEST} tells another hash.",
            )


def _of_sums(bundle: Opened) -> Iterator[Fault]:
    """SHA256SUMS must tell the same as the manifest, since people check by it."""
    told = {}
    for row in (_read(bundle, SUMS) or b"").decode("utf-8", "replace").splitlines():
        digest, _, path = row.partition("  ")
        told[path] = f"sha256:{digest}"
    if told != {part.path: part.hash for part in bundle.manifest.resources if part.path != SUMS}:
        yield _fault(
            th=f"{SUMS} ไม่ตรงกับรายการไฟล์ใน {MANIFEST}",
            en=f"{SUMS} tells other files or hashes than {MANIFEST}.",
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
                        th=f"ข้อมูลที่บันทึกจาก {member.url[:200]} ไม่ตรงกับค่าตรวจสอบของตัวเอง",
                        en=f"What was recorded of {member.url[:200]} does not agree with its digest.",
                    )
    except BAD as error:
        yield _fault(
            th=f"ไฟล์บันทึก {RECORDING} เสียหาย ({error})",
            en=f"The recording {RECORDING} is damaged ({error}).",
        )


def _agrees(member: Member) -> bool:
    return member.digest == f"sha256:{sha256(member.payload).hexdigest()}"


def _of_index(bundle: Opened, records: dict[int, _Record]) -> Iterator[Fault]:
    try:
        lines = tuple(lines_in(_read(bundle, INDEX) or b""))
    except ValueError as error:
        yield _fault(th=f"ดัชนี {INDEX} เสียหาย ({error})", en=f"The index {INDEX} is damaged ({error}).")
        return
    for line in lines:
        found = records.get(int(line.offset)) if line.offset.isascii() and line.offset.isdigit() else None
        if found is None or (found.url, found.digest, str(found.length)) != (line.url, line.digest, line.length):
            yield _fault(
                th=f"ดัชนีชี้ข้อมูลของ {line.url[:200]} ผิดตำแหน่ง",
                en=f"The index does not lead to the record of {line.url[:200]}.",
            )


# --- the report -------------------------------------------------------------------------------------------------------


def _of_report(bundle: Opened, digests: Iterable[str]) -> Iterator[Fault]:
    held = set(digests)
    try:
        report = from_json(_read(bundle, _REPORT) or b"")
        named = _named(report)
    except (UsageError, RecursionError, LookupError, TypeError):  # it is a stranger's
        yield _fault(th=f"อ่านรายงาน {_REPORT} ไม่ได้", en=f"The report {_REPORT} can't be read.")
        return
    about = bundle.manifest.oit
    if named != (about.run, about.tool, about.checklist, about.checklist_sha256):
        yield _fault(
            th=f"รายงานเป็นของการตรวจ เครื่องมือ หรือรายการตรวจอื่น ไม่ตรงกับ {MANIFEST}",
            en=f"The report is of another run, tool or checklist than {MANIFEST} says.",
        )
    for item in report.items:
        for evidence in item.evidence:
            if f"sha256:{evidence.sha256}" not in held:
                yield _fault(
                    th=f"ไม่มีข้อมูลหลักฐานของข้อ {item.id} ({evidence.url[:200]}) ในไฟล์บันทึก",
                    en=f"The recording does not hold the evidence of {item.id} ({evidence.url[:200]}).",
                )


def _named(report: Report) -> tuple[str, str, str, str]:
    run, tool, checklist = report.run, report.tool, report.checklist
    return str(run["id"]), str(tool["version"]), str(checklist["id"]), str(checklist["sha256"])


def _fault(th: str, en: str) -> Fault:
    """A fault, in which what a stranger's file says does nothing to a terminal."""
    return Fault(th=cut(th, _LONGEST), en=cut(en, _LONGEST))
