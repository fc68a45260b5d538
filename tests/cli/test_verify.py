"""`oit verify` as an auditor meets it: what it prints, how it ends, what it writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.tools import Oit, sentence
from tests.report.workbooks import opened
from tests.sites import Town, serve
from tests.sites.catalogue import PHAILIN
from tests.sites.layouts.hub import Hub
from tests.sites.lists import Row, as_csv, rows_of

TOWN = Town(facts=PHAILIN, layout=Hub())
QUICK = ("--delay", 0, "--no-screenshots", "--out", "told")


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with serve(TOWN.site()) as base:
        yield base


def listed(base: str, *wrong: str) -> bytes:
    rows = rows_of(TOWN, base)
    for item in wrong:
        rows[item].urls = [f"{base}/gone-{item}.pdf"]
    return as_csv([*rows.values()])


def test_a_right_list_ends_well_and_a_wrong_one_with_1(oit: Oit, tmp_path: Path, base: str) -> None:
    (tmp_path / "right.csv").write_bytes(listed(base))
    right = oit("verify", base, "right.csv", *QUICK)
    assert right.code == 0, right
    assert "✓ ถูกต้อง 35" in right.out
    assert str(Path("told") / "verification.html") in right.out, "the page to open first"
    (tmp_path / "wrong.csv").write_bytes(listed(base, "o7", "o9"))
    stored = oit("verify", base, "wrong.csv", "--offline", "last", "--lang", "en", "--no-screenshots")
    assert stored.code == 0, "what the stored run did not open could not be checked"
    assert "? could not check 2" in stored.out
    live = oit("verify", base, "wrong.csv", "--lang", "en", "--delay", 0, "--no-screenshots", "--out", "live")
    assert live.code == 1, live
    assert "✗ Problem 2" in live.out
    assert live.out.count("Dead link: the page or file is not there") == 2


def test_the_auditors_sheet_has_room_for_a_decision(oit: Oit, tmp_path: Path, base: str) -> None:
    rows = rows_of(TOWN, base)
    rows["o1"].name = '=HYPERLINK("https://evil.example","ดู")'
    (tmp_path / "list.csv").write_bytes(as_csv([rows["o1"], Row("o2", "ข้อมูลผู้บริหาร", [])]))
    assert oit("verify", base, "list.csv", *QUICK).code == 1
    packed = (tmp_path / "told" / "verification.xlsx").read_bytes()
    book = opened(packed)
    assert list(book.sheets) == ["ตรวจรายการ", "หลักฐานราย URL", "ที่มา"]
    sheet = book.sheets["ตรวจรายการ"]
    said = {cell.text for cell in sheet.cells.values()}
    assert {"คำวินิจฉัย", "เหตุผลของผู้ตรวจ", "ชื่อผู้ตรวจ", "วันที่", "✓ ถูกต้อง", "✗ พบปัญหา", "ไม่ได้ระบุ URL"} <= said
    assert not any(cell.text.startswith("=") for cell in sheet.cells.values())
    assert sheet.one("dataValidation").get("type") == "list"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("verify", "www.town.example", "nowhere.xlsx"), "nowhere.xlsx"),
        (("verify", "www.town.example", "empty.csv"), "empty.csv"),
        (("verify", "www.town.example", "list.csv", "--offline", "never"), "oit.db"),
        (("verify", "ftp://town", "list.csv"), "town"),
    ],
)
def test_bad_input_is_one_sentence(oit: Oit, tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "list.csv").write_bytes(as_csv([Row("o1", "โครงสร้าง", ["https://www.town.example/1"])]))
    said = oit(*arguments)
    if said.err.startswith("อ่านรายการแล้ว"):
        said = type(said)(said.code, said.out, said.err.partition("\n")[2])
    assert says in sentence(said, 2)
