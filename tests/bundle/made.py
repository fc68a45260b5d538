"""A small bundle made by hand, and ways to tamper with it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from crawler.archive import Excerpt
from crawler.bundle import About, Page, pack
from crawler.models import Fetched, Report
from crawler.report import to_json
from tests.report import sample

__all__ = ["EVIDENCE", "HOME", "bundle", "changed", "contents", "report", "resummed", "zipped"]

WHEN = "2026-11-21T09:14:52Z"
HOME = b"<p>home"
EVIDENCE = b"%PDF-1.4 evidence"
DRAWN = b"<p>drawn</p><script>draw()</script><p onclick='x()'>still</p>"
SHOWN = b"<p>drawn</p><p>still</p>"
URL = "https://town.example"


def report() -> Report:
    """A report that rests on one document and one page that a browser drew."""
    plain = sample.report(sample.ROWS[:2])
    bodies = (("/plan.pdf", EVIDENCE), ("/app", DRAWN))
    items = tuple(
        replace(item, evidence=(replace(item.evidence[0], url=URL + path, sha256=sha256(body).hexdigest()),))
        for item, (path, body) in zip(plain.items, bodies, strict=True)
    )
    return replace(plain, items=items)


def answer(path: str, body: bytes, media_type: str = "text/html", **more: Any) -> Fetched:
    headers = (("Content-Type", media_type),)
    return Fetched(url=URL + path, status=200, headers=headers, body=body, fetched="2026-11-21T09:12:40Z", **more)


def bundle(folder: Path) -> Path:
    """The bundle of that report."""
    folder.mkdir(parents=True, exist_ok=True)
    told = report()
    with Excerpt(folder / "evidence.warc.gz", name="evidence.warc.gz", when=WHEN, about="run") as excerpt:
        excerpt.add(answer("/", HOME))
        excerpt.add(answer("/plan.pdf", EVIDENCE, "application/pdf"))
        excerpt.add(answer("/app", b"<script src=app.js></script>"))
        excerpt.add(answer("/app", DRAWN, "text/html; charset=utf-8", how="rendered"))
        excerpt.add(answer("/", HOME))  # once more, which is not written again
        excerpt.add(Fetched(url=f"{URL}/gone", fault="timeout"))
    pack(
        folder / "b.wacz",
        About(
            run=told.run["id"],
            started=told.run["started"],
            finished=told.run["finished"],
            tool=told.tool["version"],
            packed_by="0.1.0",
            checklist=told.checklist["id"],
            checklist_sha256=told.checklist["sha256"],
            fiscal_year=2567,
            site=told.site["url"],
            body=told.site["body"],
        ),
        recording=folder / "evidence.warc.gz",
        entries=excerpt.entries,
        pages=[Page(id="1", url=f"{URL}/plan.pdf", ts=WHEN, title="o1")],
        files={"report/report.json": to_json(told), "report/submission.csv": b"a,b\n"},
    )
    return folder / "b.wacz"


def contents(path: Path) -> dict[str, bytes]:
    """The files of a bundle."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    """A zip file of these."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return path


def changed(path: Path, **files: bytes | None) -> Path:
    """The bundle with some files of other bytes (None: without it); names with / and . written as __ and _dot_."""
    held = contents(path)
    for key, body in files.items():
        name = key.replace("__", "/").replace("_dot_", ".")
        if body is None:
            del held[name]
        else:
            held[name] = body
    return zipped(path.with_name("changed.wacz"), held)


def resummed(path: Path, **files: bytes | None) -> Path:
    """The same with every hash made to fit: what somebody does who knows the format."""
    held = contents(changed(path, **files))
    manifest = json.loads(held["datapackage.json"])
    free = ("datapackage.json", "datapackage-digest.json", "SHA256SUMS")
    digests = {name: sha256(body).hexdigest() for name, body in held.items() if name not in free}
    held["SHA256SUMS"] = "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode()
    digests["SHA256SUMS"] = sha256(held["SHA256SUMS"]).hexdigest()
    manifest["resources"] = [
        {"name": name.lower(), "path": name, "hash": f"sha256:{digest}", "bytes": len(held[name])}
        for name, digest in digests.items()
    ]
    held["datapackage.json"] = json.dumps(manifest).encode()
    digest = {"path": "datapackage.json", "hash": f"sha256:{sha256(held['datapackage.json']).hexdigest()}"}
    held["datapackage-digest.json"] = json.dumps(digest).encode()
    return zipped(path.with_name("resummed.wacz"), held)
