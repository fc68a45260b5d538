"""The whole story of one item for a terminal: what was looked for, where, what was found and what is missing, which
pages and documents lost and why, and what would change the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from rich.console import Group, RenderableType
from rich.text import Text

from crawler.checklist import Checklist, Item
from crawler.language import Message, _
from crawler.models import Candidate, ElementResult, Verdict, YearSeen
from crawler.report import terms
from crawler.report.decided import decision_parts
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
    chance = spoken.say(_("โอกาสที่จะได้คะแนนเต็ม {chance:.0%}", chance=verdict.probability))
    chapters = (
        (_("สิ่งที่มองหา"), _sought(verdict, checklist, spoken)),
        (_("ค้นหาที่ไหน"), _where(verdict, spoken)),
        (_("สิ่งที่พบ"), _found(verdict, checklist, spoken)),
        (_("สิ่งที่ขาดหรือยังไม่แน่ชัด"), _lacking(verdict, checklist, spoken)),
        (_("หน้าและเอกสารอื่นที่พิจารณาแล้วไม่เลือก"), _lost(verdict, spoken)),
        (_("สิ่งที่จะเปลี่ยนผลข้อนี้"), _change(verdict, checklist, spoken)),
    )
    parts: list[RenderableType] = [
        Text(f"{verdict.id} {spoken.choose(item.name_th, item.name_en)}", style="bold"),
        Text(f"{mark} {spoken.term(terms.STATUS, verdict.status)} · {chance}", style=colour),
    ]
    parts += [Text(each, style="cyan") for each in decision_parts(verdict, spoken)]
    for heading, lines in chapters:
        told = list(lines)
        if told:
            parts += [Text(f"\n{spoken.say(heading)}", style="bold"), *told]
    return Group(*parts)


def _sought(verdict: Verdict, checklist: Checklist, spoken: Words) -> Iterator[Text]:
    """The year, the parts, and how sure it is that they are asked for."""
    item = checklist.item(verdict.id)
    years = ", ".join(map(str, item.data_years(checklist.fiscal_year)))
    if years:
        told = spoken.say(_("ต้องเป็นข้อมูลของปี {years}", years=years))
        yield Text(f"  {told} [{spoken.term(terms.BASIS, item.year_basis)}]")
    for element in item.elements:
        line = Text(f"  • {spoken.choose(element.text_th, element.text_en)}")
        line.append(f"  [{_sureness(element.level, element.basis, spoken)}]", style="dim")
        yield line


def _sureness(level: str, basis: str, spoken: Words) -> str:
    return f"{spoken.term(terms.LEVEL, level)}, {spoken.term(terms.BASIS, basis)}"


def _where(verdict: Verdict, spoken: Words) -> Iterator[Text]:
    """The places that announce the item, each once."""
    places: dict[tuple[str, str, str], None] = {}
    for candidate in verdict.candidates:
        source = next((s for s in candidate.signals if s.name.startswith("lead:")), None)
        if source is not None:
            places[source.name.removeprefix("lead:"), source.detail, candidate.found_on] = None
    for name, label, page in islice(places, _MOST_PLACES):
        line = Text(f"  • {spoken.term(terms.LEAD, name)} “{cut(label, _LONGEST)}”")
        line.append(f"  {shown_address(page, _LONGEST)}", style="dim")
        yield line
    if not places:
        yield _line(_("ไม่พบเมนู ลิงก์ หรือชื่อเรื่องใดบนเว็บไซต์ที่บอกว่าเป็นข้อนี้"), spoken)
    yield from _more(len(places) - _MOST_PLACES, spoken)


def _more(count: int, spoken: Words) -> Iterator[Text]:
    if count > 0:
        yield _line(_("และอีก {count:n} แห่ง", count=count), spoken, style="dim")


def _line(message: Message, spoken: Words, bullet: str = "", style: str = "") -> Text:
    return Text(f"  {bullet}{spoken.say(message)}", style=style)


def _found(verdict: Verdict, checklist: Checklist, spoken: Words) -> Iterator[Text]:
    for evidence in verdict.evidence:
        yield _line(_("หลักฐาน {title}", title=cut(evidence.title, _LONGEST)), spoken)
        yield Text(f"    {shown_address(evidence.url, _LONGEST)}", style="dim")
        if evidence.click_path:
            yield Text(f"    {cut(' > '.join(evidence.click_path), 2 * _LONGEST)}", style="dim")
        if evidence.fiscal_year:
            yield _line(_("ปีของข้อมูล {year}", year=evidence.fiscal_year), spoken, bullet="  ", style="dim")
        facts = (each for each in verdict.candidates if each.url == evidence.url and not each.lost_th)
        for chosen in islice(facts, 1):
            yield from _facts(chosen, spoken)
    yield from (_part(part, verdict, checklist, spoken) for part in verdict.elements if part.met)


def _lacking(verdict: Verdict, checklist: Checklist, spoken: Words) -> Iterator[Text]:
    yield from (_part(part, verdict, checklist, spoken) for part in verdict.elements if not part.met)
    for problem in verdict.problems:
        line = Text(f"  • {spoken.choose(problem.message_th, problem.message_en)}", style="yellow")
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
    years = (f"{_span(each)} ({spoken.term(terms.SEEN_IN, each.where)})" for each in facts.years)
    signed = (" ".join(filter(None, (each.name, each.position))) for each in facts.signatures)
    told = (
        (_("ปีที่ระบุในเอกสาร:"), years),
        (_("วันที่ในเอกสาร:"), map(spoken.day, facts.dates)),
        (_("หน่วยงานที่ระบุในเอกสาร:"), facts.bodies),
        (_("ผู้ลงนาม:"), signed),
    )
    for heading, each in told:
        said = ", ".join(islice(each, _MOST_FACTS))
        if said:
            yield Text(f"    {spoken.say(heading)} {cut(said, 2 * _LONGEST)}", style="dim")


def _span(seen: YearSeen) -> str:
    return str(seen.first) if seen.first == seen.last else f"{seen.first}-{seen.last}"


def _lost(verdict: Verdict, spoken: Words) -> Iterator[Text]:
    nameless = spoken.say(_("(ลิงก์ไม่มีข้อความ)"))
    lost = [candidate for candidate in verdict.candidates if candidate.lost_th]
    for candidate in lost[:_MOST_LOST]:
        line = Text(f"  • {cut(candidate.label, 80) or nameless}")
        line.append(f"\n    {shown_address(candidate.url, _LONGEST)}", style="dim")
        line.append(f"\n    → {spoken.choose(candidate.lost_th, candidate.lost_en)}", style="yellow")
        yield line
    yield from _more(len(lost) - _MOST_LOST, spoken)


def _change(verdict: Verdict, checklist: Checklist, spoken: Words) -> Iterator[Text]:
    """What would make the item pass; where it is met, what would make it fail, and what a person should see to."""
    yield from (_line(each, spoken, bullet="• ") for each in _changes(verdict, checklist, spoken))
    if verdict.fix is None or verdict.status == "met":
        return
    yield _line(_("วิธีแก้: {fix}", fix=spoken.choose(verdict.fix.th, verdict.fix.en)), spoken)
    gained = {name: gain for name, gain in verdict.fix.gain.items() if gain}
    if gained:
        said = ", ".join(f"{spoken.term(terms.GAIN, name)} +{points(gain)}" for name, gain in gained.items())
        yield _line(_("คะแนนที่คาดว่าจะเพิ่มขึ้นเมื่อแก้แล้ว: {gained}", gained=said), spoken)


def _changes(verdict: Verdict, checklist: Checklist, spoken: Words) -> Iterator[Message]:
    item = checklist.item(verdict.id)
    required = [part for part in verdict.elements if part.level == "required"]
    if verdict.status == "met":
        for part in _texts((part for part in required if part.met is None), item, spoken):
            yield _("โปรแกรมตรวจองค์ประกอบนี้เองไม่ได้ ควรเปิดดูด้วยตนเอง: {part}", part=part)
        yield _("ข้อนี้จะไม่ครบเมื่อหลักฐานถูกลบ ย้าย หรือแก้ไขจนขาดองค์ประกอบ")
        return
    for part in _texts((part for part in required if not part.met), item, spoken):
        yield _("เมื่อหลักฐานแสดงองค์ประกอบนี้ให้เห็น: {part}", part=part)
    years = ", ".join(map(str, item.data_years(checklist.fiscal_year)))
    for code in dict.fromkeys(problem.code for problem in verdict.problems):
        if code != "missing_element":
            yield terms.CHANGE[code].fill(years=years)


def _texts(parts: Iterable[ElementResult], item: Item, spoken: Words) -> Iterator[str]:
    english = {element.key: element.text_en for element in item.elements}
    return (spoken.choose(part.text, english.get(part.key, part.text)) for part in parts)
