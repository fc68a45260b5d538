"""How OCR reads the years of scans, in Arabic and in Thai digits: `python -m benchmarks.scanned_years`.

There is no rival: the figures say what a verdict may rest on. What is measured is the engine as it is, before the
reader makes years in Thai digits unread.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from benchmarks.measure import show
from crawler.read.ocr import RESOLUTION, recognise
from crawler.text import find_years, thai_digits
from tests.read.paper import FONTS, worn

FACES = ("Garuda", "Kinnari", "Laksaman", "Loma", "Norasi", "Waree", "TlwgTypo", "Umpush")
POINTS = (14, 18)
YEARS = (2563, 2565, 2566, 2567, 2568)
ASKEW = 1.5
A4 = (8.27, 11.69)
TEXT = (
    "รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {year}",
    "เทศบาลตำบลสวนมะลิ อำเภอเมือง จังหวัดแพร่",
    "ตามที่เทศบาลได้จัดทำแผน ประจำปี พ.ศ. {year} นั้น",
    "โครงการอบรมคุณธรรมและจริยธรรมของพนักงาน",
    "จึงประกาศผลการดำเนินงานประจำปี {year} ให้ทราบโดยทั่วกัน",
    "ประกาศ ณ วันที่ 12 เดือน มีนาคม พ.ศ. {year}",
)


def _page(year: int, face: Path, points: int, dots: int, *, thai: bool) -> Image.Image:
    font = ImageFont.truetype(str(face), points * dots // 72)
    page = Image.new("L", (round(A4[0] * dots), round(A4[1] * dots)), 255)
    draw = ImageDraw.Draw(page)
    for number, line in enumerate(TEXT):
        told = line.format(year=year)
        place = (dots * 0.9, dots + number * points * dots * 2 // 72)
        draw.text(place, thai_digits(told) if thai else told, font=font, fill=0)
    return worn(page, askew=random.uniform(-ASKEW, ASKEW))


def _pages(dots: int, *, thai: bool) -> Iterator[tuple[int, Image.Image]]:
    for name in FACES:
        face = next(path for folder in FONTS for path in sorted(Path(folder).glob(f"{name}.*")))
        for points in POINTS:
            yield from ((year, _page(year, face, points, dots, thai=thai)) for year in YEARS)


def _counts(dots: int, *, thai: bool) -> tuple[int, int]:
    right = wrong = 0
    for year, page in _pages(dots, thai=thai):
        scale = RESOLUTION / dots
        seen = recognise(page.resize((round(page.width * scale), round(page.height * scale))))
        found = [span.first == year for line in seen.lines for span in find_years(line)]
        right += sum(found)
        wrong += len(found) - sum(found)
    return right, wrong


def main() -> None:
    """Prints the figures."""
    random.seed(1)
    rows = []
    for thai in (False, True):
        counts = (_counts(dots, thai=thai) for dots in (150, 100))
        rows.append(("Thai" if thai else "Arabic", *(f"{right} / {wrong}" for right, wrong in counts)))
    show("Years read right / wrong", ("digits", "150 dpi", "100 dpi"), rows)


if __name__ == "__main__":
    main()
