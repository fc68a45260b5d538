"""Made-up sites on loopback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from tests.sites.towns import Reply, Site

__all__ = ["BASE", "at", "serve"]

BASE = "http://site.invalid"
"""Stands in a site's own bytes where its absolute address belongs."""

ABSENT = Reply(404, "text/html; charset=utf-8", "<html><title>404</title><body>ไม่พบหน้าที่ต้องการ</body></html>".encode())


def at(site: Site, base: str) -> Site:
    """The site as it is at the address `base` (no slash at the end)."""
    return {path: replace(reply, body=reply.body.replace(BASE.encode(), base.encode())) for path, reply in site.items()}


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves before its answer is no fault of the server's."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serve(site: Site, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve `site` on a port of 127.0.0.1 (0: a free one); gives its base URL under `host`, without a slash at the
    end."""
    held: Site = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.answer(with_body=True)

        def do_HEAD(self) -> None:
            self.answer(with_body=False)

        def answer(self, with_body: bool) -> None:
            reply = held.get(self.path, ABSENT)
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.media_type)
            self.send_header("Content-Length", str(len(reply.body)))
            for name, value in reply.headers:
                self.send_header(name, value)
            self.end_headers()
            if with_body:
                self.wfile.write(reply.body)

        def log_message(self, *args: object) -> None:
            pass

    with _Server(("127.0.0.1", port), Handler) as server:
        base = f"http://{host}" if server.server_port == 80 else f"http://{host}:{server.server_port}"
        held.update(at(site, base))
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield base
        finally:
            server.shutdown()
            thread.join()
