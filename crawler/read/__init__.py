"""Bytes to Content: pages, documents, data. Never raises for bad content, and bounds everything strangers send."""

from __future__ import annotations

from crawler.read.kinds import READER, SCAN_READER, is_document, is_text, media_type_of
from crawler.read.pool import ReaderPool, was_cut_short
from crawler.read.programs import abilities
from crawler.read.tessdata import can_read_scans, find_tessdata, has_tesserocr

__all__ = [
    "READER",
    "SCAN_READER",
    "ReaderPool",
    "abilities",
    "can_read_scans",
    "find_tessdata",
    "has_tesserocr",
    "is_document",
    "is_text",
    "media_type_of",
    "was_cut_short",
]
