"""Pages that a script fills: an empty shell at the address for people, and the data at an address of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from crawler.models import Content, Link, Resource
from crawler.text import squash

__all__ = ["data_of_shells", "is_shell"]

_SHELL_TEXT = 200
_SHELL_LINKS = 3


def is_shell(content: Content) -> bool:
    """Whether a page has next to no text and no links but those to its scripts, which would put it together."""
    followed = [link for link in content.links if link.via != "script"]
    scripts = len(content.links) - len(followed)
    return (
        content.kind == "page"
        and scripts > 0
        and len(followed) < _SHELL_LINKS
        and len(squash(content.text)) < _SHELL_TEXT
    )


def data_of_shells(pages: Iterable[Content], known: Mapping[str, tuple[Resource, Content | None]]) -> dict[str, str]:
    """The address of the data for every shell of which it is known.

    A script application names both in one breath: two links with the same words, one to the page, one to its data.
    """
    found: dict[str, str] = {}
    for page in pages:
        for one, other in pairwise(page.links):
            if one.text != other.text or one.menu != other.menu or one.heading != other.heading:
                continue
            for shell, data in ((one, other), (other, one)):
                if _is(shell, known, "page") and _is(data, known, "json"):
                    found.setdefault(shell.url, data.url)
    return found


def _is(link: Link, known: Mapping[str, tuple[Resource, Content | None]], kind: str) -> bool:
    resource, content = known.get(link.url, (None, None))
    if resource is None or content is None or resource.status != 200:
        return False
    return is_shell(content) if kind == "page" else content.kind == "json"
