"""A broken checklist gives one sentence in each language: the file, the place in it, and what was expected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.checklist import Checklist, load
from crawler.errors import ChecklistError
from tests.checklist.made_up import FILE, write

PLACES = 'any = ["จุดเก็บตัวอย่าง"]'
THAI = re.compile("[ก-๙]")


def complaint(path: str) -> ChecklistError:
    with pytest.raises(ChecklistError) as told:
        load(path)
    error = told.value
    assert error.exit_code == 2
    assert THAI.search(error.message.th)
    assert error.message.en.endswith(".")
    for sentence in (error.message.th, error.message.en):
        assert "\n" not in sentence
        assert "$" not in sentence
        assert "msgspec" not in sentence
    return error


def assert_told(error: ChecklistError, *parts: str) -> None:
    for part in parts:
        assert part in error.message.th, error.message.th
        assert part in error.message.en, error.message.en


# --- Keys and values: old text, new text, the place named, what else both sentences say.

SLIPS: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "unknown key of an item": ('owner = "กองประปา"', 'ownr = "กองประปา"', "o1", ("“ownr”", "“owner”")),
    "unknown key of an element": (
        'check = "pictures"',
        'chek = "pictures"',
        "o2.elements.pictures",
        ("“chek”", "“check”"),
    ),
    "unknown key at the top": ("fiscal_year = 2570", "year = 2570", "oit-2570.toml", ("“year”",)),
    "unknown key of a level": ("each = 60", "eahc = 60", "scoring.levels.ดี", ("“eahc”", "“each”")),
    "hash set by hand": ('id = "oit-2570"', 'id = "oit-2570"\nsha265 = ""', "oit-2570.toml", ("“sha265”",)),
    "missing key of an item": ('kind = "list"\n', "", "o2", ("“kind”",)),
    "missing key of an element": ('level = "advisory"\n', "", "o1.elements.calm", ("“level”",)),
    "missing list": ('hub_labels = ["รวมข้อมูลเปิดเผย ปี {year}"]\n', "", "oit-2570.toml", ("“hub_labels”",)),
    "unknown check": (
        'check = "pictures"',
        'check = "picture"',
        "o2.elements.pictures.check",
        ("“picture”", "“pictures”"),
    ),
    "check like nothing": (
        'check = "pictures"',
        'check = "xyz"',
        "o2.elements.pictures.check",
        ("“xyz”", "phrase, column"),
    ),
    "unknown level": (
        'level = "advisory"',
        'level = "must"',
        "o1.elements.calm.level",
        ("“must”", "required, advisory"),
    ),
    "unknown basis": (
        'basis = "practice"\nsource',
        'basis = "practise"\nsource',
        "o2.elements.pictures.basis",
        ("“practise”", "“practice”"),
    ),
    "unknown kind": ('kind = "list"', 'kind = "lists"', "o2.kind", ("“lists”", "“list”")),
    "unknown year": ('year = "none"', 'year = "2570"', "o2.year", ("“2570”", "assessed, previous, none")),
    "unknown sub-indicator": ('"1.3"\nkind', '"1.9"\nkind', "o2.sub_indicator", ("“1.9”", "1.1")),
    "item twice": ('id = "o2"', 'id = "o1"', "items", ("“o1”",)),
    "element twice": ('key = "calm"', 'key = "places"', "o1.elements", ("“places”",)),
    "sub-indicator twice": ('{ id = "1.2"', '{ id = "1.1"', "scoring.indicators.subs", ("“1.1”",)),
    "item id of another form": ('id = "o2"', 'id = "02"', "02", ("“02”", "o7")),
    "required but not to be checked": (
        'level = "advisory"\nbasis = "recalled"\ncheck = "none"',
        'level = "required"\nbasis = "recalled"\ncheck = "none"',
        "o1.elements.calm.level",
        ("check = none", "advisory"),
    ),
    "words missing": (PLACES, "", "o1.elements.places.any", ("phrase", "any")),
    "words where none are used": (
        'check = "pictures"',
        'check = "pictures"\nany = ["ภาพ"]',
        "pictures.any",
        ("pictures", "any"),
    ),
    "empty word": (PLACES, 'any = ["จุดเก็บ", " "]', "o1.elements.places.any", ()),
    "word of the item's own name": (PLACES, 'any = ["คุณภาพน้ำ"]', "o1.elements.places.any", ("“คุณภาพน้ำ”",)),
    "words where only headings could be": (
        'check = "pictures"',
        'check = "year"\nany = ["ปี"]',
        "pictures.any",
        ("year", "any"),
    ),
    "empty heading": ('check = "pictures"', 'check = "spent"\nany = [" "]', "o2.elements.pictures.any", ()),
    "three of the item's own name": (
        'check = "pictures"',
        'check = "several"\nany = ["ต้นไม้ใหญ่", "ก", "ข"]',
        "o2.elements.pictures.any",
        ("“ต้นไม้ใหญ่”",),
    ),
    "empty word of a topic": ('kind = "list"', 'kind = "list"\ntopic = [["ต้นไม้", "…"]]', "o2.topic", ()),
    "group of a topic without a word": ('kind = "list"', 'kind = "list"\ntopic = [["ต้นไม้"], []]', "o2.topic", ()),
    "element key of another form": ('key = "calm"', 'key = "Calm down"', "o1.elements.Calm down", ()),
    "label is a hub too": ('["บัญชีต้นไม้ใหญ่"]', '["รวมข้อมูลเปิดเผย ปี {year}"]', "hub_labels", ("o2.labels",)),
    "label is a look-alike too": ('["บัญชีต้นไม้ใหญ่"]', '["ขอติดตั้งมาตรวัดน้ำ"]', "o1.look_alikes", ("o2.labels",)),
    "name is a look-alike, spelt otherwise": ('["ปฏิทินวันหยุด"]', '["ทะเบียน ต้นไม้ใหญ่"]', "look_alikes", ("o2.labels",)),
    "empty label": ('["รายงานคุณภาพน้ำ"]', '["…"]', "o1.labels", ()),
    "placeholder misspelt": ("ในปี {year}", "ในปี {yaer}", "o2.fix_th", ("{yaer}", "{year}", "{previous}")),
    "brace left open": ("B.E. {year}.", "B.E. {year.", "o2.fix_en", ("{year.",)),
    "doubt about no year": (
        'year = "none"',
        'year = "none"\nyear_doubtful = true',
        "o2.year_doubtful",
        (),
    ),
    "Gregorian fiscal year": ("fiscal_year = 2570", "fiscal_year = 2027", "fiscal_year", ("2027", "2567")),
    "weights that do not add up": ("oit = 0.5", "oit = 0.6", "scoring.weights", ("iit", "eit", "oit", "1")),
    "weight that is no number": ("oit = 0.5", "oit = nan", "scoring.weights", ()),
    "weight below nothing": ("iit = 0.25, eit = 0.25", "iit = -0.25, eit = 0.75", "scoring.weights", ()),
    "weight left out": ("eit = 0.25, oit = 0.5", "oit = 0.75", "scoring.weights", ("eit",)),
    "level beyond the scale": ("total = 80", "total = 800", "scoring.levels.ดี", ("0", "100")),
    "host with a scheme": ("files.example.org", "https://files.example.org", "allowed_hosts", ("drive.google.com",)),
    "unit without English": ('owner = "กองสวน"', 'owner = "กองสวย"', "o2.owner", ("“กองสวย”", "“กองสวน”")),
    "old number to nowhere": ('o1 = ["o2"]', 'o1 = ["o9"]', "numbering.2569.o1", ("“o9”",)),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_slip_is_told_with_its_place(tmp_path: Path, slip: str):
    old, new, place, parts = SLIPS[slip]
    assert_told(complaint(write(tmp_path, old, new)), "oit-2570.toml", place, *parts)


def test_levels_must_stand_best_first(tmp_path: Path):
    error = complaint(
        write(
            tmp_path,
            'name = "ต้องปรับปรุง"\nname_en = "to be improved"\ntotal = 0',
            'name = "x"\nname_en = "x"\ntotal = 90',
        )
    )
    assert_told(error, "scoring.levels")


def test_checklist_without_items(tmp_path: Path):
    path = tmp_path / "bare.toml"
    head = FILE[: FILE.index("[[items]]")].replace('[numbering.2569]\no1 = ["o2"]\no2 = []\n', "")
    path.write_text(head.replace("allowed_hosts", "items = []\nallowed_hosts"), encoding="utf-8")
    assert_told(complaint(str(path)), "bare.toml", "items")


@pytest.mark.parametrize(
    ("old", "new", "place", "expected"),
    [
        ("fiscal_year = 2570", 'fiscal_year = "2570"', "fiscal_year", ("จำนวนเต็ม", "a whole number")),
        ("fiscal_year = 2570", "fiscal_year = 2570.5", "fiscal_year", ("จำนวนเต็ม", "a whole number")),
        ('id = "o2"', "id = 2", "2.id", ("ข้อความ", "text in quotation marks")),
        ("year_doubtful = true", 'year_doubtful = "yes"', "o1.year_doubtful", ("true หรือ false", "true or false")),
        ('labels_seen = ["บัญชีต้นไม้ใหญ่"]', 'labels_seen = "บัญชี"', "o2.labels_seen", ("[ ]", "a list in brackets")),
        (PLACES, 'any = ["จุด", 7]', "o1.elements.places.any", ("ข้อความ", "text in quotation marks")),
        ('kind = "list"', 'kind = "list"\ntopic = ["ต้นไม้"]', "o2.topic", ("[ ]", "a list in brackets")),
        ("total = 80", 'total = "80"', "scoring.levels.ดี.total", ("ตัวเลข", "a number")),
        (
            "weights = { iit = 0.25, eit = 0.25, oit = 0.5 }",
            "weights = [0.25]",
            "scoring.weights",
            ("ตาราง", "a TOML table"),
        ),
    ],
)
def test_wrong_type_is_told_with_the_right_one(
    tmp_path: Path, old: str, new: str, place: str, expected: tuple[str, str]
):
    error = complaint(write(tmp_path, old, new))
    assert_told(error, "oit-2570.toml", place)
    assert expected[0] in error.message.th
    assert expected[1] in error.message.en


# --- Files that are no checklist at all.


def test_invalid_toml_is_told_with_its_line(tmp_path: Path):
    line = FILE[: FILE.index('kind = "list"')].count("\n") + 1
    error = complaint(write(tmp_path, 'kind = "list"', "kind = list"))
    assert f"บรรทัดที่ {line} " in error.message.th
    assert f"line {line}," in error.message.en


def test_toml_that_ends_too_early(tmp_path: Path):
    path = tmp_path / "cut.toml"
    path.write_text('id = "oit-2570"\nhub_labels = ["ITA",\n', encoding="utf-8")
    error = complaint(str(path))
    assert_told(error, "cut.toml", "TOML")


@pytest.mark.parametrize(
    "body",
    [b"\x89PNG\r\n\x1a\n\x00\xff", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 'id = "รายการตรวจ"'.encode("cp874")],
    ids=["png", "pdf", "windows-874"],
)
def test_file_that_is_not_utf8(tmp_path: Path, body: bytes):
    path = tmp_path / "odd.toml"
    path.write_bytes(body)
    assert_told(complaint(str(path)), "odd.toml", "UTF-8")


def test_line_that_is_not_utf8_is_named(tmp_path: Path):
    path = tmp_path / "odd.toml"
    path.write_bytes(b'id = "x"\n# fine\nname = "\xff"\n')
    error = complaint(str(path))
    assert "บรรทัดที่ 3" in error.message.th
    assert "line 3" in error.message.en


@pytest.mark.parametrize(
    "body",
    ["a = " + "[" * 50_000, "fiscal_year = " + "9" * 6_000, "d = 2024-13-45", "\x00", "id = 1\nid = 2\n"],
    ids=["nested", "endless number", "no such day", "NUL", "key twice"],
)
def test_toml_meant_to_hurt(tmp_path: Path, body: str):
    path = tmp_path / "hurt.toml"
    path.write_text(body, encoding="utf-8")
    assert_told(complaint(str(path)), "hurt.toml", "TOML")


def test_empty_file(tmp_path: Path):
    path = tmp_path / "empty.toml"
    path.write_bytes(b"")
    assert_told(complaint(str(path)), "empty.toml", "“id”")


def test_file_too_large(tmp_path: Path):
    path = tmp_path / "large.toml"
    path.write_bytes(b"#" * 4_000_001)
    error = complaint(str(path))
    assert_told(error, "large.toml")
    assert "ใหญ่" in error.message.th
    assert "too large" in error.message.en


def test_file_that_is_not_there(tmp_path: Path):
    assert_told(complaint(str(tmp_path / "gone.toml")), "gone.toml")


def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = write(tmp_path)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    error = complaint(path)
    assert_told(error, "oit-2570.toml")
    assert "สิทธิ์" in error.message.th
    assert "Permission denied" in error.message.en


def test_folder_called_like_a_file(tmp_path: Path):
    (tmp_path / "folder.toml").mkdir()
    assert_told(complaint(str(tmp_path / "folder.toml")), "folder.toml")


@pytest.mark.parametrize("name", ["oit-2599", "", ".", "oit-2567.yaml", "x" * 5_000, "\0", "../oit-2567"])
def test_unknown_name_lists_the_known(name: str):
    error = complaint(name)
    assert_told(error, f"“{name}”", "oit-2567", ".toml")


def test_name_that_no_file_can_have():
    assert_told(complaint("\0.toml"), "toml")
    assert_told(complaint("ก" * 400 + ".toml"), "toml")


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(0, len(FILE)),
    length=st.integers(0, 40),
    put=st.one_of(st.text(max_size=8), st.sampled_from('[]{}"=#\n')),
)
def test_any_slip_gives_a_checklist_or_one_sentence(tmp_path: Path, at: int, length: int, put: str):
    path = tmp_path / "slip.toml"
    path.write_bytes((FILE[:at] + put + FILE[at + length :]).encode("utf-8", "surrogatepass"))
    try:
        assert isinstance(load(str(path)), Checklist)
    except ChecklistError as error:
        assert error.message.th.startswith("รายการตรวจ slip.toml")
        assert error.message.en.startswith("Checklist slip.toml")
