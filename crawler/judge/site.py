"""The archive of one site, seen as a whole: what every address gave, what is a page's own, and how one gets there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from msgspec.structs import replace

from crawler.archive import twin_key
from crawler.judge.boilerplate import Boilerplate
from crawler.judge.clicks import click_paths
from crawler.judge.owner import site_body
from crawler.judge.shells import data_of_shells
from crawler.judge.spam import Spam, spam_of, without_spam
from crawler.models import Content, Form, Image, Link, Resource
from crawler.shares import file_of
from crawler.text import Body
from crawler.urls import host_of

__all__ = ["Node", "Site"]

_MOST_HOPS = 10
_EMPTY = Content(kind="other", quality="none", reason="no answer")


@dataclass(frozen=True, slots=True)
class Node:
    """One address: what it gave, and which of its words, links, forms and pictures are its own."""

    resource: Resource
    content: Content
    lines: tuple[str, ...]
    links: tuple[Link, ...]
    forms: tuple[Form, ...]
    images: tuple[Image, ...]

    @property
    def url(self) -> str:
        """The canonical address."""
        return self.resource.url

    @property
    def is_page(self) -> bool:
        """Whether it is a web page rather than a document."""
        return self.content.kind in ("page", "json")


class Site:
    """All that the archive holds of a site. Made once for a judgement; nothing in it depends on a clock or the network.

    `records` are in the order of fetching. `start` is the address at which the crawl began. `unfetched`
    says why an address that was seen was left. What intruders put on the site is in `spam`, by address, and nowhere
    else: no verdict rests on it.
    """

    def __init__(
        self,
        start: str,
        records: Iterable[tuple[Resource, Content | None]],
        unfetched: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.start = start
        self.spam: dict[str, Spam] = {}
        known = tuple(self._honest(resource, content) for resource, content in _as_visitors_see(records))
        self.unfetched = unfetched
        pages = [(resource.url, content) for resource, content in known if content and _is_good_page(resource, content)]
        self.boilerplate = Boilerplate(pages)
        self._by_url: dict[str, Node] = {}
        self._twins: dict[str, Node] = {}
        answering = {host_of(resource.url) for resource, _ in known if resource.status}
        for resource, content in known:
            # A recording may hold an address twice: a first answer that failed, then the good one.
            earlier = self._by_url.get(resource.url)
            if earlier is None or earlier.resource.status != 200:
                self._by_url[resource.url] = self._node(_with_honest_fault(resource, answering), content)
        self._fill_shells(known)
        self._name_shares(known)
        # Of the forms of an address that mean the same (http or https, with or without www or the last slash) the crawl
        # fetches one; links may use any.
        for url, node in self._by_url.items():
            self._twins.setdefault(twin_key(url), node)

    def _honest(self, resource: Resource, content: Content | None) -> tuple[Resource, Content | None]:
        """What an address gave, less what intruders put there, which is noted in `spam`."""
        spam = spam_of(resource, content, self.inside)
        if spam is None:
            return resource, content
        self.spam.setdefault(resource.url, spam)
        # Where an intruder's redirect leads is not what the body shows at its address.
        return replace(resource, location=""), content and without_spam(content, spam, self.inside)

    def _node(self, resource: Resource, content: Content | None) -> Node:
        if content is None:
            return Node(resource, _EMPTY, (), (), (), ())
        if content.kind not in ("page", "json"):
            return Node(resource, content, content.lines, content.links, content.forms, content.images)
        frame, url = self.boilerplate, resource.url
        return Node(
            resource,
            content,
            lines=frame.own_lines(url, content),
            links=frame.own_links(url, content),
            forms=frame.own_forms(url, content),
            images=frame.own_images(url, content),
        )

    def _fill_shells(self, known: Sequence[tuple[Resource, Content | None]]) -> None:
        """Lets a page that a script fills hold what the script would show, under the address for people."""
        by_url = {resource.url: (resource, content) for resource, content in known}
        linking = [content for _, content in known if content is not None and content.links]
        for url, data in data_of_shells(linking, by_url).items():
            node = self._by_url[data]
            filled = Node(
                replace(node.resource, url=url), node.content, node.lines, node.links, node.forms, node.images
            )
            self._by_url[url] = self._by_url[data] = filled

    def _name_shares(self, known: Iterable[tuple[Resource, Content | None]]) -> None:
        """Lets a file on another host stand under the link that the site publishes, not where it was loaded from."""
        pages = [(resource, content) for resource, content in known if self.inside(resource.url)]
        named = (url for resource, content in pages for url in _ways(resource, content))
        shares = {file: url for url in reversed(list(named)) if (file := file_of(url)) in self._by_url}
        for file, url in shares.items():
            end = self.find(file)
            if end is not None:
                node = Node(replace(end.resource, url=url), end.content, end.lines, end.links, end.forms, end.images)
                self._by_url[url] = self._by_url[file] = self._by_url[end.url] = node

    @property
    def nodes(self) -> Sequence[Node]:
        """Everything that was fetched, in the order of fetching."""
        return tuple({node.url: node for node in self._by_url.values()}.values())

    @property
    def undrawn(self) -> tuple[str, ...]:
        """The pages of which a browser would have shown more than was seen."""
        return tuple(node.url for node in self.nodes if node.resource.status == 200 and node.content.needs_browser)

    def find(self, url: str) -> Node | None:
        """What `url` gave, redirects followed; None where it was never fetched."""
        for _ in range(_MOST_HOPS):
            node = self._by_url.get(url) or self._twins.get(twin_key(url)) or self._by_url.get(file_of(url))
            if node is None or not node.resource.location:
                return node
            url = node.resource.location
        return None

    def hops(self, url: str) -> tuple[str, ...]:
        """The addresses that redirects from `url` lead to, one after the other, as far as they were followed."""
        found: list[str] = []
        node = self._by_url.get(url)
        while node is not None and node.resource.location and len(found) < _MOST_HOPS:
            found.append(node.resource.location)
            node = self._by_url.get(found[-1])
        return tuple(found)

    def end_of(self, url: str) -> str:
        """Where redirects from `url` lead, as far as they were followed."""
        return (url, *self.hops(url))[-1]

    def inside(self, url: str) -> bool:
        """Whether `url` lies on the body's own site: its host, with or without www, or a subdomain of it."""
        own, host = _bare(host_of(self.start)), _bare(host_of(url))
        return host == own or host.endswith("." + own)

    @cached_property
    def body(self) -> Body | None:
        """The body whose site this is, as the site names itself."""
        return site_body(self.nodes)

    @cached_property
    def clicks(self) -> dict[str, tuple[str, ...]]:
        """The shortest click path to every address that can be reached from the start."""
        return click_paths(self)


def _as_visitors_see(
    records: Iterable[tuple[Resource, Content | None]],
) -> tuple[tuple[Resource, Content | None], ...]:
    """The records less what only a browser sees: the page before it was drawn, and the parts that it was made of."""
    held = tuple(records)
    drawn = {resource.url for resource, _ in held if resource.how == "rendered"}
    return tuple(
        (resource, content)
        for resource, content in held
        if resource.how == "rendered"
        or (resource.url not in drawn and (resource.how != "browser" or content is not None))
    )


def _with_honest_fault(resource: Resource, answering: Set[str]) -> Resource:
    """A name that was known at another moment did not vanish: it was the name server that kept silent."""
    if resource.fault == "dns" and host_of(resource.url) in answering:
        return replace(resource, fault="timeout")
    return resource


def _ways(resource: Resource, content: Content | None) -> Iterator[str]:
    """The addresses that a resource leads to."""
    if resource.location:
        yield resource.location
    yield from (link.url for link in content.links) if content is not None else ()


def _is_good_page(resource: Resource, content: Content) -> bool:
    return resource.status == 200 and content.kind == "page"


def _bare(host: str) -> str:
    return host.removeprefix("www.")
