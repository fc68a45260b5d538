"""Pages from templates: everything printed is stripped of unseen characters, then escaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from crawler.language import Message, _, _n, _p
from crawler.report import terms
from crawler.report.fixes import is_quick
from crawler.report.plain import cut, plain, shown_address, web_address
from crawler.report.words import Words, points

__all__ = ["TEMPLATES", "environment", "speaking"]

TEMPLATES = Path(__file__).with_name("templates")


@cache
def environment() -> Environment:
    """The templates of the reports."""
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


def speaking(spoken: Words) -> Mapping[str, object]:
    """What every template needs to speak one language, by its names there."""
    return {
        **{each.__name__: _spoken(each, spoken) for each in (_, _n, _p)},
        "terms": terms,
        "term": spoken.term,
        "choose": spoken.choose,
        "number": spoken.number,
        "date": spoken.date,
    }


def _spoken(make: Callable[..., Message], spoken: Words) -> Callable[..., str]:
    """What makes a message in Python, for the template, where a message is told at once."""
    return lambda *texts, **values: spoken.say(make(*texts, **values))


def _printable(value: object) -> object:
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
