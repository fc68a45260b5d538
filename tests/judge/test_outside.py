"""What another host holds: good evidence under the link that the site publishes, or left to a person; never a guess."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from crawler.judge import judge
from crawler.models import Content, Resource, Verdict
from crawler.read import media_type_of
from crawler.read.reader import read
from tests.judge.seen import BASE, checklist, records
from tests.sites import GOOD, Planted

ID = "1AbC_dEf-0123456789"
SHARE = f"https://drive.google.com/file/d/{ID}/view?usp=sharing"
FILE = f"https://drive.google.com/uc?export=download&id={ID}"
BYTES = f"https://drive.usercontent.google.com/download?id={ID}&export=download"
FLIPBOOK = "https://online.anyflip.com/abcd/efgh/"
SIGN_IN = "<title>Google Drive: Sign-in</title><p>You need access</p><p>Request access, or switch accounts.</p>"
WARNING = (
    "<title>Google Drive - Virus scan warning</title><p>Google Drive can't scan this file for viruses.</p>"
    "<p>แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2567.pdf (120M) is too large. Download anyway?</p><form><button>Download</form>"
)
LOG_IN = "<title>Facebook</title><div>Log in to Facebook</div><form><input type=text><button>Log in</button></form>"

Record = tuple[Resource, Content | None]


def elsewhere(link: str) -> list[Record]:
    """The good town, whose plan against corruption lies at `link`."""
    town = replace(GOOD, items={**GOOD.items, "o32": Planted(defect="off_site", detail=link)})
    return list(records(town.site()))


def plan() -> bytes:
    """The plan itself."""
    path = next(path for path in GOOD.truth()["o32"].paths if path.endswith(".pdf"))
    return GOOD.site()[path].body


def answer(url: str, body: bytes = b"", **told: Any) -> Record:
    media_type = media_type_of(body, url, "")
    resource = Resource(
        **{"id": 9_000, "url": url, "status": 200, "media_type": media_type, "sha256": sha256(body).hexdigest(), **told}
    )
    return resource, read(body, url, media_type) if body else None


def verdict(link: str, *answers: Record) -> Verdict:
    found = judge(f"{BASE}/", (*elsewhere(link), *answers), checklist())
    return next(each for each in found.verdicts if each.id == "o32")


def test_a_shared_file_is_evidence_under_the_link_that_the_site_publishes() -> None:
    told = verdict(SHARE, answer(FILE, plan()))
    assert (told.status, told.problems) == ("met", ())
    (shown,) = told.evidence
    assert (shown.url, shown.kind, shown.sha256) == (SHARE, "pdf", sha256(plan()).hexdigest())
    assert len(shown.click_path) >= 2
    assert {part.url for part in told.elements if part.met} == {SHARE}


def test_it_is_found_through_the_host_that_delivers_its_bytes() -> None:
    told = verdict(SHARE, answer(FILE, status=303, location=BYTES), answer(BYTES, plan()))
    assert (told.status, told.evidence[0].url) == ("met", SHARE)


def test_a_document_on_another_host_without_a_share_link_is_evidence_too() -> None:
    told = verdict("https://www.dropbox.com/plan.pdf", answer("https://www.dropbox.com/plan.pdf", plan()))
    assert told.status == "met"


def test_the_sites_own_address_that_sends_on_to_a_shared_file_shows_it() -> None:
    told = verdict(f"{BASE}/go", answer(f"{BASE}/go", status=302, location=SHARE), answer(FILE, plan()))
    assert (told.status, told.evidence[0].url) == ("met", SHARE)


@pytest.mark.parametrize(
    ("link", "answers", "code"),
    [
        (SHARE, (), "off_site"),
        (SHARE, (answer(FILE, status=302, location="https://accounts.google.com/ServiceLogin"),), "off_site"),
        (SHARE, (answer(FILE, WARNING.encode()),), "off_site"),
        (SHARE, (answer(FILE, SIGN_IN.encode()),), "login_required"),
        (SHARE, (answer(FILE, SIGN_IN.encode(), status=403, fault="blocked"),), "login_required"),
        (SHARE, (answer(FILE, status=0, fault="timeout"),), "off_site"),
        (SHARE, (answer(FILE, status=0, fault="dns"),), "off_site"),
        (SHARE, (answer(FILE, status=500),), "off_site"),
        (SHARE, (answer(FILE, b"%PDF-1.4 torn"),), "unreadable"),
        (FLIPBOOK, (answer(FLIPBOOK, "<title>แผนปฏิบัติการป้องกันการทุจริต</title><div id=book>".encode()),), "off_site"),
        (FLIPBOOK, (answer(FLIPBOOK, b"<title>x</title><p>Make your own flipbook</p>"),), "off_site"),
        ("https://www.facebook.com/t", (answer("https://www.facebook.com/t", LOG_IN.encode()),), "off_site"),
    ],
)
def test_what_was_not_seen_is_for_a_person_and_nobodys_fault(link: str, answers: tuple[Record, ...], code: str) -> None:
    told = verdict(link, *answers)
    assert told.status == "unverifiable"
    assert [(problem.code, problem.url) for problem in told.problems] == [(code, link)]
    assert code == "unreadable" or told.evidence == ()


def test_a_shared_file_that_is_gone_is_a_dead_link() -> None:
    told = verdict(SHARE, answer(FILE, b"<title>Error 404 (Not Found)!!1</title>", status=404))
    assert (told.status, told.problems[0].code, told.problems[0].url) == ("missing", "dead_link", SHARE)


def test_an_old_file_out_there_is_stale() -> None:
    old = plan_of_2562()
    told = verdict(SHARE, answer(FILE, old))
    assert (told.problems[0].code, told.problems[0].url) == ("stale_year", SHARE)


def plan_of_2562() -> bytes:
    town = replace(GOOD, items={"o32": Planted(defect="stale_year", detail="5")})
    return next(reply.body for path, reply in town.site().items() if path.endswith("1191_c.pdf"))


def test_a_page_with_its_text_on_it_can_be_evidence() -> None:
    page = "https://sites.google.com/view/town/plan"
    lines = "".join(f"<p>{line}</p>" for line in read(plan(), "", "application/pdf").lines)
    told = verdict(page, answer(page, f"<meta charset=utf-8><title>แผน</title>{lines}".encode()))
    assert (told.status, told.evidence[0].url) == ("met", page)
