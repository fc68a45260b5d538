"""The whole story of one item for a terminal: what was looked for, where, what was found and what is missing, which
pages and documents lost and why, and what would change the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from rich.console import Group, RenderableType
from rich.text import Text

from crawler.checklist import Checklist, Item
from crawler.models import Candidate, ElementResult, Verdict, YearSeen
from crawler.report.plain import cut, shown_address
from crawler.report.summary import LOOK
from crawler.report.words import Words, points, words

__all__ = ["explain"]

_MARKS = {True: ("✓", "green"), False: ("✗", "red"), None: ("?", "blue")}
_LONGEST = 160
_MOST_FACTS = 5
_MOST_PLACES = 8
_MOST_LOST = 25


def explain(verdict: Verdict, checklist: Checklist, lang: str = "th") -> RenderableType:
    """A rich renderable; `verdict` must be as the judge gave it, with its candidates."""
    spoken = words(lang)
    item = checklist.item(verdict.id)
    mark, colour = LOOK[verdict.status]
    status = f"{mark} {spoken.term('status', verdict.status)} · "
    status += spoken.say("explain.chance", chance=f"{verdict.probability:.0%}")
    chapters = {
        "sought": _sought(verdict, checklist, spoken),
        "where": _where(verdict, spoken),
        "found": _found(verdict, checklist, spoken),
        "lacking": _lacking(verdict, checklist, spoken),
        "lost": _lost(verdict, spoken),
        "change": _change(verdict, checklist, spoken),
    }
    parts: list[RenderableType] = [
        Text(f"{verdict.id} {item.name_en if lang == 'en' else item.name_th}", style="bold"),
        Text(status, style=colour),
    ]
    for name, lines in chapters.items():
        told = list(lines)
        if told:
            parts += [Text(f"\n{spoken.say(f'explain.{name}')}", style="bold"), *told]
    return Group(*parts)


def _sought(verdict: Verdict, checklist: Checklist, spoken: Words) -> Iterator[Text]:
    """The year, the parts, and how sure it is that they are asked for."""
    item = checklist.item(verdict.id)
    years = item.data_years(checklist.fiscal_year)
    if years:
        sure = spoken.term("basis", item.year_basis)
        yield Text(f"  {spoken.say('explain.years', years=', '.join(map(str, years)))} [{sure}]")
    for element in item.elements:
        text = element.text_en if spoken.lang == "en" else element.text_th
        line = Text(f"  • {text}")
        line.append(f"  [{_sureness(element.level, element.basis, spoken)}]", style="dim")
        yield line


def _sureness(level: str, basis: str, spoken: Words) -> str:
    return f"{spoken.term('level', level)}, {spoken.term('basis', basis)}"


def _where(verdict: Verdict, spoken: Words) -> Iterator[Text]:
    """The places that announce the item, each once."""
    places: dict[tuple[str, str, str], None] = {}
    for candidate in verdict.candidates:
        source = next((s for s in candidate.signals if s.name.startswith("lead:")), None)
        if source is not None:
            places[source.name.removeprefix("lead:"), source.detail, candidate.found_on] = None
    for name, label, page in islice(places, _MOST_PLACES):
        line = Text(f"  • {spoken.term('lead', name)} “{cut(label, _LONGEST)}”")
        line.append(f"  {shown_address(page, _LONGEST)}", style="dim")
        yield line
    if not places:
        yield Text(f"  {spoken.say('explain.nowhere')}")
    if len(places) > _MOST_PLACES:
        yield Text(f"  {spoken.say('explain.more', count=len(places) - _MOST_PLACES)}", style="dim")


def _found(verdict: Verdict, checklist: Checklist, spoken: Words) -> Iterator[Text]:
    for evidence in verdict.evidence:
        yield Text(f"  {spoken.say('explain.evidence')} {cut(evidence.title, _LONGEST)}")
        yield Text(f"    {shown_address(evidence.url, _LONGEST)}", style="dim")
        if evidence.click_path:
            yield Text(f"    {cut(' > '.join(evidence.click_path), 2 * _LONGEST)}", style="dim")
        if evidence.fiscal_year:
            yield Text(f"    {spoken.say('explain.year', year=evidence.fiscal_year)}", style="dim")
        facts = (each for each in verdict.candidates if each.url == evidence.url and not each.lost_th)
        for chosen in islice(facts, 1):
            yield from _facts(chosen, spoken)
    yield from (_part(part, verdict, checklist, spoken) for part in verdict.elements if part.met)


def _lacking(verdict: Verdict, checklist: Checklist, spoken: Words) -> Iterator[Text]:
    yield from (_part(part, verdict, checklist, spoken) for part in verdict.elements if not part.met)
    for problem in verdict.problems:
        line = Text(f"  • {problem.message_en if spoken.lang == 'en' else problem.message_th}", style="yellow")
        if problem.url:
            line.append(f"\n    {shown_address(problem.url, _LONGEST)}", style="dim")
        yield line


def _part(part: ElementResult, verdict: Verdict, checklist: Checklist, spoken: Words) -> Text:
    mark, colour = _MARKS[part.met]
    line = Text(f"  {mark} ", style=colour)
    line.append(next(_texts((part,), checklist.item(verdict.id), spoken)), style="default")
    line.append(f"  [{_sureness(part.level, part.basis, spoken)}]", style="dim")
    if part.quote:
        line.append(f"\n      “{cut(part.quote, _LONGEST)}”", style="dim")
    return line


def _facts(candidate: Candidate, spoken: Words) -> Iterator[Text]:
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
    for name, said in told.items():
        if said:
            yield Text(f"    {spoken.say(f'facts.{name}')} {cut(said, 2 * _LONGEST)}", style="dim")


def _span(seen: YearSeen) -> str:
    return str(seen.first) if seen.first == seen.last else f"{seen.first}-{seen.last}"


def _lost(verdict: Verdict, spoken: Words) -> Iterator[Text]:
    lost = [candidate for candidate in verdict.candidates if candidate.lost_th]
    for candidate in lost[:_MOST_LOST]:
        line = Text(f"  • {cut(candidate.label, 80) or spoken.say('explain.unnamed')}")
        line.append(f"\n    {shown_address(candidate.url, _LONGEST)}", style="dim")
        line.append(f"\n    → {candidate.lost_en if spoken.lang == 'en' else candidate.lost_th}", style="yellow")
        yield line
    if len(lost) > _MOST_LOST:
        yield Text(f"  {spoken.say('explain.more', count=len(lost) - _MOST_LOST)}", style="dim")


def _change(verdict: Verdict, checklist: Checklist, spoken: Words) -> Iterator[Text]:
    """What would make the item pass; where it is met, what would make it fail, and what a person should see to."""
    item = checklist.item(verdict.id)
    years = ", ".join(map(str, item.data_years(checklist.fiscal_year)))
    if verdict.status == "met":
        untold = [part for part in verdict.elements if part.level == "required" and part.met is None]
        yield from (Text(f"  • {spoken.say('change.untold', part=text)}") for text in _texts(untold, item, spoken))
        yield Text(f"  • {spoken.say('change.met')}")
        return
    lacking = [part for part in verdict.elements if part.level == "required" and not part.met]
    yield from (Text(f"  • {spoken.say('change.part', part=text)}") for text in _texts(lacking, item, spoken))
    for code in dict.fromkeys(problem.code for problem in verdict.problems):
        if code != "missing_element":
            yield Text(f"  • {spoken.say(f'change.{code}', years=years)}")
    if verdict.fix is not None:
        yield Text(f"  {spoken.say('explain.fix')} {verdict.fix.en if spoken.lang == 'en' else verdict.fix.th}")
        gained = {name: gain for name, gain in verdict.fix.gain.items() if gain}
        if gained:
            said = ", ".join(f"{spoken.term('gain', name)} +{points(gain)}" for name, gain in gained.items())
            yield Text(f"  {spoken.say('explain.gain', gained=said)}")


def _texts(parts: Iterable[ElementResult], item: Item, spoken: Words) -> Iterator[str]:
    english = {element.key: element.text_en for element in item.elements}
    return (english.get(part.key, part.text) if spoken.lang == "en" else part.text for part in parts)
