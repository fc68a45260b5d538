"""How long an archive takes to judge, once it is read: `python -m benchmarks.judging`. There is no rival to print."""

from __future__ import annotations

from functools import partial

from benchmarks.material import large_site
from benchmarks.measure import fresh, show, timed
from crawler.judge import judge
from tests.judge.seen import BASE, checklist, records
from tests.sites import TOWNS, Site

LARGE = 800


def _site(name: str) -> Site:
    return large_site(LARGE) if name == "large" else TOWNS[name].site()


def seconds(name: str) -> float:
    """Seconds to judge all items on the site, everything fetched and read beforehand."""
    held = tuple(records(_site(name)))
    return timed(lambda: judge(BASE + "/", held, checklist()))


def main() -> None:
    """Prints the figures."""
    rows = []
    for name in (*TOWNS, "large"):
        count = len(tuple(records(_site(name))))
        took = fresh(partial(seconds, name))
        rows.append((name, str(count), f"{took:.2f}", f"{took / count * 1000:.2f}"))
    show("Judging every item of a site", ("site", "addresses", "seconds", "ms an address"), rows)


if __name__ == "__main__":
    main()
