"""What is read for a judgement outside a crawl: several at once, handed on in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future

from crawler.models import Content, Resource

__all__ = ["in_order"]

_AHEAD = 16
"""Bodies that wait or are being read: enough for every worker, and few enough to hold in memory."""


def in_order(
    coming: Iterable[tuple[Resource, Future[Content] | Content | None]],
) -> Iterator[tuple[Resource, Content | None]]:
    """The resources with their contents, as they come."""
    ahead: deque[tuple[Resource, Future[Content] | Content | None]] = deque()
    for each in coming:
        ahead.append(each)
        if len(ahead) > _AHEAD:
            yield _read(*ahead.popleft())
    yield from (_read(*each) for each in ahead)


def _read(resource: Resource, content: Future[Content] | Content | None) -> tuple[Resource, Content | None]:
    return resource, content.result() if isinstance(content, Future) else content
