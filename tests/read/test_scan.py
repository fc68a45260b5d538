"""Scans and pictures, read by the real engine."""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path

import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from crawler.models import Content
from crawler.read import ReaderPool, ocr, tessdata, was_cut_short
from crawler.read.reader import read
from crawler.read.scan import MOST_PIXELS
from crawler.text import squash
from tests.read.paper import LINES, bytes_of, paper, pdf_of, worn

URL = "http://www.suanmali.go.th/files/scan"


def scanned(body: bytes, pages: int = 3) -> Content:
    return read(body, URL, "", pages)


def errors(content: Content, lines: tuple[str, ...] = LINES) -> float:
    """Wrong letters in a hundred right ones; blanks and points aside."""
    wanted = squash("".join(lines))
    return Levenshtein.distance(wanted, squash("".join(content.lines))) / len(wanted)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_worn_page_is_read_whichever_side_is_up(turned: int) -> None:
    page = worn(paper(*LINES)).rotate(turned, expand=True)
    content = scanned(bytes_of(page))
    assert (content.kind, content.quality, content.pages, content.page_starts) == ("image", "ocr", 1, (0,))
    assert errors(content) < 0.05
    assert content.title.startswith(LINES[0])
    assert 0.8 < content.confidence <= 1


@pytest.mark.parametrize("askew", [-4.0, 2.5])
def test_a_page_askew_is_set_straight(askew: float) -> None:
    assert errors(scanned(bytes_of(worn(paper(*LINES), askew=askew)))) < 0.05


@pytest.mark.parametrize(
    ("kind", "options"), [("PNG", {}), ("TIFF", {"compression": "tiff_lzw"}), ("WEBP", {"quality": 80}), ("GIF", {})]
)
def test_every_kind_of_picture(kind: str, options: dict[str, object]) -> None:
    content = scanned(bytes_of(paper(*LINES[:3]), kind, **options))
    assert (content.quality, content.title) == ("ocr", f"{LINES[0]} {LINES[1]}")


def test_a_scanned_pdf_is_read_page_by_page_as_far_as_is_asked() -> None:
    body = pdf_of(*(paper(f"{LINES[0]} หน้า {name}", LINES[1]) for name in ("แรก", "กลาง", "ท้าย")))
    assert read(body, URL, "").reason == "scan: no text layer"
    content = scanned(body, 2)
    assert (content.kind, content.quality, content.pages, content.page_starts) == ("pdf", "ocr", 3, (0, 2))
    assert [line[-4:] for line in content.lines[::2]] == [" แรก", "กลาง"]
    assert scanned(body, 9).page_starts == (0, 2, 4)


def test_the_cells_of_a_row_are_one_line() -> None:
    content = scanned(bytes_of(paper(LINES[0], ("โครงการ", "งบประมาณ"), ("ก่อสร้างถนนคอนกรีต", "120,000"))))
    assert any(line.replace("| ", "") == "โครงการ งบประมาณ" for line in content.lines), content.lines
    assert any(line.startswith("ก่อสร้างถนน") and "120" in line for line in content.lines), content.lines


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (bytes_of(paper()), "scan: no words found in it"),
        (pdf_of(paper()), "scan: no words found in it"),
        (bytes_of(Image.new("L", (90, 400), 255)), "image: too small to read"),
        (bytes_of(paper(*LINES))[:200], "damaged: "),
        (b"%PDF-1.4 nothing", "damaged: "),
    ],
)
def test_what_shows_nothing_says_why(body: bytes, reason: str) -> None:
    content = scanned(body)
    assert content.quality == "none"
    assert content.reason.startswith(reason)


def test_a_picture_of_too_many_pixels_is_not_unpacked() -> None:
    huge = bytes_of(Image.new("1", (MOST_PIXELS // 1_000 + 1, 1_000)), "PNG")
    assert len(huge) < 100_000
    assert scanned(huge).reason == "too_large: more pixels than are looked at"


def test_a_picture_far_higher_than_wide_is_no_bomb() -> None:
    assert scanned(bytes_of(Image.new("L", (100, 40_000), 255), "PNG")).reason == "scan: no words found in it"


def test_a_picture_beyond_the_librarys_own_bound_is_too_large_not_damaged() -> None:
    huge = bytes_of(Image.new("1", (20_000, 20_000)), "PNG")
    assert scanned(huge).reason == "too_large: more pixels than are looked at"


def test_where_the_engine_fails_the_document_is_not_to_blame(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(mode: int) -> None:
        raise RuntimeError("Failed to init API")

    monkeypatch.setattr(ocr, "_engine", broken)
    content = scanned(bytes_of(paper(*LINES)))
    assert content.reason == "damaged: the reading program failed: Failed to init API"
    assert was_cut_short(content), "so it is read again another time"


def test_a_picture_of_many_pages_is_read_as_far_as_is_asked() -> None:
    buffer = io.BytesIO()
    pages = [paper(LINES[0]), paper(LINES[1]), paper(LINES[2])]
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:])
    content = scanned(buffer.getvalue(), 2)
    assert (content.lines, content.pages) == (LINES[:2], 3)


def test_scans_are_read_in_the_workers() -> None:
    body = bytes_of(paper(*LINES))
    with ReaderPool() as readers:
        assert readers.submit(body, URL, "", 1).result(120) == scanned(body, 1)


def test_where_the_data_of_a_language_is_missing_nothing_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tessdata, "_places", lambda: iter([tmp_path]))
    (tmp_path / "eng.traineddata").touch()
    assert tessdata.find_tessdata() is None
    assert not tessdata.can_read_scans()
    (tmp_path / "tha.traineddata").touch()
    assert tessdata.find_tessdata() == tmp_path
    assert tessdata.can_read_scans()
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert not tessdata.can_read_scans()


def test_the_folder_that_the_user_names_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in tessdata.LANGUAGES:
        (tmp_path / f"{language}.traineddata").touch()
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert tessdata.find_tessdata() == tmp_path
