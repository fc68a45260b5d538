"""How long a page takes to read, beside the usual readers of HTML: `python -m benchmarks.reading`.

The rivals do less: Beautiful Soup is asked for the text and the completed links, trafilatura for the main text. The
tool gives lines, links with their rows and menus, tables, forms, pictures and headings, with Thai repaired.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from urllib.parse import urljoin

from benchmarks.material import pages
from benchmarks.measure import fresh, show, timed
from crawler.read.reader import read
from tests.sites import TOWNS

COUNT = 200
URL = "http://town.example/page"


def ours() -> float:
    return _each(lambda body: read(body, URL, "text/html"))


def beautiful_soup() -> float:
    make = import_module("bs4").BeautifulSoup

    def parse(body: bytes) -> None:
        soup = make(body, "lxml")
        soup.get_text("\n", strip=True)
        [(urljoin(URL, link["href"]), link.get_text(" ", strip=True)) for link in soup.find_all("a", href=True)]

    return _each(parse)


def trafilatura() -> float:
    extract = import_module("trafilatura").extract
    return _each(lambda body: extract(body, include_links=True, include_tables=True))


def _each(reader: Callable[[bytes], object]) -> float:
    """Seconds a page: different pages, one after the other, each read once."""
    bodies = list(pages(COUNT + 1))
    reader(bodies.pop())  # what is loaded at the first use
    return timed(lambda: [reader(body) for body in bodies]) / COUNT


def files(kind: str) -> float:
    """Seconds a file of this kind, of all that the made-up towns hold."""
    held = [reply for town in TOWNS.values() for path, reply in town.site().items() if path.endswith(kind)]
    read(held[0].body, URL + kind, held[0].media_type)
    return timed(lambda: [read(reply.body, URL + kind, reply.media_type) for reply in held]) / len(held)


def main() -> None:
    """Prints the figures."""
    base = fresh(ours)
    rows = [("this tool", f"{base * 1000:.2f}", "1.0")]
    for name, rival in (("Beautiful Soup with lxml", beautiful_soup), ("trafilatura", trafilatura)):
        try:
            seconds = fresh(rival)
        except ImportError:
            rows.append((f"{name} (not installed)", "", ""))
            continue
        rows.append((name, f"{seconds * 1000:.2f}", f"{seconds / base:.1f}"))
    show("A page of 32 kB with 30 links, read once", ("reader", "ms a page", "times ours"), rows)
    kinds = [(kind, f"{fresh(partial(files, kind)) * 1000:.2f}") for kind in (".pdf", ".docx", ".xlsx")]
    show("A file of a made-up town", ("kind", "ms a file"), kinds)


if __name__ == "__main__":
    main()
