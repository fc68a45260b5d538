"""How cells of the workbooks look: few kinds, each made once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from crawler.models import Status

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

__all__ = ["FONT", "FONT_SIZE", "Formats", "Style"]

FONT = "Tahoma"
FONT_SIZE = 10
"""A cell names one font and can name no second choice. Tahoma has Thai, comes with Windows and with macOS, and is what
Thai Excel writes sheets in; what takes its place elsewhere is about as large. TH Sarabun New, the font of official
letters, must be installed, goes by three names, and needs 16 points to be read: where it is missing, its substitute is
half as large again and no column is wide enough."""

Style = Literal[
    "plain", "text", "code", "number", "year", "percent", "points", "gain", "score", "header", "title", "name",
    "section", "label", "note", "warning", "small", "inner", "entry",
]  # fmt: skip

_INK = "#1d2733"
_SOFT = "#51606f"
_LINE = "#c9d2dc"
_ACCENT = "#17507c"
_TABLE = {"border": 1, "border_color": _LINE, "valign": "top", "text_wrap": True, "font_color": _INK}
_COUNTED = {**_TABLE, "align": "center"}

_STYLES: Mapping[Style, Mapping[str, Any]] = {
    "plain": {"valign": "top", "text_wrap": True, "font_color": _INK},
    "text": _TABLE,
    "code": {**_TABLE, "bold": True},
    "inner": {**_TABLE, "align": "left", "indent": 2},
    "small": {**_TABLE, "font_size": 8, "font_color": _SOFT},
    "entry": {**_TABLE, "bg_color": "#fff9df"},
    "number": {**_COUNTED, "num_format": "0"},
    "year": {**_TABLE, "align": "center", "num_format": "0"},
    "percent": {**_COUNTED, "num_format": "0%"},
    "points": {**_COUNTED, "num_format": "0.00"},
    "gain": {**_COUNTED, "num_format": "+0.00;-0.00;0.00"},
    "score": {**_COUNTED, "num_format": "0.00", "bold": True},
    "header": {**_TABLE, "bg_color": _ACCENT, "font_color": "#ffffff", "bold": True, "valign": "vcenter"},
    "title": {"font_size": 12, "font_color": _ACCENT, "bold": True, "valign": "vcenter"},
    "name": {"font_size": 18, "font_color": _INK, "bold": True, "valign": "vcenter", "text_wrap": True},
    "section": {
        "font_size": 13,
        "font_color": _ACCENT,
        "bold": True,
        "valign": "bottom",
        "bottom": 2,
        "bottom_color": _ACCENT,
    },
    "label": {"valign": "top", "font_color": _SOFT},
    "note": {"valign": "top", "text_wrap": True, "font_color": _SOFT},
    "warning": {"valign": "top", "text_wrap": True, "font_color": "#7a4a00", "bg_color": "#fcf0d9", "bold": True},
}

_STATUS: Mapping[Status, tuple[str, str]] = {
    "met": ("#14572f", "#dff1e5"),
    "partial": ("#7a4a00", "#fcecc9"),
    "missing": ("#962024", "#fadfdf"),
    "unverifiable": ("#40465a", "#e3e6ee"),
    "not_applicable": ("#5d6873", "#f0f2f4"),
}
"""Ink and ground of a status: far enough apart to be read, and of different lightness in print without colours."""


class Formats:
    """The formats of one workbook, each made when it is first asked for."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Style, Status | None, bool, bool, bool], Format] = {}

    def of(
        self,
        style: Style,
        status: Status | None = None,
        *,
        link: bool = False,
        quoted: bool = False,
        begins: bool = False,
    ) -> Format:
        """The format of a cell. `quoted` keeps text that looks like a formula text when someone edits the cell;
        `begins` draws a line above the first row of an item."""
        key = (style, status, link, quoted, begins)
        if key not in self._made:
            self._made[key] = self._workbook.add_format(self._properties(*key))
        return self._made[key]

    @staticmethod
    def _properties(style: Style, status: Status | None, link: bool, quoted: bool, begins: bool) -> dict[str, Any]:
        properties = {"font_name": FONT, "font_size": FONT_SIZE, **_STYLES[style]}
        if status is not None:
            ink, ground = _STATUS[status]
            properties |= {"font_color": ink, "bg_color": ground, "bold": True}
        if link:
            properties |= {"font_color": _ACCENT, "underline": 1}
        if quoted:
            properties |= {"quote_prefix": True}
        if begins:
            properties |= {"top": 1, "top_color": _SOFT}
        return properties
