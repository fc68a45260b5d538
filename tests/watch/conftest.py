"""A watched town."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.tools import faulty
from tests.watch.tools import Clock, Town


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def town(tmp_path: Path, clock: Clock) -> Iterator[Town]:
    with faulty() as server:
        yield Town(server, tmp_path, clock)
