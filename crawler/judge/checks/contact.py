"""How to reach the office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.judge.checks.seen import Evidence, Seen, quote_of
from crawler.text import arabic_digits

__all__ = ["address", "email", "phone", "place_on_map"]

_PHONE = re.compile(r"(?<!\d)(?:\+66|0)[\s-]?\d(?:[\s-]?\d){6,8}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(
    r"(?:ตำบล|ต\.|แขวง)\s?\S+.*(?:อำเภอ|อ\.|เขต)\s?\S+.*(?:จังหวัด|จ\.)\s?\S+|(?:เลขที่|หมู่(?:ที่)?)\s?\d+.*(?:อำเภอ|อ\.)"
)
_MAP = re.compile(
    r"google\.[a-z.]+/maps|maps\.google|goo\.gl/maps|maps\.app\.goo\.gl|openstreetmap\.org|longdo\.com|map\.(?:php|html|jpg|png)",
    re.IGNORECASE,
)


def _first(evidence: Evidence, pattern: re.Pattern[str]) -> Seen:
    for node, line in evidence.lines():
        if pattern.search(arabic_digits(line)):
            return Seen(True, node.url, quote_of(line))
    return Seen(False)


def phone(evidence: Evidence, words: Sequence[str]) -> Seen:  # noqa: ARG001
    """A Thai telephone number of nine or ten digits."""
    return _first(evidence, _PHONE)


def email(evidence: Evidence, words: Sequence[str]) -> Seen:  # noqa: ARG001
    """An e-mail address."""
    return _first(evidence, _EMAIL)


def address(evidence: Evidence, words: Sequence[str]) -> Seen:  # noqa: ARG001
    """A postal address: subdistrict, district and province, or a number with a district."""
    return _first(evidence, _ADDRESS)


def place_on_map(evidence: Evidence, words: Sequence[str]) -> Seen:  # noqa: ARG001
    """A map: embedded, linked, or a picture that is called one."""
    for node in evidence.nodes:
        found = next(
            (url for url in (*node.content.embeds, *(link.url for link in node.links)) if _MAP.search(url)), None
        )
        picture = next((image for image in node.images if "แผนที่" in image.alt + image.caption), None)
        if found is not None or picture is not None:
            return Seen(True, node.url, found or (picture.alt if picture else ""))
    for node, line in evidence.lines():
        if "แผนที่" in line and node.images:
            return Seen(True, node.url, quote_of(line))
    return Seen(False)
