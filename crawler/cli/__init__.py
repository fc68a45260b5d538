"""The command `oit`: parses, calls a story, prints. No logic of its own; a module for each group of commands."""

from __future__ import annotations

from crawler.cli import (  # noqa: F401 - each adds its commands to the app
    asking,
    auditing,
    changes,
    checklists,
    deciding,
    machine,
    results,
    stored,
    verifying,
    watching,
)
from crawler.cli.app import app
from crawler.cli.entry import main

__all__ = ["app", "main"]
