"""What the predicted scores mean, in sentences; what can't wait among them."""

from __future__ import annotations

from crawler.language import Message, _, _n, all_of
from crawler.models import IndicatorScore, Verdict
from crawler.report.docx.blocks import Block, bold, para
from crawler.report.docx.draft import Draft
from crawler.report.docx.measures import gain, gaps
from crawler.report.view import groups, unverified
from crawler.report.words import points

__all__ = ["meaning"]


def meaning(draft: Draft) -> tuple[Block, ...]:
    """The sentences that follow the scores."""
    told = (_prediction(), *_meaning(draft))
    return (*(para(draft.say(each)) for each in told), *_warnings(draft))


def _prediction() -> Message:
    return _(
        "คะแนนในรายงานนี้เป็นการคาดการณ์จากข้อมูลที่ปรากฏบนเว็บไซต์ ณ วันที่ตรวจ มิใช่ผลการประเมินอย่างเป็นทางการของสำนักงาน ป.ป.ช. "
        "ช่วงคะแนนหมายความว่ามีโอกาสประมาณร้อยละ 80 ที่คะแนนจะอยู่ในช่วงนั้น หากหลักเกณฑ์เป็นไปตามที่กล่าวในส่วนที่ 4"
    )


def _meaning(draft: Draft) -> list[Message]:
    oit = draft.report.scores.oit
    told = [_against_target(oit, draft.target)]
    known = [group for group in groups(draft.report, draft.names) if group.mean is not None]
    weakest = min(known, key=lambda group: group.mean or 0.0, default=None)
    if weakest is not None and (weakest.mean or 0.0) < draft.target:
        sub = draft.sub_indicator(weakest.id)
        told.append(_("ส่วนที่คาดว่าได้คะแนนน้อยที่สุดคือ {sub} ({points} คะแนน)", sub=sub, points=points(weakest.mean or 0.0)))
    to_mend = gaps(draft)
    if to_mend:
        told.append(_what_mending_brings(oit, to_mend))
        told.append(_("ผลดังกล่าวสะท้อนความครบถ้วนและความเป็นปัจจุบันของข้อมูลบนเว็บไซต์เท่านั้น มิได้หมายความว่ามีการทุจริตเกิดขึ้นในหน่วยงาน"))
    return told


def _against_target(oit: IndicatorScore, target: float) -> Message:
    figures = {"score": points(oit.score), "target": points(target), "distance": points(abs(oit.score - target))}
    if oit.low >= target:
        return _("คะแนน OIT ที่คาดการณ์เท่ากับ {score} คะแนน สูงกว่าค่าเป้าหมาย {target} คะแนน จึงควรรักษาระดับไว้", **figures)
    if oit.high < target:
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
