"""A run after another of the same site: what it may ask with, where bodies lie, and when nothing is to be trusted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database, Migrations
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import Known, RunArchive, Store, responses
from crawler.archive.schema import first_tables
from crawler.errors import ArchiveError
from crawler.models import Fetched, Validators
from tests.archive.tools import SITE, answer, info, keep, page

NIGHTS = ("2026-01-02T03:04:05Z", "2026-01-03T03:04:05Z", "2026-01-04T03:04:05Z")


def tagged(path: str = "", body: bytes = b"<p>hello</p>", **changes: Any) -> Fetched:
    headers = (("Content-Type", "text/html"), ("ETag", '"v1"'), ("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT"))
    return answer(path, body, **({"headers": headers} | changes))


def night(store: Store, folder: Path, number: int, started: str = "", **changes: Any) -> RunArchive:
    """The run of a night, which knows the one before it."""
    run = store.begin(info(folder, f"run-{number}", started=started or NIGHTS[number], **changes))
    run.earlier = store.earlier(run.info)
    return run


def done(run: RunArchive, *evidence: str) -> None:
    run.finish("frontier_empty", run.info.started, evidence)


def first_night(store: Store, folder: Path, *answers: Fetched) -> RunArchive:
    run = night(store, folder, 0)
    for each in answers or (tagged(),):
        keep(run, each, content=page(SITE + "a"))
    done(run)
    return run


def known(run: RunArchive, path: str = "") -> Known:
    assert run.earlier is not None
    found = run.earlier.known(SITE + path)
    assert found is not None
    return found


def unchanged(run: RunArchive, path: str = "", **changes: Any) -> None:
    told = Fetched(url=SITE + path, status=304, reason="Not Modified", fetched=run.info.started, **changes)
    keep(run, told, unchanged=known(run, path), content=page(SITE + "a"))


def records(run: RunArchive) -> list[tuple[str, dict[str, str]]]:
    with Path(run.info.warc).open("rb") as file:
        return [(each.rec_type, dict(each.rec_headers.headers)) for each in ArchiveIterator(file)]


# --- what is kept of an answer that has not changed -------------------------------------------------------------------


def test_the_validators_of_an_answer_are_known_the_next_night(store: Store, tmp_path: Path):
    first_night(store, tmp_path)
    asked = known(night(store, tmp_path, 1))
    assert asked.validators == Validators(etag='"v1"', modified="Thu, 01 Jan 2026 00:00:00 GMT")
    assert (asked.resource.size, asked.resource.media_type) == (12, "text/html")


def test_not_modified_is_last_nights_answer_once_more(store: Store, tmp_path: Path):
    first = first_night(store, tmp_path)
    (was,) = first.resources()
    run = night(store, tmp_path, 1)
    unchanged(run)
    (found,) = run.resources()
    assert (found.status, found.sha256, found.size, found.fetched) == (200, was.sha256, 12, NIGHTS[1])
    assert run.body(found) == b"<p>hello</p>"
    assert run.content(found) == page(SITE + "a")
    kind, headers = records(run)[-1]
    assert kind == "revisit"
    assert headers["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    assert headers["WARC-Payload-Digest"] == f"sha256:{was.sha256}"
    assert (headers["WARC-Refers-To-Target-URI"], headers["WARC-Refers-To-Date"]) == (SITE, was.fetched)


def test_the_same_bytes_are_not_stored_again(store: Store, tmp_path: Path):
    body = os.urandom(50_000)
    first_night(store, tmp_path, answer("plan.pdf", body))
    run = night(store, tmp_path, 1)
    resource = keep(run, answer("moved.pdf", body, fetched=NIGHTS[1]))
    assert run.body(resource) == body
    assert Path(run.info.warc).stat().st_size < 2_000
    kind, headers = records(run)[-1]
    assert kind == "revisit"
    assert headers["WARC-Profile"].endswith("/identical-payload-digest")
    assert headers["WARC-Refers-To-Target-URI"] == SITE + "plan.pdf"


def test_a_third_night_refers_to_the_first(store: Store, tmp_path: Path):
    first_night(store, tmp_path)
    second = night(store, tmp_path, 1)
    unchanged(second)
    done(second)
    Path(second.info.warc).unlink()  # it holds no body
    third = night(store, tmp_path, 2)
    unchanged(third)
    assert third.body(third.resources()[0]) == b"<p>hello</p>"
    assert records(third)[-1][1]["WARC-Refers-To-Date"] == "2026-01-02T03:04:06Z"


def test_a_new_etag_replaces_the_old_and_a_missing_one_leaves_it(store: Store, tmp_path: Path):
    first_night(store, tmp_path)
    second = night(store, tmp_path, 1)
    unchanged(second, headers=(("ETag", '"v2"'),))
    done(second)
    asked = known(night(store, tmp_path, 2))
    assert asked.validators == Validators(etag='"v2"', modified="Thu, 01 Jan 2026 00:00:00 GMT")


def test_a_recording_alone_says_which_bodies_lie_elsewhere(store: Store, tmp_path: Path):
    first_night(store, tmp_path)
    run = night(store, tmp_path, 1)
    unchanged(run)
    keep(run, answer("new", b"<p>new</p>"))
    done(run)
    answers = responses(Path(run.info.warc))
    assert [(each.url, each.status, each.fault) for each in answers] == [
        (SITE, 0, "protocol"),
        (SITE + "new", 200, None),
    ]
    assert (answers.elsewhere, answers.truncated) == (1, False)


# --- what is not asked with -------------------------------------------------------------------------------------------


def test_a_body_that_is_lost_is_not_asked_about_but_fetched_and_stored_again(store: Store, tmp_path: Path):
    first = first_night(store, tmp_path)
    Path(first.info.warc).unlink()
    run = night(store, tmp_path, 1)
    assert run.earlier is not None
    assert run.earlier.known(SITE) is None
    resource = keep(run, tagged())
    assert records(run)[-1][0] == "response"
    assert run.body(resource) == b"<p>hello</p>"


def test_a_recording_that_was_cut_holds_only_what_lies_before_the_cut(store: Store, tmp_path: Path):
    first = first_night(store, tmp_path, tagged("a", b"a"), tagged("b", b"b"))
    last = first.resources()[-1]
    os.truncate(first.info.warc, last.offset + last.length - 1)
    run = night(store, tmp_path, 1)
    assert run.earlier is not None
    assert run.earlier.known(SITE + "b") is None
    assert known(run, "a")


def test_a_recording_lost_later_is_told(store: Store, tmp_path: Path):
    first = first_night(store, tmp_path)
    run = night(store, tmp_path, 1)
    unchanged(run)
    Path(first.info.warc).unlink()
    with pytest.raises(ArchiveError, match="run-0"):
        run.body(run.resources()[0])
    store.forget(first)
    run.earlier = None
    with pytest.raises(ArchiveError, match="--fresh"):
        run.body(run.resources()[0])


@pytest.mark.parametrize(
    "answered",
    [
        tagged(status=404),
        tagged(status=302),
        tagged(body=b""),
        tagged(fault="too_large"),
        answer(),
        answer(headers=(("ETag", '"ก"'),)),
        answer(headers=(("ETag", "x" * 1_001),)),
    ],
)
def test_only_a_good_answer_with_a_usable_validator_is_asked_about(store: Store, tmp_path: Path, answered: Fetched):
    first_night(store, tmp_path, answered)
    run = night(store, tmp_path, 1)
    assert run.earlier is not None
    assert run.earlier.known(SITE) is None


def test_a_servers_word_stands_for_a_week(store: Store, tmp_path: Path):
    first_night(store, tmp_path)
    second = night(store, tmp_path, 1, "2026-01-08T03:04:05Z")
    unchanged(second)
    done(second)
    third = night(store, tmp_path, 2, "2026-01-09T03:04:06Z")
    assert known(third).received == "2026-01-02T03:04:06Z"
    done(third)
    fourth = night(store, tmp_path, 3, "2026-01-09T03:04:07Z")
    assert fourth.earlier is not None
    assert fourth.earlier.known(SITE) is None
    keep(fourth, tagged(fetched="2026-01-09T03:04:08Z"))
    done(fourth)
    assert known(night(store, tmp_path, 4, "2026-01-10T00:00:00Z")).received == "2026-01-09T03:04:08Z"


# --- which run it is --------------------------------------------------------------------------------------------------


def test_the_newest_finished_run_of_the_site_and_checklist_counts(store: Store, tmp_path: Path):
    first_night(store, tmp_path)
    done(night(store, tmp_path, 1, NIGHTS[1], site="https://other.example/"))
    done(night(store, tmp_path, 2, NIGHTS[1], checklist_sha256="d" * 64))
    night(store, tmp_path, 3, NIGHTS[1])
    store.remember(info(tmp_path, "replay-1", how="replay", finished=NIGHTS[1]))
    run = night(store, tmp_path, 4, NIGHTS[1])
    assert run.earlier is not None
    assert run.earlier.run == "run-0"


def test_a_first_night_knows_nothing(store: Store, tmp_path: Path):
    assert night(store, tmp_path, 0).earlier is None


def test_a_store_of_the_first_version_is_taken_over(tmp_path: Path):
    path = tmp_path / "oit.db"
    db, old = Database(path), Migrations("oit-archive")
    old()(first_tables)
    old.apply(db)
    columns = "run, id, url, status, detail, location, media_type, sha256, size, fetched, how, parent, depth"
    known = info(tmp_path, finished=NIGHTS[0])
    with db.conn as conn:
        names = [name for name in known.__struct_fields__ if name not in ("delay", "rounds")]
        marks = ", ".join("?" * len(names))
        conn.execute(f"INSERT INTO runs ({', '.join(names)}) VALUES ({marks})", [getattr(known, n) for n in names])
        values = ("run-1", 1, SITE, 200, "", "", "text/html", "0" * 64, 12, NIGHTS[0], "http", 0, 0, 0, 9)
        conn.execute(f'INSERT INTO resources ({columns}, "offset", length) VALUES ({", ".join("?" * 15)})', values)
    db.close()
    with Store(path) as store:
        assert store.find("run-1").resources()[0].url == SITE
        run = night(store, tmp_path, 2)
        assert run.earlier is not None
        assert (run.earlier.known(SITE), run.earlier.ways()) == (None, frozenset())
        keep(run, tagged())


# --- ways to the evidence ---------------------------------------------------------------------------------------------


def test_the_ways_lead_from_the_start_to_the_evidence(store: Store, tmp_path: Path):
    run = night(store, tmp_path, 0)
    keep(run, answer("", b"1"))
    keep(run, answer("menu", b"2"), parent=1)
    keep(run, answer("news", b"3"), parent=1)
    keep(run, answer("old", b"4", status=302), parent=2, location="https://www.baansuk.example/plan/")
    keep(run, answer("plan/", b"5", url="https://www.baansuk.example/plan/"), parent=2)
    keep(run, answer("news/1", b"6"), parent=3)
    done(run, "https://www.baansuk.example/plan/")
    earlier = store.earlier(info(tmp_path, "run-1"))
    assert earlier is not None
    assert earlier.ways() == {"baansuk.example" + path for path in ("", "/menu", "/old", "/plan")}
