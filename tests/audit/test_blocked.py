"""A site that shuts us out on the way: what lies behind is said to be hidden, never to be missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.crawl.limits import LOST_IN_A_ROW, WINDOW
from tests.audit.conftest import Audited
from tests.audit.tools import audited, items, report
from tests.cli.tools import faulty
from tests.faults import Answer, Page
from tests.sites import MIDDLING, Site, at

HTML = ("Content-Type", "text/html; charset=utf-8")
CHALLENGE = b"<title>Just a moment...</title><p>Checking your browser before accessing the site.</p>"
REFUSALS = {
    "403": Page(b"<h1>403 Forbidden</h1>", 403, [HTML]),
    "403 in words of a login": Page(b"<h1>Access Denied</h1>", 403, [HTML]),
    "429": Page(b"slow down", 429, [HTML, ("Retry-After", "3600")]),
    "503": Page(b"busy", 503, [HTML, ("Retry-After", "3600")]),
    "a riddle": Page(CHALLENGE, 200, [HTML]),
}


class Firewall(dict[str, Answer]):
    """A site's answers, of which the first `left` are let through, and then none."""

    def __init__(self, site: Site, left: int, refusal: Page) -> None:
        super().__init__(
            {
                path: Page(reply.body, reply.status, [("Content-Type", reply.media_type), *reply.headers])
                for path, reply in site.items()
            }
        )
        self.left = left
        self.refusal = refusal

    def get(self, path: str, absent: Answer) -> Answer:  # type: ignore[override]
        self.left -= 1
        return super().get(path, absent) if self.left >= 0 else self.refusal


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("left", [3, 15, 25, 40, 56])
def test_what_a_site_hides_in_mid_crawl_is_not_missing(town: Audited, tmp_path: Path, refusal: str, left: int) -> None:
    with faulty() as server:
        firewall = Firewall(at(MIDDLING.site(), server.url("").rstrip("/")), left, REFUSALS[refusal])
        server.answers = firewall
        audited(server.url(), tmp_path, out=tmp_path / "run")
        asked = len(server.heard)
    undisturbed = {item["id"]: item["status"] for item in items(town.done.folder)}
    hidden = 0
    for item in items(tmp_path / "run"):
        codes = [problem["code"] for problem in item["problems"]]
        assert "missing" not in codes, item["id"]
        if item["status"] != undisturbed[item["id"]]:
            assert item["status"] == "unverifiable", item["id"]
            assert codes[0] in ("blocked", "unfinished", "not_fetched"), (item["id"], codes)
            hidden += "blocked" in codes
    assert hidden
    assert firewall.left < 0
    if refusal != "a riddle":
        assert asked <= left + LOST_IN_A_ROW + WINDOW + 1, "who is refused does not ask on and on"
        assert report(tmp_path / "run")["run"]["stopped_by"] in (
            "site_unreachable",
            "nothing_promising",
            "frontier_empty",
        )
