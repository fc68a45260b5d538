"""A made-up town, audited once for all tests that only look at the result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler.audit import Audit
from tests.audit.tools import audited
from tests.sites import MIDDLING, serve


@dataclass(frozen=True)
class Audited:
    """A served town and its undisturbed audit. `folder` holds the store, `done.folder` the report."""

    base: str
    folder: Path
    done: Audit

    @property
    def recording(self) -> Path:
        return self.done.folder / "run.warc.gz"


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audited]:
    folder = tmp_path_factory.mktemp("town")
    with serve(MIDDLING.site()) as base:
        yield Audited(base, folder, audited(f"{base}/", folder))
