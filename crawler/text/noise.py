"""What labels carry besides their name: years, item numbers, the town's name, file sizes, calls to click."""

from __future__ import annotations

import re

from crawler.text.bodies import without_bodies
from crawler.text.codes import strip_code
from crawler.text.dates import ERA, MONTH
from crawler.text.digits import arabic_digits

__all__ = ["core", "strip_noise"]

_YEAR = r"(?:25\d\d|20[0-4]\d|(?<=ปี)\s?\d\d|(?<=ปี )\d\d|(?<=งบ)\s?\d\d)(?!\d)"
_NOISE = re.compile(
    # "announcement of the municipality of X on …" is the shell of the document's real name
    r"^\W*ประกาศ\s*เรื่อง"
    rf"|(?:ลงวันที่|วันที่|ณ)?\s?(?:\d{{1,2}}\s?)?{MONTH}{ERA}\d{{2,4}}(?!\d)"
    rf"|\(?\s?(?:ประจำ)?(?:ปี\s?)?(?:งบ(?:ประมาณ)?\s?)?(?:พ\.?\s?ศ\.{{0,2}}\s?|ค\.\s?ศ\.\s?)?{_YEAR}"
    rf"(?:\s?(?:[-–—/]|ถึง)\s?(?:พ\.?\s?ศ\.{{0,2}}\s?)?(?:25\d\d|\d\d)(?!\d))?\s?\)?"
    r"|ประจำปี(?:งบประมาณ)?"
    r"|\(?\s?\d[\d.,]*\s?(?:[kmg]i?b|ไบต์|ครั้ง|views?|downloads?)\b\s?\)?"
    r"|[(\[]\s?(?:ไฟล์\s?)?(?:pdf|docx?|xlsx?|zip|jpe?g|png|new|ใหม่|\d{1,4})\s?[)\]]|\.(?:pdf|docx?|xlsx?|zip|rar|jpe?g|png|html?|php)\b"
    r"|ดาวน์โหลด(?:เอกสาร|ไฟล์|ที่นี่)?|(?:โปรด|กรุณา)?คลิก(?:ที่นี่|เพื่อ(?:ดู|อ่าน|เปิด)|ดู|อ่าน|เลย)?(?:รายละเอียด|เพิ่มเติม)?"
    r"|อ่าน(?:ต่อ|เพิ่มเติม|ทั้งหมด)|ดู(?:ทั้งหมด|รายละเอียด|เพิ่มเติม)|\b(?:click here|click|download|read more|view)\b",
    re.IGNORECASE,
)
# Words that join or fill: two labels that differ in these alone are one label.
_FILLERS = re.compile(
    "องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)?|อบต|อบจ|ของหน่วยงาน|หน่วยงาน|ต่างๆ|ต่าง|ของ|และ|หรือ|การ|เกี่ยวกับ|ประจำ|ด้าน|ตาม|ใน|เรื่อง"
)


def strip_noise(text: str) -> str:
    """`text` (cleaned) without its noise; `text` itself where nothing else would be left."""
    stripped = _NOISE.sub(" ", without_bodies(strip_code(arabic_digits(text))))
    return stripped if any(letter.isalpha() for letter in stripped) else text


def core(squashed: str) -> str:
    """`squashed` without words that join or fill, such as ของ, และ, การ; itself where nothing else would be left."""
    return _FILLERS.sub("", squashed) or squashed
