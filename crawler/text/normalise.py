"""Thai text repaired for display (`clean`) and reduced for comparing (`squash`, `skeleton`).

Text layers of Thai PDF files lose and repeat marks: a blank follows or replaces part of sara am, and a cluster with
two stacked marks is written twice. Only repairs that cannot turn a right word into a wrong one are made.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from crawler.text.digits import arabic_digits
from crawler.text.spelling import fold_misspellings

__all__ = ["clean", "skeleton", "squash"]

_SHORT = 200

# Glyphs that Thai fonts of the 1990s keep in the private use area for shifted marks, and what they stand for.
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_PRIVATE_GLYPHS = dict(
    zip(
        range(0xF700, 0xF71B),
        "ฐ\u0e34\u0e35\u0e36\u0e37" + 2 * _TONES + "ญ\u0e31\u0e4d\u0e47" + _TONES + "\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
_BLANK_CODES = (*range(0x09, 0x0E), *range(0x1C, 0x20), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029)
_BLANKS = dict.fromkeys((*_BLANK_CODES, 0x202F, 0x205F, 0x3000), " ")
# Controls, zero-width and direction marks, soft hyphen, BOM, lone surrogates, tags, and the noncharacter that PDFium
# writes for a soft line break.
_DROPPED = dict.fromkeys(
    (
        *(*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F)),
        *(*range(0x2060, 0x2070), *range(0xD800, 0xE000), 0xFEFF, *range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF),
        *range(0xE0000, 0xE0080),
    ),
    "",
)
_CHARACTERS = str.maketrans({**_DROPPED, **_PRIVATE_GLYPHS, **_BLANKS})

_MARK = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_TONE = "\u0e48-\u0e4b"
_STACKED = "[ก-ฮ][ัิ-ื็][\u0e48-\u0e4c]"
"""A consonant with an upper vowel and a tone mark (or การันต์) above it."""

# Putting marks into canonical order takes a time that grows with the square of their number.
_COMBINING = (
    f"{_MARK}\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
)
_TOO_MANY_MARKS = re.compile(f"([{_COMBINING}]{{8}})[{_COMBINING}]+")

_BLANK_RUN = re.compile(" {2,}")
_MARK_RUN = re.compile(f"[{_MARK}]{{2,}}")
_DOUBLED_E = re.compile("เเ")
_SPLIT_AM = re.compile(f"ํ([{_TONE}]?) ?า")
_AM_RUN = re.compile(f"[{_TONE}]*ำ[{_TONE}ำ]+")
_LOST_AM = re.compile(f"(?<=[ก-ฮ]) ([{_TONE}]?)า")
_BLANK_BEFORE_MARK = re.compile(f"(?<=[ก-ฮ{_MARK}]) (?=[{_MARK}ำะ])")
_BLANK_AFTER_AM = re.compile("(?<=ำ) (?=[ก-ฮเ-ไ])")
_AM_FOR_AA = re.compile("กำร(?!าบ)|(?<!ครอบ)งำน|รำย(?=งาน|การ|ได้|จ่าย|รับ|ชื่อ|ละเอียด|เดือน|ปี)")
_REPEATED = re.compile(f"({_STACKED})([ก-ฮเ-ไ])\\1(?: |\\2(?![{_MARK}ะาำ]))?")
_REPEATED_WITH_NEXT = re.compile(f"({_STACKED})([ก-ฮ][{_MARK}]+)\\1 ?\\2")
_REPEATED_LOW = re.compile(f"([ก-ฮ][ุู][{_TONE}])([ก-ฮเ-ไ])\\1 ")
# ั and ื cannot end a syllable, so their cluster cannot follow itself in a word; ที่ที่ can.
_REPEATED_AT_ONCE = re.compile("([ก-ฮ][ัื][\u0e48-\u0e4c])\\1+")

_SUSPECT = re.compile(f"เเ|ํ|ำ[ำ{_TONE} ]|[ก-ฮ{_MARK}] [{_MARK}าำะ]|[{_MARK}]{{2}}|กำร|งำน|รำย")
# Text that no repair here, nor NFC, would change: each alternative refuses what the repairs above look for. It may
# refuse right text as well (ที่ที่), never the other way round.
_IN_ORDER = re.compile(
    rf"""(?:
        [!-~\u00a1-\u00ac\u00ae-\u00ffก-ะา฿แ-ๆ๏-๛\u2010-\u2027]++
      | [ัิ-ู็][\u0e48-\u0e4c](?<=(...))(?![{_MARK}]|\1|[ก-ฮเ-ไ][{_MARK}]*\1)
      | [ัิ-ู็-์](?![{_MARK}])
      | [ ](?![ {_MARK}ะาำ])
      | เ(?!เ)
      | ำ(?![{_TONE}ำ]|[ ][ก-ฮเ-ไ]|(?<=กำ)ร|(?<=งำ)น|(?<=รำ)ย)
    )*""",
    re.VERBOSE,
)
_PUNCTUATION = re.compile(rf"[^\w{_MARK}]|[_ฯๆ]")
_SKELETON = str.maketrans("ำ", "า", "".join(map(chr, (0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F)))))


def clean(text: str) -> str:
    """`text` on one line, repaired for display: NFC, one blank between words, Thai marks in order and not doubled.

    A blank after ำ inside Thai text is dropped although it may part two words: PDF text has it after nearly every ำ,
    and Thai reads the same without it. `clean(clean(text)) == clean(text)`.
    """
    bare = text.strip(" ")
    return bare if _IN_ORDER.fullmatch(bare) else _clean_with_care(text)


def squash(text: str) -> str:
    """`text` for comparing: cleaned, Arabic digits, casefolded, without blanks, punctuation, ฯ and ๆ.

    Misspellings that are common on municipality sites are folded (`crawler.text.spelling`). Short texts are remembered:
    a site says the same on page after page.
    """
    return _squash_short(text) if len(text) <= _SHORT else _squash(text)


@lru_cache(maxsize=4_096)
def _squash_short(text: str) -> str:
    return _squash(text)


def _squash(text: str) -> str:
    text = _PUNCTUATION.sub("", arabic_digits(clean(text)).casefold())
    return fold_misspellings(text if _IN_ORDER.fullmatch(text) else _repair(text))


def skeleton(text: str) -> str:
    """`squash` without the marks above and below the line: all that addresses of some site builders keep."""
    return squash(text).translate(_SKELETON)


def _clean_with_care(text: str) -> str:
    """What `clean` does to any text; it takes twenty times as long as to see that nothing needs doing."""
    if not text.isascii() or not text.isprintable():
        text = unicodedata.normalize("NFC", _TOO_MANY_MARKS.sub(r"\1", text.translate(_CHARACTERS)))
    text = _BLANK_RUN.sub(" ", text).strip(" ")
    return _repair(text)


def _repair(text: str) -> str:
    """The repairs, until nothing changes: one may uncover another. Each pass shortens the text or sorts marks."""
    while _SUSPECT.search(text):
        repaired = unicodedata.normalize("NFC", _repair_once(text))
        if repaired == text:
            break
        text = repaired
    return text


def _repair_once(text: str) -> str:
    text = _TOO_MANY_MARKS.sub(r"\1", text)
    text = _MARK_RUN.sub(lambda found: _in_order(found.group()), text)
    text = _DOUBLED_E.sub("แ", text)
    text = _SPLIT_AM.sub(r"\1ำ", text)
    text = _LOST_AM.sub(r"\1ำ", text)
    text = _AM_RUN.sub(lambda found: _in_order(found.group().replace("ำ", "")) + "ำ", text)
    text = _BLANK_BEFORE_MARK.sub("", text)
    text = _BLANK_AFTER_AM.sub("", text)
    text = _AM_FOR_AA.sub(lambda found: found.group().replace("ำ", "า"), text)
    text = _REPEATED_WITH_NEXT.sub(r"\1\2", text)
    text = _REPEATED.sub(r"\1\2", text)
    text = _REPEATED_LOW.sub(r"\1\2", text)
    return _REPEATED_AT_ONCE.sub(r"\1", text)


def _in_order(marks: str) -> str:
    """Vowels before tones, as Thai is stored; each mark once and only the first tone."""
    tones = [mark for mark in marks if "\u0e48" <= mark <= "\u0e4b"][:1]
    others = [mark for mark in dict.fromkeys(marks) if not "\u0e48" <= mark <= "\u0e4b"]
    last = [mark for mark in others if mark == "\u0e4c"]
    return "".join([mark for mark in others if mark != "\u0e4c"] + tones + last)
