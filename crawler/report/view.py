"""What the page shows, gathered from a report before the template draws it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from crawler.models import Fault, Frozen, IndicatorScore, Report, Status, Verdict
from crawler.report.fixes import ranked
from crawler.report.names import Names
from crawler.report.words import Words, points

__all__ = ["Card", "Group", "Top", "cards", "counts", "groups", "pace", "reasons", "top_fixes", "unverified"]

TOP = 10
"""How many fixes are told at the head of the report; the others stand in the table."""

TROUBLE = (
    *(fault for fault in get_args(Fault) if fault != "robots"),
    "server_error",
    "refused_by_site",
    "tool_fault",
)
"""Keys of `run.access` that mean the tool did not see what the site may well have."""


class Card(Frozen):
    """One large figure. `notes` are sentences; `level` is empty except for ITA."""

    label: str
    name: str
    score: IndicatorScore
    notes: tuple[str, ...]
    level: str = ""


class Group(Frozen):
    """A sub-indicator and its items; `mean` is None where no item applies."""

    id: str
    name: str
    mean: float | None
    verdicts: tuple[Verdict, ...]


class Top(Frozen):
    """The fixes told first, how many more there are, and the OIT score once those told are done."""

    verdicts: tuple[Verdict, ...]
    more: int
    reached: float


def cards(report: Report, words: Words, names: Names) -> tuple[Card, ...]:
    """The indicators, OIT, and ITA where it is known."""
    unseen = any(verdict.status == "unverifiable" for verdict in report.items)

    def card(label: str, name: str, score: IndicatorScore, level: str = "") -> Card:
        return Card(label=label, name=name, score=score, notes=_notes(score, unseen, words), level=level)

    told = [
        card(words.say("scores.indicator", id=indicator), names.group(indicator), score)
        for indicator, score in report.scores.indicators.items()
    ]
    told.append(card(words.say("scores.oit"), words.say("scores.oit_name"), report.scores.oit))
    if report.scores.ita is not None:
        level = report.scores.ita.level
        shown = words.say("scores.level", level=names.level(level)) if level else ""
        told.append(card(words.say("scores.ita"), words.say("scores.ita_name"), report.scores.ita, shown))
    return tuple(told)


def _notes(score: IndicatorScore, unseen: bool, words: Words) -> tuple[str, ...]:
    notes = [
        words.say("scores.range", low=points(score.low), high=points(score.high)),
        words.say("scores.floor", floor=points(score.floor)),
    ]
    if unseen and score.ceiling != score.floor:
        notes.append(words.say("scores.ceiling", ceiling=points(score.ceiling)))
    return tuple(notes)


def counts(verdicts: Sequence[Verdict]) -> Mapping[Status, int]:
    """How many items have each status, statuses without items left out, in the order of `Status`."""
    number = {status: sum(verdict.status == status for verdict in verdicts) for status in get_args(Status)}
    return {status: count for status, count in number.items() if count}


def groups(report: Report, names: Names) -> tuple[Group, ...]:
    """The items by sub-indicator, in the order in which the report has them."""
    found: dict[str, list[Verdict]] = {}
    for verdict in report.items:
        found.setdefault(verdict.sub_indicator, []).append(verdict)
    means = {sub: mean for score in report.scores.indicators.values() for sub, mean in score.sub.items()}
    return tuple(
        Group(id=sub, name=names.group(sub), mean=means.get(sub), verdicts=tuple(verdicts))
        for sub, verdicts in found.items()
    )


def top_fixes(report: Report) -> Top:
    """The best fixes; gains add up because every roll-up is linear."""
    fixes = ranked(report.items)
    first = fixes[:TOP]
    gained = sum(verdict.fix.gain.get("oit", 0.0) for verdict in first if verdict.fix)
    return Top(verdicts=first, more=len(fixes) - len(first), reached=min(report.scores.oit.score + gained, 100.0))


def pace(report: Report, words: Words) -> tuple[str, ...]:
    """How the site was spared: the pause kept, and what became of a Crawl-delay; nothing where it is not known."""
    kept: Mapping[str, float] | None = report.run.get("politeness")
    if kept is None:
        return ()
    told = [words.say("pace.delay" if kept["delay"] else "pace.none", seconds=f"{kept['delay']:g}")]
    if kept["crawl_delay"]:
        key = "pace.asked" if kept["crawl_delay"] == kept["crawl_delay_kept"] else "pace.capped"
        asked, held = f"{kept['crawl_delay']:g}", f"{kept['crawl_delay_kept']:g}"
        told.append(words.say(key, asked=asked, kept=held))
    return tuple(told)


def unverified(report: Report, words: Words) -> tuple[tuple[str, str], ...]:
    """What is wrong with the HTTPS of each host that was read all the same, and what mends it."""
    return tuple((_flaw(each, words), words.say(f"tls_fix.{each['reason']}", **each)) for each in report.run["tls"])


def _flaw(told: Mapping[str, Any], words: Words) -> str:
    return words.say(
        "unverified.host",
        host=told["host"],
        reason=words.say(f"tls.{told['reason']}"),
        count=told["fetches"],
        since=words.date(told["since"]),
    )


def reasons(report: Report, words: Words) -> tuple[str, ...]:
    """Why the result may be incomplete: trouble in reaching the site, and an end before all was seen."""
    access: Mapping[str, int] = report.run["access"]
    told = [words.say(f"access.{code}", count=access[code]) for code in TROUBLE if access.get(code)]
    if unseen := report.run["browser"]["unseen"]:
        told.append(words.say("browser.unseen", count=unseen))
    if unread := report.run["scans"]["unread"]:
        told.append(words.say("scans.unread", count=unread))
    if report.run["stopped_by"] in ("budget", "interrupted", "site_unreachable"):
        told.append(words.term("stopped", report.run["stopped_by"]))
    return tuple(told)
