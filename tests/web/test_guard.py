"""No page can lead us into a private network."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Iterable

import httpcore2 as httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.models import Fetched
from crawler.web.guard import GuardedBackend, PrivateAddressError, is_public, resolve
from tests.faults import FaultServer, Page
from tests.web.tools import loopback_client

PUBLIC = ["1.1.1.1", "203.150.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
PRIVATE = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:224.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b::7f00:1",
    "2001:db8::1",
    "2001:0:101:101::1",
    "2002:101:101::1",
    "2002:7f00:1::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "ff02::1",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str):
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_not_public(address: str):
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_is_as_private_in_any_wrapping(ip: ipaddress.IPv4Address):
    assert is_public(f"::ffff:{ip}") == is_public(f"64:ff9b::{ip}") == is_public(str(ip))


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]"])
def test_no_spelling_of_a_private_address_is_let_through(host: str):
    """Checked as the system reads it, so every spelling is the same to us."""

    async def run() -> Fetched:
        async with loopback_client(private_hosts=frozenset()) as client:
            return await client.fetch(f"http://{host}:9/")

    assert asyncio.run(run()).fault in ("private_address", "dns", "protocol")


def test_a_private_host_is_open_to_the_user_who_started_there_and_to_no_other_name():
    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",)

    async def run() -> tuple[list[Fetched], int]:
        async with (
            FaultServer({"/": Page(b"in")}) as server,
            loopback_client(resolver=resolver, private_hosts=frozenset({"Town.example"})) as client,
        ):
            urls = [server.url(host="town.example"), server.url(host="evil.example"), server.url()]
            return [await client.fetch(url) for url in urls], len(server.heard)

    fetched, heard = asyncio.run(run())
    assert [each.fault for each in fetched] == [None, "private_address", "private_address"]
    assert heard == 1


class Network:
    """Notes what would have been connected to; addresses in `dead` refuse."""

    def __init__(self, dead: Iterable[str] = ()) -> None:
        self.dead = set(dead)
        self.connected: list[str] = []

    async def connect_tcp(self, _backend: object, host: str, *_: object) -> httpcore.AsyncNetworkStream:
        self.connected.append(host)
        if host in self.dead:
            raise httpcore.ConnectError(f"{host} is dead")
        return httpcore.AsyncNetworkStream()


def connect(monkeypatch: pytest.MonkeyPatch, network: Network, *looked_up: tuple[str, ...]) -> None:
    """Connect to town.example once for each answer of the name server in `looked_up`."""
    answers = iter(looked_up)

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return next(answers)

    async def connect_tcp(backend: object, host: str, *rest: object) -> httpcore.AsyncNetworkStream:
        return await network.connect_tcp(backend, host, *rest)

    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connect_tcp)

    async def run() -> None:
        backend = GuardedBackend(frozenset(), resolver)
        for _ in looked_up:
            await backend.connect_tcp("town.example", 80)

    asyncio.run(run())


def test_a_name_that_turns_private_at_the_second_look_is_refused(monkeypatch: pytest.MonkeyPatch):
    network = Network()
    with pytest.raises(PrivateAddressError):
        connect(monkeypatch, network, ("203.150.1.1",), ("192.168.1.1",))
    assert network.connected == ["203.150.1.1"]


def test_of_mixed_addresses_only_the_public_ones_are_tried(monkeypatch: pytest.MonkeyPatch):
    network = Network(dead=["203.150.1.1"])
    connect(monkeypatch, network, ("2606:4700:4700::1111", "10.0.0.1", "203.150.1.1"))
    assert network.connected == ["203.150.1.1", "2606:4700:4700::1111"]


def test_the_first_failure_is_told_where_all_addresses_fail(monkeypatch: pytest.MonkeyPatch):
    addresses = tuple(f"203.150.1.{last}" for last in range(1, 9))
    network = Network(dead=addresses)
    with pytest.raises(httpcore.ConnectError, match=r"203\.150\.1\.1 is dead"):
        connect(monkeypatch, network, addresses)
    assert network.connected == list(addresses[:3])


def test_the_system_knows_localhost():
    assert set(asyncio.run(resolve("localhost", 80))) <= {"127.0.0.1", "::1"}
