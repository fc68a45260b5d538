"""The guard against being led into a private network: every name is resolved here, checked, and only then connected to.

A page of a stranger can link or redirect to `http://192.168.1.1/`, or to a name that resolves to it, at first or only
at the second look (DNS rebinding). So the check sits where the connection is made: what was checked is what is
connected to, while the Host header and the TLS server name stay those of the URL.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable

import httpcore2 as httpcore

__all__ = [
    "GuardedBackend",
    "NameServerError",
    "NameUnknownError",
    "PrivateAddressError",
    "Resolver",
    "is_public",
    "resolve",
]

Resolver = Callable[[str, int], Awaitable[tuple[str, ...]]]
"""Host and port to IP addresses, best first; raises `NameUnknownError` or `NameServerError`."""

MOST_ADDRESSES = 3
"""How many addresses of a host are tried before giving up."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NEVER = (
    ipaddress.ip_network("168.63.129.16/32"),  # a cloud's metadata, on an address that looks public
    ipaddress.ip_network("::/96"),  # IPv4 in IPv6 as it was before mapping
    ipaddress.ip_network("2001::/32"),  # Teredo and 6to4: tunnels to any IPv4 address, long out of use
    ipaddress.ip_network("2002::/16"),
)


class PrivateAddressError(Exception):
    """The host lies on addresses that only this computer or its own network can reach."""


class NameUnknownError(Exception):
    """The name does not exist."""


class NameServerError(Exception):
    """The name could not be looked up just now."""


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of `host` as the system knows them."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise NameServerError(f"{host}: {error.strerror}") from error
        raise NameUnknownError(f"{host}: {error.strerror}") from error
    except UnicodeError as error:  # an empty label, or one of more than 63 characters
        raise NameUnknownError(f"{host}: no host name") from error
    return tuple(dict.fromkeys(str(info[4][0]) for info in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet; an IPv4 address inside an IPv6 one counts for itself."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address) and (ip.ipv4_mapped or ip in _NAT64):
        return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)))
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _NEVER)


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects only to addresses that passed the check; hosts in `private_hosts` need not."""

    def __init__(self, private_hosts: frozenset[str], resolver: Resolver = resolve) -> None:
        self._private_hosts = frozenset(host.strip("[]").lower() for host in private_hosts)
        self._resolver = resolver
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """The first connection that succeeds, else the first failure; `timeout` (seconds) is for each address."""
        failures: list[Exception] = []
        for address in (await self._checked(host, port))[:MOST_ADDRESSES]:
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failures.append(error)
        raise failures[0] if failures else NameUnknownError(f"{host}: no address")

    async def _checked(self, host: str, port: int) -> list[str]:
        found = await self._resolver(host, port)
        allowed = [each for each in found if host.lower() in self._private_hosts or is_public(each)]
        if found and not allowed:
            raise PrivateAddressError(f"{host} is {', '.join(found)}")
        # They are tried one after another, and a town's AAAA record is more often wrong than its A record.
        return sorted(allowed, key=lambda address: ":" in address)
