"""Fixtures of the archive's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.archive import RunArchive, Store
from tests.archive.tools import info


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "oit.db", reader="reader/1") as opened:
        yield opened


@pytest.fixture
def run(store: Store, tmp_path: Path) -> RunArchive:
    return store.begin(info(tmp_path))
