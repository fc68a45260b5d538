"""Bundles: a report with its pictures and the recorded evidence in one file that any WACZ reader opens."""

from __future__ import annotations

from crawler.bundle.manifest import About, Page
from crawler.bundle.opened import NotABundleError, run_of
from crawler.bundle.pack import SUFFIX, pack
from crawler.bundle.verify import Checked, Fault, verify

__all__ = ["SUFFIX", "About", "Checked", "Fault", "NotABundleError", "Page", "pack", "run_of", "verify"]
