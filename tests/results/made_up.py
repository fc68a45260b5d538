"""Result reports of towns that do not exist, in the layouts that towns use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from crawler.models import Content, Quality
from crawler.text import thai_digits

__all__ = ["BODY", "NAMES", "SCORES", "content", "head", "rows_of_items", "sentences", "table", "total_of"]

BODY = "เทศบาลตำบลทุ่งสาธิต"
NAMES = (
    "การปฏิบัติหน้าที่",
    "การใช้งบประมาณ",
    "การใช้อำนาจ",
    "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน",
    "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงระบบการทำงาน",
    "การเปิดเผยข้อมูล",
    "การป้องกันการทุจริต",
)
SCORES = {str(n): score for n, score in enumerate((91.25, 88.4, 79.65, 84.1, 90.0, 86.3, 81.7, 77.45, 64.2, 50.0), 1)}


def total_of(scores: Mapping[str, float]) -> float:
    """The total that the scores of the indicators make."""
    parts = [fmean(scores[str(n)] for n in numbers) for numbers in (range(1, 6), range(6, 9), range(9, 11))]
    return round(0.3 * parts[0] + 0.3 * parts[1] + 0.4 * parts[2], 2)


def content(*lines: str, quality: Quality = "native") -> Content:
    """What reading a document of these lines gave."""
    return Content(kind="pdf", lines=tuple(lines), quality=quality)


def head(year: int = 2567, total: float | None = None, level: str = "ต้องปรับปรุง", body: str = BODY) -> list[str]:
    """The sentence with total and level."""
    return [
        f"รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) ของ{body} ประจำปีงบประมาณ พ.ศ. {year}",
        f"{body} มีผลการประเมินในภาพรวม {total_of(SCORES) if total is None else total:.2f} คะแนน อยู่ในระดับ {level}",
    ]


def table(scores: Mapping[str, float] = SCORES, *, thai: bool = False, cells: str = " | ") -> list[str]:
    """A table of the indicators."""
    rows = [cells.join((number, NAMES[int(number) - 1], f"{score:.2f}")) for number, score in scores.items()]
    told = [cells.join(("ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน")), *rows]
    return [thai_digits(row) for row in told] if thai else told


def sentences(scores: Mapping[str, float] = SCORES, body: str = BODY) -> list[str]:
    """A sentence an indicator."""
    return [
        f"ตัวชี้วัดที่ {number} {NAMES[int(number) - 1]} ของ{body} มีคะแนนเฉลี่ย {score:.2f} คะแนน ซึ่งอยู่ในระดับดีเยี่ยม"
        for number, score in scores.items()
    ]


def rows_of_items(scores: Sequence[float], code: str = "o{}") -> list[str]:
    """A table of items."""
    return [f"{code.format(n)} | รายการข้อมูลที่ {'ก' * (1 + n % 3)} | {score:g}" for n, score in enumerate(scores, 1)]
