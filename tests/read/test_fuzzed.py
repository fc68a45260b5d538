"""Real files of every kind, broken at random, read as the crawl reads them: each one is accounted for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from crawler.models import Content
from crawler.read import ReaderPool
from crawler.read.programs import find
from tests.read.packing import zipped
from tests.read.test_hostile import KINDS, OFFICE, SITE, paper
from tests.sites.documents import picture

COUNT = 500
SECONDS = 5.0
SEED = 2567
REAL: dict[str, Callable[[], bytes]] = {
    **KINDS,
    "csv": lambda: "ที่,รายการ,วงเงิน\n1,ถนน,500000\n".encode("cp874") * 20,
    "png": lambda: picture("ก", 20, 20),
    "html": lambda: "<html><body><table><tr><td>ก<td>ข</table><a href=x>ค</a>".encode() * 10,
}


def flipped(body: bytearray, lot: Random) -> None:
    for _ in range(lot.randint(1, 30)):
        body[lot.randrange(len(body))] ^= 1 << lot.randrange(8)


def cut(body: bytearray, lot: Random) -> None:
    at = lot.randrange(len(body))
    del body[at : at + lot.randint(1, len(body))]


def spliced(body: bytearray, lot: Random) -> None:
    """Another place of the same file over this one: lengths and places that were right no longer are."""
    start, to, length = lot.randrange(len(body)), lot.randrange(len(body)), lot.randint(1, 500)
    body[to : to + length] = body[start : start + length]


def repeated(body: bytearray, lot: Random) -> None:
    at, length = lot.randrange(len(body)), lot.randint(1, 200)
    body[at:at] = body[at : at + length] * lot.randint(2, 20)


def broken(body: bytes, lot: Random) -> bytes:
    made = bytearray(body)
    for _ in range(lot.randint(1, 3)):
        if made:
            lot.choice((flipped, cut, spliced, repeated))(made, lot)
    return bytes(made)


def broken_inside(body: bytes, lot: Random) -> bytes:
    """An office file with one of its parts broken: packed anew, since its checksum would keep all others unread."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = lot.choice([name for name in members if name.endswith(".xml")])
    return zipped({**members, name: broken(members[name], lot)})


def any_broken(ending: str, body: bytes, lot: Random) -> bytes:
    return broken_inside(body, lot) if ending in OFFICE and lot.random() < 0.7 else broken(body, lot)


def test_no_broken_file_is_lost_or_stops_the_reading_of_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "antiword").symlink_to(find("antiword") or "/nowhere")
    monkeypatch.setenv("PATH", str(tmp_path))  # without LibreOffice: a second and a half for each old Word file
    lot = Random(SEED)
    real = {ending: make() for ending, make in REAL.items()}
    endings = [list(real)[number % len(real)] for number in range(COUNT)]
    with ReaderPool(seconds=SECONDS) as readers:
        told = [readers.submit(any_broken(ending, real[ending], lot), f"{SITE}a.{ending}", "") for ending in endings]
        contents: list[Content] = [future.result(600) for future in told]
        assert readers.submit(paper(), SITE + "good.pdf", "").result(60).quality == "native"
    assert len(contents) == COUNT
    assert all(content.quality != "none" or content.reason for content in contents)
    assert {"none", "native"} == {content.quality for content in contents}
    tried = sum(content.quality == "none" for content in contents)
    assert COUNT // 4 < tried < COUNT, "files are broken too little or too much to tell"
