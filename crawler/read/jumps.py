"""Menus made of form fields: choosing an entry leads to a page."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from selectolax.lexbor import LexborNode

from crawler.read.calls import opened_with

__all__ = ["chosen_by_script", "jump_of"]

_BUTTONS = frozenset({"submit", "button", "image", "reset"})
_MOST_HIDDEN = 20


def jump_of(form: LexborNode) -> str:
    """What a form without anything to fill in but one list asks for, up to the chosen value; empty for other forms."""
    if (form.attributes.get("method") or "get").lower() != "get":
        return ""
    lists = form.css("select")
    inputs = [(node, (node.attributes.get("type") or "text").lower()) for node in form.css("input, textarea")]
    if len(lists) != 1 or any(kind != "hidden" and kind not in _BUTTONS for _, kind in inputs):
        return ""
    name = lists[0].attributes.get("name")
    if not name:
        return ""
    hidden = [node.attributes for node, kind in inputs if kind == "hidden"][:_MOST_HIDDEN]
    told = urlencode([(own, each.get("value") or "") for each in hidden if (own := each.get("name"))])
    page = re.split(r"[?#]", form.attributes.get("action") or "", maxsplit=1)[0]
    return f"{page}?{told}{'&' if told else ''}{quote(name)}="


def chosen_by_script(code: str, value: str) -> str:
    """Where the code of a list leads once `value` is chosen in it; empty where it does not."""
    names = ("this.value", "this.options[this.selectedIndex].value")
    return next(opened_with(code, dict.fromkeys(names, value)), "")
