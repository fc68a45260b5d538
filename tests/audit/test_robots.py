"""What robots.txt keeps from us is said to be that, and is not held against the town."""

from __future__ import annotations

from pathlib import Path

from tests.audit.tools import audited, items
from tests.sites import MIDDLING, Reply, serve


def test_an_item_behind_robots_txt_is_unverifiable_and_says_why(tmp_path: Path) -> None:
    (path, *_) = MIDDLING.truth()["o20"].paths
    site = MIDDLING.site() | {"/robots.txt": Reply(200, "text/plain", f"User-agent: *\nDisallow: {path}\n".encode())}
    with serve(site) as base:
        audited(f"{base}/", tmp_path, out=tmp_path / "run")
    item = next(item for item in items(tmp_path / "run") if item["id"] == "o20")
    assert item["status"] == "unverifiable"
    assert [problem["code"] for problem in item["problems"]] == ["robots"]
    assert item["problems"][0]["url"] == base + path
