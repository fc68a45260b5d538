"""Fixtures of the crawl's tests."""

from __future__ import annotations

import pytest


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The crawl goes on as long as anything is left, however unlikely: for tests of what happens on the way."""
    monkeypatch.setattr("crawler.crawl.loop.TOO_UNLIKELY", 0.0)
