"""How many requests the evidence takes, beside breadth-first and an oracle: `python -m benchmarks.harvest`.

Both crawls are the crawl of `oit audit`; only the guide differs. Requests are counted until nine in ten of the items
that are met in truth have had a page or file fetched that shows them; robots.txt counts, judging is not looked at.
"""

from __future__ import annotations

import asyncio
import math
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean

from benchmarks.material import large_site
from benchmarks.measure import show
from benchmarks.noisy import noisy_site, noisy_truth
from crawler import __version__
from crawler.archive import RunArchive, RunInfo, Store
from crawler.checklist import load
from crawler.crawl import Budget, Crawl, Guide, Scope
from crawler.judge import ChecklistGuide
from crawler.models import Content, Link, Referrer, Resource
from crawler.read import READER, ReaderPool
from crawler.web import Client, FetchSettings
from tests.sites import MIDDLING, TOWNS, Site, Truth
from tests.sites.server import serve

CHECKLIST = load("oit-2567")
LARGE = 800
SHARE = 0.9
GOAL, GOAL_NOISY = 2.0, 5.0
PLENTY = Budget(pages=10_000, seconds=10_000, bytes=10**10)


class BreadthFirst:
    """Finds every link equally good, so that nearness to the start decides; and never has enough."""

    def priority(self, link: Link, referrer: Referrer) -> float:  # noqa: ARG002
        """The same for all."""
        return 0.5

    def pictures(self, page: Resource, content: Content) -> tuple[Link, ...]:  # noqa: ARG002
        """None: the same is fetched of every page."""
        return ()

    def saw(self, resource: Resource, content: Content | None) -> None:
        """Learns nothing."""

    def settled(self) -> tuple[int, int]:
        """Nothing ever is."""
        return 0, len(CHECKLIST.items)


def wanted(truth: Mapping[str, Truth]) -> list[frozenset[str]]:
    """For each item that is met, the paths that show it."""
    return [frozenset(item.paths) for item in truth.values() if item.met]


def requests_of(fetched: Sequence[str], items: Sequence[frozenset[str]]) -> float:
    """After how many of the paths `fetched` enough items have been shown; infinite if they never are."""
    needed = math.ceil(SHARE * len(items))
    when = sorted(
        min((place for place, path in enumerate(fetched, 1) if path in item), default=math.inf) for item in items
    )
    return when[needed - 1]


def oracle(items: Sequence[frozenset[str]]) -> list[str]:
    """The fetches of one who knows the site by heart: each time what shows most of the items that are left."""
    left, fetched = list(items), []
    while left:
        best = max(sorted(frozenset.union(*left)), key=lambda path: sum(path in item for item in left))
        fetched.append(best)
        left = [item for item in left if best not in item]
    return fetched


async def _crawl(start: str, guide: Guide, store: Store, archive: RunArchive) -> str:
    settings = FetchSettings(delay=0, private_hosts=frozenset({"127.0.0.1"}))
    async with Client(settings, store.hosts) as client:
        with ReaderPool() as pool:
            return await Crawl(
                start,
                client=client,
                archive=archive,
                pool=pool,
                guide=guide,
                scope=Scope(start, allowed_hosts=CHECKLIST.allowed_hosts),
                budget=PLENTY,
                on_event=lambda _: None,
            ).run()


def fetched_by(guide: Guide, site: Site) -> list[str]:
    """The paths of all requests that a crawl of the site makes, in their order; empty where nothing was there."""
    with tempfile.TemporaryDirectory() as folder, serve(site) as base:
        info = RunInfo(
            id="harvest",
            site=base + "/",
            checklist_id=CHECKLIST.id,
            checklist_sha256=CHECKLIST.sha256,
            tool_version=__version__,
            folder=folder,
            warc=str(Path(folder, "run.warc.gz")),
            started="2026-01-02T03:04:05Z",
        )
        with Store(Path(folder, "oit.db"), reader=READER) as store:
            archive = store.begin(info)
            asyncio.run(_crawl(info.site, guide, store, archive))
            return [each.url.removeprefix(base) if each.status == 200 else "" for each in archive.resources()]


def _row(name: str, ours: float, theirs: float, best: float, all_of_ours: int) -> tuple[str, ...]:
    counts = (best, ours, theirs, all_of_ours)
    return (name, *(f"{count:.0f}" for count in counts), *(f"{ratio:.2f}" for ratio in (ours / best, theirs / ours)))


def main() -> None:
    """Prints the figures."""
    towns = {name: (town.site(), town.truth()) for name, town in TOWNS.items()}
    towns["middling, with news"] = (large_site(LARGE), MIDDLING.truth())
    towns["good, buried"] = (noisy_site(), noisy_truth())
    towns["good, buried, misleading"] = (noisy_site(alike=True), noisy_truth())
    rows, harvests, beaten = [], [], []
    for name, (site, truth) in towns.items():
        items = wanted(truth)
        whole = fetched_by(ChecklistGuide(CHECKLIST), site)
        ours, theirs = requests_of(whole, items), requests_of(fetched_by(BreadthFirst(), site), items)
        best = requests_of(oracle(items), items)
        rows.append(_row(f"{name}: {len(site):,} addresses", ours, theirs, best, len(whole)))
        harvests.append(ours / best)
        beaten.append(theirs / ours)
    rows.append(("mean", "", "", "", "", f"{mean(harvests):.2f}", f"{mean(beaten):.2f}"))
    columns = ("town", "oracle", "ours", "breadth-first", "ours, whole", "ours / oracle", "breadth-first / ours")
    goals = f"mean ours / oracle <= {GOAL}, breadth-first / ours >= {GOAL_NOISY} where it is large and noisy"
    show(f"Requests until {SHARE:.0%} of the items met were reached (goal: {goals})", columns, rows)


if __name__ == "__main__":
    main()
