"""When a host may be asked again, as the store keeps it for everyone who opens it."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.archive import Store
from crawler.errors import StorageFull
from crawler.web.politeness import Politeness
from tests.web.tools import FakeClock


def test_nothing_is_known_of_a_host_at_first(tmp_path: Path):
    with Store(tmp_path / "oit.db") as store:
        assert store.hosts.load("a.example") == (0.0, 0.0)


def test_a_turn_is_had_once(tmp_path: Path):
    """Two programs see the same moment, and one of them gets the turn."""
    with Store(tmp_path / "oit.db") as one, Store(tmp_path / "oit.db") as two:
        for moment, following in ((0.0, 10.5), (10.5, 20.25)):
            assert one.hosts.load("a.example")[0] == two.hosts.load("a.example")[0] == moment
            assert one.hosts.claim("a.example", moment, following)
            assert not two.hosts.claim("a.example", moment, following)
        assert two.hosts.load("a.example") == (20.25, 0.0)
        assert two.hosts.load("b.example") == (0.0, 0.0)


def test_two_programs_on_one_store_keep_the_delay_together(tmp_path: Path):
    clock, started = FakeClock(), []

    async def program(store: Store) -> None:
        politeness = Politeness(3.0, 4, clock, store.hosts)
        for _ in range(4):
            async with politeness.turn("a.example"):
                started.append(clock.now)

    async def run(*stores: Store) -> None:
        await asyncio.gather(*(program(store) for store in stores))

    with Store(tmp_path / "oit.db") as one, Store(tmp_path / "oit.db") as two:
        asyncio.run(run(one, two))
    assert len(started) == 8
    assert min(later - earlier for earlier, later in pairwise(started)) >= 2.999


def test_cooling_and_turns_do_not_touch_each_other(tmp_path: Path):
    with Store(tmp_path / "oit.db") as store:
        store.hosts.cool("a.example", 70.0)
        assert store.hosts.claim("a.example", 0.0, 10.0)
        assert store.hosts.load("a.example") == (10.0, 70.0)
        store.hosts.cool("a.example", 60.0)
    with Store(tmp_path / "oit.db") as store:
        assert store.hosts.load("a.example") == (10.0, 60.0)


def test_a_store_of_the_first_version_is_brought_up_to_date(tmp_path: Path):
    path = tmp_path / "oit.db"
    Store(path).close()
    with closing(sqlite3.connect(path)) as old, old:
        old.execute("DROP TABLE hosts")
        old.execute("ALTER TABLE runs DROP COLUMN delay")
        old.execute("DELETE FROM _sqlite_migrations WHERE name = 'politeness'")
    with Store(path) as store:
        assert store.runs() == ()
        assert store.hosts.claim("a.example", 0.0, 1.0)


def test_a_full_disk_is_told(tmp_path: Path):
    with Store(tmp_path / "oit.db") as store:
        store._db.execute("PRAGMA max_page_count=1")
        with pytest.raises(StorageFull):
            for number in range(10_000):
                store.hosts.cool(f"{number}.example", 1.0)
