"""What labels carry besides their name: years, item numbers, the town's name, file sizes, calls to click."""

from __future__ import annotations

import re

from crawler.text.bodies import without_bodies
from crawler.text.codes import strip_code
from crawler.text.dates import ERA, MONTH
from crawler.text.years import find_years

__all__ = ["core", "strip_noise"]

_A_YEAR = "\x00"
"""Stands for a year that was found: cleaned text holds no such character."""
_YEAR = re.compile(
    rf"(?:(?:ลงวันที่|วันที่|ณ)\s?)*(?:\d{{1,2}}\s?)?(?:เดือน\s?)?{MONTH}{ERA}{_A_YEAR}"
    rf"|\(?\s?(?P<yearly>ประจำ)?(?:ปี\s?)?(?:งบ(?:ประมาณ)?\s?)?(?:พ\.?\s?ศ\.{{0,2}}\s?|ค\.?\s?ศ\.?\s?)?{_A_YEAR}\s?\)?",
    re.IGNORECASE,
)
_NOISE = re.compile(
    # "Announcement of the municipality of X on …" is the shell of the document's real name.
    r"^\W*ประกาศ\s*เรื่อง"
    r"|(?<!ส่วน)(?<!ศาลากลาง)(?:อำเภอ|จังหวัด)\s?[ก-ฮเ-ไ][ก-ฮะ-ฺเ-ไ็-์]{1,25}(?![ก-๎])"
    # File types and sizes, counters
    r"|[(\[](?:ไฟล์|file|ขนาด|size|หน้า|pages?|pdf|docx?|xlsx?|zip|rar|jpe?g|png|[kmg]i?b|ไบต์|new|ใหม่|[\d\s.,:|/])+[)\]]"
    r"|\.(?:pdf|docx?|xlsx?|zip|rar|jpe?g|png|html?|php)\b"
    r"|\d[\d.,]*\s?(?:[kmg]i?b|ไบต์|ครั้ง|views?|downloads?)\b"
    # Calls to click
    r"|ดาวน์โหลด(?:เอกสาร|ไฟล์|ที่นี่)?|(?:โปรด|กรุณา)?คลิก(?:ที่นี่|เพื่อ)?(?:ดู|อ่าน|เปิด|เลย)?(?:รายละเอียด|เพิ่มเติม)?"
    r"|(?:ดู|อ่าน)(?:ต่อ|เพิ่มเติม|ทั้งหมด|รายละเอียด)|\b(?:click here|click|download|read more|view)\b",
    re.IGNORECASE,
)
# Words that join or fill, and set phrases that come and go: two labels that differ in these alone are one label.
_FILLERS = re.compile(
    "(?<=จัดซื้อจัดจ้าง)(?:หรือ|และ)(?:การ)?จัดหาพัสดุ|(?:และ)?ประพฤติมิชอบ|(?<=ป้องกัน)(?:และ)?(?:การ)?ปราบปราม"
    "|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)?|อบต|อบจ|ของหน่วยงาน|หน่วยงาน|ประจำปี(?:งบประมาณ)?"
    "|ดำเนินการ|(?<!โครง)(?<!ราย)(?<!ราช)(?<!กิจ)(?<!บริ)(?<!วิชา)(?<!จัด)การ|ของ(?!ขวัญ)|และ|หรือ|ต่าง|เกี่ยวกับ|ด้าน"
    "|(?<!ติด)ตาม|(?<!ภาย)ใน|เรื่อง"
)
_LEAST_SHARE = 0.4


def strip_noise(text: str) -> str:
    """`text` (cleaned) without its noise; `text` itself where nothing else would be left."""
    named = without_bodies(strip_code(text))
    years = [span for span in find_years(named) if not span.law]
    for span in reversed(years):
        named = named[: span.start] + _A_YEAR + named[span.end :]
    if years:
        named = _YEAR.sub(lambda found: " ประจำปี " if found["yearly"] else " ", named)
    named = _NOISE.sub(" ", named)
    return named if any(letter.isalpha() for letter in named) else text


def core(squashed: str) -> str:
    """`squashed` without words that join or fill, such as ของ, และ, การ; itself where too little would be left."""
    left = _FILLERS.sub("", squashed)
    return left if len(left) >= _LEAST_SHARE * len(squashed) else squashed
