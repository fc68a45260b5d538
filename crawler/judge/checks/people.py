"""Persons on a page or under a document: their posts, pictures, ways to reach them, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from crawler.judge.checks.seen import Evidence, Seen, quote_of
from crawler.judge.site import Node
from crawler.models import Image
from crawler.text import squash

__all__ = ["contacts", "person", "photos", "signed"]

_NAME = re.compile(
    r"(?:นาย|นาง(?:สาว)?|น\.\s?ส\.|ว่าที่\s?(?:ร้อย|พัน)?|(?:พล|พัน|ร้อย|สิบ|จ่า)[ก-๙.\s]{0,12}?|[พรจสด]\.\s?(?:[จตสอท]\.\s?){1,2}|[ดรพ]ต\.|จสอ\.|ดร\.|นพ\.|ทพ\.|ม\.?ล\.|ม\.?ร\.?ว\.)"
    r"\s?[ก-๙]{2,}\s+[ก-๙]{2,}"
)
_VACANT = re.compile(r"(?:^|[\s(\-|])ว่าง(?:$|[\s)\-|])|ตำแหน่งว่าง|ยังไม่มีผู้ดำรงตำแหน่ง")
_REACH = re.compile(
    r"(?<![\d๐-๙])(?:[0๐]|\+66)[\s-]?[\d๐-๙](?:[\s-]?[\d๐-๙]){6,8}(?![\d๐-๙])(?:[\s,(]*(?:ต่อ|ext\.?)[\s:]*[\d๐-๙]+)?"
    r"|[\w.+-]+@[\w-]+\.[\w.]+",
    re.IGNORECASE,
)
# A name stands beside its post: on the same line, or on the one before or after.
_NEAR = 2
_SIGNATURE_LINES = 14
_SEVERAL = 2
_DOTTED = re.compile(r"\(\s*[.…_]{4,}\s*\)|ลงชื่อ\s*[.…_]{6,}\s*$")


def person(evidence: Evidence, posts: Sequence[str]) -> Seen:
    """A post in `posts` is shown with a person's name, or said to be vacant."""
    wanted = [squash(post) for post in posts]
    for node in evidence.nodes:
        lines = _lines_with_people(node)
        for number, line in enumerate(lines):
            if not any(_holds_post(cell, wanted) for cell in line.split("|")):
                continue
            near = lines[max(0, number - _NEAR) : number + _NEAR + 1]
            if any(_NAME.search(text) or _VACANT.search(text) for text in near):
                return Seen(True, node.url, quote_of(line))
    return Seen(False)


def _lines_with_people(node: Node) -> tuple[str, ...]:
    """On a page of persons all lines: the mayor, who also stands beside the menu of every page, belongs there too."""
    return node.content.lines if any(_NAME.search(line) for line in node.lines) else node.lines


def _holds_post(text: str, posts: Sequence[str]) -> bool:
    """Whether the text is about one of the posts and not about a higher or lower one whose title holds its words."""
    bare = squash(text)
    for post in posts:
        at = bare.find(post)
        if at >= 0 and not bare[:at].endswith(("รอง", "ผู้ช่วย", "เลขานุการ", "ที่ปรึกษา", "อดีต")):
            return True
    return False


def photos(evidence: Evidence, words: Sequence[str]) -> Seen:  # noqa: ARG001
    """There is a picture for the persons shown: at least one, and for at least half of the names."""
    for node in evidence.nodes:
        names = sum(1 for line in node.lines if _NAME.search(line))
        pictures = [image for image in _portraits(node) if image.url]
        if names and pictures and 2 * len(pictures) >= names:
            return Seen(True, node.url, quote_of(pictures[0].alt or pictures[0].url))
    return Seen(False if any(node.is_page for node in evidence.nodes) else None)


def _portraits(node: Node) -> tuple[Image, ...]:
    """The page's own pictures, and those that it shares with others under a person's name: the mayor again."""
    shared = (image for image in node.content.images if _NAME.search(f"{image.alt} {image.caption}"))
    return tuple(dict.fromkeys((*node.images, *shared)))


def contacts(evidence: Evidence, words: Sequence[str]) -> Seen:  # noqa: ARG001
    """Where persons are shown there are telephone numbers or e-mail addresses of theirs: for several persons, several.

    That the office's one number does not do for all is only recalled (a common mistake, criteria of FY2567), so where
    there is one, a person must look. Extensions of it are numbers of their own."""
    shared: Seen | None = None
    for node in evidence.nodes:
        names = len({name.group() for line in node.lines for name in _NAME.finditer(line)})
        reached = {found.group(): line for line in node.lines for found in _REACH.finditer(line)}
        if names and reached:
            line = quote_of(next(iter(reached.values())))
            if len(reached) >= min(names, _SEVERAL):
                return Seen(True, node.url, line)
            shared = shared or Seen(None, node.url, line)
    return shared or Seen(False)


def signed(evidence: Evidence, titles: Sequence[str]) -> Seen:
    """Signed by the holder of one of `titles`: the post under a bracketed name, near the word for signature or the end.

    Someone who signs for him ("รักษาราชการแทน", "ปฏิบัติหน้าที่") counts, since he then holds the office. A block with
    dots where the name belongs is a draft.
    """
    wanted = [squash(title) for title in titles]
    for node in evidence.nodes:
        for near in _signature_blocks(node):
            for above, line in pairwise(("", *near)):
                if _is_of(line, wanted) and not _DOTTED.search(above):
                    return Seen(True, node.url, quote_of(" ".join(near[:3])))
    return Seen(False)


def _is_of(line: str, titles: Sequence[str]) -> bool:
    bare = squash(line)
    return any(bare.startswith(title) or ("แทน" + title) in bare or ("หน้าที่" + title) in bare for title in titles)


def _signature_blocks(node: Node) -> Iterator[tuple[str, ...]]:
    lines = node.lines
    for number, line in enumerate(lines):
        if re.search(r"ลงชื่อ|ลงนาม|^\s*\(\s*(?:นาย|นาง|ว่าที่|พ|ร|จ|ส|ด)", line):
            yield lines[number : number + 4]
    yield lines[-_SIGNATURE_LINES:] if not node.is_page else ()
