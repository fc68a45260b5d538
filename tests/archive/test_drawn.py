"""What a browser drew: a conversion of the answer, read back by us and passed over by others."""

from __future__ import annotations

from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from crawler.archive import RunArchive, Store, responses
from crawler.models import Fetched, Resource
from tests.archive.tools import SITE, answer, info, keep, page, record

DOM = "<!DOCTYPE html>\n<p>เมนู</p>".encode()


def drawn(path: str = "", body: bytes = DOM) -> Fetched:
    return answer(path, body, reason="", how="rendered")


def part(path: str, body: bytes = b"start()") -> Fetched:
    return answer(path, body, headers=(("Content-Type", "text/javascript"),), how="browser")


def drawn_page(run: RunArchive, path: str = "") -> tuple[Resource, Resource, Resource]:
    """A page, what a browser made of it, and the script that it took."""
    with run.together():
        first = keep(run, answer(path, b"<script src=app.js></script>"))
        second = keep(run, drawn(path), parent=first.id, content=page(SITE + "a"))
        third = keep(run, part("app.js"), parent=first.id, media_type="application/javascript")
    return first, second, third


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A recording with two pages drawn alike."""
    with Store(tmp_path / "oit.db") as store:
        run = store.begin(info(tmp_path))
        drawn_page(run)
        drawn_page(run, "b")
        run.finish("frontier_empty", "2026-01-02T04:00:00Z")
        return Path(run.info.warc)


def test_it_is_kept_beside_the_answer(tmp_path: Path) -> None:
    with Store(tmp_path / "oit.db") as store:
        run = store.begin(info(tmp_path))
        first, second, third = drawn_page(run)
        assert run.resources() == (first, second, third)
        assert [each.how for each in run.resources()] == ["http", "rendered", "browser"]
        assert [run.body(each) for each in run.resources()] == [b"<script src=app.js></script>", DOM, b"start()"]
        assert run.content(second) == page(SITE + "a")
        assert run.content(first) is None


def test_a_part_of_a_page_may_still_be_fetched_as_a_page(tmp_path: Path) -> None:
    with Store(tmp_path / "oit.db") as store:
        run = store.begin(info(tmp_path))
        drawn_page(run)
        assert run.known() == {SITE}


def test_together_is_all_or_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "oit.db") as store:
        run = store.begin(info(tmp_path))
        before = keep(run, answer("before", b"1"))
        size = Path(run.info.warc).stat().st_size
        with pytest.raises(KeyError), run.together():
            keep(run, answer())
            raise KeyError
        assert run.resources() == (before,)
        assert run.next_id == before.id + 1
        assert Path(run.info.warc).stat().st_size == size
        drawn_page(run)
        assert len(run.resources()) == 4


def test_ours_are_read_back(path: Path) -> None:
    found = list(responses(path))
    assert [(each.how, each.url.removeprefix(SITE), each.status) for each in found] == [
        ("http", "", 200),
        ("rendered", "", 200),
        ("browser", "app.js", 200),
        ("http", "b", 200),
        ("rendered", "b", 200),
        ("browser", "app.js", 200),
    ]
    assert [each.body for each in found if each.how == "rendered"] == [DOM, DOM]
    assert [each.body for each in found if each.how == "browser"] == [b"start()", b"start()"]


def test_other_tools_find_a_sound_file_and_what_it_is_a_conversion_of(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with path.open("rb") as file:
        records = [(each.rec_type, each.rec_headers) for each in ArchiveIterator(file)]
    names = {headers.get_header("WARC-Record-ID"): (kind, headers) for kind, headers in records}
    conversions = [headers for kind, headers in records if kind == "conversion"]
    assert len(conversions) == 2
    for headers in conversions:
        kind, source = names[headers.get_header("WARC-Refers-To")]
        assert kind in ("response", "revisit")
        assert source.get_header("WARC-Target-URI") == headers.get_header("WARC-Target-URI")
        assert headers.get_header("Content-Type") == "text/html; charset=utf-8"
    checker = Checker(type("Arguments", (), {"inputs": [str(path)], "verbose": True})())
    checker.process_all()
    assert checker.exit_value == 0
    assert capsys.readouterr().out.count("digest pass") >= len(conversions)


def test_the_conversions_of_others_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "others.warc"
    file.write_bytes(record("conversion", b"text", "Content-Type: text/plain", url=SITE))
    assert list(responses(file)) == []
