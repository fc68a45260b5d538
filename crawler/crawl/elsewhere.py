"""Documents that the site links to and another host holds: fetched one hop out, and only where the checklist says."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.shares import DELIVERY, file_of, is_no_document
from crawler.urls import is_on

__all__ = ["Elsewhere"]


class Elsewhere:
    """The outside hosts on which a document of the site may lie."""

    def __init__(self, hosts: Sequence[str]) -> None:
        self._hosts = tuple(hosts)

    def document(self, url: str) -> str:
        """The address at which to fetch the document that a link to an outside host leads to; empty if there is none.

        The file behind a share link, or a page that may be the document itself; never a folder or a share button.
        """
        if not is_on(url, self._hosts):
            return ""
        return file_of(url) or ("" if is_no_document(url) else url)

    def delivers(self, url: str) -> bool:
        """Whether the fetch of such a document may be sent on to `url`."""
        return is_on(url, self._hosts) or is_on(url, DELIVERY)
