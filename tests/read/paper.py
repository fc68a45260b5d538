"""Printed pages as pictures: what a scanner makes of official Thai."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

__all__ = ["LINES", "bytes_of", "paper", "pdf_of", "worn"]

FONTS = ("/usr/share/fonts/truetype/tlwg", "/usr/share/fonts/opentype/tlwg")
DOTS = 150
LINES = (
    "แผนปฏิบัติการป้องกันการทุจริต",
    "เทศบาลตำบลสวนมะลิ อำเภอเมือง จังหวัดแพร่",
    "ประจำปีงบประมาณ พ.ศ. 2567",
    "มาตรการเสริมสร้างความโปร่งใสในการปฏิบัติราชการ",
    "โครงการอบรมคุณธรรมและจริยธรรมของพนักงาน",
)


def paper(*lines: str | Sequence[str], points: int = 16) -> Image.Image:
    """An A4 page at 150 dots per inch; a line of several parts is a row of a table, with rules between its cells."""
    font = ImageFont.truetype(str(_font()), points * DOTS // 72)
    page = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(page)
    height = points * DOTS * 2 // 72
    for number, line in enumerate(lines):
        top = 150 + number * height
        cells = (line,) if isinstance(line, str) else tuple(line)
        width = 1000 // len(cells)
        for place, cell in enumerate(cells):
            left = 120 + place * width
            draw.text((left + 12, top), cell, font=font, fill=0)
            if len(cells) > 1:
                draw.rectangle((left, top - 8, left + width, top + height - 8), outline=0, width=2)
    return page


def worn(page: Image.Image, *, askew: float = 1.0) -> Image.Image:
    """The page as it comes from a scanner: askew (degrees), soft, noisy."""
    turned = page.rotate(askew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    speckled = Image.blend(turned, Image.effect_noise(turned.size, 20), 0.06)
    return speckled.filter(ImageFilter.GaussianBlur(0.5))


def bytes_of(page: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """The page as a file."""
    buffer = io.BytesIO()
    page.save(buffer, kind, **options)
    return buffer.getvalue()


def pdf_of(*pages: Image.Image) -> bytes:
    """A PDF of pictures, as a scanner writes it."""
    first, *rest = pages
    return bytes_of(first, "PDF", resolution=DOTS, save_all=True, append_images=rest)


def _font() -> Path:
    return next(path for folder in FONTS for path in sorted(Path(folder).glob("Norasi.*")))
