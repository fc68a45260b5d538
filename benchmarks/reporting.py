"""How long a report's files take to make: `python -m benchmarks.reporting`. There is no rival to print."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import fresh, show, timed
from crawler.report import write
from tests.report.sample import report


def seconds(lang: str) -> float:
    """Seconds to write every file of a report of 35 items, in a process that has written none before."""
    with TemporaryDirectory() as folder:
        return timed(lambda: write(report(), Path(folder), lang))


def sizes(lang: str) -> list[tuple[str, str]]:
    """Every file with its size in kB."""
    with TemporaryDirectory() as folder:
        return [(path.name, f"{path.stat().st_size / 1000:.0f}") for path in write(report(), Path(folder), lang)]


def main() -> None:
    """Prints the figures."""
    rows = [(lang, f"{fresh(partial(seconds, lang)):.2f}") for lang in ("th", "en")]
    show("Writing a report of 35 items", ("language", "seconds"), rows)
    show("Its files", ("file", "kB"), sizes("th"))


if __name__ == "__main__":
    main()
