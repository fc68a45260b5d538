"""One run: every page is kept whole or not at all, and what was kept is found again."""

from __future__ import annotations

import errno
import os
import random
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import RunArchive, Store, responses, warc
from crawler.errors import ArchiveError, OutputError, StorageFull
from crawler.models import Content, Link, Skipped, Unfetched
from tests.archive.tools import SITE, answer, info, keep, page, queued, reopened

# --- what is kept -----------------------------------------------------------------------------------------------------


def test_a_page_and_all_that_it_named_are_kept(run: RunArchive):
    run.queue([queued("", parent=0, depth=0)])
    content = page(SITE + "a")
    resource = keep(
        run,
        answer(),
        content=content,
        queued=[queued("a", label="โครงสร้าง"), queued("b")],
        skipped=[("https://facebook.com/baansuk", "scope"), (SITE + "song.mp3", "media")],
    )
    assert (resource.id, resource.status, resource.size, resource.how) == (1, 200, 12, "http")
    assert run.resources() == (resource,)
    assert run.content(resource) == content
    assert run.body(resource) == answer().body
    assert run.pending() == (queued("a", label="โครงสร้าง"), queued("b"))
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


def test_the_same_bytes_in_another_charset_are_read_for_themselves(run: RunArchive):
    plain = keep(run, answer("a"), content=page())
    thai = keep(run, answer("a"), media_type="text/html; charset=tis-620")
    assert (run.content(plain), run.content(thai)) == (page(), None)


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
    run.queue([queued("a", 0.5), queued("b", 0.5)])
    run.queue([queued("a", 0.2, label="lower"), queued("b", 0.9, label="higher")])
    assert run.pending() == (queued("a", 0.5), queued("b", 0.9, label="higher"))


def test_what_was_skipped_is_taken_up_again_and_what_was_fetched_is_not(run: RunArchive):
    run.queue([queued("a"), queued("b")])
    run.skip(SITE + "a", "sampled")
    keep(run, answer("b"))
    assert run.pending() == ()
    run.queue([queued("a", 0.1), queued("b", 1.0)])
    assert run.pending() == (queued("a", 0.1),)
    assert run.skipped() == ()


def test_a_fetched_address_is_never_skipped_and_the_first_reason_stays(run: RunArchive):
    keep(run, answer("a"))
    run.skip(SITE + "a", "budget")
    run.skip(SITE + "b", "scope")
    run.skip(SITE + "b", "budget")
    assert run.skipped() == (Skipped(reason="scope", count=1, examples=(SITE + "b",)),)


def test_the_rest_is_skipped_with_few_examples_in_the_order_of_discovery(run: RunArchive):
    run.queue(queued(f"{number}", number / 100) for number in range(12))
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
        queued=[queued("q", label="แผน"), queued("r", label="ข่าว")],
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
    run.queue([queued("a")])
    keep(run, answer("b"))
    run.skip_rest("budget")
    assert (other.pending(), other.known(), other.resources(), other.skipped()) == ((), set(), (), ())
    other.queue([queued("a")])
    assert other.pending() == (queued("a"),)
    assert run.pending() == ()


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
            keep(run, answer("b"), queued=[queued("c")])
    assert caught.value.exit_code == 5
    assert "disk" in caught.value.message.en
    assert "ดิสก์" in caught.value.message.th
    assert Path(run.info.warc).stat().st_size == first.offset + first.length
    assert (run.resources(), run.pending()) == ((first,), ())
    assert keep(reopened(store, run), answer("b")).id == 2


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
        keep(run, answer("a"), content=page(), queued=[queued("b")], skipped=broken)
    assert (run.resources(), run.known(), run.next_id) == ((), set(), 1)
    assert list(responses(Path(run.info.warc))) == []


# --- speed ------------------------------------------------------------------------------------------------------------


def test_keeping_a_page_takes_milliseconds(run: RunArchive):
    """A page with 300 links, most of them known: some 3 ms; the bound only catches a change of kind."""
    content = page(*(f"{SITE}{number}" for number in range(300)))
    started = time.perf_counter()
    for number in range(50):
        entries = [queued(f"{number}/{each}") for each in range(20)]
        keep(run, answer(str(number), body=b"%d" % number * 20_000), content=content, queued=entries)
    assert (time.perf_counter() - started) / 50 < 0.1


def test_the_standard_names_what_was_cut_short(run: RunArchive):
    keep(run, answer("film", body=b"", fault="too_large", detail="more than 50 MB"))
    (again,) = responses(Path(run.info.warc))
    assert (again.status, again.fault) == (200, "too_large")
    assert warc.TRUNCATED["too_large"] == "length"
