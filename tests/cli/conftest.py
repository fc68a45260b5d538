"""What every test of the command line starts from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.tools import Oit, oit_in


@pytest.fixture
def oit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Oit:
    """The command line, in an empty folder."""
    return oit_in(tmp_path, monkeypatch, capsys)
