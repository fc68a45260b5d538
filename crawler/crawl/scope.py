"""Which addresses belong to the site, and which of them are never worth a fetch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from crawler.crawl.elsewhere import Elsewhere
from crawler.crawl.limits import DEEPEST_PATH
from crawler.models import Link
from crawler.text import is_spam_link
from crawler.urls import host_of

__all__ = ["Scope"]

_MEDIA = re.compile(
    r"\.(?:mp[34]|m4[av]|mkv|mpe?g|avi|mov|wmv|flv|swf|webm|og[agv]|wav|wma|aac"
    r"|exe|msi|apk|dmg|iso|bin|dll|jar|ttf|otf|woff2?|eot|psd|ai|css|js|map|ico)",
    re.IGNORECASE,
)
# What a link of this sort does, it does for whoever asks: it counts a vote, deletes what nobody guards, ends a session.
_DEED = r"(?:vote|like|unlike|delete|del|remove|log-?out|sign-?out|subscribe|unsubscribe|add[-_]?to[-_]?cart)"
_ASKS_FOR_DEED = re.compile(rf"(?:^|&)(?:[^=&]*=)?{_DEED}(?:&|$)", re.IGNORECASE)
_IS_DEED = re.compile(rf"/{_DEED}(?:\.\w{{2,5}})?(?:/[\w-]*)?/?$", re.IGNORECASE)
# A block of segments three times in a row ("/a/b/a/b/a/b"), a word among them: "/1/1/1" may be menu, group, page.
_REPEATED = re.compile(r"((?:/[^/]+)+?)\1\1(?=/|$)")


class Scope:
    """The site that begins at `start`: its host with and without "www.", http and https, the same port.

    With `subdomains`, every host below it as well. `elsewhere` are the `allowed_hosts` outside of it, on which a
    document of the site may lie.
    """

    def __init__(self, start: str, *, subdomains: bool = False, allowed_hosts: Sequence[str] = ()) -> None:
        self.elsewhere = Elsewhere(allowed_hosts)
        self._host = _bare_host(start)
        self._port = urlsplit(start).port
        self._subdomains = subdomains

    def admits(self, url: str) -> bool:
        """Whether `url` (canonical) belongs to the site."""
        below = self._subdomains and host_of(url).endswith("." + self._host)
        return (below or _bare_host(url) == self._host) and urlsplit(url).port == self._port

    def is_home(self, url: str) -> bool:
        """Whether `url` is on the host that the site begins at, with or without "www."."""
        return _bare_host(url) == self._host

    def refusal(self, link: Link) -> str:
        """Why a link is never followed: "scope", "action", "media", "trap" or "spam"; empty if it may be."""
        if not self.admits(link.url):
            return "scope"
        parts = urlsplit(link.url)
        path = parts.path
        if _ASKS_FOR_DEED.search(parts.query) or _IS_DEED.search(path):
            return "action"
        if _MEDIA.fullmatch(path[path.rfind(".") :]) and link.via != "script":
            return "media"
        if _is_endless(path):
            return "trap"
        # Intruders leave thousands of pages; what they are is plain from their links, which the judge reports.
        return "spam" if is_spam_link(link.text, link.url) else ""


def _bare_host(url: str) -> str:
    return host_of(url).removeprefix("www.")


def _is_endless(path: str) -> bool:
    if path.rstrip("/").count("/") > DEEPEST_PATH:
        return True
    return any(re.search(r"[^\W\d]", unquote(found[1])) for found in _REPEATED.finditer(path))
