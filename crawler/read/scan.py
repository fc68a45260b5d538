"""Scans and pictures to Content by OCR: page after page, as many as are asked for."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from itertools import islice
from typing import Literal

import pypdfium2
from PIL import Image, ImageSequence

from crawler.models import Content
from crawler.read.ocr import RESOLUTION, Recognised, recognise
from crawler.read.pdfheads import title_of

__all__ = ["MOST_PIXELS", "read_picture", "read_scan"]

MOST_PIXELS = 60_000_000
"""An A4 page at 600 dots per inch has 35 million."""

_LEAST_PIXELS = 100
_A4 = 297 / 210
_NEARLY = 0.06
_A4_EDGE = 11.7  # inches
_A3_EDGE = 16.5
_TOO_LARGE = "too_large: more pixels than are looked at"
_NOTHING = "scan: no words found in it"
# The engine takes Thai digits for each other: of 517 years that were printed in them it read none right, and of 640 in
# Arabic digits all (docs/reading.md). A year of which one digit is Thai is made to look as unread as it is.
_THAI_YEAR = re.compile(r"(?<!\d)(?=\d{0,3}[๐-๙])[2๒][5๕]\d\d(?!\d)")
_UNREAD_YEAR = "๒๕??"


def read_scan(body: bytes, pages: int) -> Content:
    """The words of the first `pages` pages of a PDF, each looked at as a picture. `pages` of the Content counts all."""
    try:
        with pypdfium2.PdfDocument(body) as document:
            count = len(document)
            return _content("pdf", count, (recognise(_picture(document[n])) for n in range(min(pages, count))))
    except pypdfium2.PdfiumError as error:
        return Content(kind="pdf", quality="none", reason=f"damaged: {error}"[:200])


def read_picture(body: bytes, pages: int) -> Content:
    """The words of a picture, or of the first `pages` of a TIFF that holds several."""
    try:
        with Image.open(io.BytesIO(body)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return Content(kind="image", quality="none", reason=_TOO_LARGE)
            if min(picture.size) < _LEAST_PIXELS:
                return Content(kind="image", quality="none", reason="image: too small to read")
            count = getattr(picture, "n_frames", 1)
            frames = islice(ImageSequence.Iterator(picture), pages)
            return _content("image", count, (recognise(_fitting(frame)) for frame in frames))
    except Image.DecompressionBombError:  # the library's own bound, which it looks at first
        return Content(kind="image", quality="none", reason=_TOO_LARGE)
    except (OSError, ValueError, SyntaxError, EOFError) as error:  # what the library raises for a damaged picture
        return Content(kind="image", quality="none", reason=f"damaged: {error}"[:200])


def _content(kind: Literal["pdf", "image"], count: int, found: Iterable[Recognised]) -> Content:
    lines: list[str] = []
    starts: list[int] = []
    sure = 0.0
    for page in found:
        starts.append(len(lines))
        lines += (_THAI_YEAR.sub(_UNREAD_YEAR, line) for line in page.lines)
        sure += page.confidence * len(page.lines)
    if not lines:
        return Content(kind=kind, quality="none", reason=_NOTHING, pages=count, page_starts=tuple(starts))
    return Content(
        kind=kind,
        title=title_of(lines, {}),
        lines=tuple(lines),
        quality="ocr",
        confidence=round(sure / len(lines), 3),
        pages=count,
        page_starts=tuple(starts),
    )


def _picture(page: pypdfium2.PdfPage) -> Image.Image:
    """The page at RESOLUTION, smaller where it is a poster."""
    edge = max(page.get_size()) / 72
    scale = RESOLUTION / 72 * min(1.0, _A3_EDGE / max(edge, 0.01))
    picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return picture


def _fitting(picture: Image.Image) -> Image.Image:
    """No larger than needs to be. Nobody knows at how many dots per inch a picture was taken, but one of the
    proportions of a page is most likely a page."""
    grey = picture.convert("L")
    is_page = abs(max(grey.size) / min(grey.size) - _A4) < _NEARLY
    edge = round((_A4_EDGE if is_page else _A3_EDGE) * RESOLUTION)
    grey.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    return grey
