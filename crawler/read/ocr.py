"""Words from a picture of a page, by Tesseract in this process.

A page comes out line by line as it stands on the paper; what is far apart on one line, as in a table, is parted by
" | ". The picture is set upright and straight first: on a page askew by a degree Tesseract takes far lines for
columns, and a page on its side gives nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import tesserocr
from PIL import Image

from crawler.models import Frozen
from crawler.read.spans import tidy
from crawler.read.tessdata import LANGUAGES, find_tessdata

__all__ = ["RESOLUTION", "Recognised", "recognise"]

RESOLUTION = 120
"""Dots per inch at which pages are looked at: the fewest errors of those tried (docs/reading.md), for the least time.
With more, the marks above Thai letters come loose and are taken for lines of their own."""

_STEEPEST = 5.0  # degrees; a scanner's feed is off by one or two, a photograph by more
_COARSE, _FINE = 0.5, 0.125
_SMALL = 600  # pixels of width on which the skew is looked for
_SLENDER = 8  # times as high as wide: no page, and drawn out to _SMALL more than memory holds
_DOUBTFUL = 0.75  # a page that lies on its side gives some 0.6 of nonsense; a poor scan the right way up 0.85
_LEAST_WORD = 20.0  # the edges of a table and of a seal come out as letters of next to no confidence
_TURNS = (90, 180, 270)
_RULE = re.compile(r"\s*[|¦]+\s*")


class Recognised(Frozen):
    """What a picture says: its lines from top to bottom, and how sure the engine is of them on average, 0 to 1."""

    lines: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class _Part:
    """What the engine takes for a line, in pixels: a row of a table is several."""

    text: str
    confidence: float
    left: int
    top: int
    right: int
    bottom: int


def recognise(picture: Image.Image) -> Recognised:
    """The words of a picture of about RESOLUTION, whichever side is up."""
    grey = picture.convert("L")
    seen = _seen(grey)
    if seen.confidence >= _DOUBTFUL:
        return seen
    turned = _upright(grey)
    return max(seen, _seen(turned), key=lambda each: each.confidence) if turned is not grey else seen


def _seen(grey: Image.Image) -> Recognised:
    engine = _engine(tesserocr.PSM.SINGLE_COLUMN)
    engine.SetImage(_straightened(grey))
    engine.SetSourceResolution(RESOLUTION)
    engine.Recognize()
    parts = [part for part in _parts(engine) if part.confidence >= _LEAST_WORD]
    engine.Clear()
    letters = sum(len(part.text) for part in parts)
    confidence = sum(part.confidence * len(part.text) for part in parts) / letters / 100 if letters else 0.0
    return Recognised(lines=_rows(parts), confidence=round(confidence, 3))


def _parts(engine: tesserocr.PyTessBaseAPI) -> list[_Part]:
    found = engine.GetIterator()
    level = tesserocr.RIL.TEXTLINE
    try:
        boxes = [
            (each.Confidence(level), *each.BoundingBox(level))
            for each in (tesserocr.iterate_level(found, level) if found is not None else ())
            if _line(each.GetUTF8Text(level) or "")
        ]
    except RuntimeError:  # "No text returned", of an empty page
        return []
    # Asked for a single line, the engine puts a blank between Thai syllables; asked for the page it does not.
    texts = [text for line in engine.GetUTF8Text().splitlines() if (text := _line(line))]
    if len(texts) != len(boxes):  # then nothing says which line stands where, and each is a row
        boxes = [(float(engine.MeanTextConf()), 0, number, 1, number + 1) for number in range(len(texts))]
    return [_Part(text, *box) for text, box in zip(texts, boxes, strict=True)]


def _line(told: str) -> str:
    """A rule between two cells comes out as a stroke."""
    return tidy(_RULE.sub(" | ", told)).strip("| ")


def _rows(parts: list[_Part]) -> tuple[str, ...]:
    """Parts that stand side by side are one line."""
    rows: list[list[_Part]] = []
    for part in sorted(parts, key=lambda each: each.top + each.bottom):
        row = next((row for row in reversed(rows[-4:]) if all(_beside(part, other) for other in row)), None)
        if row is None:
            rows.append([part])
        else:
            row.append(part)
    return tuple(" | ".join(part.text for part in sorted(row, key=lambda each: each.left)) for row in rows)


def _beside(one: _Part, other: _Part) -> bool:
    middle = (one.top + one.bottom) / 2
    return other.top <= middle <= other.bottom and (one.left >= other.right or one.right <= other.left)


@cache
def _engine(mode: int) -> tesserocr.PyTessBaseAPI:
    """The engine, which takes most of a second to wake and is kept for the life of the process."""
    languages = "+".join(LANGUAGES) if mode != tesserocr.PSM.OSD_ONLY else "osd"
    return tesserocr.PyTessBaseAPI(path=f"{find_tessdata()}/", lang=languages, psm=mode)


# --- setting it straight ----------------------------------------------------------------------------------------------


def _upright(grey: Image.Image) -> Image.Image:
    """The picture turned by quarters as its letters stand, as far as the engine can tell."""
    try:
        engine = _engine(tesserocr.PSM.OSD_ONLY)
        engine.SetImage(grey)
        engine.SetSourceResolution(RESOLUTION)
        told = engine.DetectOrientationScript()
    except RuntimeError:  # its data is a package of its own
        return grey
    turned = told["orient_deg"] if told else 0
    return grey.rotate(turned, expand=True, fillcolor=255) if turned in _TURNS else grey


def _straightened(grey: Image.Image) -> Image.Image:
    angle = _skew(grey)
    if abs(angle) < _COARSE:
        return grey
    return grey.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)


def _skew(grey: Image.Image) -> float:
    """By how many degrees to turn the picture so that its lines lie level: then rows of ink and of none differ most."""
    if grey.height > _SLENDER * grey.width:
        return 0.0
    height = max(1, grey.height * _SMALL // grey.width)
    ink = grey.resize((_SMALL, height), Image.Resampling.BOX).point(lambda value: 255 - value)
    steps = round(_STEEPEST / _COARSE)
    coarse = max((step * _COARSE for step in range(-steps, steps + 1)), key=lambda angle: _unevenness(ink, angle))
    fine = round(_COARSE / _FINE)
    return max((coarse + step * _FINE for step in range(-fine, fine + 1)), key=lambda angle: _unevenness(ink, angle))


def _unevenness(ink: Image.Image, angle: float) -> int:
    turned = ink.rotate(angle, resample=Image.Resampling.BILINEAR, fillcolor=0)
    rows = turned.resize((1, ink.height), Image.Resampling.BOX).tobytes()
    return sum((above - below) ** 2 for above, below in pairwise(rows))
