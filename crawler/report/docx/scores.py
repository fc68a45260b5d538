"""Part 1: what the scores are expected to be, how the items stand, and what it all means."""

from __future__ import annotations

from crawler.language import Message, _, _n, _p, all_of
from crawler.models import IndicatorScore, Verdict
from crawler.report import terms
from crawler.report.docx.blocks import Block, Cell, Row, Table, bold, cell, heading, para
from crawler.report.docx.draft import Draft
from crawler.report.docx.measures import gain, gaps
from crawler.report.view import counts, groups, unverified
from crawler.report.words import points

__all__ = ["TARGET", "scores"]

TARGET = 85.0
"""The score that bodies are to reach, as their own reports have it: 85 and more."""


def scores(draft: Draft) -> tuple[Block, ...]:
    """Part 1 without its heading."""
    return (
        heading(draft.say(_("1.1 คะแนนที่คาดการณ์")), "Heading2"),
        _scores(draft),
        para(draft.say(_prediction())),
        *(para(draft.say(each)) for each in _meaning(draft)),
        *_warnings(draft),
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
            _figure(points(TARGET)),
            _figure(draft.say(_distance(score))),
        ),
        kept=True,
    )


def _distance(score: IndicatorScore) -> Message:
    if score.score >= TARGET:
        return _("สูงกว่า {points}", points=points(score.score - TARGET))
    return _("ต่ำกว่า {points}", points=points(TARGET - score.score))


def _figure(text: str) -> Cell:
    return cell(text, style="TableFigure")


def _prediction() -> Message:
    return _(
        "คะแนนในรายงานนี้เป็นการคาดการณ์จากข้อมูลที่ปรากฏบนเว็บไซต์ ณ วันที่ตรวจ มิใช่ผลการประเมินอย่างเป็นทางการของสำนักงาน ป.ป.ช. "
        "ช่วงคะแนนหมายความว่ามีโอกาสประมาณร้อยละ 80 ที่คะแนนจะอยู่ในช่วงนั้น หากหลักเกณฑ์เป็นไปตามที่กล่าวในส่วนที่ 4"
    )


def _meaning(draft: Draft) -> list[Message]:
    oit = draft.report.scores.oit
    told = [_against_target(oit)]
    known = [group for group in groups(draft.report, draft.names) if group.mean is not None]
    weakest = min(known, key=lambda group: group.mean or 0.0, default=None)
    if weakest is not None and (weakest.mean or 0.0) < TARGET:
        sub = draft.sub_indicator(weakest.id)
        told.append(_("ส่วนที่คาดว่าได้คะแนนน้อยที่สุดคือ {sub} ({points} คะแนน)", sub=sub, points=points(weakest.mean or 0.0)))
    to_mend = gaps(draft)
    if to_mend:
        told.append(_what_mending_brings(oit, to_mend))
        told.append(_("ผลดังกล่าวสะท้อนความครบถ้วนและความเป็นปัจจุบันของข้อมูลบนเว็บไซต์เท่านั้น มิได้หมายความว่ามีการทุจริตเกิดขึ้นในหน่วยงาน"))
    return told


def _against_target(oit: IndicatorScore) -> Message:
    figures = {"score": points(oit.score), "target": points(TARGET), "distance": points(abs(oit.score - TARGET))}
    if oit.low >= TARGET:
        return _("คะแนน OIT ที่คาดการณ์เท่ากับ {score} คะแนน สูงกว่าค่าเป้าหมาย {target} คะแนน จึงควรรักษาระดับไว้", **figures)
    if oit.high < TARGET:
        return _(
            "คะแนน OIT ที่คาดการณ์เท่ากับ {score} คะแนน ต่ำกว่าค่าเป้าหมาย {target} คะแนน อยู่ {distance} คะแนน "
            "จึงต้องเร่งปรับปรุงก่อนเข้ารับการประเมิน",
            **figures,
        )
    return _(
        "คะแนน OIT ที่คาดการณ์เท่ากับ {score} คะแนน แต่ช่วงคะแนนที่เป็นไปได้คาบเกี่ยวกับค่าเป้าหมาย {target} คะแนน "
        "จึงยังไม่แน่นอนว่าจะผ่าน ควรปรับปรุงข้อที่ยังขาดก่อนเข้ารับการประเมิน",
        score=figures["score"],
        target=figures["target"],
    )


def _what_mending_brings(oit: IndicatorScore, to_mend: tuple[Verdict, ...]) -> Message:
    # Gains add up because every roll-up is linear.
    reached = min(oit.score + sum(map(gain, to_mend)), 100.0)
    return _n(
        "พบข้อที่ต้องปรับปรุง {count:n} ข้อ หากดำเนินการตามมาตรการในส่วนที่ 3 ครบถ้วน "
        "คาดว่าคะแนน OIT จะเพิ่มขึ้นเป็นประมาณ {points} คะแนน",
        count=len(to_mend),
        points=points(reached),
    )


def _warnings(draft: Draft) -> list[Block]:
    """What can't wait: the site was broken into, or its connections are not safe."""
    told: list[Block] = []
    if draft.report.urgent:
        found = all_of(draft.choose(each.message_th, each.message_en) for each in draft.report.urgent)
        urgent = _("เรื่องเร่งด่วน: {found} เว็บไซต์อาจถูกเจาะระบบ ต้องดำเนินการทันทีตามมาตรการที่ 1 ในส่วนที่ 3", found=found)
        told.append(para(bold(draft.say(urgent))))
    told += [para(bold(flaw)) for flaw, _mend in unverified(draft.report, draft.words)]
    return told


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
    width, figure = 980, 1600
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
