"""A site that was broken into is audited without opening the intruders' pages, and the report says so at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.archive import Store
from crawler.errors import SiteUnreachable
from tests.audit.tools import audited, items, report
from tests.sites import POOR, Reply, serve
from tests.sites.hacked import THEIRS, hacked


def test_the_audit_says_so_and_judges_what_the_town_shows(tmp_path: Path) -> None:
    clean, broken = tmp_path / "clean", tmp_path / "broken"
    with serve(POOR.site()) as base:
        audited(f"{base}/", clean, out=clean / "o")
    with serve(hacked(POOR.site())) as base:
        done = audited(f"{base}/", broken, out=broken / "o")
    told = report(broken / "o")
    assert {each["code"] for each in told["urgent"]} == {"spam_pages", "spam_redirect", "spam_links"}
    assert report(clean / "o")["urgent"] == []
    verdicts = [
        [(item["id"], item["status"], item["probability"]) for item in items(each / "o")] for each in (clean, broken)
    ]
    assert verdicts[0] == verdicts[1]
    with Store(broken / "oit.db") as store:
        fetched = [resource.url for resource in store.find("last").resources()]
    assert not {base + path for path in THEIRS[:2]} & set(fetched)
    (skipped,) = [each for each in told["skipped"] if each["reason"] == "spam"]
    assert set(skipped["examples"]) == {base + path for path in THEIRS[:2]}
    page = (done.folder / "report.html").read_text(encoding="utf-8")
    assert "เรื่องเร่งด่วน" in page
    assert 'href="https://www.ufabet168.example' not in page


def test_a_start_page_that_leads_to_a_gambling_site_is_no_address_to_use_instead(tmp_path: Path) -> None:
    stolen = Reply(302, "text/html", b"", (("Location", "https://www.ufabet168.example/"),))
    with serve({"/": stolen}) as base, pytest.raises(SiteUnreachable) as told:
        audited(f"{base}/", tmp_path)
    assert "เจาะระบบ" in told.value.message.th
    assert "broken into" in told.value.message.en
