"""Draws the pictures of one audit: pages by the browser, documents by the workers, side by side and in bounded time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from crawler.archive import REQUISITES, Album, WarcFile
from crawler.audit.by_hash import ByHash, again
from crawler.audit.scans import Bodies
from crawler.audit.supplies import Held
from crawler.audit.workspace import now, timestamp
from crawler.crawl import Scope
from crawler.models import Drawn, Fetched, Frozen, PictureOf, Resource
from crawler.read import ReaderPool, is_text
from crawler.web import Camera, Chromium, Client, FetchSettings, HostClock, Requisites

__all__ = ["SECONDS", "Key", "Material", "Net", "Shoot"]

SECONDS = 180.0
"""How long pictures are taken, all together."""

_AHEAD = 4

Key = tuple[str, str]
"""The address of evidence, and the hash of its bytes."""


class Net(Frozen):
    """How pages of the site get what they are made of: as the crawl did, at its pace, from where it went.

    `robots` are the rules that the crawl was told; `may_fetch` is asked before each request.
    """

    settings: FetchSettings
    hosts: HostClock
    scope: Scope
    robots: Sequence[Fetched] = ()
    may_fetch: Callable[[], bool] = lambda: True


class Material(Frozen):
    """What pictures are made from: the `resources` of a run and their `bodies`; what is `held` of other addresses; the
    folders in which there may be pictures already, the likeliest first, each with its run's id (empty: this very run);
    and the `net`, None where nothing may be asked for."""

    resources: Sequence[Resource]
    bodies: Bodies
    held: Held
    earlier: Sequence[tuple[str, Path]] = ()
    net: Net | None = None


class _Negative(Frozen):
    """What is drawn once: a resource, and the evidence that it is the picture of."""

    resource: Resource
    keys: tuple[Key, ...]

    @property
    def is_page(self) -> bool:
        """Whether the browser draws it."""
        return is_text(self.resource.media_type.partition(";")[0])


class Shoot:
    """Takes pictures into `album`; without a `chromium` of documents only. What is asked of servers for them goes into
    a recording of its own in `folder`. `requests` counts it."""

    def __init__(self, material: Material, album: Album, folder: Path, chromium: Chromium | None) -> None:
        self.requests = 0
        self._material = material
        self._album = album
        self._warc_path = folder / REQUISITES
        self._warc: WarcFile | None = None
        self._chromium = chromium

    async def take(self, wanted: Iterable[Key]) -> None:
        """Draw what there is of the `wanted`, and stop after SECONDS. StorageFull or OutputError come through."""
        negatives = _by_body(wanted, self._material.resources)
        async with AsyncExitStack() as stack:
            requisites = await self._requisites(stack)
            stack.callback(self._end, requisites)
            camera = Camera(self._chromium, requisites) if self._chromium else None
            if camera is not None:
                await stack.enter_async_context(camera)
            with suppress(TimeoutError):
                async with asyncio.timeout(SECONDS):
                    with ReaderPool() as pool:  # inside, so that the end of our time ends what it does
                        await self._develop(negatives, camera, pool, requisites)

    async def _requisites(self, stack: AsyncExitStack) -> Requisites:
        net = self._material.net
        if net is None or self._chromium is None:
            return Requisites(self._material.held)
        client = await stack.enter_async_context(Client(net.settings, net.hosts))
        for rules in net.robots:
            client.remember_robots(rules)
        return Requisites(self._material.held, client, admits=net.scope.admits, may_fetch=net.may_fetch)

    async def _develop(
        self, negatives: Mapping[str, Sequence[_Negative]], camera: Camera | None, pool: ReaderPool, made_of: Requisites
    ) -> None:
        """Draw several at once; what is finished goes into the album here, one after the other."""
        under_way: set[asyncio.Task[tuple[_Negative, Drawn]]] = set()
        one_each = [each[0].resource for each in negatives.values()]
        try:
            for resource, body in self._material.bodies(one_each):
                for negative in negatives[resource.sha256]:
                    under_way.add(asyncio.create_task(_drawn(negative, body, camera, pool)))
                while len(under_way) >= _AHEAD:
                    under_way = await self._keep(under_way, made_of)
            while under_way:
                under_way = await self._keep(under_way, made_of)
        finally:
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)

    async def _keep(
        self, under_way: set[asyncio.Task[tuple[_Negative, Drawn]]], made_of: Requisites
    ) -> set[asyncio.Task[tuple[_Negative, Drawn]]]:
        """Keep what is finished; what is still under way."""
        done, rest = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
        for negative, drawn in (task.result() for task in done):
            if drawn.picture:
                of: PictureOf = "page" if negative.is_page else "document"
                self._album.add(negative.keys, drawn, taken=timestamp(now()), of=of)
        self._record(made_of)
        return rest

    def _record(self, made_of: Requisites) -> None:
        for fetched in made_of.news():
            if not fetched.status:
                continue
            if self._warc is None:
                self._warc = WarcFile(self._warc_path, 0)
            self._warc.append(replace(fetched, how="browser"), sha256(fetched.body).hexdigest())
        self.requests = made_of.requests

    def _end(self, made_of: Requisites) -> None:
        try:
            self._record(made_of)
        finally:
            if self._warc is not None:
                self._warc.close()


async def _drawn(negative: _Negative, body: bytes, camera: Camera | None, pool: ReaderPool) -> tuple[_Negative, Drawn]:
    resource = negative.resource
    if not negative.is_page:
        return negative, await asyncio.wrap_future(pool.draw(body, resource.url, resource.media_type))
    if camera is None:
        return negative, Drawn(reason="no browser")
    packed, why = await camera.take(again(resource, body))
    drawn = pool.draw(packed, resource.url, "image/png") if packed else None
    return negative, await asyncio.wrap_future(drawn) if drawn else Drawn(reason=why)


def _by_body(wanted: Iterable[Key], resources: Sequence[Resource]) -> dict[str, list[_Negative]]:
    """What is to be drawn, by the hash of its bytes, in the order of the evidence. The same bytes at two addresses are
    one document, but two pages: what a page is made of hangs on its address."""
    by_hash = ByHash(resources)
    found: dict[str, dict[Resource, list[Key]]] = {}
    for key in wanted:
        resource = by_hash.of(*key)
        if resource is None:
            continue
        if not is_text(resource.media_type.partition(";")[0]):
            resource = by_hash.first(resource)
        found.setdefault(resource.sha256, {}).setdefault(resource, []).append(key)
    return {
        digest: [_Negative(resource=each, keys=tuple(keys)) for each, keys in held.items()]
        for digest, held in found.items()
    }
