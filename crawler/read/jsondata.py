"""JSON that a page's script loads, read as the page that the script makes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import msgspec

from crawler.models import Content, Link
from crawler.read.html import read_html
from crawler.read.spans import tidy
from crawler.urls import canonical

__all__ = ["read_json"]

_NAMES = ("title", "label", "name", "topic", "subject", "caption", "text", "header")
_ADDRESSES = ("url", "href", "link", "path", "file", "fileurl", "file_url", "download", "src", "pdf", "to")
_NOT_WORDS = re.compile(
    r"_?(?:id|uuid|guid|slug|type|kind|icon|class|classname|color|order|sort|status|lang|locale|hash|token|target|key)",
    re.I,
)
_HTML = re.compile(r"</?(?:p|div|br|table|ul|ol|li|a|h[1-6]|span|b|strong|img|iframe|form)\b[^>]*>", re.I)
_ADDRESS = re.compile(r"https?://\S+|(?:\.{0,2}/|\?)\S*|[\w%.-]+/[\w%./?=&-]*|[\w%.-]+\.[a-z]{2,5}(?:\?\S*)?", re.I)
_DATA = re.compile(r"(?:https?://[^\s/]+)?/(?:api/\S*|\S*(?:\.json\b|/api/)\S*)", re.I)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|ico)(?:\?|$)", re.I)
_MOST_VALUES = 50_000
_DEEPEST_MENU = 6


def read_json(text: str, url: str) -> Content:
    """Strings that hold HTML are read as HTML; objects with a name and an address become links ("data"), with the
    names of the objects around them as menu; the short strings of an object make one line."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return Content(kind="json", quality="none", reason="damaged: not valid JSON")
    root = urljoin(url, "/")
    parts: list[Content] = []
    title = _name(data) if isinstance(data, dict) else ""
    for value, menu in _objects(data):
        parts.append(_read_object(value, menu, root))
    return _merged(parts, title)


def _objects(data: object) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Every object in the order of the text, with the names of the objects that it is nested in, outermost first."""
    waiting: list[tuple[object, tuple[str, ...]]] = [(data, ())]
    seen = 0
    while waiting and seen < _MOST_VALUES:
        value, menu = waiting.pop()
        seen += 1
        if isinstance(value, dict):
            yield value, menu
            name = _name(value)
            inner = (*menu, name)[-_DEEPEST_MENU:] if name else menu
            waiting += [(child, inner) for child in reversed(value.values()) if isinstance(child, dict | list)]
        elif isinstance(value, list):
            strings = [item for item in value if isinstance(item, str)]
            if strings:
                yield dict(enumerate(strings)), menu  # type: ignore[arg-type]
            waiting += [(child, menu) for child in reversed(value) if isinstance(child, dict | list)]


def _read_object(value: dict[str, Any], menu: tuple[str, ...], root: str) -> Content:
    words: list[str] = []
    parts: list[Content] = []
    addresses: list[str] = []
    for key, item in value.items():
        if isinstance(item, str):
            if _HTML.search(item):
                parts.append(read_html(item, root))
            elif (str(key).lower() in _ADDRESSES and _ADDRESS.fullmatch(item.strip())) or _DATA.fullmatch(item.strip()):
                addresses.append(item)
            elif not _NOT_WORDS.fullmatch(str(key)) and (line := tidy(item[:20_000])):
                words.append(line)
        elif isinstance(item, int | float) and not isinstance(item, bool) and not _NOT_WORDS.fullmatch(str(key)):
            words.append(str(item))
    name = _name(value)
    rest = " | ".join(word for word in words if word != name)[:300]
    links = tuple(
        Link(url=target, text=name, context=rest, heading=menu[-1] if menu else "", menu=menu, via="data")
        for address in addresses
        if (target := canonical(address, root)) and not _PICTURE.search(target)
    )
    return _merged([Content(kind="json", lines=(" | ".join(words),) if words else (), links=links), *parts], "")


def _name(value: dict[str, Any]) -> str:
    lowered = {str(key).lower(): item for key, item in value.items() if isinstance(item, str) and item.strip()}
    return next((tidy(lowered[key])[:300] for key in _NAMES if key in lowered and len(lowered[key]) < 2_000), "")


def _merged(parts: list[Content], title: str) -> Content:
    return msgspec.structs.replace(
        Content(kind="json", title=title),
        headings=tuple(dict.fromkeys(item for part in parts for item in part.headings)),
        lines=tuple(item for part in parts for item in part.lines),
        tables=tuple(item for part in parts for item in part.tables),
        links=tuple(dict.fromkeys(item for part in parts for item in part.links)),
        images=tuple(item for part in parts for item in part.images),
        forms=tuple(item for part in parts for item in part.forms),
        embeds=tuple(dict.fromkeys(item for part in parts for item in part.embeds)),
    )
