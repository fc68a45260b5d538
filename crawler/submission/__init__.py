"""Reads the list of addresses that a body hands in: which item each row is for, where it is to be seen, and what is
wrong with the list itself."""

from __future__ import annotations

from crawler.submission.reading import read_submission

__all__ = ["read_submission"]
