"""What a checklist must fulfil beyond its shape: names that point somewhere, and labels that mean one thing only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crawler.checklist.model import Checklist, Element, Item
from crawler.flaws import Flaw, one_of
from crawler.language import _
from crawler.text import squash

__all__ = ["flaws"]

_ITEM_ID = re.compile(r"o[1-9][0-9]?")
_ELEMENT_KEY = re.compile(r"[a-z][a-z0-9_]*")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z0-9-]+")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}?|\}")
_PLACEHOLDERS = ("{year}", "{previous}")

_NEED_WORDS = {
    "phrase",
    "column",
    "several",
    "person",
    "two_way",
    "online_form",
    "complaint_channel",
    "own_text",
    "signed",
}
"""The checks that look for the words in `any` and for nothing else."""

_MAY_HAVE_WORDS = {
    "money",
    "spent",
    "fee",
    "duration",
    "period",
    "progress",
    "outcome",
    "count",
    "declared",
    "method",
    "seller",
    "listed",
    "dated",
}
"""The checks that know a part by what stands under its heading; `any` are headings besides the usual ones. All checks
that are in neither of these sets can't have words."""

_WORDS_ALONE = {"phrase", "column", "several"}
"""The checks that are met by the words alone."""


def flaws(checklist: Checklist) -> Iterator[Flaw]:
    """Every flaw of a checklist of the right shape, in the order of the file."""
    yield from _head(checklist)
    yield from _scoring(checklist)
    yield from _twins("items", (item.id for item in checklist.items))
    subs = {sub.id for indicator in checklist.scoring.indicators for sub in indicator.subs}
    for item in checklist.items:
        yield from _item(item, subs)
        if checklist.units and item.owner not in checklist.units:
            hint = one_of(item.owner, checklist.units)
            yield Flaw(
                place=f"{item.id}.owner",
                what=_("ไม่มีหน่วยงาน “{owner}” ใน units {hint}", owner=item.owner, hint=hint),
            )
    yield from _labels(checklist)
    yield from _numbering(checklist)


def _head(checklist: Checklist) -> Iterator[Flaw]:
    if not 2500 <= checklist.fiscal_year <= 2699:
        yield Flaw(
            place="fiscal_year",
            what=_("ปีงบประมาณ {fiscal_year} ต้องเป็นปี พ.ศ. เช่น 2567", fiscal_year=checklist.fiscal_year),
        )
    if not checklist.items:
        yield Flaw(place="items", what=_("ต้องมีอย่างน้อยหนึ่งข้อ"))
    for host in checklist.allowed_hosts:
        if not _HOST.fullmatch(host):
            yield Flaw(
                place="allowed_hosts",
                what=_("“{host}” ไม่ใช่ชื่อโฮสต์ เช่น drive.google.com", host=host),
            )


def _scoring(checklist: Checklist) -> Iterator[Flaw]:
    scoring = checklist.scoring
    parts = scoring.weights.values()
    if sorted(scoring.weights) != ["eit", "iit", "oit"] or not (min(parts) >= 0 and abs(sum(parts) - 1) < 1e-9):
        yield Flaw(
            place="scoring.weights",
            what=_("ต้องมีน้ำหนักของ iit, eit และ oit ซึ่งรวมกันได้ 1"),
        )
    yield from _twins("scoring.indicators", (indicator.id for indicator in scoring.indicators))
    yield from _twins("scoring.indicators.subs", (sub.id for ind in scoring.indicators for sub in ind.subs))
    for level in scoring.levels:
        if not (0 <= level.total <= 100 and 0 <= level.each <= 100):
            yield Flaw(
                place=f"scoring.levels.{level.name}",
                what=_("คะแนนของระดับต้องอยู่ระหว่าง 0 ถึง 100"),
            )
    limits = [(level.total, level.each) for level in scoring.levels]
    if limits != sorted(limits, reverse=True):
        yield Flaw(
            place="scoring.levels",
            what=_("ต้องเรียงระดับจากสูงสุดไปต่ำสุด"),
        )


def _item(item: Item, subs: set[str]) -> Iterator[Flaw]:
    if not _ITEM_ID.fullmatch(item.id):
        yield Flaw(
            place=item.id,
            what=_("รหัสข้อ “{id}” ต้องเป็นตัวอักษร o ตามด้วยเลขข้อ 1 ถึง 99 เช่น o7", id=item.id),
        )
    if item.sub_indicator not in subs:
        hint = one_of(item.sub_indicator, sorted(subs))
        yield Flaw(
            place=f"{item.id}.sub_indicator",
            what=_("ไม่มีตัวชี้วัดย่อย “{sub}” ใน scoring.indicators {hint}", sub=item.sub_indicator, hint=hint),
        )
    if item.year == "none" and item.year_doubtful:
        yield Flaw(
            place=f"{item.id}.year_doubtful",
            what=_("ข้อที่ไม่กำหนดปี (year = none) มีปีที่ไม่แน่ชัดไม่ได้"),
        )
    for key, text in (("fix_th", item.fix_th), ("fix_en", item.fix_en)):
        for found in _PLACEHOLDER.findall(text):
            if found not in _PLACEHOLDERS:
                yield Flaw(
                    place=f"{item.id}.{key}",
                    what=_("ไม่รู้จัก {found} ใช้ได้เฉพาะ {{year}} และ {{previous}}", found=found),
                )
    for words in item.topic:
        yield from _blank(f"{item.id}.topic", words or ("",))
    yield from _twins(f"{item.id}.elements", (element.key for element in item.elements))
    for element in item.elements:
        yield from _element(f"{item.id}.elements.{element.key}", element)
        yield from _toothless(item, element)


def _element(place: str, element: Element) -> Iterator[Flaw]:
    if not _ELEMENT_KEY.fullmatch(element.key):
        yield Flaw(
            place=place,
            what=_("คีย์ขององค์ประกอบต้องเป็นตัวอักษรอังกฤษพิมพ์เล็ก ตัวเลข หรือ _"),
        )
    if element.check == "none" and element.level == "required":
        yield Flaw(
            place=f"{place}.level",
            what=_("องค์ประกอบที่เครื่องมือตรวจไม่ได้ (check = none) ต้องเป็น advisory"),
        )
    if element.check not in _MAY_HAVE_WORDS and (element.check in _NEED_WORDS) != bool(element.any):
        needed = _("การตรวจแบบ {check} ต้องมีรายการคำใน any")
        unwanted = _("การตรวจแบบ {check} ต้องไม่มีรายการคำใน any")
        yield Flaw(
            place=f"{place}.any",
            what=(needed if element.check in _NEED_WORDS else unwanted).fill(check=element.check),
        )
    yield from _blank(f"{place}.any", element.any)


def _toothless(item: Item, element: Element) -> Iterator[Flaw]:
    """Words that stand in the item's own name: every page that is called by it would show the element."""
    if element.check not in _WORDS_ALONE:
        return
    name = squash(item.name_th)
    for word in element.any:
        if squash(word) and squash(word) in name:
            yield Flaw(
                place=f"{item.id}.elements.{element.key}.any",
                what=_("คำว่า “{word}” อยู่ในชื่อข้ออยู่แล้ว จึงใช้ตรวจองค์ประกอบนี้ไม่ได้", word=word),
            )


def _labels(checklist: Checklist) -> Iterator[Flaw]:
    """A label names items, hubs or what must not count: two items may share one, two of these kinds may not."""
    owners: dict[str, tuple[str, str]] = {}
    groups = [(f"{item.id}.labels", item.labels, "item") for item in checklist.items]
    groups += [(f"{item.id}.look_alikes", item.look_alikes, "look-alike") for item in checklist.items]
    groups += [("look_alikes", checklist.look_alikes, "look-alike"), ("hub_labels", checklist.hub_labels, "hub")]
    for place, labels, kind in groups:
        yield from _blank(place, labels)
        for label in labels:
            first, first_kind = owners.setdefault(squash(label), (place, kind))
            if first_kind != kind:
                yield Flaw(
                    place=place,
                    what=_("ชื่อเรียก “{label}” มีอยู่แล้วใน {first} จึงใช้ในความหมายอื่นอีกไม่ได้", label=label, first=first),
                )


def _numbering(checklist: Checklist) -> Iterator[Flaw]:
    known = [item.id for item in checklist.items]
    for year, numbers in checklist.numbering.items():
        for number, items in numbers.items():
            for item in items:
                if item not in known:
                    yield Flaw(
                        place=f"numbering.{year}.{number}",
                        what=_("ไม่มีข้อ “{item}” ในรายการตรวจนี้", item=item),
                    )


def _blank(place: str, texts: Iterable[str]) -> Iterator[Flaw]:
    if not all(squash(text) for text in texts):
        yield Flaw(place=place, what=_("มีข้อความว่างเปล่าในรายการ"))


def _twins(place: str, names: Iterable[str]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield Flaw(place=place, what=_("“{name}” มีซ้ำกัน", name=name))
        seen.add(name)
