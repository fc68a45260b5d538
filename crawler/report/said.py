"""What tables say of an item, the same in every form of the report."""

from __future__ import annotations

from crawler.checklist import Checklist, available, load
from crawler.errors import ChecklistError
from crawler.language import _
from crawler.models import Evidence, IndicatorScore, Report, Verdict
from crawler.report.plain import cut
from crawler.report.words import Words

__all__ = [
    "advice",
    "body",
    "chance",
    "checklist_of",
    "faults",
    "gains",
    "heading",
    "mending",
    "scores_of",
    "shipped",
    "steps",
]

_LONGEST_FAULT = 400
_LONGEST_ADVICE = 600
_LONGEST_STEP = 120
_MOST_STEPS = 8

_NOT_SEEN = ("unverifiable", "not_applicable")


def checklist_of(report: Report, given: Checklist | None) -> Checklist | None:
    """The checklist given, else the shipped one of that name; None where there is none."""
    return given or shipped(str(report.checklist["id"]))


def shipped(name: str) -> Checklist | None:
    """The checklist of that name that ships with the program; None where there is none."""
    try:
        return load(name) if name in available() else None
    except ChecklistError:
        return None


def body(report: Report, words: Words) -> str:
    """The body that was audited; its website where its name is not known."""
    return cut(report.site["body"], 200) or words.say(_("เว็บไซต์ {host}", host=cut(report.site["host"], 200)))


def heading(report: Report, words: Words) -> str:
    """What was audited, of which fiscal year."""
    return words.say(_("ผลตรวจ OIT {year} — {body}", year=report.checklist["fiscal_year"], body=body(report, words)))


def chance(verdict: Verdict) -> float | None:
    """The chance of 100 points; None where too little was seen to say so."""
    return None if verdict.status in _NOT_SEEN else verdict.probability


def faults(verdict: Verdict, words: Words) -> tuple[str, ...]:
    """What is wrong, in sentences."""
    told = (words.choose(each.message_th, each.message_en) for each in verdict.problems)
    return tuple(cut(each, _LONGEST_FAULT) for each in told)


def advice(verdict: Verdict, words: Words) -> str:
    """What to do; empty where there is nothing to do."""
    return cut(words.choose(verdict.fix.th, verdict.fix.en), _LONGEST_ADVICE) if verdict.fix else ""


def mending(verdict: Verdict, words: Words) -> str:
    """What to do, said to be that; empty where there is nothing to do."""
    todo = advice(verdict, words)
    return words.say(_("วิธีแก้: {fix}", fix=todo)) if todo else ""


def gains(verdict: Verdict) -> tuple[float | None, float | None]:
    """What mending the item adds to OIT and to its own indicator; None where there is nothing to mend."""
    if verdict.fix is None:
        return None, None
    gain = verdict.fix.gain
    return gain.get("oit"), gain.get(verdict.sub_indicator.partition(".")[0])


def steps(evidence: Evidence) -> tuple[str, ...]:
    """What to click to get there, one after the other; the middle of a long way left out."""
    told = tuple(filter(None, (cut(step, _LONGEST_STEP) for step in evidence.click_path)))
    return told if len(told) <= _MOST_STEPS else (*told[:4], "…", *told[-3:])


def scores_of(report: Report) -> dict[str, IndicatorScore]:
    """The scores by the names that reports give them: "9", "10", "oit" and, where it is known, "ita"."""
    scores: dict[str, IndicatorScore] = {**report.scores.indicators, "oit": report.scores.oit}
    return scores | ({"ita": report.scores.ita} if report.scores.ita else {})
