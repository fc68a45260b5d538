"""How well documents are read: `python -m benchmarks.reading_documents`.

Made-up official papers (`benchmarks.papers`) are made into PDF by several producers (`benchmarks.producers`), read by
this tool and by the usual extractors, and compared with what they say.
"""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import pairwise

import pypdfium2
from rapidfuzz.distance import Levenshtein

from benchmarks import producers
from benchmarks.measure import show, timed
from benchmarks.papers import Page, papers
from crawler.read.reader import read
from crawler.text import clean

URL = "http://town.example/paper.pdf"
PRODUCERS: dict[str, Callable[..., list[bytes]]] = {
    "Chromium": producers.chromium,
    "LibreOffice": producers.libreoffice,
    "reportlab": producers.drawn,
    "WeasyPrint": producers.weasyprint,
}
_LAYOUT = re.compile(r"[\s|\u00ad\u200b-\u200f\ufeff\ufffe]")
"""What says how a text is laid out and not what it says: blanks, line ends, bars between cells, invisible signs."""

Extractor = Callable[[bytes], list[str]]
"""The text of each page."""


def ours(body: bytes) -> list[str]:
    content = read(body, URL, "application/pdf")
    if content.quality == "none":
        return []
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


def folded(text: str) -> str:
    """The normalisation: NFKC, nothing of layout."""
    return _LAYOUT.sub("", unicodedata.normalize("NFKC", text))


def error_rate(read_pages: Sequence[str], true_pages: Sequence[str]) -> tuple[int, int]:
    """Wrong characters and all characters, page by page; a page that was not read is wrong as a whole."""
    missing = len(true_pages) - len(read_pages)
    pairs = zip([*read_pages, *[""] * missing], true_pages, strict=True)
    wrong = sum(Levenshtein.distance(folded(mine), folded(true)) for mine, true in pairs)
    return wrong, sum(len(folded(true)) for true in true_pages)


def said(page: Page) -> str:
    return "\n".join((page.head, *(" ".join(line.cells) for line in page.lines), page.foot))


def repaired(page: str) -> str:
    return "\n".join(map(clean, page.splitlines()))


def main() -> None:
    """Prints the figures."""
    truth = [[said(page) for page in paper.pages] for paper in papers()]
    pages = sum(map(len, truth))
    for name, make in PRODUCERS.items():
        files = make(papers())
        rows = []
        for extractor, extract in EXTRACTORS.items():
            extract(files[0])
            seconds = timed(lambda extract=extract: [extract(file) for file in files])
            texts = [extract(file) for file in files]
            rates = []
            for mend in (str, repaired):
                counts = [error_rate(list(map(mend, text)), true) for text, true in zip(texts, truth, strict=True)]
                rates.append(100 * sum(wrong for wrong, _ in counts) / sum(count for _, count in counts))
            rows.append((extractor, *(f"{rate:.2f}" for rate in rates), f"{pages / seconds:.0f}"))
        show(f"{name}, {pages} pages", ("extractor", "CER %", "repaired %", "pages/s"), rows)


if __name__ == "__main__":
    main()
