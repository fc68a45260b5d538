"""Recordings cut off in the middle, by kill -9 or by the disk: what was kept goes on from there."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from crawler.archive import RunArchive, Store, responses
from crawler.errors import ArchiveError
from tests.archive.tools import SITE, answer, info, keep, packed, queued, reopened, wget_records

# --- cut off ----------------------------------------------------------------------------------------------------------


def test_a_record_without_its_row_is_cut_off(run: RunArchive, store: Store):
    first = keep(run, answer("a"))
    with Path(run.info.warc).open("ab") as file:
        file.write(b"\x1f\x8b\x08\x00half a rec")
    again = reopened(store, run)
    second = keep(again, answer("b", body=b"second"))
    assert second.offset == first.offset + first.length
    assert [a.url for a in responses(Path(run.info.warc))] == [SITE + "a", SITE + "b"]


def test_a_recording_that_lost_its_end_is_fetched_again_from_there(run: RunArchive, store: Store):
    run.queue(queued(name) for name in "abcd")
    kept = [keep(run, answer(name, body=name.encode())) for name in "ab"]
    lost = keep(run, answer("c", body=b"c"), queued=[queued("child", parent=3)])
    run.close()
    os.truncate(run.info.warc, lost.offset + lost.length - 1)
    again = reopened(store, run)
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
        whole.queue(queued(name) for name in names)
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
    run.queue([queued("a")])
    keep(run, answer("a"))
    run.close()
    Path(run.info.warc).unlink()
    again = reopened(store, run)
    assert (again.resources(), len(again.pending())) == ((), 1)
    keep(again, answer("a"))
    assert [a.url for a in responses(Path(run.info.warc))] == [SITE + "a"]


def test_a_run_killed_before_its_first_record_goes_on(run: RunArchive, store: Store):
    run.close()
    os.truncate(run.info.warc, 7)
    keep(reopened(store, run), answer("a"))
    assert [a.url for a in responses(Path(run.info.warc))] == [SITE + "a"]


# --- kill -9 ----------------------------------------------------------------------------------------------------------

_VICTIM = """
import sys
from pathlib import Path
from crawler.archive import Queued, Store
from tests.archive.tools import SITE, answer, info, keep, packed, page, queued, reopened, wget_records

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


# --- a stranger's recording -------------------------------------------------------------------------------------------


def test_a_broken_recording_says_nothing_on_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    whole = packed(wget_records())
    for at in range(12, len(whole), 5):
        broken = bytearray(whole)
        broken[at] ^= 0xFF
        path = tmp_path / "broken.warc.gz"
        path.write_bytes(bytes(broken))
        with suppress(ArchiveError):
            list(responses(path))
        assert capsys.readouterr() == ("", ""), at
