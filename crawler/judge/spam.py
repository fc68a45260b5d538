"""What intruders put on one page: a page of theirs, links and words in an honest one, a redirect, words for engines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple
from urllib.parse import unquote

from msgspec.structs import replace

from crawler.models import Content, Link, Resource
from crawler.text import is_spam_host, is_spam_keyword, is_spam_link, is_spam_text
from crawler.urls import host_of, words_of

__all__ = ["Spam", "SpamKind", "spam_of", "without_spam"]

SpamKind = Literal["page", "redirect", "links", "cloaking"]

# One line of text may be a visitor's question or a quotation; an advertisement goes on.
_FEW_LINES = 3
# One short link elsewhere may lead to an article; lists of them are bought.
_FEW_KEYWORDS = 2
_MOVES = frozenset({"meta", "script"})
# Code that asks whether a search engine is reading, shown by its own error message or because it no longer runs.
_ASKS_FOR_ENGINES = re.compile(
    r"(?:googlebot|bingbot|slurp|yandexbot|ahrefsbot|telegrambot|adsense)\s?\|\s?\w+bot"
    r"|(?:warning|notice|error)\b.{0,200}(?:googlebot|bingbot|yandexbot)",
    re.IGNORECASE,
)


class Spam(NamedTuple):
    """What was seen at one address. `is_theirs` says that nothing there is the body's own, so that it is no evidence; a
    page of the body's that carries a script to lead visitors away still shows what the body wrote."""

    kind: SpamKind
    quote: str
    is_theirs: bool = False


def spam_of(resource: Resource, content: Content | None, inside: Callable[[str], bool]) -> Spam | None:
    """What intruders put at one address; None for an honest one. `inside` says whether an address is the site's own."""
    if resource.location:
        moved = _is_spam_link(Link(url=resource.location), inside)
        return Spam("redirect", unquote(resource.location), is_theirs=True) if moved else None
    # A page that says that "/slot-gacor.html" is not here is the cleaned site's own.
    if content is None or resource.status != 200:
        return None
    lines = [line for line in content.lines if is_spam_text(line)]
    if _is_their_page(resource.url, content, lines):
        return Spam("page", content.title if is_spam_text(content.title) else lines[0], is_theirs=True)
    links = [link for link in content.links if _is_spam_link(link, inside)]
    moves = [link for link in links if link.via in _MOVES and not inside(link.url)]
    if moves:
        return Spam("redirect", unquote(moves[0].url))
    injected = next(_injected(content, lines, links, inside), "")
    if injected:
        return Spam("links", injected)
    asking = (line for line in content.lines if _ASKS_FOR_ENGINES.search(line))
    told = content.title if is_spam_text(content.title) else next(asking, "")
    return Spam("cloaking", told) if told else None


def without_spam(content: Content, spam: Spam, inside: Callable[[str], bool]) -> Content:
    """The content as the body wrote it. Of a page that is not the body's, only the links that are no spam are left."""
    links = tuple(link for link in content.links if not _is_spam_link(link, inside))
    if spam.is_theirs:
        return Content(kind=content.kind, links=tuple(link for link in links if link.via not in _MOVES))
    return replace(
        content,
        title="" if is_spam_text(content.title) else content.title,
        headings=tuple(heading for heading in content.headings if not is_spam_text(heading)),
        lines=tuple(line for line in content.lines if not is_spam_text(line)),
        links=links,
    )


def _is_their_page(url: str, content: Content, lines: list[str]) -> bool:
    """Whether title or address advertise, and the page itself goes on with it."""
    titled, addressed = is_spam_text(content.title), is_spam_text(words_of(url))
    if not titled and not addressed:
        return False
    goes_on = len(lines) >= _FEW_LINES or any(is_spam_text(heading) for heading in content.headings)
    most = 2 * sum(map(len, lines)) > sum(map(len, content.lines))
    return bool(lines) and (goes_on or most or (titled and addressed))


def _injected(content: Content, lines: list[str], links: list[Link], inside: Callable[[str], bool]) -> Iterator[str]:
    """Words of what stands in the page and is not the body's, the plainest first."""
    yield from (line for line in content.concealed if is_spam_text(line))
    yield from (_told(link) for link in links)
    bare = {line: line for line in content.concealed if is_spam_keyword(line)}
    bare |= {link.text: _told(link) for link in content.links if is_spam_keyword(link.text) and not inside(link.url)}
    if len(bare) >= _FEW_KEYWORDS:
        yield from bare.values()
    if len(lines) >= _FEW_LINES:
        yield from lines


def _is_spam_link(link: Link, inside: Callable[[str], bool]) -> bool:
    return is_spam_link(link.text, link.url) or (is_spam_host(host_of(link.url)) and not inside(link.url))


def _told(link: Link) -> str:
    return f"{link.text} → {unquote(link.url)}".strip()
