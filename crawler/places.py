"""Where things lie: the data that ships with the program, and what others have installed on Windows."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["program_files", "shipped"]


def shipped(kind: str) -> Path:
    """The folder of shipped data called `kind` ("checklists" or "cassettes"): beside the package in a checkout, inside
    it once installed."""
    package = Path(__file__).resolve().parent
    installed = package / "data" / kind
    return installed if installed.is_dir() else package.parent / kind


def program_files() -> tuple[Path, ...]:
    """The folders in which Windows keeps programs; none on other systems."""
    return tuple(Path(os.environ[name]) for name in ("ProgramFiles", "ProgramFiles(x86)") if name in os.environ)
