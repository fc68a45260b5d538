"""Which run is meant by "last", by "last-2", by a day, by a site's name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.archive import RunInfo, Store
from crawler.archive.choosing import of_site, relative
from crawler.errors import ArchiveError
from tests.archive.tools import info

OTHER = "https://www.elsewhere.example/town/"


def run(name: str, started: str, **changes: str) -> RunInfo:
    return info(Path("/nowhere"), name, started=started, **changes)


RUNS = (
    run("a", "2026-11-18T20:00:00Z"),  # three in the morning of the 19th in Thailand
    run("b", "2026-11-19T20:00:00Z"),
    run("c", "2026-11-20T09:00:00Z"),
)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("last", "c"),
        ("last-0", "c"),
        ("last-2", "a"),
        ("last-3", None),
        ("last-99999999", None),
        ("2026-11-20", "c"),
        ("2569-11-20", "c"),
        ("2026-11-19", "a"),
        ("2026-12-31", "c"),
        ("2026-11-18", None),
        ("2026-02-30", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_how_long_ago(key: str, name: str | None) -> None:
    found = relative(key, RUNS)
    assert (found.id if found else None) == name


def test_a_clock_set_back_does_not_hide_the_last_run() -> None:
    back = (*RUNS, run("d", "2026-11-19T05:00:00Z"))
    found = relative("last", back), relative("2026-11-20", back)
    assert [each.id for each in found if each] == ["d", "c"]


@pytest.mark.parametrize(
    ("site", "names"),
    [
        ("", "d"),
        ("baansuk.example", "abc"),
        ("www.baansuk.example", "abc"),
        ("http://baansuk.example/", "abc"),
        ("elsewhere.example", "d"),
        ("https://elsewhere.example/town", "d"),
        ("https://elsewhere.example/other", ""),
        ("sub.elsewhere.example", ""),
        ("http://[", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_site_by_its_host_or_address(site: str, names: str) -> None:
    runs = (*RUNS, run("d", "2026-11-21T09:00:00Z", site=OTHER))
    assert "".join(each.id for each in of_site(runs, site)) == names


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_name_of_a_site_is_a_fault(site: str) -> None:
    assert set(of_site(RUNS, site)) <= set(RUNS)
    relative(site, RUNS)


def test_unfinished_runs_and_other_sites_are_not_counted(tmp_path: Path) -> None:
    with Store(tmp_path / "oit.db") as store:
        with pytest.raises(ArchiveError, match="no finished run"):
            store.find_finished("last")
        times = {name: f"2026-11-2{place}T00:00:00Z" for place, name in enumerate("abcd")}
        for name, started in times.items():
            changes = {
                "finished": started if name != "c" else "",
                "site": OTHER if name == "d" else "https://a.example/",
            }
            store.remember(info(tmp_path, name, started=started, **changes))
        assert store.find("last").info.id == store.find_finished("last").info.id == "d"
        assert store.find_finished("last", "a.example").info.id == "b"
        assert store.find_finished("last-1", "a.example").info.id == "a"
        assert store.find_finished("c", "a.example").info.id == "c", "what is named is meant"
        assert store.find("c").info.id == "c"
        with pytest.raises(ArchiveError, match="oit runs"):
            store.find("last-1")
        with pytest.raises(ArchiveError, match=r"b\.example"):
            store.find_finished("last", "b.example")
