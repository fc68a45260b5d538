"""The report's files on disk."""

from __future__ import annotations

import errno
import time
from pathlib import Path

import pytest

from crawler.errors import OutputError, StorageFull
from crawler.report import FILES, from_json, to_csv, to_html, to_ita_page, to_json, to_xlsx, write
from tests.report.hostile import ATTACKS, hostile
from tests.report.sample import ROWS, checklist, report


def test_every_file_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "audits" / "ทุ่งสาธิต" / "run 1"
    written = write(report(), folder, "th", checklist())
    assert [path.name for path in written] == list(FILES)
    assert sorted(folder.iterdir()) == sorted(written)
    found = {path.name: path.read_bytes() for path in written}
    assert found["report.json"] == to_json(report())
    assert from_json(found["report.json"]) == report()
    assert found["report.html"].decode("utf-8") == to_html(report(), "th", checklist())
    assert found["report.xlsx"] == to_xlsx(report(), "th", checklist())
    assert found["report.csv"].decode("utf-8-sig") == to_csv(report(), "th", checklist())
    assert found["ita-page.html"].decode("utf-8-sig") == to_ita_page(report(), "th", checklist())


def test_files_that_can_not_say_otherwise_that_they_are_utf_8_have_a_mark(tmp_path: Path) -> None:
    write(report(), tmp_path)
    marked = {path.name for path in tmp_path.iterdir() if path.read_bytes().startswith(b"\xef\xbb\xbf")}
    assert marked == {"report.csv", "submission.csv", "ita-page.html"}


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_same_report_gives_the_same_files(tmp_path: Path, lang: str) -> None:
    first, again = (write(report(), tmp_path / name, lang, checklist()) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]


def test_files_are_made_of_a_report_full_of_attacks(tmp_path: Path) -> None:
    for text in ATTACKS:
        write(hostile(text), tmp_path)


def test_nobody_waits_long_for_the_files(tmp_path: Path) -> None:
    began = time.process_time()
    write(report(), tmp_path, "th", checklist())
    assert time.process_time() - began < 3


def test_a_second_report_takes_the_place_of_the_first(tmp_path: Path) -> None:
    write(report(), tmp_path)
    written = write(report(rows=ROWS[:3]), tmp_path, "en")
    assert len(from_json(written[0].read_bytes()).items) == 3
    assert len(list(tmp_path.iterdir())) == len(FILES)


def test_a_folder_that_is_a_file_is_told_in_both_languages(tmp_path: Path) -> None:
    blocked = tmp_path / "report"
    blocked.write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError) as refused:
        write(report(), blocked)
    assert str(blocked) in refused.value.message.th
    assert "--out" in refused.value.message.en


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, StorageFull), (errno.EACCES, OutputError), (errno.EIO, OutputError)]
)
def test_what_fails_midway_leaves_the_old_report_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    before = {path.name: path.read_bytes() for path in write(report(), tmp_path)}

    def half(self: Path, data: bytes) -> int:
        with self.open("wb") as target:
            target.write(data[: len(data) // 2])
        raise OSError(number, "made up", str(self))

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(kind):
        write(report(rows=ROWS[:3]), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
