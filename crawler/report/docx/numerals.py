"""Thai digits in Thai text, as official documents have them."""

from __future__ import annotations

import re
from collections.abc import Callable

from crawler.text import thai_digits

__all__ = ["numerals", "thai_numerals"]

# Digits that hang together with Latin letters, and the four numbers of an address: pdf0275.pdf, www.t4.go.th, o14.
_NAME = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b|[0-9A-Za-z]+(?:[._~/@:%&=?#+\-]+[0-9A-Za-z]+)*", re.ASCII)
_LETTER_OR_ADDRESS = re.compile(r"[A-Za-z]|(?:\d+\.){3}", re.ASCII)


def numerals(lang: str) -> Callable[[str], str]:
    """What writes digits as the documents of a language have them."""
    return thai_numerals if lang == "th" else str


def thai_numerals(text: str) -> str:
    """`text` with 0-9 as ๐-๙, save in what Latin letters make a name of.

    An item's code is such a name: next to a Thai digit its o would be read as another one (๐๘), and those who write
    whole reports in Thai digits leave it as the assessment's form has it (o8).
    """
    return _NAME.sub(lambda found: _numeral(found.group()), text)


def _numeral(word: str) -> str:
    return word if _LETTER_OR_ADDRESS.search(word) else thai_digits(word)
