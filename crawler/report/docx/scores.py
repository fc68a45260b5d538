"""Part 1: what the scores are expected to be, how the items stand, and what it all means."""

from __future__ import annotations

from crawler.language import Message, _, _p
from crawler.models import IndicatorScore
from crawler.report import terms
from crawler.report.decided import decided_scores
from crawler.report.docx.blocks import Block, Cell, Row, Table, cell, heading, para
from crawler.report.docx.draft import Draft
from crawler.report.docx.meaning import meaning
from crawler.report.view import counts, groups
from crawler.report.words import points

__all__ = ["scores"]


def scores(draft: Draft) -> tuple[Block, ...]:
    """Part 1 without its heading."""
    return (
        heading(draft.say(_("1.1 คะแนนที่คาดการณ์")), "Heading2"),
        _scores(draft),
        *((para(decided),) if (decided := decided_scores(draft.report, draft.words)) else ()),
        *meaning(draft),
        heading(draft.say(_("1.2 ผลการตรวจตามสถานะ")), "Heading2"),
        _counts(draft),
        heading(draft.say(_("1.3 คะแนนรายตัวชี้วัดย่อย")), "Heading2"),
        _sub_indicators(draft),
    )


def _scores(draft: Draft) -> Table:
    told = draft.report.scores
    rows = [_score_row(draft, draft.indicator(each), score) for each, score in told.indicators.items()]
    rows.append(_score_row(draft, draft.say(_("คะแนนรวม OIT")), told.oit))
    if told.ita is not None:
        level = _("คะแนนรวม ITA (ระดับโดยประมาณ: {level})", level=draft.names.level(told.ita.level))
        whole = level if told.ita.level else _("คะแนนรวม ITA")
        rows.append(_score_row(draft, draft.say(whole), told.ita))
    return Table(
        caption=draft.say(_("คะแนนที่คาดการณ์เทียบกับค่าเป้าหมาย")),
        widths=(2871, 1700, 1800, 1200, 1500),
        head=tuple(
            draft.say(each)
            for each in (
                _("ตัวชี้วัด"),
                _p("figure", "คะแนนที่คาดการณ์"),
                _("ช่วงคะแนนที่เป็นไปได้ (ร้อยละ 80)"),
                _("ค่าเป้าหมาย"),
                _("เทียบกับเป้าหมาย"),
            )
        ),
        rows=tuple(rows),
    )


def _score_row(draft: Draft, name: str, score: IndicatorScore) -> Row:
    return Row(
        cells=(
            cell(name),
            _figure(points(score.score)),
            _figure(f"{points(score.low)} – {points(score.high)}"),
            _figure(points(draft.target)),
            _figure(draft.say(_distance(score, draft.target))),
        ),
        kept=True,
    )


def _distance(score: IndicatorScore, target: float) -> Message:
    if score.score >= target:
        return _("สูงกว่า {points}", points=points(score.score - target))
    return _("ต่ำกว่า {points}", points=points(target - score.score))


def _figure(text: str) -> Cell:
    return cell(text, style="TableFigure")


def _counts(draft: Draft) -> Table:
    rows = []
    for status, count in counts(draft.report.items).items():
        which = ", ".join(verdict.id for verdict in draft.report.items if verdict.status == status)
        rows.append(
            Row(cells=(cell(draft.words.term(terms.STATUS, status)), _figure(str(count)), cell(which)), kept=True)
        )
    return Table(
        caption=draft.say(_("จำนวนข้อตามผลการตรวจ")),
        widths=(1700, 1400, 5971),
        head=(draft.say(_("ผลการตรวจ")), draft.say(_("จำนวน (ข้อ)")), draft.say(_("ข้อ"))),
        rows=tuple(rows),
    )


def _sub_indicators(draft: Draft) -> Table:
    found = groups(draft.report, draft.names)
    statuses = tuple(counts(draft.report.items))
    width, figure = 950, 1750
    rows = tuple(
        Row(
            cells=(
                cell(f"{group.id} {group.name}".strip()),
                _figure(str(len(group.verdicts))),
                *(_figure(str(counts(group.verdicts).get(status, 0))) for status in statuses),
                _figure("–" if group.mean is None else points(group.mean)),
            )
        )
        for group in found
    )
    return Table(
        caption=draft.say(_("คะแนนที่คาดการณ์และจำนวนข้อของแต่ละตัวชี้วัดย่อย")),
        widths=(9071 - width * (len(statuses) + 1) - figure, *([width] * (len(statuses) + 1)), figure),
        head=(
            draft.say(_("ตัวชี้วัดย่อย")),
            draft.say(_("จำนวนข้อ")),
            *(draft.words.term(terms.STATUS, status) for status in statuses),
            draft.say(_p("figure", "คะแนนที่คาดการณ์")),
        ),
        rows=rows,
    )
