"""The browser of the tests. A machine without one fails them, unless it is told to go without."""

from __future__ import annotations

import os

import pytest

from crawler.web import Chromium, find_chromium, has_playwright

__all__ = ["WITHOUT", "a_chromium"]

WITHOUT = "OIT_TEST_WITHOUT_BROWSER"
"""Set it to 1 to skip, on a machine that can have no browser, what needs one."""


def a_chromium() -> Chromium:
    """The browser of this machine."""
    found = find_chromium() if has_playwright() else None
    if found is None and os.environ.get(WITHOUT) == "1":
        pytest.skip(f"no browser, as {WITHOUT} says")
    assert found is not None, f"the tests need a browser and Playwright: oit doctor --install, or set {WITHOUT}=1"
    return found
