"""The resources of a run, by what a report says of them: an address and the hash of its bytes."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.models import Fetched, Resource

__all__ = ["ByHash", "again"]


class ByHash:
    """Finds the resource that evidence is. One without a body is none."""

    def __init__(self, resources: Sequence[Resource]) -> None:
        self._exact = {(each.url, each.sha256): each for each in resources if each.size}
        self._same = {each.sha256: each for each in reversed(resources) if each.size}

    def of(self, url: str, digest: str) -> Resource | None:
        """What lay at `url` with these bytes, else the first that had the same bytes elsewhere."""
        return self._exact.get((url, digest)) or self._same.get(digest)

    def first(self, resource: Resource) -> Resource:
        """The first that had the same bytes."""
        return self._same[resource.sha256]


def again(resource: Resource, body: bytes) -> Fetched:
    """A stored exchange, as far as a page that is drawn needs it."""
    headers = (("Content-Type", resource.media_type), ("Location", resource.location))
    how = "http" if resource.how == "replay" else resource.how
    return Fetched(url=resource.url, status=resource.status, headers=headers, body=body, how=how)
