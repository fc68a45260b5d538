"""An excerpt holds exchanges whole, from wherever they lay, and is the same every time."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import Excerpt, RunArchive, Store, exchange, responses
from crawler.errors import ArchiveError
from crawler.models import Fetched
from tests.archive.tools import SITE, answer, info, keep

WHEN = "2026-01-02T03:04:05Z"
DRAWN = "<script>draw()</script><p onload='x()' class=a>สวัสดี</p><SCRIPT src=a.js></SCRIPT >".encode()


def written(path: Path, *exchanges: Fetched) -> Excerpt:
    with Excerpt(path, name="x.warc.gz", when=WHEN, about="a run") as excerpt:
        for each in exchanges:
            excerpt.add(each)
    return excerpt


def test_the_same_exchanges_give_the_same_bytes_and_each_is_held_once(tmp_path: Path) -> None:
    several = (answer("a", b"one"), answer("b", b"one"), answer("a", b"two"), answer("a", b"one"), Fetched(url=SITE))
    first = written(tmp_path / "a", *several)
    assert written(tmp_path / "b", *several).entries == first.entries
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert [(each.url, each.sha256) for each in first.entries] == [
        (SITE + path, sha256(body).hexdigest()) for path, body in (("a", b"one"), ("b", b"one"), ("a", b"two"))
    ]
    with (tmp_path / "a").open("rb") as file:
        ids = [record.rec_headers.get_header("WARC-Record-ID") for record in ArchiveIterator(file)]
    assert len(ids) == len(set(ids)) == 4
    for entry, body in zip(first.entries, (b"one", b"one", b"two"), strict=True):
        with (tmp_path / "a").open("rb") as file:
            file.seek(entry.offset)
            assert next(ArchiveIterator(file)).content_stream().read() == body
    assert [each.body for each in responses(tmp_path / "a")] == [b"one", b"one", b"two"]


def test_what_a_browser_drew_is_kept_as_it_was_judged_and_as_it_can_be_shown(tmp_path: Path) -> None:
    excerpt = written(tmp_path / "a", answer("a"), answer("a", DRAWN, how="rendered"))
    assert [each.kind for each in excerpt.entries] == ["answer", "drawn", "shown"]
    with (tmp_path / "a").open("rb") as file:
        records = [(record.rec_type, record.content_stream().read()) for record in ArchiveIterator(file)][1:]
    assert records == [
        ("response", b"<p>hello</p>"),
        ("conversion", DRAWN),
        ("response", "<p class=a>สวัสดี</p>".encode()),
    ]


def test_an_excerpt_is_not_written_over(tmp_path: Path) -> None:
    written(tmp_path / "a", answer("a"))
    with pytest.raises(Exception, match="can't be read or written"):
        written(tmp_path / "a", answer("a"))


def test_a_stored_exchange_is_whole_wherever_its_body_lies(store: Store, tmp_path: Path) -> None:
    first = store.begin(info(tmp_path))
    told = (("Content-Type", "text/html"), ("ETag", '"1"'), ("Content-Encoding", "gzip"))
    keep(first, answer("a", b"body", headers=told))
    twin = keep(first, answer("b", b"body", headers=(("Content-Type", "text/x"),), reason="Twin"))
    drawn = keep(first, answer("a", DRAWN, how="rendered"))
    silent = keep(first, Fetched(url=SITE + "c", fault="timeout"))
    whole = exchange(first, twin)
    assert (whole.body, whole.reason, whole.header("Content-Type")) == (b"body", "Twin", "text/x")
    assert exchange(first, drawn).body == DRAWN
    assert exchange(first, drawn).how == "rendered"
    assert (exchange(first, silent).status, exchange(first, silent).body) == (0, b"")
    first.finish("frontier_empty", WHEN)

    second = store.begin(info(tmp_path, "run-2", started="2026-01-03T03:04:05Z"))
    second.earlier = store.earlier(second.info)
    assert second.earlier is not None
    known = second.earlier.known(SITE + "a")
    assert known is not None
    same = keep(second, answer("a", b"", status=304, reason="Not Modified", headers=()), unchanged=known)
    again = exchange(second, same)
    assert (again.status, again.reason, again.body) == (200, "OK", b"body")
    assert again.header("X-Archive-Orig-Content-Encoding") == "gzip"
    Path(first.info.warc).unlink()
    with pytest.raises(ArchiveError):
        exchange(second, same)


def test_a_run_s_own_recording_must_be_there(run: RunArchive) -> None:
    kept = keep(run, answer("a"))
    run.close()
    Path(run.info.warc).write_bytes(b"something else")
    with pytest.raises(ArchiveError):
        exchange(run, kept)
