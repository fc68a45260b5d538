"""Thai and Arabic digits, one for one, so that offsets into a text stay true."""

from __future__ import annotations

import re

__all__ = ["arabic_digits", "thai_digits"]

_THAI = "๐๑๒๓๔๕๖๗๘๙"
_ARABIC = "0123456789"
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)
_A_THAI_DIGIT = re.compile(f"[{_THAI}]")
_TO_THAI = str.maketrans(_ARABIC, _THAI)


def arabic_digits(text: str) -> str:
    """`text` with ๐-๙ written as 0-9; every other character stays, and so does the length."""
    return text.translate(_TO_ARABIC) if _A_THAI_DIGIT.search(text) else text


def thai_digits(text: str) -> str:
    """`text` with 0-9 written as ๐-๙; every other character stays, and so does the length."""
    return text.translate(_TO_THAI)
