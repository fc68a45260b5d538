"""The least pieces of a text that can be read by themselves. Thai has no spaces between its words."""

from __future__ import annotations

import re

__all__ = ["tokens"]

# A number with its signs; a consonant with its vowels and marks; a word of another script; blanks; anything else.
_TOKEN = re.compile(r"[0-9๐-๙]+(?:[.,/:-][0-9๐-๙]+)*|[เ-ไ]?[ก-ฮ][ะ-ฺ็-๎]*|[^\W\d_ก-๙]+|\s+|.", re.DOTALL)


def tokens(text: str) -> list[str]:
    """The pieces of `text`, which together are the whole of it."""
    return _TOKEN.findall(text)
