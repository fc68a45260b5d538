"""Packs a bundle: a zip file in which everything lies as it is, in the order of names, at the time of the run.

Nothing is compressed by the zip: what is large is so already, and a reader finds any record of the recording by its
place in the file. The same run gives the same bytes.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO

from crawler.archive import Entry
from crawler.archive.trouble import storage_trouble
from crawler.bundle.cdxj import to_cdxj
from crawler.bundle.manifest import (
    DIGEST,
    MANIFEST,
    PAGES,
    SUMS,
    About,
    Page,
    Part,
    digest_of,
    manifest_of,
    pages_of,
    sums_of,
    to_json,
)

__all__ = ["INDEX", "RECORDING", "SUFFIX", "pack"]

SUFFIX = ".wacz"
RECORDING = "archive/evidence.warc.gz"
INDEX = "indexes/index.cdxj"

_MODE = 0o100644 << 16  # a plain file that all may read
_UNIX = 3
_PIECE = 1 << 20

Content = bytes | Path
"""The bytes of a file, or where they lie."""


def pack(
    path: Path,
    about: About,
    *,
    recording: Path,
    entries: Iterable[Entry],
    pages: Sequence[Page],
    files: Mapping[str, Content],
) -> None:
    """Write a bundle to `path`, whole or not at all: a `recording` with its `entries`, and other `files` by their path
    in it. StorageFull or OutputError where that can't be done."""
    held: dict[str, Content] = {
        **files,
        RECORDING: recording,
        INDEX: to_cdxj(entries, Path(RECORDING).name),
        PAGES: pages_of(pages),
    }
    with storage_trouble(path):
        parts = [_part(name, held[name]) for name in sorted(held)]
        held[SUMS] = sums_of({part.path: part.hash.removeprefix("sha256:") for part in parts})
        parts.append(_part(SUMS, held[SUMS]))
        manifest = to_json(manifest_of(about, sorted(parts, key=lambda part: part.path), pages))
        held |= {MANIFEST: manifest, DIGEST: to_json(digest_of(manifest))}
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(path.name + ".partial")
        try:
            _write(partial, held, datetime.fromisoformat(about.finished))
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


def _write(path: Path, held: Mapping[str, Content], when: datetime) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(held):
            info = zipfile.ZipInfo(name, when.timetuple()[:6])
            info.create_system, info.external_attr = _UNIX, _MODE
            with _opened(held[name]) as source, archive.open(info, "w") as target:
                shutil.copyfileobj(source, target)


def _part(path: str, content: Content) -> Part:
    digest, size = sha256(), 0
    with _opened(content) as source:
        while piece := source.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return Part(name=path.rpartition("/")[2].lower(), path=path, hash=f"sha256:{digest.hexdigest()}", bytes=size)


@contextmanager
def _opened(content: Content) -> Iterator[IO[bytes]]:
    if isinstance(content, bytes):
        yield BytesIO(content)
    else:
        with content.open("rb") as file:
            yield file
