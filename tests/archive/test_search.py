"""Searching everything that was read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from crawler.archive import RunArchive, Store, read_only, search
from crawler.archive.search import Found
from crawler.errors import UsageError
from crawler.models import Content
from tests.archive.tools import SITE, answer, info, keep


def saying(*lines: str, title: str = "", **changes: object) -> Content:
    return Content(kind="page", lines=lines, title=title, **changes)  # type: ignore[arg-type]


def add(run: RunArchive, path: str, content: Content, **changes: object) -> None:
    keep(run, answer(path, body=path.encode(), **changes), content=content)


def found(store: Store, query: str, runs: tuple[str, ...] = ("run-1", "run-2"), most: int = 10) -> Found:
    store.texts.catch_up(60)
    with read_only(store.path) as conn:
        return search(conn, store.path, query, runs, most)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "oit.db", reader="read-1")


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("แผนป้องกันการทุจริต", ["b", "a"]),
        ("ทุจริต ๒๕๖๗", ["a"]),
        ("ทุจริต 67", ["a"]),
        ('"ทุจริต 2567"', ["a"]),
        ('"2567 ทุจริต"', []),
        ("“แผน ป้องกัน”", ["b", "a"]),
        ("ทุจริต ตกปลา", []),
        ("No GIFT policy", ["c"]),
        ("ทุจริต' OR 1=1 --", []),
        ('NEAR("ทุจริต" title:แผน)', []),
    ],
)
def test_words_are_found_however_they_are_written(store: Store, tmp_path: Path, query: str, pages: list[str]) -> None:
    with store:
        run = store.begin(info(tmp_path))
        add(run, "a", saying("แผนป้องกันการทุจริต", "พ.ศ. ๒๕๖๗".replace("พ.ศ. ", "")))
        add(run, "b", saying("เนื้อหา", title="แผนป้องกันการทุจริต"))
        add(run, "c", saying("no gift policy"))
        run.finish("frontier_empty", "2026-01-02T04:00:00Z")
        assert [hit.url.removeprefix(SITE) for hit in found(store, query).hits] == pages


def test_a_hit_says_where_when_and_in_which_words(store: Store, tmp_path: Path) -> None:
    with store:
        run = store.begin(info(tmp_path))
        add(run, "a", saying("หน้าแรก", "ดู แผนป้องกัน การทุจริต ที่นี่", title="ข่าว"))
        run.close()
        (hit,) = found(store, "แผนป้องกันการทุจริต").hits
    assert (hit.title, hit.url, hit.run, hit.fetched) == ("ข่าว", SITE + "a", "run-1", answer().fetched)
    assert (hit.before, hit.found, hit.after) == ("ดู ", "แผนป้องกัน การทุจริต", " ที่นี่")


def test_the_same_bytes_are_indexed_once_and_told_of_the_run_that_saw_them_last(store: Store, tmp_path: Path) -> None:
    with store:
        for name, day in (("run-1", 1), ("run-2", 2)):
            run = store.begin(info(tmp_path, name))
            add(run, "a", saying("แผนงาน"), fetched=f"2026-01-0{day}T00:00:00Z")
            run.finish("frontier_empty", f"2026-01-0{day}T04:00:00Z")
        assert [hit.run for hit in found(store, "แผนงาน").hits] == ["run-2"]
        assert [hit.run for hit in found(store, "แผนงาน", ("run-1",)).hits] == ["run-1"]
        assert found(store, "แผนงาน", ()).hits == ()
        assert found(store, "แผนงาน").documents == 1


def test_a_document_lies_at_every_address_that_gave_its_bytes(store: Store, tmp_path: Path) -> None:
    with store:
        run = store.begin(info(tmp_path))
        add(run, "a.pdf", Content(kind="pdf", lines=("แผนงาน",)))
        keep(run, answer("b.pdf", body=b"a.pdf"), content=Content(kind="pdf", lines=("แผนงาน",)))
        run.keep_reading(f"{run.resources()[0].sha256} scan 3", "scan-1", saying("อ่านจากภาพ"))
        run.close()
        assert len(found(store, "แผนงาน").hits) == 1
        assert len(found(store, "อ่านจากภาพ").hits) == 1


@pytest.mark.parametrize("query", ["กก", "", "  ", "...", '""', "12 ab"])
def test_what_is_too_short_is_said_to_be(store: Store, query: str) -> None:
    with store, pytest.raises(UsageError, match="too short"):
        found(store, query)


def test_more_than_asked_for_is_said(store: Store, tmp_path: Path) -> None:
    with store:
        run = store.begin(info(tmp_path))
        for number in range(5):
            add(run, str(number), saying("แผนงาน"))
        run.close()
        some = found(store, "แผนงาน", most=3)
        assert (len(some.hits), some.more) == (3, True)
        assert not found(store, "แผนงาน", most=5).more


def test_what_is_not_indexed_yet_is_said_and_the_newest_comes_first(store: Store, tmp_path: Path) -> None:
    with store:
        run = store.begin(info(tmp_path))
        for number in range(45):
            add(run, str(number), saying(f"แผนงาน{number}"))
        run.close()
        clock = iter((0.0, 0.0, 100.0))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("crawler.archive.texts.time.monotonic", lambda: next(clock))
            store.texts.catch_up(50)
        with read_only(store.path) as conn:
            some = search(conn, store.path, "แผนงาน44", ["run-1"], 10)
        assert (some.searched, some.documents, len(some.hits)) == (20, 45, 1)
        rest = found(store, "แผนงาน0")
        assert (rest.searched, len(rest.hits)) == (45, 1)


def test_what_was_read_anew_is_found_by_its_new_words_alone(store: Store, tmp_path: Path) -> None:
    with store:
        run = store.begin(info(tmp_path))
        add(run, "a", saying("ถ้อยคำเดิม"))
        assert found(store, "ถ้อยคำเดิม").hits
        run.save_content(run.resources()[0], saying("ข้อความใหม่"))
        run.close()
        assert found(store, "ข้อความใหม่").hits
        assert not found(store, "ถ้อยคำเดิม").hits
    with Store(store.path, reader="read-2") as later:
        again = later.find("run-1")
        again.save_content(again.resources()[0], saying("อ่านโดยรุ่นหลัง"))
        assert found(later, "อ่านโดยรุ่นหลัง").hits


def test_a_recording_is_searched_as_well(store: Store, tmp_path: Path) -> None:
    with store:
        run = store.begin(info(tmp_path))
        add(run, "a", saying("แผนงาน"))
        run.close()
        (resource,) = run.resources()
        replay = info(tmp_path, "run-2", how="replay", site="https://elsewhere.example/")
        other = replace(resource, url="https://elsewhere.example/", offset=-1)
        for _again in range(2):
            store.remember(replay, [(other, saying("แผนงาน"))])
        assert {hit.site for hit in found(store, "แผนงาน").hits} == {replay.site, SITE}
        assert found(store, "แผนงาน").documents == 2


def test_an_index_can_be_cut_off_at_any_moment(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with store:
        run = store.begin(info(tmp_path))
        for number in range(30):
            add(run, str(number), saying("แผนงาน"))
        run.close()
        words = iter(range(25))

        def cut_off(content: Content) -> tuple[str, str, str]:
            if next(words, None) is None:
                raise KeyboardInterrupt
            return "", "", "แผนงาน"

        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr("crawler.archive.texts._words", cut_off)
            store.texts.catch_up(60)
        with sqlite3.connect(store.path) as conn:
            assert conn.execute("SELECT (SELECT count(*) FROM texts), (SELECT count(*) FROM words)").fetchone() == (
                20,
                20,
            )
        conn.close()
        assert len(found(store, "แผนงาน", most=50).hits) == 30
