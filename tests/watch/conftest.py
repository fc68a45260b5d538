"""Watched towns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.tools import faulty
from tests.watch.tools import Clock, Town, site_of, small_site


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def town(tmp_path: Path, clock: Clock) -> Iterator[Town]:
    """A whole town of 35 items."""
    with faulty() as server:
        yield Town(server, tmp_path, clock, site_of(server))


@pytest.fixture
def village(tmp_path: Path, clock: Clock) -> Iterator[Town]:
    """A town that shows three items."""
    with faulty() as server:
        yield Town(server, tmp_path, clock, small_site())
