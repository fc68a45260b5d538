"""The crawl itself: best first, polite, within a budget, and able to go on where it was cut off."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable

from crawler.archive import Queued, RunArchive
from crawler.crawl.discovery import Discovery, Found
from crawler.crawl.frontier import Frontier
from crawler.crawl.guide import Fetcher, Guide, Reader, Renderer
from crawler.crawl.limits import FRONT, LOST_IN_A_ROW, PROMISE, STILL_DRAWS, TOO_UNLIKELY, WINDOW
from crawler.crawl.scope import Scope
from crawler.crawl.visit import Visit, Visitor, is_robots, location_of, read_again
from crawler.errors import Interrupted
from crawler.language import _
from crawler.models import Content, Frozen, Resource
from crawler.web import sitemaps_in

__all__ = ["Budget", "Crawl", "Event"]

_REST = {
    "budget": "budget",
    "all_items_settled": "settled",
    "nothing_promising": "unlikely",
    "site_unreachable": "unreachable",
}


class Budget(Frozen):
    """How much a crawl may take: exchanges (robots.txt apart), seconds of this sitting, bytes of bodies."""

    pages: int
    seconds: float
    bytes: int


class Event(Frozen):
    """How far the crawl is: what was fetched last, counts so far, items settled and items in all."""

    doing: str
    fetched: int
    documents: int
    queued: int
    settled: int
    total: int


class Crawl:
    """One sitting of a crawl. Answers are taken in the order of asking, so equal sites give equal runs.

    `browser` draws the pages that show little before their scripts have run; its requests count like all others.
    """

    def __init__(
        self,
        start: str,
        *,
        client: Fetcher,
        archive: RunArchive,
        pool: Reader,
        guide: Guide,
        scope: Scope,
        budget: Budget,
        on_event: Callable[[Event], None],
        browser: Renderer | None = None,
    ) -> None:
        self._start = start
        self._client = client
        self._archive = archive
        self._pool = pool
        self._guide = guide
        self._scope = scope
        self._budget = budget
        self._on_event = on_event
        self._visitor = Visitor(client, archive, pool, browser=browser, may_fetch=self._may_fetch)
        self._for_browser = 0  # fetched for pages that are being drawn
        self._shown: set[str] = set()  # documents that came with such a page
        self._discovery = Discovery(start, scope, guide)
        self._frontier = Frontier(self._discovery.ask)
        self._flight: deque[tuple[Queued, asyncio.Task[Visit]]] = deque()
        self._urls: dict[int, str] = {}  # of the resources, by id
        self._fetched = self._documents = self._bytes = self._lost = 0
        self._answered = False
        self._orphaned = False
        self._ends = asyncio.get_running_loop().time() + budget.seconds

    # --- the story ----------------------------------------------------------------------------------------------------

    async def run(self) -> str:
        """Fetch what promises most into the archive until the items are settled, nothing is left, or the budget is
        spent.

        Gives "all_items_settled", "nothing_promising" (the chance that what is left holds evidence for an open item
        fell under TOO_UNLIKELY), "frontier_empty", "budget" or "site_unreachable"; every address that was seen and not
        fetched then has a reason. A run that was cut off before goes on: nothing is fetched twice. Cancelled, it raises
        Interrupted and the run can go on later. StorageFull and OutputError come through.
        """
        try:
            await self._take_up()
            return await self._go()
        except asyncio.CancelledError:
            raise Interrupted(_("หยุดการตรวจตามคำสั่งแล้ว ข้อมูลที่ตรวจไปแล้วยังอยู่ครบ สั่งคำสั่งเดิมอีกครั้งเพื่อตรวจต่อ")) from None
        finally:
            await self._leave()

    async def _take_up(self) -> None:
        """Live through again what the archive holds of this run, or begin."""
        self._archive.requeue(_REST.values())  # it goes on, so nothing is the rest yet
        resources = self._archive.resources()
        drawn = {resource.parent for resource in resources if resource.how == "rendered"}
        for resource in resources:
            self._urls[resource.id] = resource.url
            if is_robots(resource):
                named = self._sitemaps(resource.url, resource.status, self._archive.body(resource))
                self._discovery.last_resort(named, resource.id)
                continue
            content = await read_again(resource, self._archive, self._pool) if resource.id not in drawn else None
            if resource.how == "browser":
                self._visitor.remember(resource)
            elif resource.id not in drawn:
                self._discovery.look(resource, content)
            self._note(resource, content)
        if self._start not in self._archive.known():
            self._archive.queue([Queued(url=self._start, priority=FRONT, parent=0, depth=0)])
        self._discovery.adopt((), self._archive.known() - {entry.url for entry in self._archive.pending()})
        pending = self._archive.pending()
        self._orphaned = any(map(self._is_orphan, pending))
        self._adopt(entry for entry in pending if not self._is_orphan(entry))
        self._lost = 0

    def _adopt(self, pending: Iterable[Queued]) -> None:
        waiting = tuple(pending)
        self._discovery.adopt(waiting, ())
        for entry in waiting:
            self._frontier.push(entry)

    def _is_orphan(self, entry: Queued) -> bool:
        """Whether the page that named an entry was lost with the recording. It is fetched again and will name it again;
        what it promises is not known before that."""
        return entry.parent != 0 and entry.parent not in self._urls

    async def _go(self) -> str:
        """Fetch until there is a reason to stop, and give it."""
        while True:
            self._ask_for_more()
            if not self._flight:
                return self._stop(self._why())
            entry, task = self._flight[0]
            await asyncio.wait({task}, timeout=max(0.0, self._ends - asyncio.get_running_loop().time()))
            if not task.done():
                return self._stop("budget")
            self._flight.popleft()
            self._keep(entry, task.result())
            if self._lost >= LOST_IN_A_ROW:
                return self._stop("site_unreachable")

    async def _leave(self) -> None:
        """Drop the visits that are under way; what they were for is still queued in the archive."""
        tasks = [task for _, task in self._flight]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # --- asking -------------------------------------------------------------------------------------------------------

    def _ask_for_more(self) -> None:
        while len(self._flight) < WINDOW and not self._is_spent():
            entry = self._frontier.head()
            if entry is None and not self._flight and self._orphaned:
                self._adopt(self._archive.pending())
                self._orphaned, entry = False, self._frontier.head()
            if entry is None or self._is_enough(entry):
                return
            self._frontier.take(entry)
            if entry.url in self._shown:
                continue
            if reason := self._discovery.refusal(entry):
                self._archive.skip(entry.url, reason)
                continue
            self._discovery.take(entry.url)
            coming = self._visitor.visit(entry.url, self._urls.get(entry.parent, ""))
            self._flight.append((entry, asyncio.create_task(coming)))

    def _may_fetch(self) -> bool:
        """Asked before a request is made for a page that is being drawn, and counts it."""
        if self._is_spent():
            return False
        self._for_browser += 1
        return True

    def _is_spent(self) -> bool:
        pages = self._fetched + len(self._flight) + self._for_browser
        late = asyncio.get_running_loop().time() >= self._ends
        return late or pages >= self._budget.pages or self._bytes >= self._budget.bytes

    def _is_enough(self, head: Queued) -> bool:
        """Whether what is left, of which `head` promises most, is not worth a fetch."""
        if head.priority >= STILL_DRAWS:
            return False
        settled, total = self._guide.settled()
        is_open = 1 - settled / total if total else 1.0
        return not is_open or (head.priority < PROMISE and self._discovery.chance_left() * is_open < TOO_UNLIKELY)

    def _is_settled(self) -> bool:
        settled, total = self._guide.settled()
        return total > 0 and settled >= total

    def _why(self) -> str:
        if not self._answered:
            return "site_unreachable"
        if len(self._frontier) and self._is_spent():
            return "budget"
        if self._is_settled():
            return "all_items_settled"
        return "nothing_promising" if len(self._frontier) else "frontier_empty"

    def _stop(self, stopped_by: str) -> str:
        if stopped_by in _REST:
            self._archive.skip_rest(_REST[stopped_by])
        return stopped_by

    # --- keeping ------------------------------------------------------------------------------------------------------

    def _keep(self, entry: Queued, seen: Visit) -> None:
        self._keep_robots()
        if seen.fetched is None:
            self._answered = True  # By the robots.txt that forbids it.
            self._archive.skip(entry.url, "robots")
            return
        shown = seen.drawn or seen
        draft = Resource(
            id=self._archive.next_id + (shown is seen.drawn),
            url=entry.url,
            status=200 if seen.unchanged else seen.fetched.status,
            location=seen.location,
            parent=entry.parent,
            depth=entry.depth,
        )
        found = self._discovery.look(draft, shown.content)
        self._for_browser -= len(seen.parts)
        with self._archive.together():
            page = self._record(seen, entry.parent, entry.depth, found if shown is seen else Found())
            kept = [(page, seen.content if shown is seen else None)]
            for each in filter(None, (seen.drawn, *seen.parts)):
                resource = self._record(each, page.id, entry.depth, found if each is shown else Found())
                kept.append((resource, each.content))
        for added in found.queued.values():
            self._frontier.push(added)
        for resource, content in kept:
            self._note(resource, content)
        settled, total = self._guide.settled()
        self._on_event(
            Event(
                doing=page.url,
                fetched=self._fetched,
                documents=self._documents,
                queued=len(self._frontier) + len(self._flight),
                settled=settled,
                total=total,
            )
        )

    def _keep_robots(self) -> None:
        exchanges = self._client.robots_exchanges
        while exchanges:
            rules = exchanges.pop(0)
            named = self._sitemaps(rules.url, rules.status, rules.body)
            found = self._discovery.last_resort(named, self._archive.next_id)
            media_type = "text/plain" if rules.body else ""
            self._record(Visit(fetched=rules, media_type=media_type, location=location_of(rules)), 0, 0, found)
            for added in found.queued.values():
                self._frontier.push(added)

    def _sitemaps(self, robots: str, status: int, body: bytes) -> tuple[str, ...]:
        return sitemaps_in(body, robots) if status == 200 and self._scope.admits(robots) else ()

    def _record(self, seen: Visit, parent: int, depth: int, found: Found) -> Resource:
        assert seen.fetched is not None
        return self._archive.record(
            seen.fetched,
            media_type=seen.media_type,
            location=seen.location,
            parent=parent,
            depth=depth,
            content=seen.content,
            unchanged=seen.unchanged,
            queued=tuple(found.queued.values()),
            skipped=tuple(found.skipped.items()),
        )

    def _note(self, resource: Resource, content: Content | None) -> None:
        self._urls[resource.id] = resource.url
        if resource.how != "rendered":
            self._fetched += 1
            self._bytes += resource.size
        self._documents += content is not None and content.is_document
        if resource.how != "browser":
            self._note_answer(resource)
        elif content is not None:
            self._shown.add(resource.url)
        self._guide.saw(resource, content)

    def _note_answer(self, resource: Resource) -> None:
        self._answered = self._answered or resource.status > 0
        if resource.status and resource.fault != "blocked":
            self._lost = 0
        elif self._scope.is_home(resource.url):
            self._lost += 1
