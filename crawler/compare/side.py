"""One side of a comparison: what a run told, and what its archive knows of every address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Literal

from crawler.archive import twin_key
from crawler.models import Content, Evidence, Frozen, Report, Resource

__all__ = ["Side", "Whereabouts"]

State = Literal["there", "moved", "gone", "trouble", "robots", "unopened", "absent", "unrecorded"]

_MOST_JUMPS = 10
_LEFT = frozenset({"too_large", "private_address"})
"""Faults that are limits of the tool's own."""


class Whereabouts(Frozen):
    """What a run got from an address. `code` is the HTTP status, fault or reason that says more, `target` where a
    redirect ended, `resource` what was got in the end. `absent`: the run met no link to it; `unrecorded`: nobody can
    tell."""

    url: str
    state: State
    code: str = ""
    target: str = ""
    resource: Resource | None = None


class Side:
    """A run: its `report`, its `resources` in the order of fetching (none where the archive is gone), and why each
    address that it met was not fetched. `read` gives what reading a resource gave, None where that is lost; `is_crawl`
    is false for a recording, which knows no address that it lacks."""

    def __init__(
        self,
        report: Report,
        resources: Iterable[Resource] = (),
        unfetched: Mapping[str, str] | None = None,
        read: Callable[[Resource], Content | None] = lambda _: None,
        *,
        is_crawl: bool = True,
    ) -> None:
        self.report = report
        self.resources = tuple(resources)
        self.content = read
        self._unfetched = unfetched or {}
        self._is_crawl = is_crawl

    def whereabouts(self, url: str) -> Whereabouts:
        """What the run got from `url`, redirects followed."""
        at, passed = url, set[str]()
        while (found := self._of(at)) is not None and found.location and found.location not in passed:
            if len(passed) > _MOST_JUMPS:
                break
            passed.add(at)
            at = found.location
        if found is None:
            return self._unfetched_at(url, at)
        state, code = _state(found)
        if state == "there" and twin_key(at) != twin_key(url):
            state = "moved"
        return Whereabouts(url=url, state=state, code=code, target=at if at != url else "", resource=found)

    def of_evidence(self, evidence: Evidence) -> Resource | None:
        """The resource that a piece of evidence is: that address, with those bytes."""
        return self._by_bytes.get((evidence.url, evidence.sha256)) or self._of(evidence.url)

    def _unfetched_at(self, url: str, at: str) -> Whereabouts:
        reason = self._unfetched.get(at) or self._unfetched_twins.get(twin_key(at), "")
        state: State = "robots" if reason == "robots" else "unopened" if reason else "absent"
        if state == "absent" and not (self._is_crawl and self.resources):
            state = "unrecorded"
        return Whereabouts(url=url, state=state, code=reason, target=at if at != url else "")

    def _of(self, url: str) -> Resource | None:
        return self._by_url.get(url) or self._by_twin.get(twin_key(url))

    @cached_property
    def _by_url(self) -> Mapping[str, Resource]:
        # What a browser drew of a page comes after the page, and is what its visitors see.
        return {each.url: each for each in self.resources}

    @cached_property
    def _by_twin(self) -> Mapping[str, Resource]:
        return {twin_key(each.url): each for each in self.resources}

    @cached_property
    def _by_bytes(self) -> Mapping[tuple[str, str], Resource]:
        return {(each.url, each.sha256): each for each in self.resources}

    @cached_property
    def _unfetched_twins(self) -> Mapping[str, str]:
        return {twin_key(url): reason for url, reason in self._unfetched.items()}


def _state(resource: Resource) -> tuple[State, str]:
    """What an answer, or the lack of one, says of its address."""
    if resource.fault == "robots":
        return "robots", "robots"
    if resource.fault is not None:
        return ("unopened" if resource.fault in _LEFT else "trouble"), resource.fault
    if resource.status in (404, 410):
        return "gone", str(resource.status)
    if resource.status >= 500:
        return "trouble", "server_error"
    if resource.status >= 400:
        return "trouble", "refused_by_site"
    return ("trouble", "redirects") if resource.location else ("there", "")
