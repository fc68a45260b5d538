"""How long an archive takes to judge, once it is read: `python -m benchmarks.judging`. There is no rival to print."""

from __future__ import annotations

from functools import partial

from benchmarks.material import archive_site, large_site
from benchmarks.measure import fresh, show, timed
from crawler.judge import judge
from tests.judge.seen import BASE, checklist, records
from tests.sites import TOWNS, Site

LARGE = 800
PAGES, DOCUMENTS = 525, 180  # with the town's own documents more than 500 and 200


def _site(name: str) -> Site:
    if name == "archive":
        return archive_site(PAGES, DOCUMENTS)
    return large_site(LARGE) if name == "large" else TOWNS[name].site()


def seconds(name: str) -> float:
    """Seconds to judge all items on the site, everything fetched and read beforehand."""
    held = tuple(records(_site(name)))
    return timed(lambda: judge(BASE + "/", held, checklist()))


def main() -> None:
    """Prints the figures."""
    rows = []
    for name in (*TOWNS, "large", "archive"):
        read = [content for _, content in records(_site(name)) if content is not None]
        documents = sum(content.is_document for content in read)
        took = fresh(partial(seconds, name))
        each = f"{took / len(read) * 1000:.2f}"
        rows.append((name, str(len(read) - documents), str(documents), f"{took:.2f}", each))
    show("Judging every item of a site", ("site", "pages", "documents", "seconds", "ms each"), rows)


if __name__ == "__main__":
    main()
