"""What is installed holds everything that the program looks for at run time."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from crawler import places

ROOT = Path(__file__).resolve().parent.parent


def test_the_wheel_holds_checklists_cassettes_and_the_report_s_parts(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = tmp_path.glob("oit_crawler-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        held = set(packed.namelist())
    for kind in ("checklists", "cassettes"):
        shipped = [path.name for path in (ROOT / kind).iterdir() if path.is_file()]
        assert shipped
        assert {f"crawler/data/{kind}/{name}" for name in shipped} <= held
    kinds = {".py", ".po", ".json", ".html", ".css", ".toml"}
    parts = [path for path in (ROOT / "crawler").rglob("*") if path.suffix in kinds]
    assert {path.relative_to(ROOT).as_posix() for path in parts} <= held
    assert "crawler/py.typed" in held


def test_shipped_data_is_found_beside_the_package_and_inside_it(tmp_path: Path, monkeypatch) -> None:
    assert (places.shipped("checklists") / "oit-2567.toml").is_file()
    package = tmp_path / "crawler"
    (package / "data" / "checklists").mkdir(parents=True)
    monkeypatch.setattr(places, "__file__", str(package / "places.py"))
    assert places.shipped("checklists") == package / "data" / "checklists"
