"""How long a report's files take to make: `python -m benchmarks.reporting`. There is no rival to print."""

from __future__ import annotations

import random
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from benchmarks.measure import fresh, show, timed
from crawler.archive import Album, pictures_in
from crawler.models import Report
from crawler.read.draw import THUMBNAIL, WIDTH, draw
from crawler.report import illustrate, write
from tests.report.sample import checklist, report


def seconds(lang: str) -> float:
    """Seconds to write every file of a report of 35 items, in a process that has written none before."""
    with TemporaryDirectory() as folder:
        return timed(lambda: write(report(), Path(folder), lang))


def sizes(lang: str) -> list[tuple[str, str]]:
    """Every file with its size in kB."""
    with TemporaryDirectory() as folder:
        return [(path.name, f"{path.stat().st_size / 1000:.0f}") for path in write(report(), Path(folder), lang)]


def worst_pictures(folder: Path, given: Report) -> None:
    """A picture for every piece of evidence, in colours at random: thumbnails of these pack worse than any page."""
    album = Album(folder)
    for number, each in enumerate(found for item in given.items for found in item.evidence):
        noise = Image.frombytes("RGB", (THUMBNAIL, THUMBNAIL), random.Random(number).randbytes(3 * THUMBNAIL**2))
        packed = BytesIO()
        noise.resize((WIDTH, WIDTH), Image.Resampling.NEAREST).save(packed, "PNG")
        album.add([(each.url, each.sha256)], draw(packed.getvalue(), each.url, "image/png"), taken="", of="page")
    album.write(0)


def with_pictures() -> tuple[str, str, str]:
    """How many pictures the page of a report shows at the worst, how large it is then, and the seconds to write it."""
    with TemporaryDirectory() as place:
        folder, given = Path(place), report()
        worst_pictures(folder, given)
        pictures = pictures_in(folder)
        seconds = timed(lambda: illustrate(given, folder, "th", checklist(), pictures))
        size = (folder / "report.html").stat().st_size
    return f"{len(pictures)}", f"{size / 1e6:.2f}", f"{seconds:.2f}"


def main() -> None:
    """Prints the figures."""
    rows = [(lang, f"{fresh(partial(seconds, lang)):.2f}") for lang in ("th", "en")]
    show("Writing a report of 35 items", ("language", "seconds"), rows)
    show("Its files", ("file", "kB"), sizes("th"))
    show("Its page with every picture, at the worst", ("pictures", "MB", "seconds"), [with_pictures()])


if __name__ == "__main__":
    main()
