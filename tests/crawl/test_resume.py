"""The crawl cut off anywhere, and gone on; any site at all."""

from __future__ import annotations

import asyncio
import signal
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.archive import Store
from crawler.crawl import Budget, Event
from crawler.errors import Interrupted, StorageFull
from crawler.language import Message
from crawler.models import Validators
from tests.crawl.world import PLENTY, SITE, TOWN, WIDE, Sitting, document, moved, short, silent, sit, status

pytestmark = pytest.mark.usefixtures("patient")

# --- cut off and gone on ----------------------------------------------------------------------------------------------


class _Cut:
    """Interrupts a crawl after so many fetches, as Ctrl-C does."""

    def __init__(self, after: int) -> None:
        self._after = after

    def __call__(self, event: Event) -> None:
        self._after -= 1
        if self._after == 0:
            task = asyncio.current_task()
            assert task is not None
            task.cancel()


class _CrashError(Exception):
    """As good as kill -9 for everything but the archive."""


def _crash_after(count: int) -> Any:
    def watch(event: Event) -> None:
        nonlocal count
        count -= 1
        if count == 0:
            raise _CrashError

    return watch


def _undisturbed(folder: Path, pages: dict[str, Any]) -> tuple[set[str], dict[str, set[str]]]:
    sitting = sit(folder, pages)
    return set(sitting.fetched), {reason: set(urls) for reason, urls in sitting.skipped.items()}


@pytest.mark.parametrize("after", range(1, 13))
def test_an_interrupted_crawl_goes_on_and_comes_to_the_same_end(tmp_path: Path, after: int):
    first = Sitting(tmp_path / "run", TOWN, on_event=_Cut(after))
    with pytest.raises(Interrupted) as caught:
        first.run()
    assert caught.value.exit_code == 4
    assert len(first.fetched) == after
    second = sit(tmp_path / "run", TOWN, seed=after)
    fetched, skipped = _undisturbed(tmp_path / "other", TOWN)
    assert set(second.fetched) == fetched
    assert len(second.fetched) == len(fetched), "something was fetched twice"
    assert {reason: set(urls) for reason, urls in second.skipped.items()} == skipped
    assert not set(map(short, second.client.asked)) & set(first.fetched)
    assert second.guide.seen[:after] == first.guide.seen, "the guide learns again what it knew"
    assert second.stopped_by == "frontier_empty"
    assert second.events[-1].fetched == len(fetched)


def test_an_interrupted_crawl_counts_its_budget_from_the_beginning(tmp_path: Path):
    budget = Budget(pages=20, seconds=600, bytes=10**9)
    with pytest.raises(Interrupted):
        sit(tmp_path, WIDE, on_event=_Cut(15), budget=budget)
    sitting = sit(tmp_path, WIDE, budget=budget)
    assert (sitting.stopped_by, len(sitting.fetched)) == ("budget", 20)


def test_an_interrupt_before_the_first_answer_keeps_the_start(tmp_path: Path):
    sitting = Sitting(tmp_path / "run", TOWN)
    tasks: list[asyncio.Task[str]] = []

    async def never(url: str, referer: str = "", validators: Validators | None = None) -> Any:
        tasks[0].cancel()
        await asyncio.sleep(30)

    async def main() -> None:
        with Store(tmp_path / "run" / "oit.db") as store:
            tasks.append(asyncio.create_task(sitting._crawl(store.begin(sitting._info()))))
            await tasks[0]

    sitting.client.fetch = never  # type: ignore[method-assign]
    with pytest.raises(Interrupted):
        asyncio.run(main())
    assert set(sit(tmp_path / "run", TOWN).fetched) == _undisturbed(tmp_path / "other", TOWN)[0]


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals of this kind are POSIX")
def test_ctrl_c_interrupts(tmp_path: Path):
    def press(_: Event) -> None:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    with pytest.raises(Interrupted):
        sit(tmp_path, WIDE, on_event=press)


def test_nothing_is_left_under_way(tmp_path: Path):
    sitting = Sitting(tmp_path, WIDE, on_event=_crash_after(5))
    with pytest.raises(_CrashError):
        sitting.run()
    assert sitting.client.under_way == 0


def test_a_full_disk_comes_through_and_the_run_goes_on_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from crawler.archive.warc import WarcFile

    append, calls = WarcFile.append, 0

    def fails(self: WarcFile, *values: Any) -> tuple[int, int]:
        nonlocal calls
        calls += 1
        if calls == 6:
            raise StorageFull(Message("ดิสก์เต็ม"))
        return append(self, *values)

    with monkeypatch.context() as patch:
        patch.setattr(WarcFile, "append", fails)
        with pytest.raises(StorageFull):
            sit(tmp_path / "run", TOWN)
    assert set(sit(tmp_path / "run", TOWN).fetched) == _undisturbed(tmp_path / "other", TOWN)[0]


def test_contents_that_other_code_read_are_read_again_on_going_on(tmp_path: Path):
    with pytest.raises(Interrupted):
        sit(tmp_path / "run", TOWN, on_event=_Cut(6))
    with Store(tmp_path / "run" / "oit.db", reader="fake") as store:
        store._db.execute("UPDATE contents SET reader = 'older'")
    sitting = sit(tmp_path / "run", TOWN)
    assert set(sitting.fetched) == _undisturbed(tmp_path / "other", TOWN)[0]
    assert SITE in sitting.reader.read
    assert SITE not in sitting.client.asked


# --- any site ---------------------------------------------------------------------------------------------------------


_PATHS = [f"/p{n}" for n in range(12)] + ["/a/", "/a", "/x?d=1", "/x?d=2", "/y.pdf", "/z.mp3"]
_ADDRESSES = [*_PATHS, "https://other.example/", "http://baansuk.example/p1", "https://www.baansuk.example/p2"]
_LINES = st.tuples(
    st.sampled_from(_ADDRESSES), st.sampled_from(["0.05", "0.3", "0.9"]), st.sampled_from(["a", "frame", "script"])
).map(" ".join)
_ANSWERS = st.one_of(
    st.lists(_LINES, max_size=6).map("\n".join),
    st.lists(_LINES, max_size=6).map("\n".join),
    st.sampled_from(_ADDRESSES).map(moved),
    st.sampled_from([silent(), silent("dns"), status(404), status(500), document()]),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(_LINES, min_size=1, max_size=8).map("\n".join),
    st.dictionaries(st.sampled_from(_ADDRESSES), _ANSWERS),
    st.lists(st.integers(1, 8), max_size=3),
    st.integers(0, 99),
)
def test_any_site_is_crawled_whole_once_and_every_other_address_has_a_reason(
    tmp_path_factory: pytest.TempPathFactory, home: str, pages: dict[str, Any], cuts: list[int], seed: int
):
    site = {"/": home} | pages
    folder = tmp_path_factory.mktemp("site")
    whole = sit(folder / "whole", site)
    assert whole.stopped_by == "frontier_empty"
    assert len(whole.fetched) == len(set(whole.fetched)) == len(set(whole.client.asked))
    assert whole.pending == ()
    _every_address_is_accounted_for(folder / "whole")
    for after in cuts:
        try:
            sit(folder / "cut", site, on_event=_crash_after(after), seed=seed)
        except _CrashError:
            continue
        break
    again = sit(folder / "cut", site, seed=seed)
    assert len(again.fetched) == len(set(again.fetched))
    # Which of two twins is fetched depends on which is met first.
    assert {_bare(url) for url in again.fetched} == {_bare(url) for url in whole.fetched}
    _every_address_is_accounted_for(folder / "cut")


def _bare(url: str) -> str:
    return url.rpartition("baansuk.example")[2].rstrip("/")


def _every_address_is_accounted_for(folder: Path) -> None:
    with Store(folder / "oit.db", reader="fake") as store:
        archive = store.find("run")
        known = archive.known()
        for resource in archive.resources():
            content = archive.content(resource)
            named = [link.url for link in content.links] if content and resource.status == 200 else []
            assert known.issuperset(named)
        assert archive.pending() == ()


def test_a_large_site_is_crawled_in_steady_time(tmp_path: Path):
    """1,500 pages with 150 menu links each: some ms a page; the bound only catches a change of kind."""
    menu = "\n".join(f"/menu/{n}/m 0.4" for n in range(150))
    pages: dict[str, Any] = {"/": menu + "\n" + "\n".join(f"/p{n}/x{n} 0.5" for n in range(300))}
    pages |= {f"/p{n}/x{n}": menu for n in range(300)} | {f"/menu/{n}/m": menu for n in range(150)}
    started = time.perf_counter()
    sitting = sit(tmp_path, pages, budget=PLENTY)
    assert len(sitting.fetched) == 451
    assert (time.perf_counter() - started) / 451 < 0.05
