"""How a visitor gets from the home page to a page: the labels to click, one after the other."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from crawler.judge.labels import best_label
from crawler.judge.prose import prose_of
from crawler.models import Link
from crawler.text import squash

if TYPE_CHECKING:
    from crawler.judge.site import Site

__all__ = ["HOME", "click_paths"]

HOME = "หน้าหลัก"
_PART_OF_PAGE = frozenset({"frame", "iframe", "meta", "script", "embed"})
_LONGEST_LABEL = 120
# The names of icons, which a font would draw, stand in menus as words: "expand_more แผนงาน".
_ICON = re.compile(r"(?:^|(?<=\s))[a-z]+(?:_[a-z0-9]+)+(?=\s|$)")


def click_paths(site: Site) -> dict[str, tuple[str, ...]]:
    """The labels on the shortest way to every address, beginning with the home page. Breadth first, in page order."""
    paths: dict[str, tuple[str, ...]] = {site.start: (HOME,)}
    queue = deque([site.start])
    brand = {squash(HOME), squash("หน้าแรก"), squash(f"{site.body.kind}{site.body.name}" if site.body else HOME)}
    while queue:
        url = queue.popleft()
        node = site.find(url)
        if node is None:
            continue
        paths.setdefault(node.url, paths[url])
        for link in node.content.links:
            inside = site.inside(link.url)
            if link.url not in paths and (inside or site.find(link.url) is not None):
                paths[link.url] = _extended(paths[url], link, best_label(link) or _caption(site, link.url), brand)
                if inside:
                    queue.append(link.url)
    return paths


def _caption(site: Site, url: str) -> str:
    """What a picture button leads to calls itself."""
    node = site.find(url)
    return prose_of(node).caption if node is not None else ""


def _extended(path: tuple[str, ...], link: Link, label: str, brand: set[str]) -> tuple[str, ...]:
    if link.via in _PART_OF_PAGE:
        return path  # it comes with the page; nothing is clicked
    steps = [_ICON.sub("", step)[:_LONGEST_LABEL].strip() for step in (*link.menu, label)]
    # A label that repeats the last step, or the site's own name above its menu, is nothing to click.
    fresh = tuple(step for step in steps if step and step != path[-1] and squash(step) not in brand)
    return path + fresh
