"""What a click opens by way of the page's own functions: openDoc(123), where openDoc(id) opens 'doc.php?id=' + id.

Nothing is run. An address is put together only of literals, of the call's own arguments and of the chosen value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
from types import MappingProxyType
from urllib.parse import quote

from crawler.read.script import OPENERS

__all__ = ["Functions", "opened_with"]

_MOST_CODE = 500_000
_MOST_FUNCTIONS = 200
_LONGEST_BODY = 1_500
_MOST_CALLS = 5
_MOST_TERMS = 12
_LONGEST_ADDRESS = 2_000

_FUNCTION = re.compile(
    r"(?<![\w$.])(?:function\s+(?P<named>[\w$]+)\s*|(?P<held>[\w$]+)\s*=\s*(?:function\b\s*(?:[\w$]+\s*)?)?)"
    r"\((?P<names>[\w$\s,]{0,200})\)\s*(?:=>\s*)?\{"
)
_OPENER = re.compile(OPENERS)
_TERM = re.compile(
    r"""\s*(?:(?P<quote>["'])(?P<text>[^"'\\\n]{0,500})(?P=quote)|`(?P<template>[^`\\\n]{0,500})`"""
    r"""|(?P<coded>encodeURI(?:Component)?|String)\(\s*(?P<inner>[\w$.]+)\s*\)|(?P<name>[\w$.]+(?:\[[\w$.]+\]\.\w+)?))\s*"""
)
_PLACE = re.compile(r"\$\{\s*([\w$.]+)\s*\}")
_CALL = re.compile(r"(?<![\w$.])(?P<name>[\w$]+)\s*\((?P<given>[^()]{0,500})\)")
_ARGUMENT = re.compile(
    r"""\s*(?:(?P<quote>["'])(?P<text>[^"'\\]{0,500})(?P=quote)|(?P<number>-?\d[\w.]{0,40}))\s*(?:,|\Z)"""
)
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Functions:
    """The functions of a page's scripts that lead the visitor somewhere."""

    def __init__(self, scripts: Iterable[str]) -> None:
        self._known: dict[str, tuple[list[str], str]] = {}
        code = "\n".join(scripts)[:_MOST_CODE]
        for match, following in pairwise([*_FUNCTION.finditer(code), None]):
            assert match is not None
            end = following.start() if following is not None else len(code)
            body = code[match.end() : min(end, match.end() + _LONGEST_BODY)]
            if _OPENER.search(body) and len(self._known) < _MOST_FUNCTIONS:
                names = [name.strip() for name in match["names"].split(",")]
                self._known[match["named"] or match["held"]] = (names, body)

    def opened_by(self, code: str) -> list[str]:
        """The addresses that the code of a click opens, itself or through one of the functions."""
        found = list(opened_with(code, _NOTHING))
        for call in islice(_CALL.finditer(code), _MOST_CALLS) if self._known else ():
            names, body = self._known.get(call["name"], ((), ""))
            given = dict(zip(names, _arguments(call["given"]), strict=False))
            found += opened_with(body, given)
        return list(dict.fromkeys(found))


def opened_with(code: str, values: Mapping[str, str]) -> Iterator[str]:
    """The addresses that `code` opens where its names have these values; those with other names in them are left."""
    for opener in _OPENER.finditer(code):
        address = _put_together(code, opener.end(), values)
        if address and len(address) <= _LONGEST_ADDRESS:
            yield address


def _put_together(code: str, place: int, values: Mapping[str, str]) -> str:
    """The value of the sum of texts that starts at `place`; empty where it can't be told."""
    pieces: list[str] = []
    for _ in range(_MOST_TERMS):
        term = _TERM.match(code, place)
        piece = _value(term, values) if term is not None else None
        if term is None or piece is None:
            return ""
        pieces.append(piece)
        place = term.end()
        if code[place : place + 1] != "+":
            return "".join(pieces)
        place += 1
    return ""


def _value(term: re.Match[str], values: Mapping[str, str]) -> str | None:
    if term["text"] is not None:
        return str(term["text"])
    if term["template"] is not None:
        names = _PLACE.findall(term["template"])
        known = all(name in values for name in names)
        return _PLACE.sub(lambda place: values[place[1]], term["template"]) if known else None
    name = term["inner"] or term["name"]
    value = name if name.isdecimal() else values.get(name)
    return quote(value, safe="") if value is not None and (term["coded"] or "").startswith("encode") else value


def _arguments(given: str) -> Iterator[str]:
    """The values of a call's arguments, as far as they are literals."""
    place = 0
    while argument := _ARGUMENT.match(given, place):
        yield argument["text"] if argument["text"] is not None else argument["number"]
        place = argument.end()
