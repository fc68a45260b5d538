"""A charset that only the server's header names is heeded by the crawl, by reading again, and by the recording."""

from __future__ import annotations

import asyncio
from pathlib import Path

from crawler.archive import Store
from crawler.audit.recording import read_recording
from crawler.crawl.visit import read_again
from crawler.read import READER, ReaderPool
from tests.audit.tools import audited
from tests.cli.tools import faulty
from tests.faults import Page

TITLE = "แผน"  # as windows-874 it is valid UTF-8 for something else, by chance
HOME = f"<html><title>{TITLE}</title><body><a href=/a.pdf>{TITLE}</a></body></html>".encode("cp874")


def test_the_header_is_heeded_in_every_way_of_reading(tmp_path: Path) -> None:
    assert TITLE not in HOME.decode("utf-8")
    with faulty({"/": Page(HOME, headers=[("Content-Type", "text/html; charset=TIS-620")])}) as server:
        done = audited(server.url(), tmp_path)
    titles = []
    with ReaderPool() as pool:
        for reader in (READER, "reading code of tomorrow"):
            with Store(tmp_path / "oit.db", reader=reader) as store:
                run = store.find("last")
                home = next(resource for resource in run.resources() if resource.url == run.info.site)
                assert home.media_type == "text/html; charset=tis-620"
                content = asyncio.run(read_again(home, run, pool))
                titles.append(content.title if content else "")
    records = read_recording(done.folder / "run.warc.gz").records
    titles += [content.title for resource, content in records if content and resource.url == home.url]
    assert titles == [TITLE] * 3
