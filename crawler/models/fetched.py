"""What was fetched."""

from __future__ import annotations

from typing import Literal

from crawler.models.frozen import Frozen

__all__ = ["REFUSED", "Fault", "Fetched", "Made", "Rendered", "Resource", "TlsFlaw", "Validators"]


Fault = Literal[
    "dns",
    "name_server",
    "refused",
    "timeout",
    "reset",
    "tls",
    "protocol",
    "too_large",
    "private_address",
    "robots",
    "blocked",
]
"""Why there is no answer: the tool or the network, never the town's content. `dns` is a name that does not exist,
`name_server` one that could not be looked up just then. `blocked` is an answer that refuses us
(401 by a firewall, 403, 429, 503 to the end of the retries), or a host that asked for more rest than we wait for."""

REFUSED = frozenset({403, 429, 503})
"""The statuses with which a server, or a firewall before it, refuses us."""

TlsFlaw = Literal["expired", "not_yet_valid", "self_signed", "wrong_name", "incomplete_chain", "old_protocol", "other"]
"""Why a server could not prove over HTTPS who it is. `self_signed` has an issuer that nobody trusts, itself or another;
`incomplete_chain` keeps the certificate of its issuer from us; `old_protocol` is encryption that has been broken."""

Made = Literal["http", "browser", "rendered"]
"""How something came to be known: `http`, the crawl asked a server for it; `browser`, a page that was being drawn asked
for it, and it was fetched as anything else; `rendered`, no answer of a server but what a browser drew of one."""


class Fetched(Frozen):
    """One HTTP exchange, redirects not followed. `status` is 0 where no answer came, and `fault` then says why.

    `headers` keep the order and case in which the server sent them. `body` has its content encoding undone.
    `fetched` is ISO 8601 in UTC, to the second. `detail` is for a log, in English. `tls` is set where the server could
    not be verified: beside the fault `tls` nothing was read, otherwise the answer came over an unverified connection.
    """

    url: str
    status: int = 0
    reason: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    fault: Fault | None = None
    detail: str = ""
    fetched: str = ""
    elapsed_ms: int = 0
    tls: TlsFlaw | Literal[""] = ""
    how: Made = "http"

    def header(self, name: str) -> str:
        """The value of the first header called `name`, in any case, or an empty string."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")


class Validators(Frozen):
    """What a server gave with an answer so that it can be asked later whether it is still the same: `etag` and
    `modified` (Last-Modified) as they came, empty where there was none."""

    etag: str = ""
    modified: str = ""

    @property
    def are_given(self) -> bool:
        """Whether there is anything to ask with."""
        return bool(self.etag or self.modified)


class Rendered(Frozen):
    """What a browser made of a page: `html` once its scripts were through, in UTF-8, and the `exchanges` made for them.

    `html` is empty where nothing came of it, and `detail` then says why, for a log, in English.
    """

    html: bytes = b""
    exchanges: tuple[Fetched, ...] = ()
    detail: str = ""


class Resource(Frozen):
    """What the archive knows of one exchange; the body lies in the WARC file at `offset`.

    `id` counts from 1 in the order of fetching. `location` is the absolute target of a redirect. `parent` is the id of
    the resource that linked to this one, was drawn as this one, or asked for it while it was drawn (0: the start).
    `media_type` is what the bytes are, not what the server said; a charset of the server's is kept with it where
    reading needs it. `tls` is that of the exchange. `how` is "replay" where a recording does not say more.
    """

    id: int
    url: str
    status: int = 0
    fault: Fault | None = None
    detail: str = ""
    location: str = ""
    media_type: str = ""
    sha256: str = ""
    size: int = 0
    fetched: str = ""
    how: Made | Literal["replay"] = "http"
    parent: int = 0
    depth: int = 0
    offset: int = -1
    length: int = 0
    tls: TlsFlaw | Literal[""] = ""
