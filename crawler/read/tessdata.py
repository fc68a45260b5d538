"""Where this machine keeps what Tesseract has learnt of Thai, and whether the library that uses it is there."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from crawler.places import program_files

__all__ = ["LANGUAGES", "can_read_scans", "find_tessdata", "has_tesserocr"]

LANGUAGES = ("tha", "eng")
"""Official Thai has English names, addresses and abbreviations in it."""

_FOLDERS = ("/usr/share", "/usr/local/share", "/opt/homebrew/share")


def can_read_scans() -> bool:
    """Whether this machine has all that OCR of Thai needs."""
    return has_tesserocr() and find_tessdata() is not None


def has_tesserocr() -> bool:
    """Whether the library is installed; nothing is loaded."""
    return importlib.util.find_spec("tesserocr") is not None


def find_tessdata() -> Path | None:
    """The folder that holds the data of both languages; None where there is none."""
    return next((folder for folder in _places() if _has_all(folder)), None)


def _has_all(folder: Path) -> bool:
    return all((folder / f"{language}.traineddata").is_file() for language in LANGUAGES)


def _places() -> Iterator[Path]:
    if named := os.environ.get("TESSDATA_PREFIX"):
        yield from (Path(named), Path(named) / "tessdata")
    if sys.platform == "win32":
        own = (Path(os.environ["LOCALAPPDATA"]) / "Programs",) if "LOCALAPPDATA" in os.environ else ()
        yield from (folder / "Tesseract-OCR" / "tessdata" for folder in (*program_files(), *own))
        return
    for folder in map(Path, _FOLDERS):
        yield folder / "tessdata"
        yield from sorted(folder.glob("tesseract*/**/tessdata"), reverse=True)
