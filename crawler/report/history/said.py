"""What every form of a history says: how long there is, and how old a result is."""

from __future__ import annotations

from crawler.compare import History, ItemHistory
from crawler.language import Message, _, _n
from crawler.report import terms
from crawler.report.words import Words

__all__ = ["age", "countdown", "is_old", "others"]

_OLD = 30
"""Days after which a result is told to be old."""


def countdown(history: History, words: Words) -> str:
    """How many days are left; empty where nobody named the day."""
    left = history.days_left
    if left is None:
        return ""
    day = words.day(history.deadline)
    told: Message
    if left > 0:
        told = _n("เหลืออีก {count:n} วันถึงวันส่ง ({day})", count=left, day=day)
    elif left == 0:
        told = _("วันนี้เป็นวันส่ง ({day})", day=day)
    else:
        told = _n("เลยวันส่ง ({day}) มาแล้ว {count:n} วัน", count=-left, day=day)
    return words.say(told)


def others(history: History, words: Words) -> str:
    """That runs of other years are left out; empty where there are none."""
    if not history.others:
        return ""
    told = _n(
        "ไม่รวมการตรวจอีก {count:n} ครั้งซึ่งใช้รายการตรวจของปีงบประมาณอื่น เพราะเลขข้อเดียวกันเป็นคนละเรื่อง", count=history.others
    )
    return words.say(told)


def age(item: ItemHistory, words: Words) -> str:
    """How old the last verdict is that could be made, and which that was where it is not the last check's."""
    if item.age is None or item.known is None:
        return words.say(_("ยังไม่เคยตรวจได้"))
    if item.age <= 0:
        told = _("วันนี้")
    else:
        told = _n("{count:n} วันก่อน", count=item.age)
    if item.known == item.status:
        return words.say(told)
    return words.say(_("{age} ({status})", age=told, status=terms.STATUS[item.known]))


def is_old(item: ItemHistory) -> bool:
    """Whether a result should be made anew before it is relied upon."""
    return item.age is None or item.age > _OLD
