"""A site's history as one HTML page: its chart is drawn into it, and it has no script."""

from __future__ import annotations

from crawler.checklist import Checklist
from crawler.compare import History
from crawler.models import Status
from crawler.report.history.chart import chart
from crawler.report.history.said import age, countdown, is_old, others
from crawler.report.marks import MARK
from crawler.report.said import shipped
from crawler.report.templating import environment, speaking
from crawler.report.words import words

__all__ = ["history_html"]

_MOST_ROWS = 14
"""Runs whose scores are told at once; those before can be unfolded."""

_MOST_MARKS = 60
"""Verdicts of one item that are drawn: two months of nights."""


def history_html(history: History, lang: str = "th", checklist: Checklist | None = None) -> str:
    """The history as a page in `lang` ("th" or "en"). `checklist` gives the English names and the target; without it,
    the shipped one of that name does."""
    spoken = words(lang)
    checklist = checklist or shipped(history.checklist)
    target = checklist.scoring.target if checklist else None
    statuses: tuple[Status, ...] = tuple(MARK)
    return (
        environment()
        .get_template("history.html")
        .render(
            history=history,
            lang=lang,
            **speaking(spoken),
            day=spoken.day_of,
            names={item.id: item.name_en for item in checklist.items} if checklist and lang == "en" else {},
            target=target,
            chart=chart(history.checks, target),
            mark=MARK,
            statuses=statuses,
            countdown=countdown(history, spoken),
            others=others(history, spoken),
            age={item.id: age(item, spoken) for item in history.items},
            old={item.id for item in history.items if is_old(item)},
            most_marks=_MOST_MARKS,
            most_rows=_MOST_ROWS,
        )
    )
