"""A site of as many pages as one likes, each made when it is asked for, and a server for it that counts."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from threading import Lock, Thread
from time import sleep

from benchmarks.material import LINKS, MENU, town_labels, town_lines
from crawler.models import Frozen
from tests.sites import MIDDLING

__all__ = ["WideServer", "WideSite", "serve_wide"]

PAGE_BYTES = 36_000
CHILDREN = 5
DOCUMENT_EVERY = 100
PARAGRAPHS = 400


class WideSite(Frozen, dict=True):
    """`pages` pages of 36 kB with 30 links each: the menu, children in a tree so that every page can be reached, and
    pages anywhere. Every hundredth page has a PDF file besides. The same each time."""

    pages: int

    @property
    def paths(self) -> Iterator[str]:
        """The addresses of the site, robots.txt apart."""
        yield "/"
        yield from (f"/page/{number}" for number in range(1, self.pages))
        yield from (f"/files/{number}.pdf" for number in range(0, self.pages, DOCUMENT_EVERY))

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Status, media type and body of what lies at `path`."""
        kind, _, rest = path.strip("/").partition("/")
        number = 0 if path == "/" else int(rest.removesuffix(".pdf")) if rest else -1
        if not 0 <= number < self.pages:
            return 404, "text/plain", b"not here"
        if kind == "files":
            return 200, "application/pdf", self._document + b"\n%% %d" % number
        return 200, "text/html; charset=utf-8", self._page(number)

    def _page(self, number: int) -> bytes:
        words = random.Random(number)
        title = _label(number)
        below = [number * CHILDREN + n for n in range(1, CHILDREN + 1)]
        below += [words.randrange(self.pages) for _ in range(LINKS - MENU - CHILDREN)]
        rows = "".join(f"<tr><td>{n}</td><td>{_link(n % self.pages)}</td></tr>\n" for n in below)
        if number % DOCUMENT_EVERY == 0:
            rows += f'<tr><td>0</td><td><a href="/files/{number}.pdf">{title}</a></td></tr>\n'
        head = f"<html><head><meta charset=utf-8><title>{title}</title></head><body><ul>{self._menu}</ul>"
        page = f"{head}<h1>{title}</h1><table>{rows}</table>".encode()
        start = words.randrange(PARAGRAPHS // 2)
        for paragraph in islice(self._paragraphs, start, None):
            if len(page) >= PAGE_BYTES:
                break
            page += paragraph
        return page + b"</body></html>"

    @cached_property
    def _menu(self) -> str:
        return "".join(f"<li>{_link(number)}</li>\n" for number in range(MENU))

    @cached_property
    def _paragraphs(self) -> tuple[bytes, ...]:
        words = random.Random(2567)
        texts = (" ".join(words.sample(town_lines(), 3))[:200] for _ in range(PARAGRAPHS))
        return tuple(f'<p class="text">{escape(text)}</p>\n'.encode() for text in texts)

    @cached_property
    def _document(self) -> bytes:
        return next(reply.body for reply in MIDDLING.site().values() if reply.media_type == "application/pdf")


class WideServer(ThreadingHTTPServer):
    """Serves a WideSite after `pause` seconds. `asked` counts requests by path, robots.txt apart."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, site: WideSite, pause: float) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site = site
        self.pause = pause
        self.asked: Counter[str] = Counter()
        self.lock = Lock()
        self.open = 0

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed is no fault of the server's."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def settle(self) -> None:
        """Wait until every client is gone and what it asked for is counted."""
        while self.open:
            sleep(0.005)

    @property
    def base(self) -> str:
        """Where the site begins, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one piece: in two, each answer waits for the client's acknowledgement
    server: WideServer

    def setup(self) -> None:
        super().setup()
        with self.server.lock:
            self.server.open += 1

    def finish(self) -> None:
        with self.server.lock:
            self.server.open -= 1
        super().finish()

    def do_GET(self) -> None:
        if self.path != "/robots.txt":
            with self.server.lock:
                self.server.asked[self.path] += 1
        sleep(self.server.pause)
        status, media_type, body = self.server.site.answer(self.path)
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


def _label(number: int) -> str:
    """What every link to a page says: the words of a real site's menu, and no two pages the same."""
    return f"{escape(town_labels()[number % len(town_labels())])} {number}"


def _link(number: int) -> str:
    return f'<a href="{f"/page/{number}" if number else "/"}">{_label(number)}</a>'


@contextmanager
def serve_wide(pages: int, pause: float = 0.0) -> Iterator[WideServer]:
    """A server of `pages` pages on loopback, in a thread of this process."""
    with WideServer(WideSite(pages=pages), pause) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
