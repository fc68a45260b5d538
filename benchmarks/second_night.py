"""What the nights after the first cost on an unchanged site: `python -m benchmarks.second_night`.

The second fetches in another order than the first, the evidence first, and is judged anew; from the third on the same
is met again and nothing is judged. Each night is a process of its own, `oit audit` as a user starts it; `--delay 0`,
since all nights pause alike.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from benchmarks.material import large_site, long_documents
from benchmarks.measure import show
from crawler.models import Frozen
from tests.sites import MIDDLING, Site, at

LARGE = 800
LENGTHS = (30, 100)
PLENTY = 5_000
ROUNDS = 3
GOAL_BYTES, GOAL_TIME = 0.02, 0.15


class Night(Frozen):
    """What one audit cost: bytes of bodies that the server sent, seconds of processor with all children, requests."""

    sent: int
    seconds: float
    requests: int


class _Server(ThreadingHTTPServer):
    """A site whose answers all have an ETag; counts what it sends."""

    site: Site
    sent = requests = 0


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        reply = self.server.site.get(self.path)
        body = reply.body if reply else b"not here"
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        same = self.headers.get("If-None-Match") == etag
        self.send_response(304 if same else reply.status if reply else 404)
        self.send_header("ETag", etag)
        if not same:
            self.send_header("Content-Type", reply.media_type if reply else "text/plain")
            self.send_header("Content-Length", str(len(body)))
            for name, value in reply.headers if reply else ():
                self.send_header(name, value)
        self.end_headers()
        if not same:
            self.wfile.write(body)
            self.server.sent += len(body)
        self.server.requests += 1

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def _served(site: Site) -> Iterator[_Server]:
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.site = at(site, f"http://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _night(server: _Server, folder: Path, *options: str) -> Night:
    server.sent = server.requests = 0
    before = _processor()
    command = [sys.executable, "-m", "crawler", "audit", f"http://127.0.0.1:{server.server_port}/"]
    limits = ["--delay", "0", "--max-pages", str(PLENTY), "--store", str(folder / "oit.db"), "--no-screenshots"]
    subprocess.run([*command, *limits, *options], check=True, capture_output=True, env=os.environ)
    return Night(sent=server.sent, seconds=_processor() - before, requests=server.requests)


def _start() -> float:
    """Seconds of processor to start the program and load its parts, which every night pays whatever it finds."""
    before = _processor()
    subprocess.run([sys.executable, "-c", "import crawler.cli"], check=True)
    return _processor() - before


def _ratios(name: str, site: Site, start: float) -> tuple[str, ...]:
    """A row of figures, the medians of some rounds; each round begins with an empty store."""
    sent, whole, alone, later, seconds = [], [], [], [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as place, _served(site) as server:
            first, second, third = (_night(server, Path(place)) for _ in range(3))
        sent.append(second.sent / first.sent)
        whole.append(second.seconds / first.seconds)
        alone.append((second.seconds - start) / (first.seconds - start))
        later.append((third.seconds - start) / (first.seconds - start))
        seconds.append((first.seconds, second.seconds, first.requests, second.requests))
    before, after, asked, again = map(median, zip(*seconds, strict=True))
    times = (f"{before:.2f}", f"{after:.2f}")
    return (
        name,
        f"{asked:.0f}",
        f"{again:.0f}",
        f"{median(sent):.2%}",
        *times,
        f"{median(whole):.0%}",
        f"{median(alone):.0%}",
        f"{median(later):.0%}",
    )


def main() -> None:
    """Prints the figures."""
    start = median(_start() for _ in range(ROUNDS))
    town = MIDDLING.site()
    sites = {"a town, files of 1-2 pages": town, "800 news pages more": large_site(LARGE)}
    sites |= {f"its PDFs of {length} pages": long_documents(town, length) for length in LENGTHS}
    rows = [_ratios(name, site, start) for name, site in sites.items()]
    title = (
        f"The second night of an unchanged site with ETags (goal: bytes <= {GOAL_BYTES:.0%}, time <= {GOAL_TIME:.0%})"
    )
    columns = ("site", "requests", "again", "bytes", "seconds", "again", "whole", "audit alone", "third night's")
    show(title, columns, rows)
    print(f"Seconds are of processor, children included. Starting the program takes {start:.2f} of them each time.")


if __name__ == "__main__":
    main()
