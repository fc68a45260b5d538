"""Pages a second of a whole crawl, politeness off, beside scrapy and crawlee: `python -m benchmarks.throughput`.

Ours is durable: each page is read as for an audit, its links are ranked by the labels of a checklist, and it is kept in
a transaction of the store and in the recording. The rivals take the links out of each page and write them to a list.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import msgspec

from benchmarks.measure import show
from benchmarks.web import serving
from benchmarks.whole_crawl import Cost
from benchmarks.wide import WideSite

PAGES = 2_000
ROUNDS = 3
AT_ONCE = 16
ROOT = Path(__file__).resolve().parent.parent

_SPIDER = """
import scrapy

class Links(scrapy.Spider):
    name = "links"
    start_urls = [{start!r}]
    custom_settings = {{
        "LOG_LEVEL": "ERROR", "ROBOTSTXT_OBEY": True, "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS": {at_once}, "CONCURRENT_REQUESTS_PER_DOMAIN": {at_once},
    }}

    def parse(self, response):
        links = [(link.attrib["href"], "".join(link.css("::text").getall())) for link in response.css("a[href]")]
        yield {{"url": response.url, "title": response.css("title::text").get(), "links": links}}
        for href, _ in links:
            yield response.follow(href)
"""

_CRAWLEE = """
import asyncio, json, logging
from crawlee import ConcurrencySettings
from crawlee.crawlers import ParselCrawler
from crawlee.storage_clients import MemoryStorageClient

async def main():
    out = open({out!r}, "w", encoding="utf-8")
    crawler = ParselCrawler(
        storage_client=MemoryStorageClient(), max_requests_per_crawl=None, configure_logging=False,
        concurrency_settings=ConcurrencySettings(
            min_concurrency={at_once}, desired_concurrency={at_once}, max_concurrency={at_once}),
    )

    @crawler.router.default_handler
    async def handle(context):
        links = [(a.attrib["href"], "".join(a.css("::text").getall())) for a in context.selector.css("a[href]")]
        title = context.selector.css("title::text").get()
        out.write(json.dumps({{"url": context.request.url, "title": title, "links": links}}) + "\\n")
        await context.enqueue_links()

    await crawler.run([{start!r}])
    out.close()

logging.disable(logging.WARNING)
asyncio.run(main())
"""


def oit(start: str, folder: Path) -> int:
    """Crawl as an audit does, but for judging; the number of pages."""
    said = _run(ROOT, "-m", "benchmarks.whole_crawl", start, str(folder))
    return msgspec.json.decode(said, type=Cost).pages


def scrapy(start: str, folder: Path) -> int:
    """Crawl with scrapy; the number of pages."""
    (folder / "spider.py").write_text(_SPIDER.format(start=start, at_once=AT_ONCE), encoding="utf-8")
    _run(folder, "-m", "scrapy", "runspider", "spider.py", "-O", "out.jsonl")
    return _lines(folder / "out.jsonl")


def crawlee(start: str, folder: Path) -> int:
    """Crawl with crawlee, its store in memory; the number of pages."""
    code = _CRAWLEE.format(start=start, out=str(folder / "out.jsonl"), at_once=AT_ONCE)
    (folder / "spider.py").write_text(code, encoding="utf-8")
    _run(folder, "spider.py")
    return _lines(folder / "out.jsonl")


def _run(folder: Path, *command: str) -> bytes:
    return subprocess.run([sys.executable, *command], cwd=folder, check=True, capture_output=True).stdout


def _lines(path: Path) -> int:
    with path.open(encoding="utf-8") as lines:
        return sum(1 for _ in lines)


def measured(crawler: Callable[[str, Path], int], start: str) -> float:
    """Pages a second, starting the program included, since that is where both begin."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        began = time.perf_counter()
        count = crawler(start, Path(folder))
        seconds = time.perf_counter() - began
    if count < PAGES:
        raise SystemExit(f"{crawler.__name__} fetched {count} of {PAGES} pages; nothing to compare")
    return count / seconds


def main() -> None:
    """Measure every crawler that is installed, in turns, and print pages a second and ratios to ours."""
    rivals = [rival for rival in (scrapy, crawlee) if importlib.util.find_spec(rival.__name__)]
    site = WideSite(pages=PAGES)
    with serving({path: site.answer(path)[2] for path in site.paths if not path.startswith("/files/")}) as base:
        start = f"{base}/"
        rounds = [[measured(crawler, start) for crawler in (oit, *rivals)] for _ in range(ROUNDS)]
    rates = [median(column) for column in zip(*rounds, strict=True)]
    rows = [
        (name, f"{rate:,.0f}", f"{rates[0] / rate:.2f}")
        for name, rate in zip((crawler.__name__ for crawler in (oit, *rivals)), rates, strict=True)
    ]
    show(f"{PAGES:,} pages of 36 kB with 30 links", ("crawler", "pages/s", "oit is faster by"), rows)


if __name__ == "__main__":
    main()
