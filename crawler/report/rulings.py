"""What people decided: a list for a terminal, and the file in which it goes from one store to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from rich.console import Group, RenderableType
from rich.text import Text

from crawler.archive import in_order, named
from crawler.errors import UsageError
from crawler.language import Message, Told, _
from crawler.models import Conflict, ListedDecision, Ruling
from crawler.report import terms
from crawler.report.decided import ended, made
from crawler.report.plain import plain, shown_address
from crawler.report.words import Words, words

__all__ = ["RULINGS", "describe_conflict", "describe_decisions", "describe_ruling", "rulings_from", "rulings_json"]

RULINGS = "oit-decisions/1"

_LOOK = {"in_force": "green", "lapsed": "yellow", "expired": "yellow", "withdrawn": "dim", "replaced": "dim"}


def rulings_json(rulings: Sequence[Ruling]) -> bytes:
    """The log as a file: UTF-8 JSON, a line's end at the end. The same log always gives the same bytes."""
    whole = {"schema": RULINGS, "decisions": in_order(rulings)}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def rulings_from(data: bytes) -> tuple[Ruling, ...]:
    """The log that a file holds. UsageError where it holds none, or an entry is not as it was written."""
    try:
        whole = msgspec.json.decode(data, type=dict[str, Any])
        if whole.get("schema") != RULINGS:
            raise msgspec.ValidationError(f"schema is {whole.get('schema')!r}, not {RULINGS!r}")
        rulings = msgspec.convert(whole.get("decisions"), tuple[Ruling, ...])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            _(
                "อ่านไฟล์คำวินิจฉัยไม่ได้ เพราะไม่ใช่แบบ {schema} ({error}) กรุณาใช้ไฟล์ที่ได้จาก oit decisions --export",
                schema=RULINGS,
                error=error,
            )
        ) from error
    for place, (each, told) in enumerate(zip(rulings, whole["decisions"], strict=True), 1):
        is_whole = msgspec.json.decode(msgspec.json.encode(each)) == told
        if not is_whole or named(each) != each or (each.action == "decide") != bool(each.status):
            raise UsageError(
                _("รายการที่ {place} ในไฟล์คำวินิจฉัยถูกแก้ไขหลังจากส่งออก จึงไม่นำเข้ารายการใดเลย กรุณาส่งออกไฟล์ใหม่", place=place)
            )
    return rulings


def describe_decisions(listed: Sequence[ListedDecision], lang: str = "th") -> RenderableType:
    """Every decision: on which item of which year and site, what, by whom, why, and what became of it."""
    spoken = words(lang)
    if not listed:
        return Text(spoken.say(_("ยังไม่มีคำวินิจฉัยในฐานข้อมูล บันทึกได้ด้วยคำสั่ง oit decide")))
    return Group(*(_listed(each, spoken) for each in listed))


def _listed(each: ListedDecision, spoken: Words) -> Text:
    told = Text(f"{spoken.say(_where(each.ruling))} · ", style="bold")
    told.append(spoken.say(_verdicts(each.ruling)), style="bold")
    told.append(f" [{spoken.term(terms.DECISION, each.state)}]", style=_LOOK[each.state])
    lines = [made(each.ruling, spoken), ended(each.cause, each.url, spoken)]
    if each.ended_by is not None and each.ended_by.action == "withdraw":
        lines.append(spoken.say(_("ถอน{made}", made=_Made(each.ended_by))))
    for line in filter(None, lines):
        told.append(f"\n  {line}", style="not bold")
    return told


class _Made:
    """How an entry came to be, as a part of a sentence."""

    def __init__(self, ruling: Ruling) -> None:
        self._ruling = ruling

    def told(self, lang: str) -> str:
        return made(self._ruling, words(lang))


def describe_ruling(ruling: Ruling, lang: str = "th") -> str:
    """What was put on record, in a sentence."""
    spoken = words(lang)
    if ruling.action == "withdraw":
        return spoken.say(_("ถอนคำวินิจฉัยแล้ว: {where}", where=_where(ruling)))
    return spoken.say(_("บันทึกคำวินิจฉัยแล้ว: {where} · {verdicts}", where=_where(ruling), verdicts=_verdicts(ruling)))


def describe_conflict(conflict: Conflict, lang: str = "th") -> str:
    """Where two logs differ, and which stands."""
    return words(lang).say(
        _(
            "{where}: ฐานข้อมูลนี้มี{ours} ไฟล์มี{theirs} จึงใช้รายการหลังสุดของ {person} หากไม่ถูกต้องให้วินิจฉัยใหม่ด้วย oit decide",
            where=_where(conflict.stands),
            ours=_side(conflict.ours),
            theirs=_side(conflict.theirs),
            person=plain(conflict.stands.person),
        )
    )


def _where(ruling: Ruling) -> Message:
    return _(
        "{item} ปี {year} ของ {site}", item=ruling.item, year=ruling.fiscal_year, site=plain(shown_address(ruling.site))
    )


def _verdicts(ruling: Ruling) -> Message:
    """What a person decided beside what the tool had said."""
    return _(
        "เจ้าหน้าที่วินิจฉัยว่า{status} โปรแกรมพบว่า{verdict}",
        status=terms.STATUS[ruling.status],
        verdict=terms.STATUS[ruling.verdict],
    )


def _side(ruling: Ruling) -> Told:
    person = plain(ruling.person)
    if ruling.action == "withdraw":
        return _("การถอนโดย {person}", person=person)
    return _("คำวินิจฉัยว่า{status}โดย {person}", status=terms.STATUS[ruling.status], person=person)
