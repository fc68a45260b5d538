"""How well and how fast documents are read: `python -m benchmarks.reading_documents`.

Made-up official papers (`benchmarks.papers`) are made into PDF by several producers (`benchmarks.producers`), read by
this tool and by the usual extractors, and compared with what they say. `docs/reading.md` tells what the figures mean.
"""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import pairwise
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median

import pypdfium2
from rapidfuzz.distance import Levenshtein

from benchmarks import producers
from benchmarks.measure import ROUNDS, show, timed
from benchmarks.papers import Page, Paper, blocks, papers
from crawler.models import Content
from crawler.read.reader import read
from crawler.text import clean

URL = "http://town.example/paper.pdf"
PRODUCERS: dict[str, Callable[[tuple[Paper, ...]], list[bytes]]] = {
    "Chromium": producers.chromium,
    "LibreOffice": producers.libreoffice,
    "reportlab": producers.drawn,
    "WeasyPrint": producers.weasyprint,
}
SPOILT: dict[str, Callable[[str], str]] = {
    "ำ as a blank and า": lambda line: line.replace("ำ", " า"),
    "a blank after every ำ": lambda line: line.replace("ำ", "ำ "),
    "marks in private use": lambda line: line.translate({0xE48: 0xF70A, 0xE49: 0xF70B, 0xE4C: 0xF70E, 0xE31: 0xF710}),
    "TIS-620 as Latin-1": lambda line: line.encode("cp874", "replace").decode("latin-1"),
    "a soft hyphen between all letters": "\u00ad".join,
}
"""Text layers that real files have, put into reportlab's."""
RUNNING_PAGES = 3
_INVISIBLE = re.compile(r"[|\u00ad\u200b-\u200f\ufeff\ufffe]")
_BLANKS = re.compile(r"\s+")

Extractor = Callable[[bytes], list[str]]
"""The text of each page."""


def ours(body: bytes) -> list[str]:
    content = read(body, URL, "application/pdf")
    return [] if content.quality == "none" else _pages(content)


def _pages(content: Content) -> list[str]:
    return ["\n".join(content.lines[a:b]) for a, b in pairwise((*content.page_starts, len(content.lines)))]


def plain_pdfium(body: bytes) -> list[str]:
    with pypdfium2.PdfDocument(body) as document:
        return [page.get_textpage().get_text_range() for page in document]


def pdftotext(*options: str) -> Extractor:
    def extract(body: bytes) -> list[str]:
        command = ["pdftotext", "-enc", "UTF-8", *options, "-", "-"]
        return subprocess.run(command, input=body, check=True, capture_output=True).stdout.decode().split("\f")[:-1]

    return extract


def pdfminer(body: bytes) -> list[str]:
    return import_module("pdfminer.high_level").extract_text(io.BytesIO(body)).split("\f")[:-1]


EXTRACTORS: dict[str, Extractor] = {
    "this tool": ours,
    "pypdfium2": plain_pdfium,
    "pdftotext": pdftotext(),
    "pdftotext -layout": pdftotext("-layout"),
    "pdftotext -raw": pdftotext("-raw"),
    "pdfminer.six": pdfminer,
}


# --- what is wrong ----------------------------------------------------------------------------------------------------


def spaced(text: str) -> str:
    """The milder normalisation: NFKC, no invisible signs nor bars between cells, one blank between words."""
    return _BLANKS.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))).strip()


def folded(text: str) -> str:
    """The normalisation: the milder one without blanks, of which Thai has few and layout many."""
    return spaced(text).replace(" ", "")


def repaired(page: str) -> str:
    return "\n".join(map(clean, page.splitlines()))


def said(paper: Paper, running_once: bool) -> list[str]:
    """What each page says. `running_once`: without the heads and feet that this tool takes away."""
    return [
        "\n".join(
            (
                "" if running_once and _is_repeated(paper, number, "head") else page.head,
                *(" ".join(line.cells) for line in page.lines),
                "" if running_once and _is_repeated(paper, number, "foot") else page.foot,
            )
        )
        for number, page in enumerate(paper.pages)
    ]


def _is_repeated(paper: Paper, number: int, part: str) -> bool:
    texts = [getattr(page, part) for page in paper.pages]
    count = texts.count(texts[number])
    return count >= RUNNING_PAGES and 2 * count > len(texts) and texts.index(texts[number]) < number


def error_rate(
    found: Sequence[Sequence[str]], running_once: bool = False, normal: Callable[[str], str] = folded
) -> float:
    """Wrong characters of a hundred, page by page; a page that was not read is wrong as a whole."""
    wrong = count = 0
    for pages, paper in zip(found, papers(), strict=True):
        true_pages = said(paper, running_once)
        read_pages = [*pages, *[""] * (len(true_pages) - len(pages))]
        for mine, true in zip(map(normal, read_pages), map(normal, true_pages), strict=True):
            wrong += Levenshtein.distance(mine, true)
            count += len(true)
    return 100 * wrong / count


# --- tables -----------------------------------------------------------------------------------------------------------


def page_count() -> int:
    return sum(len(paper.pages) for paper in papers())


def layers(name: str, files: list[bytes]) -> None:
    rows = []
    for extractor, extract in EXTRACTORS.items():
        try:
            extract(files[0])
        except (ImportError, FileNotFoundError):
            rows.append((f"{extractor} (not installed)", "", "", "", ""))
            continue
        texts = [extract(file) for file in files]
        seconds = median(_work(extract, files) for _ in range(ROUNDS))
        mine = extractor == "this tool"
        if not any(texts):
            rows.append((f"{extractor}: {read(files[0], URL, '').reason}", "", "", "", ""))
            continue
        mended = [list(map(repaired, pages)) for pages in texts]
        rates = (error_rate(texts, mine), error_rate(mended, mine), error_rate(mended, mine, spaced))
        rows.append((extractor, *(f"{rate:.2f}" for rate in rates), f"{page_count() / seconds:.0f}"))
    columns = ("extractor", "CER %", "after our repair", "and with blanks", "pages/s")
    show(f"{name}: {page_count()} pages", columns, rows)


def _work(extract: Extractor, files: list[bytes]) -> float:
    """Seconds of processor, of processes that it starts as well."""
    before = _processor()
    for file in files:
        extract(file)
    return _processor() - before


def _processor() -> float:
    used = [getrusage(whose) for whose in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def spoilt() -> None:
    rows = []
    for name, spoil in SPOILT.items():
        files = producers.drawn(papers(), spoil)
        plain = error_rate([plain_pdfium(file) for file in files])
        rows.append((name, f"{plain:.2f}", f"{error_rate([ours(file) for file in files], running_once=True):.2f}"))
    show("Spoilt text layers: CER %", ("what the layer has", "pypdfium2", "this tool"), rows)


def structure(made: dict[str, list[bytes]]) -> None:
    rows = []
    for name, files in made.items():
        contents = [read(file, URL, "application/pdf") for file in files]
        pairs = list(zip(contents, papers(), strict=True))
        headings = [folded(heading) for content in contents for heading in content.headings]
        true = [
            folded(line.text) for paper in papers() for page in paper.pages for line in page.lines if line.stands_out
        ]
        right = sum(any(heading in one for one in true) for heading in headings)
        found = sum(any(heading in one for heading in headings) for one in true)
        titles = sum(_begins(paper) in folded(content.title) for content, paper in pairs)
        heads = {tuple(map(folded, table.header)) for content in contents for table in content.tables}
        tables = [tuple(map(folded, each)) for paper in papers() for page in paper.pages for each in _headers(page)]
        counts = (f"{titles} of {len(pairs)}", f"{right} of {len(headings)}", f"{found} of {len(true)}")
        rows.append((name, *counts, f"{sum(table in heads for table in tables)} of {len(tables)}"))
    columns = ("producer", "titles", "headings that are one", "headings found", "header rows found")
    show("Structure", columns, rows)


def _begins(paper: Paper) -> str:
    return folded(next(line.text for line in paper.pages[0].lines if line.kind == "title"))


def _headers(page: Page) -> Iterator[list[str]]:
    return (block[0].cells for block in blocks(page) if block[0].kind == "row" and len(block[0].cells) > 2)


def scans(files: list[bytes]) -> None:
    contents: list[Content] = []
    seconds = timed(lambda: contents.extend(read(file, URL, "application/pdf") for file in files))
    unread = sorted({content.reason for content in contents if content.quality == "none"})
    rows = [("not read", *unread)] if unread else []
    if not all(content.quality == "none" for content in contents):
        rate = error_rate([_pages(content) for content in contents], running_once=True)
        rows += [("CER %", f"{rate:.2f}"), ("seconds a page", f"{seconds / page_count():.2f}")]
    show(f"Scans: {page_count()} pages at {producers.SCAN_DPI} dpi, {producers.SCAN_SKEW}° askew", ("", ""), rows)


def main() -> None:
    """Prints the figures."""
    made: dict[str, list[bytes]] = {}
    for name, make in PRODUCERS.items():
        try:
            made[name] = make(papers())
        except ImportError:
            continue
        layers(name, made[name])
    spoilt()
    structure({name: files for name, files in made.items() if any(map(ours, files))})
    scans(producers.scanned(made["Chromium"]))


if __name__ == "__main__":
    main()
