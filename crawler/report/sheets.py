"""The tables of report.xlsx that tell the result: one row an item, a part of an item, a problem."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.language import _, _n, _p
from crawler.models import ElementResult, Report, Verdict
from crawler.report import terms
from crawler.report.decided import decision, has_decisions
from crawler.report.marks import FOUND_AS, MARK
from crawler.report.names import Names
from crawler.report.plain import cut, shown_address
from crawler.report.said import advice, chance, faults, gains, steps
from crawler.report.sheet_cells import columns, opened, status_cell
from crawler.report.words import Words
from crawler.report.workbook import Cell, Mark, Table

__all__ = ["ITEMS", "elements", "items", "problems"]

ITEMS = _p("sheet", "ผลรายข้อ")

_MOST_FAULTS = 3
_TITLE = 200
_QUOTE = 300


def items(report: Report, words: Words, names: Names) -> Table:
    """One row an item, with its best evidence, and what people decided where they did."""
    decided = has_decisions(report)
    return Table(
        name=words.say(ITEMS),
        columns=columns(
            words,
            (_("ข้อ"), 5, "code"),
            (_("รายการ"), 22),
            (_("ตัวชี้วัดย่อย"), 8),
            (_("ผล"), 12),
            (_("โอกาสผ่าน"), 9, "percent"),
            (_("หลักฐาน"), 22),
            (_p("link", "เปิดดู"), 9),
            (_("เส้นทาง"), 24),
            (_("ปี"), 6, "year"),
            (_("ปัญหา"), 26),
            (_("วิธีแก้"), 26),
            (_p("fix", "ผู้รับผิดชอบ"), 12),
            (_("เพิ่ม OIT"), 8, "gain"),
            (_("เพิ่มตัวชี้วัด"), 9, "gain"),
            *(((_("คำวินิจฉัยของเจ้าหน้าที่"), 30),) if decided else ()),
        ),
        rows=tuple(
            (*_item(verdict, words, names), *((decision(verdict, words),) if decided else ()))
            for verdict in report.items
        ),
    )


def _item(verdict: Verdict, words: Words, names: Names) -> tuple[Cell, ...]:
    best = verdict.evidence[0] if verdict.evidence else None
    return (
        verdict.id,
        names.item(verdict),
        verdict.sub_indicator,
        status_cell(verdict, words),
        chance(verdict),
        "\n".join(filter(None, (cut(best.title, _TITLE), shown_address(best.url)))) if best else None,
        opened(best.url, words.term(terms.KIND, best.kind), words) if best else None,
        " → ".join(steps(best)) if best else None,
        best.fiscal_year if best else None,
        _faults(verdict, words),
        advice(verdict, words),
        names.owner(verdict),
        *gains(verdict),
    )


def _faults(verdict: Verdict, words: Words) -> str:
    told = faults(verdict, words)
    more = len(told) - _MOST_FAULTS
    rest = [words.say(_n("และอีก {count:n} เรื่องในแผ่นปัญหา", count=more))] if more > 0 else []
    return "\n".join([*told[:_MOST_FAULTS], *rest])


def elements(report: Report, words: Words, names: Names) -> Table:
    """One row a part that an item must show."""
    return Table(
        name=words.say(_p("sheet", "องค์ประกอบ")),
        columns=columns(
            words,
            (_("ข้อ"), 5, "code"),
            (_("รายการ"), 22),
            (_("องค์ประกอบ"), 36),
            (_("พบหรือไม่"), 12),
            (_("ระดับ"), 9),
            (_("ที่มาของเกณฑ์"), 13),
            (_("ข้อความที่พบ"), 36),
            (_("URL"), 24),
            (_p("link", "เปิดดู"), 8),
        ),
        rows=tuple(_element(verdict, each, words, names) for verdict in report.items for each in verdict.elements),
        empty=words.say(_("การตรวจครั้งนี้ไม่มีองค์ประกอบที่ตรวจแยกเป็นรายส่วน")),
    )


def _element(verdict: Verdict, element: ElementResult, words: Words, names: Names) -> tuple[Cell, ...]:
    status = FOUND_AS[element.met]
    found = "unknown" if element.met is None else "yes" if element.met else "no"
    return (
        verdict.id,
        names.item(verdict),
        names.element(verdict, element),
        Mark(status=status, text=f"{MARK[status]} {words.term(terms.FOUND, found)}"),
        words.term(terms.LEVEL, element.level),
        words.term(terms.BASIS, element.basis),
        cut(element.quote, _QUOTE),
        shown_address(element.url),
        opened(element.url, words.say(_p("link", "เปิด")), words),
    )


def problems(report: Report, words: Words, names: Names) -> Table:
    """One row a problem; what mends the item stands beside the first."""
    return Table(
        name=words.say(_("ปัญหา")),
        columns=columns(
            words,
            (_("ข้อ"), 5, "code"),
            (_("รายการ"), 22),
            (_("ผล"), 12),
            (_("ปัญหา"), 34),
            (_("รหัสปัญหา"), 15),
            (_("URL"), 24),
            (_p("link", "เปิดดู"), 8),
            (_("วิธีแก้"), 33),
            (_p("fix", "ผู้รับผิดชอบ"), 13),
            (_("เพิ่ม OIT"), 8, "gain"),
        ),
        rows=tuple(row for verdict in report.items for row in _problems(verdict, words, names)),
        empty=words.say(_("ไม่พบปัญหา")),
    )


def _problems(verdict: Verdict, words: Words, names: Names) -> Iterator[tuple[Cell, ...]]:
    for place, (problem, told) in enumerate(zip(verdict.problems, faults(verdict, words), strict=True)):
        is_first = place == 0
        yield (
            verdict.id,
            names.item(verdict),
            status_cell(verdict, words),
            told,
            problem.code,
            shown_address(problem.url),
            opened(problem.url, words.say(_p("link", "เปิด")), words),
            advice(verdict, words) if is_first else None,
            names.owner(verdict),
            gains(verdict)[0] if is_first else None,
        )
