"""Bytes to Content: pages, documents, data. Never raises for bad content, and bounds everything strangers send."""

from __future__ import annotations

from crawler.read.pool import ReaderPool, was_cut_short
from crawler.read.reader import READER, is_document, media_type_of, read

__all__ = ["READER", "ReaderPool", "is_document", "media_type_of", "read", "was_cut_short"]
