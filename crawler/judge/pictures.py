"""Pictures that are a page's contents: a signed announcement, an organisation chart, put where the words should be."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.models import Content, Image, Link
from crawler.text import squash
from crawler.urls import names_document, names_picture

__all__ = ["Pictures", "are_few", "is_large"]

_FEW_LETTERS = 300
"""Own letters of a page below which a picture may be what it shows; a paragraph has more."""

_LEARNT = 8
"""Pages of the site that are no item's and show what all pages have: the frame, the banners."""

_MOST = 4
"""Pictures of one page that are fetched. An album of an event has dozens, and no words in them."""


def is_large(image: Image) -> bool:
    """Whether a picture may have words to read in it, as far as the page says how large it is."""
    return not (image.width and image.width < 200) and not (image.height and image.height < 120)


def are_few(lines: Iterable[str]) -> bool:
    """Whether a page's own lines are so few that a picture may say the rest."""
    return sum(len(squash(line)) for line in lines) < _FEW_LETTERS


class Pictures:
    """Tells, in the crawl, which pictures of an item's page to fetch. The judge sees the whole site and decides."""

    def __init__(self) -> None:
        self._learnt = 0
        self._lines: set[str] = set()
        self._urls: set[str] = set()

    def learn(self, page: Content) -> None:
        """Take what stands on a page that is no item's for a part of every page."""
        if self._learnt < _LEARNT:
            self._learnt += 1
            self._lines.update(page.lines)
            self._urls.update(image.url for image in page.images)
            self._urls.update(link.url for link in page.links)

    def of(self, page: Content) -> tuple[Link, ...]:
        """The pictures that may be what an item's page shows; none where it has words, or documents to show."""
        own = (link.url for link in page.links if link.url not in self._urls)
        documents = any(names_document(url) or names_picture(url) for url in own)
        if documents or not are_few(line for line in page.lines if line not in self._lines):
            return ()
        large = (image for image in page.images if image.url not in self._urls and is_large(image))
        ways = {image.url: Link(url=image.url, text=image.alt or image.caption, via="img") for image in large}
        return tuple(ways.values())[:_MOST]
