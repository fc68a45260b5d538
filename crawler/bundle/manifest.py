"""What a bundle says of itself: every file with its hash, and of which run, by which tool and rules it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

import msgspec

from crawler.models import Frozen

__all__ = [
    "DIGEST",
    "MANIFEST",
    "PAGES",
    "SCHEMA",
    "SUMS",
    "About",
    "Digest",
    "Manifest",
    "Page",
    "Part",
    "digest_of",
    "manifest_of",
    "pages_of",
    "sums_of",
    "to_json",
]

SCHEMA = "oit-bundle/1"
MANIFEST = "datapackage.json"
DIGEST = "datapackage-digest.json"
SUMS = "SHA256SUMS"
PAGES = "pages/pages.jsonl"
_WACZ = "1.1.1"


class About(Frozen):
    """Of what a bundle is: the run's id and times (ISO 8601 in UTC), the tool that judged it, the checklist, the site.
    `packed_by` is the version that packed it."""

    run: str
    started: str
    finished: str
    tool: str
    packed_by: str
    checklist: str
    checklist_sha256: str
    fiscal_year: int
    site: str
    body: str
    schema: str = SCHEMA


class Page(Frozen):
    """A page or document that a reader is offered; `ts` is when it was fetched."""

    id: str
    url: str
    ts: str
    title: str


class Part(Frozen):
    """A file of a bundle. Its `type` keeps readers of data packages from taking our report.json for one of theirs."""

    name: str
    path: str
    hash: str
    bytes: int
    type: str = "file"


class Manifest(Frozen):
    """datapackage.json as WACZ 1.1.1 has it, and `oit`, which is our own."""

    profile: str
    wacz_version: str
    title: str
    description: str
    created: str
    software: str
    resources: tuple[Part, ...]
    oit: About
    mainPageUrl: str = ""  # noqa: N815 - the standard's name
    mainPageDate: str = ""  # noqa: N815


class Digest(Frozen):
    """datapackage-digest.json."""

    path: str
    hash: str


def manifest_of(about: About, parts: Iterable[Part], pages: Sequence[Page]) -> Manifest:
    """The manifest of the `parts`, which offers the first of the `pages` first."""
    return Manifest(
        profile="data-package",
        wacz_version=_WACZ,
        title=f"{about.body or about.site} OIT {about.fiscal_year}",
        description=f"The evidence of the audit {about.run} of {about.site}: the report (report/), pictures "
        "(screenshots/), and the recorded pages and documents. SHA256SUMS and this list have the hash of every file.",
        created=about.finished,
        software=f"oit-crawler {about.packed_by}",
        resources=tuple(parts),
        oit=about,
        mainPageUrl=pages[0].url if pages else "",
        mainPageDate=pages[0].ts if pages else "",
    )


def pages_of(pages: Iterable[Page]) -> bytes:
    """pages.jsonl."""
    head = {"format": "json-pages-1.0", "id": "pages", "title": "Evidence"}
    return b"".join(msgspec.json.encode(each) + b"\n" for each in (head, *pages))


def sums_of(hashes: Mapping[str, str]) -> bytes:
    """SHA256SUMS: what `sha256sum -c` reads, of files by path and their hashes in hexadecimal."""
    return "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes)).encode()


def to_json(told: Manifest | Digest) -> bytes:
    """As it stands in the bundle."""
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def digest_of(manifest: bytes) -> Digest:
    """The digest of the manifest's bytes."""
    return Digest(path=MANIFEST, hash=f"sha256:{sha256(manifest).hexdigest()}")
