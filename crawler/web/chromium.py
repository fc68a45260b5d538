"""Which browser this machine has that can draw a page."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
from pathlib import Path

from crawler.models import Frozen
from crawler.places import program_files

__all__ = ["EXECUTABLE", "Chromium", "find_chromium", "has_playwright"]

EXECUTABLE = "OIT_CHROMIUM"
"""The environment variable that names the browser to use, where the machine has several or hides it."""

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "msedge",
    "microsoft-edge",
    "chrome",
)
_ON_WINDOWS = ("Microsoft/Edge/Application/msedge.exe", "Google/Chrome/Application/chrome.exe")
_ON_MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


class Chromium(Frozen):
    """A browser on this machine: its executable, or the folder of Playwright's own, which finds it by itself."""

    path: str
    is_playwrights: bool = False


def find_chromium() -> Chromium | None:
    """The browser that was named, else Playwright's own, else the system's; None where there is none."""
    if named := os.environ.get(EXECUTABLE, ""):
        found = shutil.which(named)
        return Chromium(path=found) if found else None
    own = next(iter(sorted(_playwright_folder().glob("chromium*-*"))), None)
    if own is not None:
        return Chromium(path=str(own), is_playwrights=True)
    system = next(filter(None, map(shutil.which, _NAMES)), "") or _in_its_usual_place()
    return Chromium(path=system) if system else None


def has_playwright() -> bool:
    """Whether the library that drives a browser is installed."""
    return importlib.util.find_spec("playwright") is not None


def _in_its_usual_place() -> str:
    places = [folder / path for folder in program_files() for path in _ON_WINDOWS]
    return next((str(path) for path in (*places, Path(_ON_MACOS)) if path.is_file()), "")


def _playwright_folder() -> Path:
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "")
    if named not in ("", "0"):
        return Path(named)
    caches = {"Windows": "AppData/Local", "Darwin": "Library/Caches"}.get(platform.system(), ".cache")
    return Path.home() / caches / "ms-playwright"
