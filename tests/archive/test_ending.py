"""A recording says how its crawl ended, so that one that was cut off is not taken for a whole site."""

from __future__ import annotations

from pathlib import Path

from crawler.archive import RunArchive, Store, responses
from tests.archive.tools import SITE, answer, keep


def test_a_recording_says_how_its_crawl_ended(run: RunArchive):
    keep(run, answer())
    run.finish("frontier_empty", "2026-01-02T03:05:00Z")
    told = responses(Path(run.info.warc))
    assert [found.url for found in told] == [SITE]
    assert told.stopped_by == "frontier_empty"
    assert not told.truncated


def test_a_recording_of_ours_that_was_never_concluded_was_interrupted(run: RunArchive):
    keep(run, answer())
    run.close()
    told = responses(Path(run.info.warc))
    assert len(list(told)) == 1
    assert told.stopped_by == "interrupted"


def test_a_run_that_is_taken_up_again_loses_no_page_to_an_ending_that_was_not_committed(store: Store, run: RunArchive):
    keep(run, answer())
    run._warc.conclude(SITE, "budget")  # type: ignore[union-attr]  # as if killed before the database knew
    run.close()
    again = store.unfinished(SITE, "c" * 64, run.info.folder)
    assert again is not None
    keep(again, answer("a", body=b"<p>more</p>"))
    again.finish("frontier_empty", "2026-01-02T03:05:00Z")
    told = responses(Path(run.info.warc))
    assert [found.url for found in told] == [SITE, SITE + "a"]
    assert told.stopped_by == "frontier_empty"
