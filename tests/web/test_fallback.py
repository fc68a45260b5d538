"""A server that can't be verified is read all the same, what came so says why, and nothing secret goes there."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from crawler.models import Fetched
from crawler.web import Client
from tests.faults import Drop, FaultServer, InTurn, Raw, Silence
from tests.faults.certificates import FLAWS, HOST, Authority
from tests.web.tools import loopback_client

CLOSING = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 6\r\n{}\r\npublic"
PUBLIC = Raw(CLOSING.format("").encode())
COOKIE = Raw(CLOSING.format("Set-Cookie: secret=1; path=/\r\n").encode())

Story = Callable[[FaultServer, Client], Awaitable[None]]


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


def with_server(tls: ssl.SSLContext | None, story: Story, authority: Authority, **options: Any) -> FaultServer:
    """Let `story` happen between a client that trusts `authority` and a server at `HOST`."""

    async def to_loopback(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",)

    async def run() -> FaultServer:
        known: dict[str, Any] = {"resolver": to_loopback, "private_hosts": frozenset({HOST}), "tls": authority.trusting}
        async with FaultServer(tls=tls) as server, loopback_client(**known, **options) as client:
            server.answers = {"/": PUBLIC, "/cookie": COOKIE}
            await story(server, client)
            return server

    return asyncio.run(run())


def gist(fetched: Fetched) -> tuple[str | None, int, bytes, str]:
    return fetched.fault, fetched.status, fetched.body, fetched.tls


BAD_CERTIFICATES = [flaw for flaw in FLAWS if flaw != "old_protocol"]


@pytest.mark.parametrize("flaw", BAD_CERTIFICATES)
def test_what_can_not_be_verified_is_read_and_says_why(authority: Authority, flaw: str):
    async def story(server: FaultServer, client: Client) -> None:
        for asked in (1, 2, 3):
            assert gist(await client.fetch(server.url(host=HOST))) == (None, 200, b"public", flaw)
            assert server.connections == asked + 1, "one handshake in vain is enough for a host"

    server = with_server(authority.server(flaw), story, authority)
    assert server.paths() == ["/", "/", "/"]


def test_old_encryption_is_read_too(authority: Authority):
    async def story(server: FaultServer, client: Client) -> None:
        for asked in (1, 2, 3):
            # The server of asyncio hangs up without the alert that would say why, as old ones do.
            assert gist(await client.fetch(server.url(host=HOST))) == (None, 200, b"public", "other")
            assert server.connections == asked + 2

    with_server(authority.server("old_protocol"), story, authority)


@pytest.mark.parametrize("flaw", BAD_CERTIFICATES)
def test_nothing_is_read_unverified_where_the_user_is_strict(authority: Authority, flaw: str):
    async def story(server: FaultServer, client: Client) -> None:
        fetched = await client.fetch(server.url(host=HOST))
        assert gist(fetched) == ("tls", 0, b"", flaw)
        assert fetched.detail

    assert with_server(authority.server(flaw), story, authority, strict_tls=True).paths() == []


def test_what_can_be_verified_bears_no_label(authority: Authority):
    async def story(server: FaultServer, client: Client) -> None:
        assert gist(await client.fetch(server.url(host=HOST))) == (None, 200, b"public", "")
        assert server.connections == 1

    with_server(authority.server(), story, authority)


def test_plain_http_bears_no_label_on_the_host_that_failed_over_https(authority: Authority):
    async def story(server: FaultServer, client: Client) -> None:
        assert (await client.fetch(server.url(host=HOST))).tls == "expired"
        async with FaultServer({"/": PUBLIC}) as plain:
            assert gist(await client.fetch(plain.url(host=HOST))) == (None, 200, b"public", "")

    with_server(authority.server("expired"), story, authority)


def test_a_certificate_that_turns_bad_labels_what_came_by_it_and_gets_no_cookie(authority: Authority):
    tls = authority.server()

    async def story(server: FaultServer, client: Client) -> None:
        assert (await client.fetch(server.url("/cookie", HOST))).tls == ""
        authority.equip(tls, "expired")
        assert (await client.fetch(server.url("/", HOST))).tls == "expired"
        authority.equip(tls)
        assert (await client.fetch(server.url("/", HOST))).tls == ""

    server = with_server(tls, story, authority)
    assert [heard.headers.get("cookie") for heard in server.heard] == [None, None, "secret=1"]


def test_cookies_of_an_unverified_server_stay_with_it(authority: Authority):
    async def story(server: FaultServer, client: Client) -> None:
        for path in ("/cookie", "/"):
            await client.fetch(server.url(path, HOST))

    server = with_server(authority.server("expired"), story, authority)
    assert [heard.headers.get("cookie") for heard in server.heard] == [None, "secret=1"]


def test_a_slip_of_the_line_is_not_held_against_a_server(authority: Authority):
    async def story(server: FaultServer, client: Client) -> None:
        server.slips = 1
        for _ in range(2):
            assert gist(await client.fetch(server.url(host=HOST))) == (None, 200, b"public", "")

    with_server(authority.server(), story, authority)


def test_a_port_without_tls_is_a_fault(authority: Authority):
    async def story(server: FaultServer, client: Client) -> None:
        fetched = await client.fetch(f"https://{HOST}:{server.port}/")
        assert gist(fetched) == ("tls", 0, b"", "other")

    assert with_server(None, story, authority).paths() == []


@pytest.mark.parametrize(("trouble", "fault"), [(Silence(), "timeout"), (InTurn(Drop()), "protocol")])
def test_trouble_over_an_unverified_connection_is_told_as_such(authority: Authority, trouble: Any, fault: str):
    async def story(server: FaultServer, client: Client) -> None:
        server.answers["/"] = trouble
        assert gist(await client.fetch(server.url(host=HOST))) == (fault, 0, b"", "")

    with_server(authority.server("expired"), story, authority, timeout=0.5, attempts=2)
