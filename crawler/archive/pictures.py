"""The pictures in a run's folder, under names by their content, and the list that says what they are of."""

from __future__ import annotations

import base64
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from crawler.archive.trouble import storage_trouble
from crawler.models import Drawn, Frozen, Picture, PictureOf

__all__ = ["PICTURES", "REQUISITES", "Album", "Shown", "pictures_in"]

PICTURES = "screenshots"
"""The folder of pictures in a run's folder."""

REQUISITES = "pictures.warc.gz"
"""The recording of what was fetched for pictures, in a run's folder."""

_INDEX = "index.json"
_SCHEMA = "oit-pictures/1"
_DIGITS = 20
_LARGEST_INDEX = 5_000_000


class _Index(Frozen):
    """What the list holds. `requests` were made to servers for these pictures."""

    schema: str = _SCHEMA
    requests: int = 0
    pictures: tuple[Picture, ...] = ()


class Shown(Picture, kw_only=True):
    """A picture that is there. `folder` is the run's folder in which it lies."""

    folder: Path

    @property
    def path(self) -> Path:
        """The large picture."""
        return self.folder / PICTURES / self.file

    @property
    def thumbnail_path(self) -> Path:
        """The small one."""
        return self.folder / PICTURES / self.thumbnail

    @property
    def href(self) -> str:
        """The large picture's address as seen from a report in the run's folder."""
        return f"{PICTURES}/{self.file}"

    @property
    def data_uri(self) -> str:
        """The small one as an address that holds the picture itself; empty where it can't be read any more."""
        try:
            packed = self.thumbnail_path.read_bytes()
        except OSError:
            return ""
        return f"data:image/jpeg;base64,{base64.b64encode(packed).decode('ascii')}"


def pictures_in(folder: Path) -> Mapping[tuple[str, str], Shown]:
    """The pictures in a run's folder, by the address of the evidence and the hash of its bytes.

    What can't be read, or is not there, is left out.
    """
    place = folder / PICTURES
    found: dict[tuple[str, str], Shown] = {}
    with suppress(OSError, ValueError, msgspec.MsgspecError):
        if (place / _INDEX).stat().st_size > _LARGEST_INDEX:
            return found
        index = msgspec.json.decode((place / _INDEX).read_bytes(), type=_Index)
        for each in index.pictures if index.schema == _SCHEMA else ():
            if _is_ours(place, each.file) and _is_ours(place, each.thumbnail):
                found[each.url, each.sha256] = Shown(**msgspec.structs.asdict(each), folder=folder)
    return found


class Album:
    """Keeps the pictures of one run. Each file is whole or not there; the list of them is written by `write`.

    Raises StorageFull or OutputError where the folder can't be written.
    """

    def __init__(self, folder: Path) -> None:
        self._place = folder / PICTURES
        self._pictures: dict[tuple[str, str], Picture] = {}

    def add(self, evidence: Iterable[tuple[str, str]], drawn: Drawn, *, taken: str, of: PictureOf) -> None:
        """Keep what was drawn at the time `taken` (ISO 8601 in UTC) for each of the `evidence` (address, hash)."""
        file, thumbnail = self._keep(drawn.picture, ".jpg"), self._keep(drawn.thumbnail, "-small.jpg")
        for url, digest in evidence:
            self._pictures[url, digest] = Picture(
                url=url,
                sha256=digest,
                file=file,
                thumbnail=thumbnail,
                width=drawn.width,
                height=drawn.height,
                taken=taken,
                of=of,
            )

    def take_over(self, shown: Shown, run: str) -> bool:
        """Keep a picture that lies in the folder of the run called `run`; empty: of this one. False where its files are
        not what they were: somebody has drawn on them."""
        if not (_is_whole(shown.path) and _is_whole(shown.thumbnail_path)):
            return False
        for path in (shown.path, shown.thumbnail_path):
            if not _is_whole(self._place / path.name):
                self._copy(path)
        known = {name: getattr(shown, name) for name in Picture.__struct_fields__}
        if run and known["drawn_from"] == "archive":
            known["drawn_from"] = run
        self._pictures[shown.url, shown.sha256] = Picture(**known)
        return True

    def write(self, requests: int) -> None:
        """Write the list of the pictures, in the order of their addresses. `requests` were made for them."""
        pictures = tuple(self._pictures[key] for key in sorted(self._pictures))
        if not pictures and not self._place.exists():
            return
        told = msgspec.json.format(msgspec.json.encode(_Index(requests=requests, pictures=pictures)), indent=2)
        self._write(_INDEX, told + b"\n")

    def _keep(self, packed: bytes, ending: str) -> str:
        """The name under which it lies, its own hash."""
        name = _hash_of(packed) + ending
        if not _is_whole(self._place / name):
            self._write(name, packed)
        return name

    def _write(self, name: str, packed: bytes) -> None:
        path = self._place / name
        partial = path.with_name(name + ".partial")
        with storage_trouble(path):
            self._place.mkdir(parents=True, exist_ok=True)
            try:
                partial.write_bytes(packed)
                partial.replace(path)
            finally:
                partial.unlink(missing_ok=True)

    def _copy(self, path: Path) -> None:
        """As a second name of the same file where the disk can do that: an unchanged site costs no space a night."""
        with storage_trouble(self._place / path.name):
            self._place.mkdir(parents=True, exist_ok=True)
            partial = self._place / (path.name + ".partial")
            try:
                partial.unlink(missing_ok=True)
                try:
                    os.link(path, partial)
                except OSError:
                    shutil.copyfile(path, partial)
                partial.replace(self._place / path.name)
            finally:
                partial.unlink(missing_ok=True)


def _hash_of(packed: bytes) -> str:
    return sha256(packed).hexdigest()[:_DIGITS]


def _is_whole(path: Path) -> bool:
    """Whether a file is what its name says."""
    try:
        return path.name.startswith(_hash_of(path.read_bytes()))
    except OSError:
        return False


def _is_ours(place: Path, name: str) -> bool:
    """Whether a file of the list is one in the folder itself, and there."""
    return name == Path(name).name and "\\" not in name and (place / name).is_file()
