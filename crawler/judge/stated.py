"""Whether the way that a submission states, "หน้าหลัก → เมนู … → …", leads to the address that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from crawler.judge.site import Node, Site
from crawler.models import Link, Path
from crawler.text import squash, strip_code

__all__ = ["follow", "stated_steps"]

_ALIKE = 80.0
_SHORTEST = 4
_PART_OF_PAGE = frozenset({"frame", "iframe", "meta"})
_MOST_STEPS = 12
_MOST_PLACES = 40
_FEW_LINKS = 3
_QUOTED = re.compile(r"[“\"«]([^”\"»]{1,300})[”\"»]")
# "(ชื่อเอกสาร “…”)" says what a document calls itself, which is nothing to click.
_TITLE = re.compile(r"\([^()“”\"]{0,40}[“\"][^”\"]*[”\"]\)")
_ARROW = re.compile(r"\s*(?:→|➔|➜|⇒|►|▶|-+>|=+>|>+|»|›)\s*")
_NUMBER = re.compile(r"\A\s*\(?\d{1,2}[.)]\s*")
_VERBS = re.compile(
    r"^(?:\s|แล้ว|จาก(?:นั้น)?|ให้|เข้า(?:ไป|สู่)?|ไป|คลิก|กด|เลือก|เปิด|ดู|ที่|หัวข้อ(?:ย่อย)?|เมนู(?:หลัก|ย่อย|ด้าน\S{2,6})?|แบนเนอร์|ปุ่ม|แถบ"
    r"|click|choose|select|open|go to|the|menu)+",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"(?:หน้า(?:หลัก|แรก)|home)(?:ของ)?(?:เว็บไซต์)?.*|(?:เว็บไซต์|website)?\s*(?:https?:|www\.)\S+|เว็บไซต์|website",
    re.IGNORECASE,
)


def stated_steps(explanation: str, place: int, count: int) -> tuple[str, ...]:
    """The labels to click that an explanation names, for the address at `place` of `count`; none where it names none.

    Several ways stand in numbered lines; where there are not as many as addresses, all lines are one way.
    """
    lines = [line for line in explanation.split("\n") if line.strip()]
    numbered = [line for line in lines if _NUMBER.match(line)]
    ways = numbered if len(numbered) == count > 1 else [" ".join(lines)]
    way = _TITLE.sub("", _NUMBER.sub("", ways[place if len(ways) > 1 else 0], count=1))
    quoted = _QUOTED.findall(way)
    parts = quoted or _ARROW.split(way)
    if not quoted and len(parts) < 2:
        return ()
    bare = parts if quoted else [_VERBS.sub("", part) or part for part in parts]
    steps = (step for part in bare if (step := part.strip(" .…")))
    return tuple(step for step in steps if not _HOME.fullmatch(step))[:_MOST_STEPS]


def follow(steps: Iterable[str], url: str, site: Site) -> Path:
    """Click along from the home page. "unknown" where a page on the way was not seen.

    Lenient: a label may be shortened or misspelt, a step may name a menu or a part of a page that nobody has to click.
    """
    goal = site.find(url)
    places = _with_frames(_entrance(site), site)
    steps = tuple(steps)
    if not steps:
        return "unstated"
    for step in steps:
        pages = [node for node in places if node is not None]
        if not pages:
            return "unknown"
        clicked = list(dict.fromkeys(link.url for page in pages for link in _named(page, step)))[:_MOST_PLACES]
        if url in clicked:
            return "followed"
        if clicked:
            stays = [node for node in pages if _has_menu(node, step)]
            places = _with_frames([*map(site.find, clicked), *stays], site)
        elif not any(_has_menu(page, step) or _says(page, step) for page in pages):
            return "unknown" if None in places else "differs"
    return _arrives(places, goal, url, site)


def _entrance(site: Site) -> list[Node | None]:
    """The home page; before it a splash with a few links, which nobody tells to click."""
    home = site.find(site.start)
    links = home.content.links if home is not None else ()
    return [home, *(site.find(link.url) for link in links if len(links) <= _FEW_LINKS)]


def _with_frames(places: Iterable[Node | None], site: Site) -> list[Node | None]:
    """The places, with what their frames show and what they lead on to by themselves."""
    found: list[Node | None] = []
    waiting = list(places)
    while waiting and len(found) < _MOST_PLACES:
        node = waiting.pop(0)
        if any(node is each for each in found):
            continue
        found.append(node)
        within = (link.url for link in node.content.links if link.via in _PART_OF_PAGE) if node is not None else ()
        waiting += [site.find(url) for url in within if site.inside(url)]
    return found


def _arrives(places: Iterable[Node | None], goal: Node | None, url: str, site: Site) -> Path:
    """Whether the address is one of the places, or only a click away from one."""
    reached = [node for node in places if node is not None]
    if any(node is goal for node in reached):
        return "followed"
    links = {link.url for node in reached for link in node.content.links}
    if url in links or (goal is not None and any(site.find(each) is goal for each in links)):
        return "followed"
    return "unknown" if None in places else "differs"


def _named(page: Node, step: str) -> Iterator[Link]:
    return (link for link in page.content.links if any(_same(step, words) for words in (link.text, *_cells(link))))


def _cells(link: Link) -> Iterator[str]:
    """What stands in the row of a link: "o7 | แผนพัฒนา | เปิด"."""
    return (cell for cell in link.context.split(" | ") if cell)


def _has_menu(page: Node, step: str) -> bool:
    return any(_same(step, label) for link in page.content.links for label in link.menu)


def _says(page: Node, step: str) -> bool:
    words = squash(strip_code(step))
    return len(words) >= _SHORTEST and words in squash(page.content.text)


def _same(step: str, label: str) -> bool:
    one, other = squash(strip_code(step)), squash(strip_code(label))
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    return (len(short) >= _SHORTEST and short in long) or fuzz.ratio(one, other) >= _ALIKE
