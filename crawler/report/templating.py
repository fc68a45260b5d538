"""What every page is drawn with: the templates, and one language for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from crawler.language import Message, _, _n, _p
from crawler.report.fixes import is_quick
from crawler.report.plain import cut, plain, shown_address, web_address
from crawler.report.words import Words, points

__all__ = ["TEMPLATES", "environment", "speaking"]

TEMPLATES = Path(__file__).with_name("templates")


def speaking(spoken: Words) -> dict[str, Callable[..., str]]:
    """What makes messages in Python, for a template, where a message is told at once."""
    return {make.__name__: _spoken(make, spoken) for make in (_, _n, _p)}


def _spoken(make: Callable[..., Message], spoken: Words) -> Callable[..., str]:
    return lambda *texts, **values: spoken.say(make(*texts, **values))


@cache
def environment() -> Environment:
    """Everything printed is stripped of unseen characters, then escaped."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    made.filters.update(cut=cut, points=points, web_address=web_address, shown_address=shown_address)
    made.tests["quick"] = is_quick
    return made


def _printable(value: object) -> object:
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
