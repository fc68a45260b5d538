"""Where the data that ships with the program lies: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path

__all__ = ["shipped"]


def shipped(kind: str) -> Path:
    """The folder of shipped data called `kind` ("checklists" or "cassettes")."""
    package = Path(__file__).resolve().parent
    installed = package / "data" / kind
    return installed if installed.is_dir() else package.parent / kind
