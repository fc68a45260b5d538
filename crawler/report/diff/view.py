"""What every form of a comparison shows, in the order in which it should be read."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.compare import Difference, ItemChange, Kind
from crawler.language import Message, _, _n
from crawler.models import Frozen, IndicatorScore
from crawler.report.words import Words

__all__ = [
    "KIND",
    "SECTIONS",
    "ScoreChange",
    "Section",
    "at_stake",
    "remarks",
    "score_label",
    "scores",
    "sections",
    "signed",
    "tally",
]

KIND: Mapping[Kind, Message] = {
    "verdict": _("ผล"),
    "evidence": _("ที่อยู่ของหลักฐาน"),
    "content": _("เนื้อหา"),
    "year": _("ปีของข้อมูล"),
    "problems": _("สิ่งที่ต้องแก้"),
    "points": _("คะแนนที่คาดการณ์"),
}
"""In what an item changed."""

SECTIONS: Mapping[str, tuple[Message, Message]] = {
    "worse": (_("แย่ลง"), _("ข้อที่เว็บไซต์แสดงได้น้อยลงกว่าครั้งก่อน")),
    "unseen": (
        _("ครั้งนี้ตรวจไม่ได้"),
        _("ครั้งก่อนตรวจได้ แต่ครั้งนี้เปิดหรืออ่านไม่ได้ ไม่ถือว่าเว็บไซต์แย่ลง คะแนนที่หายไปเป็นความไม่แน่นอน ไม่ใช่การหักคะแนน"),
    ),
    "better": (_("ดีขึ้น"), _("ข้อที่เว็บไซต์แสดงได้มากขึ้นกว่าครั้งก่อน")),
    "seen": (_("กลับมาตรวจได้"), _("ครั้งก่อนตรวจไม่ได้ จึงไม่มีผลให้เทียบ")),
    "same": (_("ผลเท่าเดิม แต่มีบางอย่างเปลี่ยน"), _("ควรเปิดดูว่าเป็นการแก้ไขที่ตั้งใจ")),
    "rules": (
        _("เปลี่ยนเพราะโปรแกรมหรือรายการตรวจ"),
        _("หลักฐานบนเว็บไซต์เหมือนเดิม ผลต่างกันเพราะตัดสินด้วยโปรแกรมคนละรุ่นหรือรายการตรวจคนละฉบับ"),
    ),
}
"""The headings and what they mean, in the order of reading."""


class Section(Frozen):
    """The items that went one way; `key` is one of SECTIONS."""

    key: str
    items: tuple[ItemChange, ...]


class ScoreChange(Frozen):
    """A score of both runs; `change` is the later less the earlier."""

    name: str
    label: str
    before: IndicatorScore
    after: IndicatorScore

    @property
    def change(self) -> float:
        return round(self.after.score - self.before.score, 2)


def sections(difference: Difference) -> tuple[Section, ...]:
    """The items that changed, by which way they went; ways that none went are left out."""
    found: dict[str, list[ItemChange]] = {key: [] for key in SECTIONS}
    for item in difference.items:
        found["rules" if item.is_of_the_rules else item.direction].append(item)
    return tuple(Section(key=key, items=tuple(items)) for key, items in found.items() if items)


def tally(difference: Difference, words: Words) -> tuple[str, ...]:
    """How many items went which way, and how many pages came and went."""
    told = [
        _n("{way} {count:n} ข้อ", way=SECTIONS[section.key][0], count=len(section.items))
        for section in sections(difference)
    ]
    if difference.vanished:
        told.append(_n("หน้าและเอกสารที่หายไป {count:n} แห่ง", count=len(difference.vanished)))
    if difference.new:
        told.append(_n("หน้าและเอกสารใหม่ {count:n} แห่ง", count=len(difference.new)))
    return tuple(map(words.say, told))


def scores(difference: Difference, words: Words) -> tuple[ScoreChange, ...]:
    """The scores that both runs have."""
    before, after = difference.before.scores, difference.after.scores
    return tuple(
        ScoreChange(name=name, label=score_label(name, words), before=before[name], after=after[name])
        for name in after
        if name in before
    )


def score_label(name: str, words: Words) -> str:
    """What a score is called: "9" is an indicator, "oit" and "ita" speak for themselves."""
    return name.upper() if name in ("oit", "ita") else words.say(_("ตัวชี้วัดที่ {id}", id=name))


def remarks(difference: Difference, words: Words) -> tuple[str, ...]:
    """What a reader must know before trusting the comparison."""
    before, after = difference.before, difference.after
    told = []
    if before.tool_version != after.tool_version:
        told.append(
            _(
                "สองครั้งนี้ตรวจด้วยโปรแกรมคนละรุ่น ({before} และ {after}) ผลของหลักฐานที่เหมือนเดิมอาจต่างกันเพราะเหตุนี้",
                before=before.tool_version,
                after=after.tool_version,
            )
        )
    if before.checklist_sha256 != after.checklist_sha256:
        told.append(_("สองครั้งนี้ใช้รายการตรวจคนละฉบับ ผลของหลักฐานที่เหมือนเดิมอาจต่างกันเพราะเหตุนี้"))
    cut = [run for run in (before, after) if run.stopped_by in ("interrupted", "budget")]
    if cut:
        told.append(_("การตรวจ {runs} หยุดก่อนจะเปิดดูครบ", runs=", ".join(run.id for run in cut)))
    return tuple(map(words.say, told))


def at_stake(item: ItemChange) -> Message:
    """What the change does to the OIT score; what was not seen is not lost."""
    if item.direction == "unseen":
        return _("คะแนน OIT {points} จนกว่าจะตรวจได้", points=signed(item.points))
    return _("คะแนน OIT {points}", points=signed(item.points))


def signed(points: float) -> str:
    """Points with their sign, a true minus among them, and two decimals."""
    return f"{points:+.2f}".replace("-", "−")
