"""Tells a page's own words and links from the menus, banners and footers that a site's pages repeat."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from crawler.models import Content, Form, Image, Link
from crawler.text import squash
from crawler.urls import template

__all__ = ["Boilerplate"]

# A site of a few pages repeats things by chance.
_FEW_PAGES = 3
_SHARE_OF_SITE = 0.3
# A site has several layouts, and thousands of news pages without a menu must not hide what its other pages share. Pages
# whose addresses differ only in numbers are one layout.
_LAYOUT_PAGES = 8
_SHARE_OF_LAYOUT = 0.5

# Sentences that say that a page holds nothing, or is closed. A poor site repeats them on page after page, and they are
# just what must be seen there.
_TELLING = re.compile(
    r"ปรับปรุง|ไม่พบ|ไม่มี|ยังไม่|กำลังจัดทำ|กรุณาเข้าสู่ระบบ|ต้องเข้าสู่ระบบ|โปรดเข้าสู่ระบบ|สำหรับสมาชิก|เฉพาะสมาชิก"
    r"|under construction|coming soon|not found|no data|please log ?in",
    re.IGNORECASE,
)

_Mark = tuple[str, ...]
"""What is counted: a line, a link (address with text), a picture, a form, each under a word of its own. A line
that a page has again is counted again, as its second, its third; a picture is not, for it may be the mark of files."""

# How far from a line its neighbours stand.
_NEAR = 2


class Boilerplate:
    """What three tenths of all pages share, or half of the pages of one layout, but at least three pages."""

    def __init__(self, pages: Iterable[tuple[str, Content]]) -> None:
        """`pages` are (address, content)."""
        marks = [(template(url), frozenset(_marks(page))) for url, page in pages]
        self._shared = _shared([found for _, found in marks], _SHARE_OF_SITE)
        layouts: dict[str, list[frozenset[_Mark]]] = defaultdict(list)
        for layout, found in marks:
            layouts[layout].append(found)
        self._of_layout = {
            layout: _shared(found, _SHARE_OF_LAYOUT) for layout, found in layouts.items() if len(found) >= _LAYOUT_PAGES
        }

    def own_lines(self, url: str, page: Content) -> tuple[str, ...]:
        """The lines that are this page's own: also those of a frame's that it has once more than the frame, such as the
        mayor's name under the mayor's own picture, but for the labels of links."""
        shared = self._known(url)
        places: dict[str, list[int]] = defaultdict(list)
        own = []
        for place, line in enumerate(page.lines):
            places[text := squash(line)].append(place)
            own.append(("line", text) not in shared or _TELLING.search(line) is not None)
        kept = {place for place, is_own in enumerate(own) if is_own}
        labels = {squash(link.text) for link in page.links}
        for text, surplus in _surplus("line", map(squash, page.lines), shared):
            if text not in labels:
                among = {place: sum(own[max(0, place - _NEAR) : place + _NEAR + 1]) for place in places[text]}
                kept.update(sorted(among, key=lambda place: -among[place])[:surplus])
        return tuple(line for place, line in enumerate(page.lines) if place in kept)

    def own_links(self, url: str, page: Content) -> tuple[Link, ...]:
        """The links that are this page's own."""
        shared = self._known(url)
        return tuple(link for link in page.links if _link(link) not in shared)

    def own_images(self, url: str, page: Content) -> tuple[Image, ...]:
        """The pictures that are this page's own."""
        shared = self._known(url)
        return tuple(image for image in page.images if ("image", image.url) not in shared)

    def own_forms(self, url: str, page: Content) -> tuple[Form, ...]:
        """The forms that are this page's own; one in a closed page counts however often it is repeated."""
        shared = self._known(url)
        closed = any(_TELLING.search(line) and "เข้าสู่ระบบ" in line for line in page.lines)
        return tuple(form for form in page.forms if closed or _form(form) not in shared)

    def is_menu(self, link: Link) -> bool:
        """Whether the link stands on so many pages that it belongs to a menu of the site."""
        mark = _link(link)
        return mark in self._shared or any(mark in shared for shared in self._of_layout.values())

    def _known(self, url: str) -> frozenset[_Mark]:
        of_layout = self._of_layout.get(template(url))
        return self._shared | of_layout if of_layout else self._shared


def _shared(pages: list[frozenset[_Mark]], share: float) -> frozenset[_Mark]:
    counts = Counter(mark for marks in pages for mark in marks)
    least = max(_FEW_PAGES, len(pages) * share)
    return frozenset(mark for mark, count in counts.items() if count >= least)


def _marks(page: Content) -> Iterable[_Mark]:
    yield from _numbered("line", map(squash, page.lines))
    yield from (_link(link) for link in page.links)
    yield from (("image", image.url) for image in page.images)
    yield from (_form(form) for form in page.forms)


def _numbered(kind: str, texts: Iterable[str]) -> Iterable[_Mark]:
    """A mark for each of the `texts`, for the same again another one."""
    seen: Counter[str] = Counter()
    for text in texts:
        seen[text] += 1
        yield (kind, text) if seen[text] == 1 else (kind, text, str(seen[text]))


def _surplus(kind: str, texts: Iterable[str], shared: frozenset[_Mark]) -> Iterable[tuple[str, int]]:
    """The texts of the frame that a page has more often than the frame, and how much more often."""
    own = Counter(mark[1] for mark in _numbered(kind, texts) if mark not in shared)
    return ((text, count) for text, count in own.items() if (kind, text) in shared)


def _link(link: Link) -> _Mark:
    return ("link", link.url, link.text)


def _form(form: Form) -> _Mark:
    return ("form", squash(form.text), *(f"{field.kind}:{field.name}" for field in form.fields))
