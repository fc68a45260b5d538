"""Text from strangers, made harmless before any output's own escaping: no control characters, no half characters."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

__all__ = ["UNSEEN", "cut", "plain", "shown_address", "web_address"]

# Controls, surrogates, what XML can't hold (U+FFFE..), and the marks that reorder what follows (U+061C, U+202A..,
# U+2066..), which can disguise an address.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def plain(text: str) -> str:
    """`text` without characters that act instead of showing; tabs and line ends stay."""
    return UNSEEN.sub("", text)


def cut(text: str, longest: int) -> str:
    """`text` on one line, at most `longest` characters, with … where something was left out."""
    line = " ".join(plain(text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def web_address(url: str) -> str:
    """`url` if a browser may be sent there (http and https only), else an empty string."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def shown_address(url: str, longest: int = 90) -> str:
    """`url` for reading: without "https://", percent-encoded Thai decoded, the middle of a long one left out."""
    text = plain(unquote(url, errors="replace")).removeprefix("https://").removeprefix("http://")
    return text if len(text) <= longest else f"{text[: longest * 2 // 3]}…{text[-longest // 3 :]}"
