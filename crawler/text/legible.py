"""Text layers that say something else than the page shows: mended where nothing is lost, and else told from text.

Old Thai fonts show Thai where their text layer says Latin, since the letters stand at the places of TIS-620. Other
layers name wrong letters here and there, or are what a scanner's software took the Thai letters for. A page of English
and a table of figures are good text and stay so.
"""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["is_rubbish", "joined_letters", "recoded"]

_PLACES = bytes((*range(0xA1, 0xDB), *range(0xDF, 0xFC)))
"""Where TIS-620 has its letters."""
_MISREAD = tuple(str.maketrans(_PLACES.decode(page), _PLACES.decode("cp874")) for page in ("latin-1", "mac_roman"))

_MARK = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_THAI = re.compile("[\u0e01-\u0e4e]")
_LETTER = re.compile(r"[^\W\d_]")
_BEYOND_ASCII = "[\u00a1-\u02ff\u03a9\u03c0\u2010-\u2122\u2200-\u22ff\u25ca\uf8ff\ufb01\ufb02]"
_WORD_BEYOND_ASCII = re.compile(_BEYOND_ASCII + "{3,}")
_LEAST_RECODED = 3
_RECODED_SHARE = 0.5  # of the letters
_PLENTY = 6  # letters beyond ASCII in words of three or more: no language with Latin letters has such words

# What no Thai syllable has: a mark that stands on no consonant, a vowel before or after none.
_IMPOSSIBLE = re.compile(
    f"(?<![ก-ฮ{_MARK}])[{_MARK}]"
    f"|[\u0e34-\u0e37\u0e31][\u0e31\u0e34-\u0e39]|[\u0e48-\u0e4b][\u0e48-\u0e4b\u0e31\u0e34-\u0e39]"
    f"|[เ-ไ](?![ก-ฮ])|(?<![ก-ฮ{_MARK}าะ])[ะาำ]|ำ[าำะ]|า[าำ]"
)
_STRANGER = re.compile("(?<=[ก-ฮะ-ฺเ-๎])[\u00a1-\u024f\u0370-\u058f\ue000-\uf8ff\ufffd](?=[ก-ฮะ-ฺเ-๎])")
"""A letter of another script, or of none, within a Thai word."""
_THAI_ENOUGH = 30  # letters, before their order is judged
_MOST_IMPOSSIBLE = 0.03  # of the Thai letters; good text has below 0.005, with its misprints

_MOST_STRANGERS = 5
_MOST_STRANGE = 0.005  # of the Thai letters; good text has none

_WORD = re.compile("[A-Za-z]{2,}")
_ENOUGH_WORDS = 40
_PAIRS = frozenset(
    re.findall(
        "..",
        "thheineranreonatenndtiesorteofedisitalarsttontngsehaasouiolevecomedehiriroicneearacelichllbemasiomurcaeltalans"
        "difohopeecprnoctusacotiltrlyncetutsssorsunlowageiewheewiemadolrtpowenaulnitsmoowpaimmiaishirsuidosiviaamficivi"
        "pligtuevldrympfeblabghtyopwosaayexkeuifrooagboodubruumup",
    )
)
"""The commonest pairs of letters in English; other languages and names have most of them as well."""
_LEAST_PAIRS = 0.65  # of all pairs: English has 0.8, Malay and lists of names 0.66 to 0.72, Thai read as Latin 0.6
_SMALL_WORDS = frozenset(
    re.findall(r"\w+", "the of and to in for is on with by as at be this that from are or an it not")
)
_LEAST_SMALL = 0.04  # of the words: English prose has 0.25

_LONE = rf"(?:[ก-ฮ][{_MARK}]*|[เ-ไะาำ])"
_LETTERS_APART = re.compile(rf"(?<![^\s]){_LONE}(?: {_LONE}){{3,}}(?![^\s])")
_NEEDS_OTHERS = re.compile(f"[เ-ไะาำ{_MARK}]")
"""What a list of letters (ก ข ค ง) does not hold."""


def recoded(text: str) -> str:
    """`text` with the Thai that letters of TIS-620 taken for Latin ones stand for, letter for letter; itself where it
    is no such text, or has Thai of its own."""
    words = sum(map(len, _WORD_BEYOND_ASCII.findall(text)))
    if words < _LEAST_RECODED or words < min(_PLENTY, _RECODED_SHARE * len(_LETTER.findall(text))):
        return text
    if _THAI.search(text):
        return text
    read = max((text.translate(table) for table in _MISREAD), key=lambda read: len(_THAI.findall(read)))
    thai = len(_THAI.findall(read))
    return read if thai >= _LEAST_RECODED and len(_IMPOSSIBLE.findall(read)) <= _MOST_IMPOSSIBLE * thai else text


def joined_letters(line: str) -> str:
    """`line` with the words joined whose letters stand apart (เ ท ศ บ า ล); two blanks part words."""
    return _LETTERS_APART.sub(_joined, line)


def _joined(found: re.Match[str]) -> str:
    letters = found.group()
    return letters.replace(" ", "") if _NEEDS_OTHERS.search(letters) else letters


def is_rubbish(text: str) -> bool:
    """Whether a text layer plainly says something else than its page shows; short text has the benefit of doubt."""
    thai = len(_THAI.findall(text))
    if thai >= _THAI_ENOUGH:
        if len(_IMPOSSIBLE.findall(text)) > _MOST_IMPOSSIBLE * thai:
            return True
        if len(_STRANGER.findall(text)) > max(_MOST_STRANGERS, _MOST_STRANGE * thai):
            return True
    words = [word.lower() for word in _WORD.findall(text)]
    return len(words) >= max(_ENOUGH_WORDS, thai / 10) and _is_no_language(words)


def _is_no_language(words: list[str]) -> bool:
    if sum(word in _SMALL_WORDS for word in words) >= _LEAST_SMALL * len(words):
        return False
    pairs = [first + second for word in words for first, second in pairwise(word)]
    return sum(pair in _PAIRS for pair in pairs) < _LEAST_PAIRS * len(pairs)
