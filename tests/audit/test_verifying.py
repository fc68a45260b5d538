"""A submission verified against a served town: what is wrong is named, and no right row is accused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crawler.audit import Request, verify
from crawler.errors import SiteUnreachable, UsageError
from crawler.report import Verification
from tests.audit.tools import checklist
from tests.cli.tools import faulty
from tests.faults import Drop, FaultServer, Page, ServerError
from tests.sites import Planted, Reply, Site, Town, at
from tests.sites.catalogue import PHAILIN, PHAYOM
from tests.sites.content import ITEMS
from tests.sites.documents import write
from tests.sites.layouts.hub import Hub
from tests.sites.lists import Row, as_csv, as_workbook, rows_of

HTML = "text/html; charset=utf-8"
TOWN = Town(facts=PHAILIN, layout=Hub())
"""A town in which every item is met."""

MOVED, LOGIN, OLD, THEIRS, HALF, ELSEWHERE = (
    "/moved",
    "/members",
    "/old.pdf",
    "/theirs.pdf",
    "/half",
    "https://other.example/plan",
)
FORM = "<h1>เข้าสู่ระบบ</h1><form>กรุณาเข้าสู่ระบบ<input type=text name=u><input type=password name=p></form>"


def site() -> Site:
    """The town, and pages that no item needs: an old plan, a neighbour's, a page of few words, a login."""
    found = TOWN.site()
    home = found["/"]
    extra = "".join(f'<a href="{path}">เอกสารเก่า {place}</a>' for place, path in enumerate((OLD, THEIRS, HALF, LOGIN)))
    found["/"] = Reply(200, HTML, home.body.replace(b"</main>", extra.encode() + b"</main>"))
    found[OLD] = Reply(200, *write(ITEMS["o18"][1](PHAILIN, 2564)[0], PHAILIN.body))
    found[THEIRS] = Reply(200, *write(ITEMS["o32"][1](PHAYOM, 2567)[0], PHAYOM.body))
    lacking = Town(facts=PHAILIN, layout=Hub(), items={"o25": Planted(defect="missing_element", detail="result")})
    found[HALF] = lacking.site()[lacking.truth()["o25"].paths[0]]
    found[LOGIN] = Reply(200, HTML, FORM.encode())
    found[MOVED] = Reply(302, "text/html", b"", (("Location", "/"),))
    return found


@dataclass
class Served:
    """A served town and the verifications of lists of it."""

    server: FaultServer
    folder: Path
    notes: list[str] = field(default_factory=list)
    nights: int = 0

    @property
    def base(self) -> str:
        return self.server.url("").rstrip("/")

    def rows(self) -> dict[str, Row]:
        return rows_of(TOWN, self.base)

    def verify(self, told: bytes | str, name: str = "list.csv", **options: Any) -> Verification:
        self.nights += 1
        source = self.folder / name
        if isinstance(told, bytes):
            source.write_bytes(told)
        offline = options.pop("offline", "")
        request = Request(
            **{
                "target": self.base + "/",
                "store": self.folder / f"{0 if offline else self.nights}.db",
                "out": self.out,
                "delay": 0.0,
                "screenshots": False,
                **options,
            }
        )
        say = lambda message: self.notes.append(message.en)  # noqa: E731
        listed = str(source) if isinstance(told, bytes) else told
        return verify(request, listed, checklist(), lambda _: None, say, offline=offline)[1]

    @property
    def out(self) -> Path:
        return self.folder / f"out{self.nights}"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with faulty() as server:
        base = server.url("").rstrip("/")
        server.answers = {
            path: Page(each.body, each.status, [("Content-Type", each.media_type), *each.headers])
            for path, each in at(site(), base).items()
        }
        yield Served(server, tmp_path_factory.mktemp("lists"))


def named(told: Verification) -> set[tuple[str, str]]:
    """Every row with a problem, by its item and what the problem is called."""
    return {(row.claim.item or row.claim.stated, each.code) for row in told.rows for each in row.problems}


def planted(served: Served) -> tuple[list[Row], set[tuple[str, str]]]:
    """A list with twelve errors of twelve kinds."""
    rows, base = served.rows(), served.base
    del rows["o3"]
    again = Row("o9", rows["o9"].name, [f"{base}/content.php?cid=1420", f"{base}/ita.php"])
    rows["o12"].number = "o13"
    rows["o16"].urls = rows["o17"].urls
    rows["o18"].urls = [base + OLD]
    rows["o10"].urls = [f"{base}/gone.pdf"]
    rows["o14"].urls = []
    rows["o20"].urls = ["ดูที่เว็บไซต์ของเทศบาล"]
    rows["o22"].urls = [base + MOVED]
    rows["o26"].urls = [base + LOGIN]
    rows["o28"].urls = [ELSEWHERE]
    rows["o32"].urls = [base + THEIRS]
    errors = {
        ("o3", "missing_row"),
        ("o9", "doubled_row"),
        ("o12", "misnumbered"),
        ("o16", "misnumbered"),
        ("o18", "stale_year"),
        ("o10", "dead_link"),
        ("o14", "no_url"),
        ("o20", "not_url"),
        ("o22", "redirect_home"),
        ("o26", "login_required"),
        ("o28", "other_site"),
        ("o32", "other_body"),
    }
    return [*rows.values(), again], errors


def test_a_right_list_accuses_nothing(served: Served) -> None:
    told = served.verify(as_csv(list(served.rows().values())))
    assert named(told) == set()
    assert told.counts == {"ok": 35, "problem": 0, "unverifiable": 0}
    assert not told.has_problems
    assert all(each.path == "followed" for row in told.rows for each in row.checked.addresses)


def test_twelve_planted_errors_are_found_and_no_right_row_is_accused(served: Served) -> None:
    rows, errors = planted(served)
    told = served.verify(as_workbook(rows, merged=True), "list.xlsx")
    assert named(told) == errors
    assert told.counts == {"ok": 24, "problem": 12, "unverifiable": 0}
    better = {row.claim.item: row.checked.better for row in told.rows if row.problems}
    assert all(better[item] is not None for item in ("o10", "o16", "o18", "o22", "o26", "o28", "o32"))


def test_what_the_tool_could_not_see_is_nobodys_fault(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = served.rows()
    down, broken = "/down.pdf", "/broken"
    monkeypatch.setitem(served.server.answers, down, Drop())
    monkeypatch.setitem(served.server.answers, broken, ServerError())
    rows["o7"].urls, rows["o9"].urls = [served.base + down], [served.base + broken]
    rows["o11"].urls = ["https://drive.google.com/drive/folders/abcdefghijkl"]
    told = served.verify(as_csv(list(rows.values())))
    assert named(told) == set()
    unseen = {row.claim.item: [each.code for each in row.remarks] for row in told.rows if row.found == "unverifiable"}
    assert unseen == {"o7": ["timeout"], "o9": ["server_error"], "o11": ["off_site", "elsewhere"]}
    assert not told.has_problems


def test_a_part_that_is_missing_is_named_and_a_page_that_carries_the_document_is_enough(served: Served) -> None:
    rows = served.rows()
    rows["o25"].urls = [served.base + HALF]
    alone = rows["o7"].urls[0]
    told = served.verify(as_csv([rows["o25"], Row("o7", rows["o7"].name, [alone])]))
    found = {row.claim.item: row for row in told.rows if row.claim.row}
    assert "missing_element" in {each.code for each in found["o25"].problems}
    assert [each.met for each in found["o25"].checked.elements].count(False) > 0
    assert found["o7"].found == "ok", "the page that carries the document is enough"


def test_a_town_page_is_a_list_too(served: Served) -> None:
    told = served.verify(f"{served.base}/ita.php")
    assert told.counts["ok"] == 35
    assert named(told) == set()


def test_what_the_program_wrote_itself_is_a_list(served: Served) -> None:
    served.verify(as_csv(list(served.rows().values())))
    out = served.out
    for name in ("submission.csv", "submission.xlsx", "ita-page.html"):
        told = served.verify((out / name).read_bytes(), name)
        assert (named(told), told.counts["ok"]) == (set(), 35), name


def test_redirects_and_ways_that_lead_elsewhere_are_remarks(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = served.rows()
    target = rows["o7"].urls[0]
    hops = [f"/hop{n}" for n in range(4)]
    for here, there in zip(hops, [*(served.base + hop for hop in hops[1:]), target], strict=True):
        monkeypatch.setitem(served.server.answers, here, Page(b"", 302, [("Location", there)]))
    rows["o7"].urls = [served.base + hops[0]]
    rows["o8"].urls = [served.base + hops[3]]
    rows["o9"].explanation = "หน้าหลัก > ข่าวสาร > ดาวน์โหลดเอกสารลับ > แบบฟอร์มพิเศษ"
    told = served.verify(as_csv([rows["o7"], rows["o9"]]))
    found = {row.claim.item: row for row in told.rows if row.claim.row}
    assert [each.code for each in found["o7"].remarks] == ["many_hops"]
    assert len(found["o7"].checked.addresses[0].hops) == 4
    assert {each.code for each in found["o9"].remarks} == {"path_differs"}
    assert all(row.found == "ok" for row in found.values())


# --- without the network ----------------------------------------------------------------------------------------------


def test_a_stored_run_and_its_recording_say_the_same(served: Served, tmp_path: Path) -> None:
    rows, errors = planted(served)
    live = served.verify(as_csv(rows))
    store, folder = served.folder / f"{served.nights}.db", served.out
    asked = len(served.server.heard)
    offline: dict[str, Any] = {"store": store, "target": served.base + "/"}
    stored = served.verify(as_csv(rows), offline=str(folder), **offline)
    recorded = served.verify(as_csv(rows), offline=str(folder / "run.warc.gz"), **offline)
    assert len(served.server.heard) == asked, "nothing is asked of the network"
    assert named(live) == named(stored) == errors
    assert [row.found for row in stored.rows] == [row.found for row in live.rows]
    assert named(recorded) == errors
    again = served.verify(as_csv(rows), offline=str(folder), **offline)
    assert msgspec.json.encode(again) == msgspec.json.encode(stored)


def test_what_was_not_recorded_could_not_be_checked(served: Served) -> None:
    served.verify(as_csv([served.rows()["o1"]]), pages=3)
    store, folder = served.folder / f"{served.nights}.db", served.out
    told = served.verify(
        as_csv(list(served.rows().values())), offline=str(folder), store=store, target=served.base + "/"
    )
    assert {code for _, code in named(told)} == set()
    assert told.counts["unverifiable"] >= 30
    with pytest.raises(UsageError, match="has no recording of"):
        served.verify(f"{served.base}/never.php", offline=str(folder), store=store)
    with pytest.raises(UsageError, match="not of"):
        served.verify(as_csv([]), offline=str(folder), store=store, target="https://www.other.example/")


# --- what is written --------------------------------------------------------------------------------------------------


def test_the_files_hold_to_their_schema_and_strangers_words_stay_text(served: Served) -> None:
    from jsonschema import Draft202012Validator

    rows = served.rows()
    rows["o1"].explanation = '=HYPERLINK("https://evil.example")<script>alert(1)</script>'
    rows["o2"].name = "<img src=x onerror=alert(1)>"
    told = served.verify(as_csv([*rows.values(), Row("<b>", "=1+1", ["javascript:alert(1)"])]), "li<s>t.csv")
    schema = json.loads((Path(__file__).parents[2] / "crawler/report/verification/schema.json").read_bytes())
    packed = (served.out / "verification.json").read_bytes()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(packed))
    page = (served.out / "verification.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page and "<img src=x" not in page and 'href="javascript:' not in page
    assert [each.code for each in told.rows[-1].problems] == ["unknown_item", "not_url"]
    assert {"verification.html", "verification.xlsx", "verification.json", "report.json"} <= {
        path.name for path in served.out.iterdir()
    }


def test_a_list_that_is_not_there_is_one_sentence(served: Served) -> None:
    with pytest.raises(UsageError, match="can't be opened"):
        served.verify("nowhere.csv")
    with pytest.raises((UsageError, SiteUnreachable)):
        served.verify(f"{served.base}/gone.html")
