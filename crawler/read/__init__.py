"""Bytes to Content: pages, documents, data. Never raises for bad content, and bounds everything strangers send."""

from __future__ import annotations

from crawler.read.kinds import READER, is_document, media_type_of
from crawler.read.pool import ReaderPool, was_cut_short
from crawler.read.programs import abilities

__all__ = ["READER", "ReaderPool", "abilities", "is_document", "media_type_of", "was_cut_short"]
