"""One run: every page is kept whole or not at all, and what was kept is found again."""

from __future__ import annotations

import errno
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import Queued, RunArchive, Store, responses, warc
from crawler.errors import ArchiveError, OutputError, StorageFull
from crawler.models import Content, Link, Skipped, Unfetched
from tests.archive.tools import SITE, answer, info, keep, page


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "oit.db", reader="reader/1") as opened:
        yield opened


@pytest.fixture
def run(store: Store, tmp_path: Path) -> RunArchive:
    return store.begin(info(tmp_path))


def _queued(path: str, priority: float = 0.5, **changes: Any) -> Queued:
    known: dict[str, Any] = {"url": SITE + path, "priority": priority, "parent": 1, "depth": 1}
    return Queued(**(known | changes))


def _reopened(store: Store, run: RunArchive) -> RunArchive:
    run.close()
    again = store.unfinished(SITE, "c" * 64, run.info.folder)
    assert again is not None
    return again


# --- what is kept -----------------------------------------------------------------------------------------------------


def test_a_page_and_all_that_it_named_are_kept(run: RunArchive):
    run.queue([_queued("", parent=0, depth=0)])
    content = page(SITE + "a")
    resource = keep(
        run,
        answer(),
        content=content,
        queued=[_queued("a", label="โครงสร้าง"), _queued("b")],
        skipped=[("https://facebook.com/baansuk", "scope"), (SITE + "song.mp3", "media")],
    )
    assert (resource.id, resource.status, resource.size, resource.how) == (1, 200, 12, "http")
    assert run.resources() == (resource,)
    assert run.content(resource) == content
    assert run.body(resource) == answer().body
    assert run.pending() == (_queued("a", label="โครงสร้าง"), _queued("b"))
    assert run.skipped() == (
        Skipped(reason="media", count=1, examples=(SITE + "song.mp3",)),
        Skipped(reason="scope", count=1, examples=("https://facebook.com/baansuk",)),
    )
    assert run.known() == {SITE, SITE + "a", SITE + "b", SITE + "song.mp3", "https://facebook.com/baansuk"}


def test_ids_count_in_the_order_of_fetching(run: RunArchive):
    ids = [run.next_id]
    for number in range(5):
        keep(run, answer(f"{number}", body=b"%d" % number))
        ids.append(run.next_id)
    assert ids == [1, 2, 3, 4, 5, 6]
    assert [resource.id for resource in run.resources()] == [1, 2, 3, 4, 5]


def test_a_fault_without_an_answer_has_a_row_and_no_record(run: RunArchive):
    silence = answer("slow", status=0, reason="", headers=(), body=b"", fault="timeout", detail="30 s")
    resource = keep(run, silence, media_type="")
    assert (resource.fault, resource.detail, resource.offset, resource.sha256) == ("timeout", "30 s", -1, "")
    assert run.body(resource) == b""
    assert run.content(resource) is None
    assert list(responses(Path(run.info.warc))) == []


def test_redirects_and_errors_are_answers_too(run: RunArchive):
    keep(run, answer("old", status=301, headers=(("Location", "/new"),), body=b""), location=SITE + "new")
    keep(run, answer("gone", status=404, reason="Not Found", body=b"<p>no</p>"))
    assert [(a.url, a.status, a.body) for a in responses(Path(run.info.warc))] == [
        (SITE + "old", 301, b""),
        (SITE + "gone", 404, b"<p>no</p>"),
    ]


@pytest.mark.parametrize(
    ("kind", "shared"), [("pdf", True), ("docx", True), ("image", True), ("page", False), ("json", False)]
)
def test_the_same_document_is_read_once_and_the_same_page_at_each_address(run: RunArchive, kind: Any, shared: bool):
    content = Content(kind=kind, lines=("แผน",), links=(Link(url=SITE + "a/x"),))
    first = keep(run, answer("a/"), content=content)
    second = keep(run, answer("b/"))
    assert run.content(first) == content
    assert run.content(second) == (content if shared else None)


def test_a_content_saved_later_is_found_by_other_runs(run: RunArchive, store: Store, tmp_path: Path):
    resource = keep(run, answer())
    run.save_content(resource, page(SITE + "a"))
    other = store.begin(info(tmp_path, "run-2"))
    assert other.content(keep(other, answer())) == page(SITE + "a")


def test_what_other_code_read_is_read_anew(run: RunArchive, store: Store, tmp_path: Path):
    resource = keep(run, answer(), content=page(SITE + "a"))
    with Store(store.path, reader="reader/2") as newer:
        found = newer.find("run-1")
        assert found.content(resource) is None
        found.save_content(resource, page(SITE + "b"))
        assert found.content(resource) == page(SITE + "b")


def test_equal_bodies_are_written_once(run: RunArchive):
    body = random.Random(1).randbytes(50_000)
    first, second = keep(run, answer("a.pdf", body=body)), keep(run, answer("b.pdf", body=body, status=203))
    assert second.length < 1_000 < first.length
    assert run.body(first) == run.body(second) == body
    assert [(a.url, a.status, a.body == body) for a in responses(Path(run.info.warc))] == [
        (SITE + "a.pdf", 200, True),
        (SITE + "b.pdf", 203, True),
    ]


def test_empty_bodies_are_plain_records(run: RunArchive):
    keep(run, answer("a", body=b""))
    assert run.body(keep(run, answer("b", body=b""))) == b""


def test_a_lost_recording_is_told(run: RunArchive):
    resource = keep(run, answer())
    run.close()
    Path(run.info.warc).unlink()
    with pytest.raises(ArchiveError, match=r"run\.warc\.gz"):
        run.body(resource)


# --- the frontier -----------------------------------------------------------------------------------------------------


def test_what_is_queued_again_only_rises(run: RunArchive):
    run.queue([_queued("a", 0.5), _queued("b", 0.5)])
    run.queue([_queued("a", 0.2, label="lower"), _queued("b", 0.9, label="higher")])
    assert run.pending() == (_queued("a", 0.5), _queued("b", 0.9, label="higher"))


def test_what_was_skipped_is_taken_up_again_and_what_was_fetched_is_not(run: RunArchive):
    run.queue([_queued("a"), _queued("b")])
    run.skip(SITE + "a", "sampled")
    keep(run, answer("b"))
    assert run.pending() == ()
    run.queue([_queued("a", 0.1), _queued("b", 1.0)])
    assert run.pending() == (_queued("a", 0.1),)
    assert run.skipped() == ()


def test_a_fetched_address_is_never_skipped_and_the_first_reason_stays(run: RunArchive):
    keep(run, answer("a"))
    run.skip(SITE + "a", "budget")
    run.skip(SITE + "b", "scope")
    run.skip(SITE + "b", "budget")
    assert run.skipped() == (Skipped(reason="scope", count=1, examples=(SITE + "b",)),)


def test_the_rest_is_skipped_with_few_examples_in_the_order_of_discovery(run: RunArchive):
    run.queue(_queued(f"{number}", number / 100) for number in range(12))
    run.skip_rest("budget")
    assert run.pending() == ()
    (skipped,) = run.skipped()
    assert (skipped.reason, skipped.count) == ("budget", 12)
    assert skipped.examples == tuple(f"{SITE}{number}" for number in range(5))


def test_what_was_not_fetched_is_listed_with_its_reason_its_words_and_its_page(run: RunArchive):
    keep(
        run,
        answer(),
        content=Content(
            kind="page",
            links=(Link(url=SITE + "x"), Link(url=SITE + "x", text="ปฏิทิน"), Link(url=SITE + "x", text="later")),
        ),
        queued=[_queued("q", label="แผน"), _queued("r", label="ข่าว")],
        skipped=[(SITE + "x", "trap")],
    )
    run.skip(SITE + "r", "robots")
    assert run.unfetched() == (
        Unfetched(url=SITE + "r", reason="robots", text="ข่าว", page=SITE),
        Unfetched(url=SITE + "x", reason="trap", text="ปฏิทิน", page=SITE),
        Unfetched(url=SITE + "q", reason="waiting", text="แผน", page=SITE),
    )


def test_runs_do_not_mix(run: RunArchive, store: Store, tmp_path: Path):
    other = store.begin(info(tmp_path, "run-2"))
    run.queue([_queued("a")])
    keep(run, answer("b"))
    run.skip_rest("budget")
    assert (other.pending(), other.known(), other.resources(), other.skipped()) == ((), set(), (), ())
    other.queue([_queued("a")])
    assert other.pending() == (_queued("a"),)
    assert run.pending() == ()


# --- cut off ----------------------------------------------------------------------------------------------------------


def test_a_record_without_its_row_is_cut_off(run: RunArchive, store: Store):
    first = keep(run, answer("a"))
    with Path(run.info.warc).open("ab") as file:
        file.write(b"\x1f\x8b\x08\x00half a rec")
    again = _reopened(store, run)
    second = keep(again, answer("b", body=b"second"))
    assert second.offset == first.offset + first.length
    assert [a.url for a in responses(Path(run.info.warc))] == [SITE + "a", SITE + "b"]


def test_a_recording_that_lost_its_end_is_fetched_again_from_there(run: RunArchive, store: Store):
    run.queue(_queued(name) for name in "abcd")
    kept = [keep(run, answer(name, body=name.encode())) for name in "ab"]
    lost = keep(run, answer("c", body=b"c"), queued=[_queued("child", parent=3)])
    run.close()
    os.truncate(run.info.warc, lost.offset + lost.length - 1)
    again = _reopened(store, run)
    assert again.resources() == tuple(kept)
    assert [entry.url for entry in again.pending()] == [SITE + "c", SITE + "d", SITE + "child"]
    anew = keep(again, answer("c", body=b"c"))
    assert anew.id > lost.id, "the child would take a stranger for its parent"
    assert [a.url for a in responses(Path(run.info.warc))] == [SITE + "a", SITE + "b", SITE + "c"]


def test_a_recording_cut_anywhere_is_mended(tmp_path: Path):
    """At every boundary of a record, and inside each: its gzip header, its data, its last byte."""
    with Store(tmp_path / "a.db") as store:
        whole = store.begin(info(tmp_path / "a"))
        bodies = {"start": b"<p>", "a": b"same", "twin": b"same", "b": b"b" * 500, "silent": b"", "c": b"c"}
        names = list(bodies)
        whole.queue(_queued(name) for name in names)
        for name, body in bodies.items():
            fault = {"status": 0, "fault": "timeout"} if name == "silent" else {}
            keep(whole, answer(name, body=body, **fault))
        resources = whole.resources()
    data = Path(whole.info.warc).read_bytes()
    ends = [each.offset + each.length for each in resources if each.offset >= 0]
    starts = [each.offset for each in resources if each.offset >= 0]
    cuts = {0, 1, len(data)} | {at + more for at in starts for more in (-1, 0, 1, 9, 15)} | {end - 1 for end in ends}
    for number, cut in enumerate(sorted(cuts)):
        folder = tmp_path / str(number)
        folder.mkdir()
        with closing(sqlite3.connect(tmp_path / "a.db")) as old, closing(sqlite3.connect(folder / "oit.db")) as new:
            old.backup(new)
            new.execute("UPDATE runs SET folder = ?, warc = ?", (str(folder), str(folder / "run.warc.gz")))
            new.commit()
        (folder / "run.warc.gz").write_bytes(data[:cut])
        with Store(folder / "oit.db") as store:
            again = store.unfinished(SITE, "c" * 64, folder)
            assert again is not None
            kept = again.resources()
            assert kept == resources[: len(kept)], cut
            assert all(each.offset < 0 or each.offset + each.length <= cut for each in kept)
            first_lost = next(
                (n for n, each in enumerate(resources) if each.offset + each.length > cut), len(resources)
            )
            assert len(kept) == first_lost, "more was given up than was lost"
            assert {entry.url for entry in again.pending()} == {SITE + name for name in names[len(kept) :]}
            assert all(again.body(each) == bodies[each.url.removeprefix(SITE)] for each in kept)
            keep(again, answer("after", body=b"after"))
            recorded = responses(Path(again.info.warc))
            held = [each.url for each in kept if each.offset >= 0]
            assert [each.url for each in recorded] == [*held, SITE + "after"]
            assert not recorded.truncated


def test_a_recording_that_is_gone_begins_anew(run: RunArchive, store: Store):
    run.queue([_queued("a")])
    keep(run, answer("a"))
    run.close()
    Path(run.info.warc).unlink()
    again = _reopened(store, run)
    assert (again.resources(), len(again.pending())) == ((), 1)
    keep(again, answer("a"))
    assert [a.url for a in responses(Path(run.info.warc))] == [SITE + "a"]


def test_a_run_killed_before_its_first_record_goes_on(run: RunArchive, store: Store):
    run.close()
    os.truncate(run.info.warc, 7)
    keep(_reopened(store, run), answer("a"))
    assert [a.url for a in responses(Path(run.info.warc))] == [SITE + "a"]


# --- a full disk ------------------------------------------------------------------------------------------------------


class _SmallDisk:
    """A file on a disk with room for `room` more bytes."""

    def __init__(self, file: Any, room: int, error: int) -> None:
        self._file, self._room, self._error = file, room, error

    def write(self, data: memoryview) -> int:
        if not self._room:
            raise OSError(self._error, os.strerror(self._error))
        taken = data[: self._room]
        self._room -= len(taken)
        return int(self._file.write(taken))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@pytest.mark.parametrize("room", [0, 1, 100])
def test_a_full_disk_keeps_what_was_seen_and_the_run_goes_on_later(
    run: RunArchive, store: Store, room: int, monkeypatch: pytest.MonkeyPatch
):
    first = keep(run, answer("a"))
    recording = run._warc
    assert recording is not None
    with monkeypatch.context() as patch:
        patch.setattr(recording, "_file", _SmallDisk(recording._file, room, errno.ENOSPC))
        with pytest.raises(StorageFull) as caught:
            keep(run, answer("b"), queued=[_queued("c")])
    assert caught.value.exit_code == 5
    assert "disk" in caught.value.en
    assert "ดิสก์" in caught.value.th
    assert Path(run.info.warc).stat().st_size == first.offset + first.length
    assert (run.resources(), run.pending()) == ((first,), ())
    assert keep(_reopened(store, run), answer("b")).id == 2


def test_another_fault_of_the_disk_is_told(run: RunArchive, monkeypatch: pytest.MonkeyPatch):
    recording = run._warc
    assert recording is not None
    with monkeypatch.context() as patch:
        patch.setattr(recording, "_file", _SmallDisk(recording._file, 0, errno.EIO))
        with pytest.raises(OutputError):
            keep(run, answer("b"))


def test_a_full_database_takes_the_record_back(run: RunArchive, monkeypatch: pytest.MonkeyPatch):
    first = keep(run, answer("a"))

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(run, "_add", full)
        with pytest.raises(StorageFull):
            keep(run, answer("b"))
    assert run.resources() == (first,)
    assert keep(run, answer("c", body=b"after")).id == 2
    assert [a.url for a in responses(Path(run.info.warc))] == [SITE + "a", SITE + "c"]


def test_a_page_is_kept_whole_or_not_at_all(run: RunArchive):
    broken: Any = [("https://x.example/", object())]  # Fails last, after the resource and its links went in.
    with pytest.raises(sqlite3.Error, match="bind"):
        keep(run, answer("a"), content=page(), queued=[_queued("b")], skipped=broken)
    assert (run.resources(), run.known(), run.next_id) == ((), set(), 1)
    assert list(responses(Path(run.info.warc))) == []


# --- kill -9 ----------------------------------------------------------------------------------------------------------

_VICTIM = """
import sys
from pathlib import Path
from crawler.archive import Queued, Store
from tests.archive.tools import SITE, answer, info, keep

with Store(Path(sys.argv[1]) / "oit.db") as store:
    run = store.begin(info(Path(sys.argv[1])))
    for number in range(100_000):
        more = [Queued(url=f"{SITE}{number + 1}", priority=0, parent=number, depth=1)]
        keep(run, answer(str(number), body=b"%d " % number * 5_000), queued=more)
        print(number, flush=True)
"""


def test_kill_9_loses_nothing_that_was_kept(tmp_path: Path):
    victim = subprocess.Popen([sys.executable, "-c", _VICTIM, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert victim.stdout is not None
    told = 0
    for line in victim.stdout:
        told = int(line)
        if told == 40:
            victim.kill()
            break
    told = max([told, *map(int, victim.stdout.read().split("\n")[:-1])])
    victim.stdout.close()
    victim.wait()
    with Store(tmp_path / "oit.db") as store:
        run = store.unfinished(SITE, "c" * 64, tmp_path)
        assert run is not None
        kept = run.resources()
        assert len(kept) > told
        assert [resource.url for resource in kept] == [f"{SITE}{number}" for number in range(len(kept))]
        assert all(run.body(resource) == b"%d " % number * 5_000 for number, resource in enumerate(kept))
        assert [entry.url for entry in run.pending()] == [f"{SITE}{len(kept)}"]
        recorded = responses(Path(run.info.warc))
        assert [answer.url for answer in recorded] == [resource.url for resource in kept]
        assert not recorded.truncated


# --- speed ------------------------------------------------------------------------------------------------------------


def test_keeping_a_page_takes_milliseconds(run: RunArchive):
    """A page with 300 links, most of them known: some 3 ms; the bound only catches a change of kind."""
    content = page(*(f"{SITE}{number}" for number in range(300)))
    started = time.perf_counter()
    for number in range(50):
        entries = [_queued(f"{number}/{each}") for each in range(20)]
        keep(run, answer(str(number), body=b"%d" % number * 20_000), content=content, queued=entries)
    assert (time.perf_counter() - started) / 50 < 0.1


def test_the_standard_names_what_was_cut_short(run: RunArchive):
    keep(run, answer("film", body=b"", fault="too_large", detail="more than 50 MB"))
    (again,) = responses(Path(run.info.warc))
    assert (again.status, again.fault) == (200, "too_large")
    assert warc.TRUNCATED["too_large"] == "length"
