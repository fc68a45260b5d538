"""A webhook and a mail server on loopback, as bad as a test wants them."""

from __future__ import annotations

import json
import socketserver
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

__all__ = ["Mail", "Webhook", "mail", "webhook"]


class Webhook:
    """What was posted, as JSON. The next `refused` posts are answered with 503; `on_post` is done before an answer."""

    def __init__(self) -> None:
        self.posts: list[dict[str, Any]] = []
        self.asked = 0
        self.refused = 0
        self.on_post: Callable[[], None] = lambda: None
        self.address = ""

    def told(self) -> list[str]:
        """Title and body of each post that was taken."""
        return [f"{post['title']}\n{post['message']}" for post in self.posts]


@contextmanager
def webhook() -> Iterator[Webhook]:
    hook = Webhook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            hook.asked += 1
            hook.on_post()
            if hook.refused:
                hook.refused -= 1
                self.send_error(503)
                return
            hook.posts.append(json.loads(body))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server, _serving(server):
        hook.address = f"json://127.0.0.1:{server.server_port}/alert"
        yield hook


class Mail:
    """The messages that were taken. `greylisted` refuses so many of them for now, at the end of their text."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.greylisted = 0
        self.address = ""


@contextmanager
def mail() -> Iterator[Mail]:
    box = Mail()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 mail.invalid\r\n")
            for line in self.rfile:
                command = line[:4].upper()
                if command == b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    text = b"".join(iter(self.rfile.readline, b".\r\n"))
                    self.take(text.replace(b"\r\n..", b"\r\n."))
                elif command == b"QUIT":
                    self.wfile.write(b"221 bye\r\n")
                    return
                else:
                    self.wfile.write(b"250 ok\r\n")

        def take(self, text: bytes) -> None:
            if box.greylisted:
                box.greylisted -= 1
                self.wfile.write(b"451 try again later\r\n")
                return
            message = message_from_bytes(text, policy=policy.default)
            assert isinstance(message, EmailMessage)
            box.messages.append(message)
            self.wfile.write(b"250 taken\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server, _serving(server):
        port = server.server_address[1]
        box.address = f"mailto://127.0.0.1:{port}?mode=insecure&from=oit@watch.invalid&to=it@town.invalid"
        yield box


@contextmanager
def _serving(server: socketserver.BaseServer) -> Iterator[None]:
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
