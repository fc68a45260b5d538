"""ita-page.html: the list of items for the town's own website, to be pasted into its CMS.

A fragment, not a page: no script, no style sheet, no class, so that it looks right after a CMS has thrown away what it
does not know, and takes the fonts and colours of the site. It is for the public and the assessor and therefore in Thai,
whatever language the report speaks; only the comments, which are for the official, follow that.

An item is listed when it is met, or when there is evidence which the tool could not verify. What has gaps is left out
altogether: to an assessor "under preparation" and an empty cell both say that the body has nothing, and a link to the
wrong year is worse than none. A comment in the item's place says what is missing and what to do; once it is done, the
next audit lists the item.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from crawler.checklist import Checklist
from crawler.language import Message, _
from crawler.models import Evidence, Report, Verdict
from crawler.report import terms
from crawler.report.followable import followable
from crawler.report.names import Names
from crawler.report.plain import cut
from crawler.report.said import body, checklist_of, faults, mending
from crawler.report.view import Group, groups
from crawler.report.words import Words, words

__all__ = ["to_ita_page"]

_MOST_LINKS = 10
_CELL = "border:1px solid #767676;padding:0.4em 0.6em;text-align:left;vertical-align:top;overflow-wrap:anywhere"
_PLUGIN = {ord("["): "&#91;", ord("]"): "&#93;", ord("{"): "&#123;", ord("}"): "&#125;"}
"""WordPress, Joomla and others run what stands in such brackets, wherever it came from."""
_IN_COMMENT = str.maketrans({"<": "‹", ">": "›", "[": "(", "]": ")", "{": "(", "}": ")"})


def to_ita_page(report: Report, lang: str = "th", checklist: Checklist | None = None) -> str:
    """The list of items with their evidence, by sub-indicator; comments are in `lang`."""
    rules = checklist_of(report, checklist)
    thai, spoken = words("th"), words(lang)
    names = Names(rules, "th")
    listed = sum(_is_listed(verdict) for verdict in report.items)
    parts = [_comment(_for_the_official(listed, len(report.items)), spoken), _head(report, thai)]
    headed = ""
    for group in groups(report, names):
        indicator = group.id.partition(".")[0]
        if indicator != headed and any(map(_is_listed, group.verdicts)):
            headed = indicator
            title = _("ตัวชี้วัดที่ {id} {name}", id=indicator, name=names.group(indicator))
            parts.append(Markup("<h3>{}</h3>").format(_text(thai.say(title))))
        parts.append(_group(group, names, thai, spoken))
    return str(Markup("\n").join([Markup('<div lang="th">'), *parts, Markup("</div>")])) + "\n"


def _is_listed(verdict: Verdict) -> bool:
    return verdict.status in ("met", "unverifiable") and bool(_links(verdict))


def _links(verdict: Verdict) -> dict[str, Evidence]:
    """The evidence that can be linked, by its address."""
    found: dict[str, Evidence] = {}
    for each in verdict.evidence[:_MOST_LINKS]:
        if target := followable(each.url):
            found.setdefault(target, each)
    return found


def _for_the_official(listed: int, items: int) -> Message:
    return _(
        "คัดลอกทั้งหมดนี้ไปวางในหน้า ITA ของเว็บไซต์ (ใช้โหมดแก้ไข HTML) มีลิงก์แล้ว {listed} จาก {items} ข้อ "
        "ข้อที่ยังขาดไม่แสดงในหน้าเว็บ แต่มีหมายเหตุบอกไว้ในตำแหน่งของข้อ หมายเหตุเหล่านี้ผู้เปิดดูซอร์สของหน้าเห็นได้ ควรลบออกก่อนเผยแพร่",
        listed=listed,
        items=items,
    )


def _head(report: Report, thai: Words) -> Markup:
    year = report.checklist["fiscal_year"]
    title = thai.say(_("การเปิดเผยข้อมูลสาธารณะ (OIT) ปีงบประมาณ พ.ศ. {year}", year=year))
    return Markup("<h2>{}</h2>\n<p>{}</p>").format(_text(title), _text(body(report, thai)))


def _group(group: Group, names: Names, thai: Words, spoken: Words) -> Markup:
    """A table of the items of a sub-indicator; only comments where none of them can be listed."""
    rows = [each for verdict in group.verdicts for each in _rows(verdict, names, thai, spoken)]
    if not any(map(_is_listed, group.verdicts)):
        return Markup("\n").join(rows)
    name = _("ตัวชี้วัดย่อยที่ {id} {name}", id=group.id, name=group.name)
    heads = [_head_cell(thai.say(_("ข้อ")), "10%"), _head_cell(thai.say(_("ข้อมูลที่เปิดเผย")), "40%")]
    heads.append(_head_cell(thai.say(_("ลิงก์")), "50%"))
    return Markup(
        '<h4>{}</h4>\n<table style="width:100%;border-collapse:collapse">\n'
        '<caption style="text-align:left;padding:0.3em 0">{}</caption>\n'
        "<thead>\n<tr>{}</tr>\n</thead>\n<tbody>\n{}\n</tbody>\n</table>"
    ).format(
        _text(thai.say(name)),
        _text(thai.say(_("รายการข้อมูลและลิงก์ของตัวชี้วัดย่อยที่ {id}", id=group.id))),
        Markup().join(heads),
        Markup("\n").join(rows),
    )


def _head_cell(text: str, width: str) -> Markup:
    return Markup('<th scope="col" style="width:{};{}">{}</th>').format(width, _CELL, _text(text))


def _rows(verdict: Verdict, names: Names, thai: Words, spoken: Words) -> list[Markup]:
    """The row of an item, before it a comment where something is amiss."""
    name = names.item(verdict)
    rows = [] if verdict.status in ("met", "not_applicable") else [_comment(_gap(verdict, name, spoken), spoken)]
    if not _is_listed(verdict):
        return rows
    row = Markup(
        '<tr>\n<th scope="row" style="{cell}">{id}</th>\n'
        '<td style="{cell}">{name}</td>\n<td style="{cell}">{links}</td>\n</tr>'
    ).format(cell=_CELL, id=_text(verdict.id), name=_text(name), links=_link_list(_links(verdict), name, thai))
    return [*rows, row]


def _link_list(links: dict[str, Evidence], name: str, thai: Words) -> Markup:
    told: dict[str, str] = {}
    for target, each in links.items():
        text = f"{cut(each.title, 200) or name} ({thai.term(terms.KIND, each.kind)})"
        again = sum(other == text or other.startswith(f"{text} #") for other in told.values())
        told[target] = f"{text} #{again + 1}" if again else text  # no two links of an item by the same name
    made = [Markup('<a href="{}">{}</a>').format(_text(target), _text(text)) for target, text in told.items()]
    if len(made) == 1:
        return made[0]
    points = Markup("\n").join(Markup("<li>{}</li>").format(each) for each in made)
    return Markup('<ul style="margin:0;padding-left:1.2em">\n{}\n</ul>').format(points)


def _gap(verdict: Verdict, name: str, spoken: Words) -> Message:
    """What is missing and what to do, for the official who pastes the page."""
    told = " · ".join(filter(None, (*faults(verdict, spoken), mending(verdict, spoken))))
    if verdict.status == "unverifiable":
        return _("{id} {name}: โปรแกรมตรวจไม่ได้ โปรดเปิดดูเองก่อนเผยแพร่ · {told}", id=verdict.id, name=name, told=told)
    return _("{id} {name}: ยังไม่แสดงในหน้านี้ · {told}", id=verdict.id, name=name, told=told)


def _comment(message: Message, spoken: Words) -> Markup:
    """A comment that nothing in it can end: no angle brackets, no two hyphens beside one another."""
    text = re.sub(r"-(?:\s*-)+", "–", cut(spoken.say(message), 2_000).translate(_IN_COMMENT))
    return Markup("<!-- {} -->").format(Markup(text))  # noqa: S704 - no markup is left in it


def _text(text: str) -> Markup:
    return Markup(str(escape(cut(text, 2_100))).translate(_PLUGIN))  # noqa: S704 - escaped
