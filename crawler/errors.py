"""Every error that a person can meet, as one tree. Each has an exit code and says itself in Thai and in English.

OitError                 5  a fault of the tool itself, unless a branch below says otherwise
├── UsageError           2  wrong use or bad input
│   ├── AddressError     2  the web address can't be used
│   ├── ChecklistError   2  the checklist is unknown or broken
│   ├── ArchiveError     2  the recording isn't a readable WARC file, or the run isn't in the store
│   ├── OutputError      2  the output folder can't be used
│   └── SitesError       2  the list of watched sites is missing or broken
├── SiteUnreachable      3  the site could not be reached at all
├── Interrupted          4  stopped by the user; what was seen is kept
└── StorageFull          5  the disk is full; what was seen is kept
"""

from __future__ import annotations

import traceback
from pathlib import Path

from crawler.language import Message, _

__all__ = [
    "AddressError",
    "ArchiveError",
    "ChecklistError",
    "Interrupted",
    "OitError",
    "OutputError",
    "SiteUnreachable",
    "SitesError",
    "StorageFull",
    "UsageError",
    "own_fault",
]


class OitError(Exception):
    """One clear sentence for the person who typed the command: what happened, where, what to do."""

    exit_code = 5

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message.en

    def sentence(self, lang: str) -> str:
        """The sentence in `lang` ("th" or "en")."""
        return self.message.told(lang)


class UsageError(OitError):
    """Wrong use or bad input."""

    exit_code = 2


class AddressError(UsageError):
    """The web address can't be used."""


class ChecklistError(UsageError):
    """The checklist is unknown or broken; the sentence names file, item, key and what was expected."""


class ArchiveError(UsageError):
    """The recording isn't a readable WARC file, or the run isn't in the store."""


class OutputError(UsageError):
    """The output folder can't be used."""


class SitesError(UsageError):
    """The list of watched sites is missing or broken; the sentence names file, site, key and what was expected."""


class SiteUnreachable(OitError):
    """The site could not be reached at all."""

    exit_code = 3


class Interrupted(OitError):
    """Stopped by the user; what was seen is kept."""

    exit_code = 4


class StorageFull(OitError):
    """The disk is full; what was seen is kept."""


def own_fault(error: Exception) -> OitError:
    """What to tell of an error that nobody foresaw."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error} [{Path(last.filename).name}:{last.lineno}]"
    return OitError(_("โปรแกรมขัดข้องเอง ข้อมูลที่เก็บไว้แล้วยังอยู่ครบ กรุณาแจ้งผู้พัฒนาพร้อมข้อความนี้: {what}", what=what))
