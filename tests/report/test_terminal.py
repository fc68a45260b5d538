"""The summary and the progress on terminals wide, narrow, colourless, and on none at all."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

from crawler.models import Frozen
from crawler.report import FILES, Progress, summary
from tests.report.sample import ROWS, URGENT, checklist, report


def shown(width: int = 100, lang: str = "th", *, terminal: bool = False, rows=ROWS, written=()) -> str:
    target = StringIO()
    console = Console(file=target, width=width, force_terminal=terminal, color_system="standard" if terminal else None)
    console.print(summary(report(rows=rows), lang, written, checklist()))
    return target.getvalue()


def test_the_summary_tells_scores_counts_fixes_and_where() -> None:
    text = shown(written=(Path("audits") / "town" / "report.html",))
    scores = report().scores
    for score in (*scores.indicators.values(), scores.oit, scores.ita):
        assert score is not None
        assert f"{score.score:.2f}" in text
        assert f"{score.low:.2f}–{score.high:.2f}" in text
    for expected in ("เทศบาลตำบลทุ่งสาธิต · ปีงบประมาณ 2567", "ครบถ้วน 23", "ไม่พบ 6", "ตรวจไม่ได้ 2", "ต้องปรับปรุง"):
        assert expected in text
    assert str(Path("audits") / "town" / "report.html") in text
    assert [line.split()[1] for line in text.splitlines() if line.startswith("+")] == [
        "o35",
        "o31",
        "o28",
        "o33",
        "o16",
    ]
    assert "รอคำตอบเกินเวลา 8 ครั้ง" in text


def test_the_page_to_open_is_told_whole_and_the_other_files_by_name() -> None:
    folder = Path("audits") / "town"
    text = shown(80, written=tuple(folder / name for name in FILES))
    assert f"  {folder / 'report.html'}\n" in text
    assert text.count(str(folder)) == 1
    assert all(name in text for name in FILES)
    assert "Other files in the same folder: report.json," in shown(lang="en", written=tuple(map(Path, FILES)))


def test_what_is_urgent_is_told_in_a_line() -> None:
    target = StringIO()
    hacked = msgspec.structs.replace(report(), urgent=(URGENT, URGENT))
    Console(file=target, width=200).print(summary(hacked, "th", (), checklist()))
    (line,) = [line for line in target.getvalue().splitlines() if "เร่งด่วน" in line]
    assert "4 แห่ง" in line
    assert "เร่งด่วน" not in shown()


def test_it_speaks_english() -> None:
    text = shown(lang="en")
    assert "Fix first" in text
    assert "Attach the report of 2566" in text


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for line in shown(
        width, written=(Path("audits/a/very/long/way/to/the/report/that/does/not/fit/report.html"),)
    ).splitlines():
        assert cell_len(line) <= width


def test_thai_columns_line_up() -> None:
    """Vowels and tone marks above and below take no column of their own."""
    lines = shown().splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("ตัวชี้วัดที่ 9"))
    ends = {cell_len(line[: line.index("–") + 6]) for line in lines[start : start + 4]}
    assert len(ends) == 1


def test_without_colour_nothing_is_lost() -> None:
    coloured, bare = shown(terminal=True), shown()
    assert "\x1b[" in coloured
    assert "\x1b" not in bare
    assert all(mark in bare for mark in "✓◐✗?")


def test_nothing_to_fix_and_nothing_written_leave_no_headings() -> None:
    text = shown(rows=ROWS[:1])
    assert "แก้ก่อน" not in text
    assert "รายงานอยู่ที่" not in text


def test_strangers_can_not_drive_the_terminal() -> None:
    whole = report(rows=ROWS[:2])
    item = msgspec.structs.replace(whole.items[1], name="[red]a\x1b]0;owned\x07\x1b[2J")
    evil = msgspec.structs.replace(
        whole, items=(whole.items[0], item), site={**whole.site, "body": "\x1b[31m[bold]ทุ่งสาธิต"}
    )
    target = StringIO()
    Console(file=target, width=80).print(summary(evil, "th", (), checklist()))
    assert "\x1b" not in target.getvalue()
    assert "\x07" not in target.getvalue()
    assert "[red]a" in target.getvalue()
    assert "[bold]" in target.getvalue()


# --- progress ---------------------------------------------------------------------------------------------------------


class Step(Frozen):
    """An event as the crawl tells it."""

    doing: str = "https://www.thungsathit.example/%E0%B8%81"
    fetched: int = 0
    documents: int = 0
    queued: int = 0
    settled: int = 0
    total: int = 35


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def log(steps: list[tuple[float, Step]], lang: str = "th") -> list[str]:
    target, clock = StringIO(), Clock()
    with Progress(lang, Console(file=target, width=60), clock) as progress:
        for now, step in steps:
            clock.now = 1000 + now
            progress(step)
    return target.getvalue().splitlines()


def test_a_log_gets_plain_lines_now_and_then() -> None:
    lines = log([(n / 10, Step(fetched=n, documents=n // 2, queued=100 - n, settled=n // 3)) for n in range(1, 61)])
    assert [line.split()[1] for line in lines] == ["1", "26", "51", "60"]
    assert lines[0] == "เปิดแล้ว 1 · เอกสาร 0 · รออยู่ 99 · ตัดสินแล้ว 0/35 ข้อ · กำลังเปิด www.thungsathit.example/ก"
    assert "\x1b" not in "".join(lines)


def test_a_slow_crawl_is_told_every_five_seconds() -> None:
    lines = log([(float(n), Step(fetched=n)) for n in range(13)], "en")
    assert [line.split()[0] for line in lines] == ["0", "5", "10", "12"]
    assert lines[0].endswith("0/35 items settled · opening www.thungsathit.example/ก")


def test_a_last_event_already_told_is_not_told_twice() -> None:
    assert len(log([(0.0, Step(fetched=1))])) == 1
    assert log([]) == []


def test_a_terminal_gets_two_live_lines_that_are_gone_afterwards() -> None:
    target = StringIO()
    console = Console(file=target, width=40, force_terminal=True)
    with Progress("th", console) as progress:
        progress(Step(fetched=1200, doing="https://www.thungsathit.example/" + "x" * 300 + "\x1b[2J\nnext"))
        text = target.getvalue()
        assert "1,200" in text
        assert "\x1b[2Jnext" not in text
        assert "…" in text
    assert target.getvalue().endswith("\x1b[2K") or "\x1b[1A" in target.getvalue()


def test_an_error_inside_leaves_the_terminal_as_it_was() -> None:
    target = StringIO()
    progress = Progress("th", Console(file=target, width=40, force_terminal=True))
    with pytest.raises(RuntimeError), progress:
        progress(Step(fetched=1))
        raise RuntimeError("made up")
    assert "\x1b[?25h" in target.getvalue()
