"""Tells a page's own words and links from the menus, banners and footers that every page of a site repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from crawler.models import Content, Form, Link
from crawler.text import squash

__all__ = ["Boilerplate"]

# A site of a few pages repeats things by chance.
_FEW_PAGES = 3
_SHARE = 0.3

# Sentences that say that a page holds nothing, or is closed. A poor site repeats them on page after page, and they are
# just what must be seen there.
_TELLING = re.compile(
    r"ปรับปรุง|ไม่พบ|ไม่มี|ยังไม่|กำลังจัดทำ|กรุณาเข้าสู่ระบบ|ต้องเข้าสู่ระบบ|โปรดเข้าสู่ระบบ|สำหรับสมาชิก|เฉพาะสมาชิก"
    r"|under construction|coming soon|not found|no data|please log ?in",
    re.IGNORECASE,
)


class Boilerplate:
    """What at least three pages and three tenths of all pages share: lines, links (address with text) and forms."""

    def __init__(self, pages: Iterable[Content]) -> None:
        lines: Counter[str] = Counter()
        links: Counter[tuple[str, str]] = Counter()
        forms: Counter[tuple[str, ...]] = Counter()
        number = 0
        for page in pages:
            number += 1
            lines.update({squash(line) for line in page.lines})
            links.update({(link.url, link.text) for link in page.links})
            forms.update({_signature(form) for form in page.forms})
        least = max(_FEW_PAGES, number * _SHARE)
        self._lines = {line for line, count in lines.items() if count >= least}
        self._links = {link for link, count in links.items() if count >= least}
        self._forms = {form for form, count in forms.items() if count >= least}

    def own_lines(self, page: Content) -> tuple[str, ...]:
        """The lines that are this page's own."""
        return tuple(line for line in page.lines if squash(line) not in self._lines or _TELLING.search(line))

    def own_links(self, page: Content) -> tuple[Link, ...]:
        """The links that are this page's own."""
        return tuple(link for link in page.links if (link.url, link.text) not in self._links)

    def own_forms(self, page: Content) -> tuple[Form, ...]:
        """The forms that are this page's own; one in a closed page counts however often it is repeated."""
        closed = any(_TELLING.search(line) and "เข้าสู่ระบบ" in line for line in page.lines)
        return tuple(form for form in page.forms if closed or _signature(form) not in self._forms)

    def is_menu(self, link: Link) -> bool:
        """Whether the link stands on so many pages that it belongs to the site's menu."""
        return (link.url, link.text) in self._links


def _signature(form: Form) -> tuple[str, ...]:
    fields: Sequence[str] = [f"{field.kind}:{field.name}" for field in form.fields]
    return (squash(form.text), *fields)
