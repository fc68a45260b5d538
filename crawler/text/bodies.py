"""Municipalities and other local bodies named in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from crawler.models import Frozen
from crawler.text.normalise import skeleton, squash

__all__ = ["Body", "body_likeness", "find_bodies", "same_body", "without_bodies"]

_KINDS = {
    "ทต": "เทศบาลตำบล",
    "ทม": "เทศบาลเมือง",
    "ทน": "เทศบาลนคร",
    "อบต": "องค์การบริหารส่วนตำบล",
    "อบจ": "องค์การบริหารส่วนจังหวัด",
}
_KIND = re.compile(
    r"(?:เทศบาล\s?(?P<town>ตำบล|เมือง|นคร)|องค์การ\s?บริหาร\s?ส่วน\s?(?P<area>ตำบล|จังหวัด)"
    r"|(?<![ก-๎.])(?P<short>อ\.?\s?บ\.?\s?[ตจ]\.?|ท\.\s?[ตมน]\.?|ท[ตมน]\.))[ \u00a0]{0,2}"
)
_LONGEST_NAME = 40
_NAME = re.compile(rf"[ก-ฮเ-ไ][ก-ฮะ-ฺเ-ไ็-์]{{1,{_LONGEST_NAME - 1}}}")
# Words that cannot be part of a town's name. Many short words can (ที่วัง, ในเมือง, ขอนหาด, กองดิน, บ้านแจ้ง), so those
# end a name only together with what usually follows them in official prose.
_STOP = re.compile(
    "หรือ|อาจ(?!สามารถ)|ดังนี้|ดังกล่าว|ทั้งนี้|นั้น|ประธาน|แต่(?:ผู้|งตั้ง)|คนที่|คนแรก|ท่านที่|สมัย|ชวน"
    "|พนักงาน|ข้าราชการ|ลูกจ้าง|บุคลากร|เจ้าหน้าที่"
    "|อำเภอ|จังหวัด|ประจำ|เรื่อง|ได้|ของ|โดย|ตาม(?!ุ)|เพื่อ|ซึ่ง|ให้|ไม่|เมื่อ|ด้วย|เป็น|ทั้ง|ทุก|ต้อง|พุทธศักราช|(?<!อาจ)สามารถ|ปีงบ|ปีที่|ปี$"
    "|เทศบาล|องค์การบริหาร|นายก|ปลัด|สำนักปลัด|สำนักงาน|สมาชิก|คณะ(?:ผู้|กรรม|ทำงาน)|ผู้(?:บริหาร|อำนวยการ|ที่|มี|รับ|ใช้)"
    "|สภา(?:ท้องถิ่น|เทศบาล|อบต)|กอง(?:คลัง|ช่าง|การ|สาธารณ|สวัสดิ|ยุทธ|วิชา|ทุน)|หน่วย(?:งาน|ตรวจ)|หมู่ที่|หมู่บ้าน|เลขที่|โทร"
    "|ประกาศ|ประชา(?:สัมพันธ์|ชน|คม)|รายงาน|โครงการ|กิจกรรม|คู่มือ|มาตรการ|นโยบาย|ข้อ(?:มูล|บัญญัติ|บังคับ)|แผน|สถิติ|ข่าว"
    "|อำนาจ|หน้าที่|ขอ(?:เชิญ|แจ้ง|ประกาศ|ประชา|ความ|รับ|แสดง|ให้|ยก|ขอบ|เรียน|เปิด|ราย|นำ)|จะ(?:ดำเนิน|จัด|ทำ|ได้|มี|เปิด|ต้อง|ขอ|แจ้ง|ให้|ออก|นำ)"
    "|มี(?:หน้าที่|อำนาจ|ความ|มติ|การ|จำนวน|โครงการ|ภารกิจ|นโยบาย|แผน|เขต|พื้นที่|ประชา|ที่)"
    "|ที่(?:ได้|มี|จะ|ทำการ|ตั้งอยู่|อยู่|เป็น|ใช้|ดูแล|รับ|เกี่ยว)|และ(?:เทศบาล|องค์|อำเภอ|จังหวัด|หน่วย|ประชา|ผู้|คณะ|ชุมชน|ส่วน|ราชการ|การ|สภา|โรง|กอง|สำนัก|ขอ)"
    "|แจ้ง(?:เรื่อง|ให้|ประชา|กำหนด|เวียน|ข่าว)|รับ(?:สมัคร|โอน|ฟัง|เรื่อง|ชำระ|รางวัล|มอบ|การ|ลง|บริจาค)|ร่วม|เข้าร่วม"
    "|จัด(?:ทำ|ตั้ง|กิจ|โครง|การ|ประชุม|อบรม|งาน|ซื้อ|จ้าง|เก็บ|ให้)|ดำเนิน|เปิด(?:รับ|ให้|เผย|โอกาส)|ลงพื้น|ลงวัน|ออก(?:ประกาศ|หน่วย|คำสั่ง)"
    "|ใน(?:การ|เขต|พื้นที่|ปี|ด้าน|วัน|ฐานะ|ระบบ|ส่วน|โครง|เรื่อง|รอบ)|การ(?!ะ)|งบประมาณ|พร้อม(?:ด้วย|ทั้ง)|ยินดี|ตั้งอยู่|เกี่ยวกับ|ระหว่าง|ภายใต้|กับ"
)


class Body(Frozen):
    """A local body: `kind` in full ("เทศบาลตำบล", "องค์การบริหารส่วนจังหวัด", …), `name` without the kind."""

    kind: str
    name: str


def find_bodies(text: str) -> tuple[Body, ...]:
    """The local bodies that `text` names, in order, repeats included; abbreviations (อบต., ทต.) are written out.

    `text` should be cleaned. Thai puts no blank between words, so a name may run on into the words after it where
    nothing marks its end: compare with `same_body`.
    """
    return tuple(body for body, _, _ in _mentions(text))


def without_bodies(text: str) -> str:
    """`text` with each local body that it names, and ของ before it, replaced by a blank."""
    parts, end = [], 0
    for _, start, stop in _mentions(text):
        parts.append(text[end:start].rstrip().removesuffix("ของ"))
        end = stop
    return " ".join([*parts, text[end:]])


def same_body(a: Body, b: Body) -> bool:
    """Whether both name one body: equal, or one name continues the other (it may have run on into the next words)."""
    first, second = squash(a.name), squash(b.name)
    return a.kind == b.kind and bool(first and second) and (first.startswith(second) or second.startswith(first))


def body_likeness(a: Body, b: Body) -> float:
    """How alike two names are to OCR, 0 to 1: it loses and mixes up the marks above and below the line first.

    Either name may have run on into the next words. Bodies of different kinds are not alike.
    """
    first, second = skeleton(a.name), skeleton(b.name)
    length = min(len(first), len(second)) + 1
    return fuzz.ratio(first[:length], second[:length]) / 100 if a.kind == b.kind else 0.0


def _mentions(text: str) -> Iterator[tuple[Body, int, int]]:
    for match in _KIND.finditer(text):
        name = _name(text, match.end())
        if name:
            yield Body(kind=_kind(match), name=name), match.start(), match.end() + len(name)


def _kind(match: re.Match[str]) -> str:
    if match["town"]:
        return f"เทศบาล{match['town']}"
    if match["area"]:
        return f"องค์การบริหารส่วน{match['area']}"
    return _KINDS[re.sub(r"[.\s]", "", match["short"])]


def _name(text: str, start: int) -> str:
    run = _NAME.match(text, start)
    if run is None:
        return ""
    stop = _STOP.search(run.group())
    name = run.group()[: stop.start()] if stop else run.group()
    return name if len(name) >= 2 else ""
