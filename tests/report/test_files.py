"""The report's files on disk."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from crawler.errors import OutputError, StorageFull
from crawler.report import from_json, to_csv, to_docx, to_html, to_json, write
from tests.report.sample import ROWS, checklist, report


def test_the_files_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "audits" / "ทุ่งสาธิต" / "run 1"
    written = write(report(), folder, "th", checklist())
    assert [path.name for path in written] == ["report.json", "report.html", "submission.csv", "report.docx"]
    assert sorted(folder.iterdir()) == sorted(written)
    as_json, as_html, as_csv, as_docx = (path.read_bytes() for path in written)
    assert as_json == to_json(report())
    assert from_json(as_json) == report()
    assert as_html.decode("utf-8") == to_html(report(), "th", checklist())
    assert as_csv.startswith(b"\xef\xbb\xbf")
    assert as_csv.decode("utf-8-sig") == to_csv(report())
    assert as_docx == to_docx(report(), "th", checklist())


def test_a_second_report_takes_the_place_of_the_first(tmp_path: Path) -> None:
    write(report(), tmp_path)
    written = write(report(rows=ROWS[:3]), tmp_path, "en")
    assert len(from_json(written[0].read_bytes()).items) == 3
    assert len(list(tmp_path.iterdir())) == 4


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
