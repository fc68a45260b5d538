"""The files of an audit: the report's, and where a list was verified those that tell what became of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from crawler.archive import Shown
from crawler.audit.judging import Audit, Request
from crawler.checklist import Checklist
from crawler.report import NO_PICTURES, verification, verification_files, write, write_files

__all__ = ["write_all", "write_verification"]


def write_all(done: Audit, request: Request, checklist: Checklist) -> tuple[Path, ...]:
    """Write everything into the audit's folder; the paths, what tells of a list first. Raises what `write` does."""
    told = write_verification(done, request, checklist)
    return (*told, *write(done.report, done.folder, request.lang, checklist))


def write_verification(
    done: Audit, request: Request, checklist: Checklist, pictures: Mapping[tuple[str, str], Shown] = NO_PICTURES
) -> tuple[Path, ...]:
    """Write what became of the rows of the list, with the `pictures` of what was found; nothing without a list."""
    if request.submission is None:
        return ()
    told = verification(done.report, request.submission, done.judgement.checked)
    return write_files(done.folder, verification_files(told, request.lang, checklist, pictures))
