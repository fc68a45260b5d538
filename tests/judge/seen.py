"""A made-up site as the archive would hold it: everything that can be reached from the start, read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from urllib.parse import urlsplit

from crawler.checklist import Checklist, load
from crawler.judge import Judgement, judge
from crawler.models import Content, Resource
from crawler.read import media_type_of
from crawler.read.reader import read
from crawler.urls import canonical, host_of
from tests.sites import Reply, Site

__all__ = ["BASE", "checklist", "judged", "page", "records", "site_of"]

BASE = "https://www.made-up.test"


@cache
def checklist() -> Checklist:
    return load("oit-2567")


def judged(site: Site, start: str = "/") -> Judgement:
    """The judgement on a whole site."""
    return judge(BASE + start, tuple(records(site, start)), checklist())


def records(site: Site, start: str = "/") -> Iterator[tuple[Resource, Content | None]]:
    """Breadth first, the links of a page in its order; addresses that the site does not have answer 404."""
    answers = {canonical(BASE + path): reply for path, reply in site.items()}
    queue, seen, number = deque([BASE + start]), {BASE + start}, 0
    while queue:
        url = queue.popleft()
        reply = answers.get(url, Reply(404, "text/html; charset=utf-8", b"<h1>404 Not Found</h1>"))
        number += 1
        resource, content = _read(number, url, reply)
        yield resource, content
        ways = [resource.location] if resource.location else [link.url for link in content.links] if content else []
        for way in ways:
            if way not in seen and host_of(way) == host_of(BASE):
                seen.add(way)
                queue.append(way)


@cache
def _content(body: bytes, url: str, media_type: str) -> Content:
    return read(body, url, media_type)


def _read(number: int, url: str, reply: Reply) -> tuple[Resource, Content | None]:
    headers = {name.lower(): value for name, value in reply.headers}
    location = canonical(headers.get("location", ""), url) or "" if 300 <= reply.status < 400 else ""
    media_type = media_type_of(reply.body, url, reply.media_type)
    resource = Resource(
        id=number,
        url=url,
        status=reply.status,
        fault="blocked" if reply.status in (403, 429, 503) else None,
        location=location,
        media_type=media_type,
        sha256=sha256(reply.body).hexdigest(),
        size=len(reply.body),
        fetched="2024-05-01T03:00:00Z",
    )
    return resource, _content(reply.body, url, media_type) if reply.body and not location else None


def page(body: str, title: str = "", status: int = 200) -> Reply:
    """An HTML page with `body`, without any frame."""
    html = f"<!doctype html><meta charset=utf-8><title>{title}</title><body>{body}</body>"
    return Reply(status, "text/html; charset=utf-8", html.encode())


def site_of(pages: Mapping[str, str | Reply], body: str = "เทศบาลตำบลบ้านสมมติ") -> Site:
    """A site of small pages, each with the body's name in its title, and a home page that links to them all."""
    replies = {path: page(text, f"{body}") if isinstance(text, str) else text for path, text in pages.items()}
    if "/" not in replies:
        links = "".join(f'<li><a href="{path}">{urlsplit(path).path}</a>' for path in replies)
        replies["/"] = page(f"<h1>{body}</h1><ul>{links}</ul>", body)
    return replies
