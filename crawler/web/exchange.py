"""One request and its answer. The only module that names the HTTP library.

Nothing large is sent for nothing: the header of an answer says type and size, and film, sound and what is too large are
cut off before their body. No HEAD goes ahead: it would be a second request for every file that is wanted, and most
are; nor does a Range, which the download scripts of many sites ignore. That a link promised little is no reason to cut
its file off: the frontier asks for such files last and samples them, and a wrong guess of ours must not end as
"unreadable".
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from datetime import datetime

import httpcore2 as httpcore
import httpx2 as httpx
from msgspec.structs import replace

from crawler.models import Fault, Fetched, Frozen, TlsFlaw, Validators
from crawler.web.clock import Clock
from crawler.web.guard import GuardedBackend, NameServerError, NameUnknownError, PrivateAddressError, Resolver
from crawler.web.settings import FetchSettings
from crawler.web.tls import tls_flaw

__all__ = ["MANY", "SLOWEST", "Exchanger", "Outcome", "origin_of"]

SLOWEST = 100_000
"""Bytes per second. A body that arrives at least this fast is let go on beyond the time limit: annual plans are large
and town servers slow."""

MANY = 99
"""As many attempts as the settings allow."""

_CONNECT_SHARE = 1 / 3
"""The share of the time limit that one address of a host gets, so that a dead one leaves time for the next."""

_LONGEST_DETAIL = 300
_NEVER_READ = ("video/", "audio/")
_PASSING = frozenset({429, 502, 503, 504})
_HEADERS = {
    "Accept-Encoding": "gzip, deflate",  # not what else happens to be installed: the same site gives the same answers
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Language": "th,en;q=0.5",
}


class Outcome(Frozen):
    """An exchange, and how many attempts an outcome like it is worth, counting those made."""

    fetched: Fetched
    attempts: int = 1


class Exchanger:
    """Makes single exchanges over HTTP/1.1: guarded, bounded in bytes and time, cookies kept.

    `tls` is the context of https connections; None verifies servers against the system's trust store.
    """

    def __init__(self, settings: FetchSettings, clock: Clock, resolver: Resolver, tls: ssl.SSLContext | None) -> None:
        self._settings = settings
        self._clock = clock
        self._client = httpx.AsyncClient(
            transport=_GuardedTransport(settings, resolver, tls or httpx.create_ssl_context()),
            headers={"User-Agent": settings.user_agent, **_HEADERS},
            timeout=httpx.Timeout(None, connect=settings.timeout * _CONNECT_SHARE),
            trust_env=False,
        )
        self._answered: set[str] = set()

    async def get(self, url: str, referer: str, validators: Validators | None) -> Outcome:
        """One GET, conditional with `validators`. Never raises; where no whole answer came, the status is 0."""
        when = self._clock.utc()
        started = self._clock.monotonic()
        try:
            outcome = await self._get(url, _asking(referer, validators))
        except Exception as error:  # whatever a stranger's server or address provokes must not end the crawl
            outcome = self._failed(url, error)
        if outcome.fetched.status:
            self._answered.add(origin_of(url))
        elapsed = round((self._clock.monotonic() - started) * 1000)
        return replace(outcome, fetched=replace(outcome.fetched, fetched=_iso(when), elapsed_ms=elapsed))

    def has_answered(self, origin: str) -> bool:
        """Whether anything ever came from there."""
        return origin in self._answered

    async def aclose(self) -> None:
        """Close every connection."""
        await self._client.aclose()

    def _failed(self, url: str, error: Exception) -> Outcome:
        fault, attempts = _classify(error)
        if isinstance(error, httpcore.ConnectTimeout) and not self.has_answered(origin_of(url)):
            attempts = 1  # the system has knocked several times by then; a port that never answered is closed by a wall
        flaw = _tls_flaw(error) if fault == "tls" else ""
        return Outcome(fetched=Fetched(url=url, fault=fault, detail=_detail(error), tls=flaw), attempts=attempts)

    async def _get(self, url: str, headers: dict[str, str]) -> Outcome:
        async with (
            asyncio.timeout(self._settings.timeout) as deadline,
            self._client.stream("GET", url, headers=headers) as response,
        ):
            fetched = Fetched(
                url=url,
                status=response.status_code,
                reason=response.reason_phrase,
                headers=tuple((_text(name), _text(value)) for name, value in response.headers.raw),
            )
            body = await self._body(response, deadline)
        if body is None:
            detail = f"more than {self._largest(response)} bytes"
            return Outcome(fetched=replace(fetched, fault="too_large", detail=detail))
        return Outcome(fetched=replace(fetched, body=body), attempts=MANY if fetched.status in _PASSING else 1)

    async def _body(self, response: httpx.Response, deadline: asyncio.Timeout) -> bytes | None:
        """The body with its content encoding undone; None once it grows too large, by its header or in truth."""
        _check_encoding(response)
        limit = self._largest(response)
        declared = response.headers.get("Content-Length", "")
        if declared.isascii() and declared.isdigit() and int(declared) > limit:
            return None
        ends = deadline.when() or 0.0
        body = bytearray()
        async with aclosing(response.aiter_bytes()) as chunks:
            async for chunk in chunks:
                body += chunk
                if len(body) > limit:
                    return None
                deadline.reschedule(ends + response.num_bytes_downloaded / SLOWEST)
        return bytes(body)

    def _largest(self, response: httpx.Response) -> int:
        """How many bytes of the body are taken: none of film, sound and letters, which show no item."""
        media_type = response.headers.get("Content-Type", "").strip().lower()
        is_font = media_type.startswith("font/") and not self._settings.fonts
        return 0 if is_font or media_type.startswith(_NEVER_READ) else self._settings.max_bytes


def _check_encoding(response: httpx.Response) -> None:
    """The library may hand on a body in a coding that it can't undo; we asked for no such coding."""
    for coding in response.headers.get_list("Content-Encoding", split_commas=True):
        if coding.strip().lower() in ("br", "zstd"):
            raise httpx.DecodingError(f"content encoding {coding} was not asked for")


class _GuardedTransport(httpx.AsyncBaseTransport):
    """The library's own transport has no place for a network backend, so this one hands requests to the pool itself."""

    def __init__(self, settings: FetchSettings, resolver: Resolver, tls: ssl.SSLContext) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=None,
            max_keepalive_connections=4 * settings.parallel,
            keepalive_expiry=5.0,
            network_backend=GuardedBackend(settings.private_hosts, resolver),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        headers = [
            (name, _coding(value) if name.lower() == b"content-encoding" else value) for name, value in answer.headers
        ]
        return httpx.Response(answer.status, headers=headers, stream=_Stream(answer), extensions=answer.extensions)

    async def aclose(self) -> None:
        await self._pool.aclose()


def _asking(referer: str, validators: Validators | None) -> dict[str, str]:
    held = validators or Validators()
    asked = {"Referer": referer, "If-None-Match": held.etag, "If-Modified-Since": held.modified}
    return {name: value for name, value in asked.items() if value}


def _coding(value: bytes) -> bytes:
    """x-gzip is gzip by its old name (RFC 9110, 8.4.1.3), which the library does not know."""
    return b"gzip" if value.strip().lower() == b"x-gzip" else value


class _Stream(httpx.AsyncByteStream):
    """The body of a pooled answer; closing it gives the connection back."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async with aclosing(self._answer.aiter_stream()) as chunks:
            async for chunk in chunks:
                yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


def _classify(error: BaseException) -> tuple[Fault, int]:
    """The fault, and how many attempts it is worth: what lasts is not asked for again."""
    causes = tuple(_causes(error))

    def due_to(*kinds: type[BaseException]) -> bool:
        return any(isinstance(each, kinds) for each in causes)

    if due_to(PrivateAddressError):
        return "private_address", 1
    if due_to(NameUnknownError):
        return "dns", 1
    if due_to(NameServerError):
        return "name_server", MANY
    if due_to(TimeoutError, httpcore.TimeoutException):
        return "timeout", 2
    if due_to(ssl.SSLError):
        return "tls", 1
    if due_to(ConnectionResetError, BrokenPipeError, httpcore.ReadError, httpcore.WriteError):
        return "reset", MANY
    if due_to(httpcore.ConnectError):
        return "refused", 2
    return "protocol", MANY if due_to(httpcore.RemoteProtocolError) else 1


def _tls_flaw(error: Exception) -> TlsFlaw:
    return next((tls_flaw(each) for each in _causes(error) if isinstance(each, ssl.SSLError)), "other")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _detail(error: Exception) -> str:
    """One line for a log: what the system said where the library only says that it failed."""
    said = next((each for each in _causes(error) if isinstance(each, ConnectionError)), error)
    return f"{type(said).__name__}: {said}".rstrip(": ")[:_LONGEST_DETAIL]


def origin_of(url: str) -> str:
    """Scheme, host and port of a web address."""
    return "/".join(url.split("/", 3)[:3])


def _text(raw: bytes) -> str:
    """A header as text: some servers put Thai into Location as plain UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _iso(when: datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
