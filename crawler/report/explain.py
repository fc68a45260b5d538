"""The whole story of one item for a terminal: what was looked for, what was found, what else was considered."""

from __future__ import annotations

from itertools import islice

from rich.console import Group, RenderableType
from rich.text import Text

from crawler.checklist import Checklist
from crawler.models import Candidate, Verdict, YearSeen
from crawler.report.plain import cut, shown_address
from crawler.report.summary import LOOK
from crawler.report.words import Words, words

__all__ = ["explain"]

_MARKS = {True: ("✓", "green"), False: ("✗", "red"), None: ("?", "blue")}
_LONGEST = 160
_MOST_FACTS = 5


def explain(verdict: Verdict, checklist: Checklist, lang: str = "th") -> RenderableType:
    """A rich renderable; `verdict` must be as the judge gave it, with its candidates."""
    spoken = words(lang)
    item = checklist.item(verdict.id)
    mark, colour = LOOK[verdict.status]
    name = item.name_en if lang == "en" else item.name_th
    status = f"{mark} {spoken.term('status', verdict.status)} ({verdict.probability:.0%})"
    parts: list[RenderableType] = [Text(f"{verdict.id} {name}", style="bold"), Text(status, style=colour)]
    years = item.data_years(checklist.fiscal_year)
    if years:
        parts.append(Text(spoken.say("explain.years", years=", ".join(map(str, years)))))
    parts += _evidence(verdict, spoken)
    parts += [line for each in verdict.candidates if not each.lost_th for line in _facts(each, spoken)]
    parts += _elements(verdict, checklist, spoken)
    parts += [Text(f"• {p.message_en if lang == 'en' else p.message_th}", style="yellow") for p in verdict.problems]
    if verdict.fix is not None:
        advice = verdict.fix.en if lang == "en" else verdict.fix.th
        parts.append(Text(f"{spoken.say('explain.fix')} {advice}"))
    lost = [candidate for candidate in verdict.candidates if candidate.lost_th]
    if lost:
        parts.append(Text(f"\n{spoken.say('explain.lost')}", style="bold"))
        parts += [_candidate(candidate, spoken) for candidate in lost]
    return Group(*parts)


def _evidence(verdict: Verdict, spoken: Words) -> list[RenderableType]:
    told: list[RenderableType] = []
    for evidence in verdict.evidence:
        line = Text(f"\n{spoken.say('explain.evidence')} ", style="bold")
        line.append(cut(evidence.title, _LONGEST), style="not bold")
        told += [line, Text(f"  {shown_address(evidence.url, _LONGEST)}", style="dim")]
        if evidence.click_path:
            told.append(Text(f"  {cut(' > '.join(evidence.click_path), 2 * _LONGEST)}", style="dim"))
    return told


def _facts(candidate: Candidate, spoken: Words) -> list[RenderableType]:
    """What the chosen document says of itself."""
    facts = candidate.facts
    years = (f"{_span(each)} ({spoken.term('seen_in', each.where)})" for each in facts.years)
    signed = (" ".join(filter(None, (each.name, each.position))) for each in facts.signatures)
    told = {
        "years": ", ".join(islice(years, _MOST_FACTS)),
        "dates": ", ".join(spoken.day(each) for each in facts.dates[:_MOST_FACTS]),
        "bodies": ", ".join(facts.bodies[:_MOST_FACTS]),
        "signed": ", ".join(islice(signed, _MOST_FACTS)),
    }
    return [
        Text(f"  {spoken.say(f'facts.{name}')} {cut(words, 2 * _LONGEST)}", style="dim")
        for name, words in told.items()
        if words
    ]


def _span(seen: YearSeen) -> str:
    return str(seen.first) if seen.first == seen.last else f"{seen.first}-{seen.last}"


def _elements(verdict: Verdict, checklist: Checklist, spoken: Words) -> list[RenderableType]:
    english = {element.key: element.text_en for element in checklist.item(verdict.id).elements}
    told: list[RenderableType] = []
    for part in verdict.elements:
        mark, colour = _MARKS[part.met]
        line = Text(f"  {mark} ", style=colour)
        line.append(english.get(part.key, part.text) if spoken.lang == "en" else part.text, style="default")
        line.append(f"  [{spoken.term('level', part.level)}, {spoken.term('basis', part.basis)}]", style="dim")
        if part.quote:
            line.append(f"\n      “{cut(part.quote, _LONGEST)}”", style="dim")
        told.append(line)
    return told


def _candidate(candidate: Candidate, spoken: Words) -> Text:
    why = candidate.lost_en if spoken.lang == "en" else candidate.lost_th
    line = Text(f"  {candidate.strength:.2f} {cut(candidate.label, 80)}")
    line.append(f"\n       {shown_address(candidate.url, _LONGEST)}", style="dim")
    line.append(f"\n       → {why}", style="yellow")
    return line
