"""Pages and documents that came or went and matter: evidence, and the pages on the way to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crawler.archive import twin_key
from crawler.compare.difference import PageChange
from crawler.compare.side import Side
from crawler.models import Resource

__all__ = ["left", "that_matter"]


def left(one: Side, other: Side) -> tuple[PageChange, ...]:
    """What `one` had and `other` does not: its address answers that there is nothing, or no link to it was met.

    What `other` could not see, or did not open, has not left.
    """
    return tuple(_left(one, other))


def _left(one: Side, other: Side) -> Iterator[PageChange]:
    held = {each.sha256 for each in other.resources if each.status == 200 and each.size}
    led = {twin_key(each.location): each.url for each in one.resources if each.location}
    for key, (resource, items) in that_matter(one).items():
        where = other.whereabouts(resource.url)
        # The same file under another address, or the end of a redirect from where it was.
        is_elsewhere = resource.sha256 in held or (key in led and other.whereabouts(led[key]).state == "there")
        if where.state in ("gone", "absent") and not is_elsewhere:
            content = one.content(resource)
            title = content.title if content else ""
            yield PageChange(url=resource.url, title=title, items=items, code=where.code)


def that_matter(side: Side) -> Mapping[str, tuple[Resource, tuple[str, ...]]]:
    """The evidence of every item and the pages by which the run came to it, each with its items, in their order."""
    by_id = {each.id: each for each in side.resources}
    found: dict[str, tuple[Resource, tuple[str, ...]]] = {}
    for verdict in side.report.items:
        for evidence in verdict.evidence:
            step = side.of_evidence(evidence)
            passed: set[int] = set()
            while step is not None and step.id not in passed:
                passed.add(step.id)
                key = twin_key(step.url)
                _, items = found.get(key, (step, ()))
                if step.status == 200 and not step.location:
                    found[key] = (step, items if verdict.id in items else (*items, verdict.id))
                step = by_id.get(step.parent)
    return found
