"""The first sheet of report.xlsx: who, when and by which rules; the scores; how many items; what to fix first."""

from __future__ import annotations

from collections import Counter
from math import ceil

from crawler.checklist import Checklist
from crawler.language import Message, _, _n, _p
from crawler.models import IndicatorScore, Report, Verdict
from crawler.report import terms
from crawler.report.cell_styles import Style
from crawler.report.decided import decided_scores
from crawler.report.marks import MARK
from crawler.report.names import Names
from crawler.report.plain import cut
from crawler.report.row_heights import row_height
from crawler.report.said import advice, body, faults, gains
from crawler.report.sheets import ITEMS
from crawler.report.view import because, counts, top_fixes, unverified
from crawler.report.words import Words, points
from crawler.report.workbook import Book, Cell, Link, Mark, Page, Place, text_of

__all__ = ["front"]

WIDTHS = (7, 34, 12, 12, 12, 14, 14, 24)
SCALE = 86
"""In per cent; so the columns fit on paper in programs that make them wider, too."""
LAST = len(WIDTHS) - 1


def front(book: Book, report: Report, words: Words, names: Names, checklist: Checklist | None) -> None:
    """Write the first sheet."""
    page = book.page(words.say(_("สรุป")), scale=SCALE)
    for place, width in enumerate(WIDTHS):
        page.sheet.set_column(place, place, width)
    sheet = _Sheet(page)
    _head(sheet, report, words)
    _warnings(sheet, report, words)
    _scores(sheet, report, words, names)
    _counts(sheet, report, words)
    page.sheet.set_h_pagebreaks([sheet.row + 1])
    _fixes(sheet, report, words, names)
    _rules(sheet, report, words, checklist)


class _Sheet:
    """The sheet as it is filled from the top."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.row = 0

    def line(self, *cells: tuple[int, int, Cell, Style], height: float = 0.0) -> None:
        """The next row. Each cell says from which column to which it reaches; the row is as high as its text needs."""
        for first, last, cell, style in cells:
            self.page.put(self.row, first, cell, style, until=last)
        texts = ((text_of(cell), sum(WIDTHS[first : last + 1])) for first, last, cell, _style in cells)
        self.page.sheet.set_row(self.row, height or row_height(texts))
        self.row += 1

    def section(self, heading: str) -> None:
        self.row += 1
        self.line((0, LAST, heading, "section"), height=24)

    def fact(self, label: str, cell: Cell) -> None:
        self.line((0, 1, label, "label"), (2, LAST, cell, "plain"))


def _head(sheet: _Sheet, report: Report, words: Words) -> None:
    kind = words.say(_("รายงานผลการตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)"))
    year = words.say(_("ปีงบประมาณ {year}", year=report.checklist["fiscal_year"]))
    sheet.line((0, LAST, f"{kind} {year}", "title"), height=22)
    name = cut(body(report, words), 120)
    sheet.line((0, LAST, name, "name"), height=34 * ceil(len(name) / 60))
    opened = _n("{count:n} หน้าและไฟล์", count=report.run["fetches"])
    told = _n("{opened} เป็นเอกสาร {count:n} ฉบับ", count=report.run["documents"], opened=opened)
    sheet.fact(words.say(_("เว็บไซต์")), Link(url=report.site["url"], text=cut(report.site["host"], 200)))
    sheet.fact(words.say(_("วันที่ตรวจ")), words.date(report.run["started"]))
    sheet.fact(words.say(_("เปิดดู")), words.say(told))
    sheet.fact(words.say(_("รหัสการตรวจ")), cut(report.run["id"], 200))


def _warnings(sheet: _Sheet, report: Report, words: Words) -> None:
    """What a reader must know before the figures."""
    unseen = [verdict.id for verdict in report.items if verdict.status == "unverifiable"]
    told = [words.choose(finding.message_th, finding.message_en) for finding in report.urgent]
    told += [f"{flaw} {mend}" for flaw, mend in unverified(report, words)]
    told += filter(None, [because(report, words)])
    if unseen:
        told.append(words.say(_unseen(unseen)))
    for each in told:
        sheet.line((0, LAST, cut(each, 1_000), "warning"))


def _unseen(items: list[str]) -> Message:
    return _n(
        "มี {count:n} ข้อที่โปรแกรมตรวจไม่ได้ ({items}) โปรดให้เจ้าหน้าที่เปิดดูเอง "
        "ข้อเหล่านี้ไม่ถือเป็นความผิดของเว็บไซต์ แต่ทำให้ช่วงคะแนนกว้างขึ้น",
        count=len(items),
        items=", ".join(items),
    )


def _scores(sheet: _Sheet, report: Report, words: Words, names: Names) -> None:
    headings = (
        _("คาดว่าได้"),
        _("ต่ำสุดของช่วง 80%"),
        _("สูงสุดของช่วง 80%"),
        _("นับเฉพาะข้อที่ครบถ้วน"),
        _("รวมข้อที่ตรวจไม่ได้"),
        _("ระดับโดยประมาณ"),
    )
    sheet.section(words.say(_("คะแนนที่คาดการณ์")))
    sheet.line(
        (0, 1, words.say(_("จาก 100")), "header"),
        *((place, place, words.say(each), "header") for place, each in enumerate(headings, 2)),
    )
    for indicator, score in report.scores.indicators.items():
        label = words.say(_("ตัวชี้วัดที่ {id}", id=indicator))
        sheet.line(*_score(f"{label} {names.group(indicator)}".strip(), score, ""))
        for sub, mean in score.sub.items():
            blank: tuple[tuple[int, int, Cell, Style], ...] = tuple((n, n, None, "text") for n in range(3, LAST + 1))
            sheet.line((0, 1, f"{sub} {names.group(sub)}".strip(), "inner"), (2, 2, mean, "points"), *blank)
    sheet.line(*_score(words.say(_("OIT การเปิดเผยข้อมูลสาธารณะ")), report.scores.oit, ""))
    if ita := report.scores.ita:
        sheet.line(*_score(words.say(_("ITA คะแนนรวมคุณธรรมและความโปร่งใส")), ita, names.level(ita.level)))
    if told := decided_scores(report, words):
        sheet.line((0, LAST, told, "note"))


def _score(label: str, score: IndicatorScore, level: str) -> tuple[tuple[int, int, Cell, Style], ...]:
    figures = (score.low, score.high, score.floor, score.ceiling)
    told: tuple[tuple[int, int, Cell, Style], ...] = ((0, 1, label, "code"), (2, 2, score.score, "score"))
    told += tuple((place, place, figure, "points") for place, figure in enumerate(figures, 3))
    return (*told, (LAST, LAST, level, "text"))


def _counts(sheet: _Sheet, report: Report, words: Words) -> None:
    sheet.section(words.say(_n("ผลรายข้อ {count} ข้อ", count=len(report.items))))
    for status, count in counts(report.items).items():
        named = ", ".join(verdict.id for verdict in report.items if verdict.status == status)
        word = f"{MARK[status]} {words.term(terms.STATUS, status)}"
        sheet.line((0, 1, Mark(status=status, text=word), "text"), (2, 2, count, "number"), (3, LAST, named, "text"))


def _fixes(sheet: _Sheet, report: Report, words: Words, names: Names) -> None:
    top = top_fixes(report)
    sheet.section(words.say(_("แก้ก่อน")))
    if not top.verdicts:
        sheet.line((0, LAST, words.say(_("ไม่พบเรื่องที่ต้องแก้ในส่วนที่โปรแกรมตรวจได้")), "note"))
        return
    sheet.line(
        (0, 0, words.say(_("ข้อ")), "header"),
        (1, 1, words.say(_("รายการ")), "header"),
        (2, 2, words.say(_("เพิ่ม OIT")), "header"),
        (3, LAST - 1, words.say(_("ปัญหาและวิธีแก้")), "header"),
        (LAST, LAST, words.say(_p("fix", "ผู้รับผิดชอบ")), "header"),
    )
    rows = {verdict.id: row for row, verdict in enumerate(report.items, 1)}
    for verdict in top.verdicts:
        sheet.line(*_fix(verdict, rows[verdict.id], words, names))
    reached = _("ถ้าแก้ครบทุกเรื่องข้างต้น คะแนน OIT ที่คาดการณ์จะเป็น {points}", points=points(top.reached))
    sheet.line((0, LAST, words.say(reached), "note"))
    if top.more:
        sheet.line((0, LAST, words.say(_n("อีก {count:n} เรื่องอยู่ในตารางผลรายข้อ", count=top.more)), "note"))


def _fix(verdict: Verdict, row: int, words: Words, names: Names) -> tuple[tuple[int, int, Cell, Style], ...]:
    told = "\n".join(filter(None, (*faults(verdict, words)[:1], f"→ {advice(verdict, words)}")))
    return (
        (0, 0, Place(sheet=words.say(ITEMS), row=row, text=verdict.id), "code"),
        (1, 1, names.item(verdict), "text"),
        (2, 2, gains(verdict)[0], "gain"),
        (3, LAST - 1, told, "text"),
        (LAST, LAST, names.owner(verdict), "text"),
    )


def _rules(sheet: _Sheet, report: Report, words: Words, checklist: Checklist | None) -> None:
    """Where the rules come from and how sure they are."""
    sheet.section(words.say(_("ที่มาของเกณฑ์และวิธีรวมคะแนน")))
    told = report.checklist
    name = words.choose(checklist.name_th, checklist.name_en) if checklist else ""
    sheet.fact(words.say(_("รายการตรวจ")), " · ".join(filter(None, (name, str(told["id"])))))
    sheet.fact(words.say(_("SHA-256 ของรายการตรวจ")), str(told["sha256"]))
    sure: Counter[str] = Counter(element.basis for verdict in report.items for element in verdict.elements)
    if sure:
        counted = (f"{words.term(terms.BASIS, basis)} {sure[basis]}" for basis in terms.BASIS if sure[basis])
        sheet.fact(words.say(_("องค์ประกอบที่ตรวจ ตามที่มาของเกณฑ์")), " · ".join(counted))
    if checklist and checklist.note_th:
        sheet.fact(words.say(_("หมายเหตุของรายการตรวจ")), words.choose(checklist.note_th, checklist.note_en))
    model = words.say(_("วิธีรวมคะแนนที่ใช้คือ “{model}”", model=words.term(terms.MODELS, report.scores.model)))
    note = words.choose(checklist.scoring.note_th, checklist.scoring.note_en) if checklist else ""
    sheet.fact(words.say(_("วิธีรวมคะแนน")), f"{model} {note}".strip())
    made = _(
        "จัดทำโดย {name} รุ่น {version} เป็นการคาดการณ์ ไม่ใช่ผลการประเมินของสำนักงาน ป.ป.ช.",
        name=report.tool["name"],
        version=report.tool["version"],
    )
    sheet.line((0, LAST, words.say(made), "note"))
