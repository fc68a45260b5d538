"""Pages made to take for ever: read in time that grows with their size."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from crawler.read.html import read_html

if TYPE_CHECKING:
    from _typeshed import TraceFunction

URL = "http://www.suanmali.go.th/ita/index.php"


@pytest.mark.parametrize(
    "unit", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<font>x<p>", "<form><a href=x>", "<x-y>"]
)
def test_deep_nesting_is_survived(unit: str) -> None:
    begun = time.process_time()
    read_html("<p>ต้น</p>" + unit * 60_000, URL)
    assert time.process_time() - begun < 20


def test_hostile_pages_take_linear_time() -> None:
    begun = time.process_time()
    read_html("<div hidden id=a>x</div>" * 30_000, URL)
    read_html("<table><tr>" + "<td> <td> <a href=x>y</a>" * 5_000, URL)
    read_html("<script>" + "location.href=" * 50_000 + "</script>" + "<!--" * 50_000, URL)
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    "script",
    [
        "x=function" + " " * 400_000,
        "function a(" * 40_000,
        "a=(" * 150_000,
        "function f(a){window.open('x'+a)}" * 15_000,
        "location=" + "'a'+" * 100_000,
        "'" * 400_000,
        "'x.pdf" * 60_000,
    ],
)
def test_hostile_scripts_take_linear_time(script: str) -> None:
    begun = time.process_time()
    read_html(f"<i onclick='f(1)'>x</i><script>{script}</script>", URL)
    read_html(f'<i onclick="{script}">x</i>' + "<i onclick='f(1)'>x</i>" * 8_000, URL)
    read_html(f'<form><select name=a onchange="{script}">' + "<option value=1>x" * 8_000, URL)
    assert time.process_time() - begun < 20


def _steps(html: str) -> int:
    """The lines of the reader's code that reading takes."""
    steps = 0

    def trace(frame: FrameType, event: str, _: object) -> TraceFunction | None:
        nonlocal steps
        steps += event == "line"
        return trace if "/crawler/read/" in Path(frame.f_code.co_filename).as_posix() else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read_html(html, URL)
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize(
    ("nest", "fill"),
    [
        ("<table><tr><td>ก<td>", "<i>ข</i>"),
        ("<table><tr><td>" + "<div>" * 20, "<p><b>ก</b></p>ข"),
        ("<div>", "<button>ก</button>ข"),
    ],
)
def test_depth_adds_to_the_work_and_does_not_multiply_it(nest: str, fill: str) -> None:
    flat, deep, filled = (_steps(html) for html in (fill * 1_000, nest * 60, nest * 60 + fill * 1_000))
    assert filled < 1.2 * (flat + deep)


def test_many_links_are_bounded() -> None:
    assert len(read_html("".join(f"<a href={n}>n</a>" for n in range(7_000)), URL).links) == 5_000
