"""The story of a bundle: a run's report, its pictures and its evidence as recorded, packed into one file to hand on."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler import __version__
from crawler.archive import PICTURES, REQUISITES, RunInfo, Store, pictures_in
from crawler.archive.trouble import storage_trouble
from crawler.audit.evidence import Sought, excerpt_of
from crawler.audit.sources import Recorded, Source, Stored
from crawler.audit.workspace import known_store, run_that_judged
from crawler.bundle import SUFFIX, About, NotABundleError, Page, pack, run_of
from crawler.errors import ArchiveError, OutputError, UsageError
from crawler.language import _
from crawler.models import Report
from crawler.report import from_json

__all__ = ["bundle_run"]

_REPORT = "report.json"
_REPORTS = ("report.*", "submission.*")
_TO_PICTURES = f'"{PICTURES}/'.encode()


def bundle_run(key: str, recording: Path | None, store: Path, out: Path | None) -> Path:
    """Pack the run called `key`, or the latest that judged the file `recording`; the file that was written.

    `out` is that file, or the folder to put it in; without it, it lies in the run's own folder. ArchiveError where
    there is no such run, no report of it, or its evidence is lost; OutputError where something else lies at `out`.
    """
    with known_store(store) as opened:
        info = run_that_judged(opened, recording) if recording is not None else opened.find(key).info
        folder = Path(info.folder)
        report = _report(folder, info)
        path = _target(out, folder, info.id)
        source: Source = Stored(opened.find(info.id)) if info.how == "crawl" else Recorded(Path(info.warc))
        sought = Sought(report, source.resources)
        about = _about(report)
        with storage_trouble(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(prefix=".oit-", dir=path.parent) as place:
                warc = Path(place) / "evidence.warc.gz"
                entries = excerpt_of(sought, source, _beside(opened, info), warc, when=about.finished, about=about.run)
                files = dict(_files(folder))
                pack(path, about, recording=warc, entries=entries, pages=_pages(sought), files=files)
    return path


def _report(folder: Path, info: RunInfo) -> Report:
    """The report of a run that is finished."""
    try:
        report = from_json((folder / _REPORT).read_bytes())
    except OSError:
        report = None
    if report is None or not info.finished or report.run["id"] != info.id:
        raise ArchiveError(
            _(
                "การตรวจ {id} ยังไม่เสร็จ หรือไม่มีรายงานอยู่ใน {folder} แล้ว กรุณาตรวจให้เสร็จก่อนด้วยคำสั่ง oit audit",
                id=info.id,
                folder=folder,
            ),
        )
    return report


def _target(out: Path | None, folder: Path, run: str) -> Path:
    """Where the bundle goes. A bundle of the same run there is written anew; anything else stays."""
    path = folder if out is None else out
    try:
        path = path / f"{run}{SUFFIX}" if path.is_dir() else path
        is_taken = path.exists() and run_of(path) != run
    except NotABundleError:
        is_taken = True
    except (OSError, ValueError) as error:  # no file can have such a name
        raise OutputError(_("เขียนไฟล์ {path} ไม่ได้ กรุณาระบุชื่อไฟล์อื่นด้วย --out", path=path)) from error
    if path.suffix != SUFFIX:
        raise UsageError(_("ชื่อไฟล์ชุดหลักฐานต้องลงท้ายด้วย {suffix} แต่ได้รับ {path}", suffix=SUFFIX, path=path))
    if is_taken:
        raise OutputError(
            _("มีไฟล์ {path} อยู่แล้วและไม่ใช่ชุดหลักฐานของการตรวจนี้ กรุณาระบุชื่ออื่นด้วย --out โปรแกรมจะไม่เขียนทับไฟล์เดิม", path=path),
        )
    return path


def _about(report: Report) -> About:
    return About(
        run=report.run["id"],
        started=report.run["started"],
        finished=report.run["finished"],
        tool=report.tool["version"],
        packed_by=__version__,
        checklist=report.checklist["id"],
        checklist_sha256=report.checklist["sha256"],
        fiscal_year=report.checklist["fiscal_year"],
        site=report.site["url"],
        body=report.site["body"],
    )


def _beside(store: Store, info: RunInfo) -> list[Path]:
    """The recordings of what was fetched for pictures: for this run's, and for those that earlier runs took."""
    folder = Path(info.folder)
    drawn_for = {each.drawn_from for each in pictures_in(folder).values()}
    earlier = [Path(each.folder) for each in store.runs() if each.id in drawn_for and each.id != info.id]
    places = dict.fromkeys((folder, *earlier, Path(info.warc).parent))
    return [place / REQUISITES for place in places]


def _files(folder: Path) -> Iterator[tuple[str, bytes | Path]]:
    """The report and its pictures, by their place in the bundle, where reports lie beside the pictures' folder."""
    for pattern in _REPORTS:
        for path in folder.glob(pattern):
            if path.suffix == ".html":
                yield f"report/{path.name}", path.read_bytes().replace(_TO_PICTURES, b'"../' + _TO_PICTURES[1:])
            elif path.suffix != ".partial" and path.is_file():
                yield f"report/{path.name}", path
    pictures = pictures_in(folder)
    for shown in pictures.values():
        for path in (shown.path, shown.thumbnail_path):
            yield f"{PICTURES}/{path.name}", path
    if pictures:
        yield f"{PICTURES}/index.json", folder / PICTURES / "index.json"


def _pages(sought: Sought) -> list[Page]:
    """What a reader is offered: every page and document of the evidence, under the items that it shows."""
    return [
        Page(
            id=sha256(f"{resource.url} {resource.sha256}".encode()).hexdigest()[:12],
            url=resource.url,
            ts=resource.fetched,
            title=f"{', '.join(dict.fromkeys(items))} {sought.evidence[resource].title}".strip(),
        )
        for resource, items in sought.items.items()
    ]
