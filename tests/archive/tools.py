"""Short ways to make what an archive is fed with."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from crawler.archive import Queued, RunArchive, RunInfo, Store
from crawler.models import Content, Fetched, Link, Resource

SITE = "https://baansuk.example/"


def info(folder: Path, name: str = "run-1", **changes: Any) -> RunInfo:
    """A run in a folder of its own below `folder`."""
    known: dict[str, Any] = {
        "id": name,
        "site": SITE,
        "checklist_id": "oit-2567",
        "checklist_sha256": "c" * 64,
        "tool_version": "0",
        "folder": str(folder / name),
        "warc": str(folder / name / "run.warc.gz"),
        "started": "2026-01-02T03:04:05Z",
    }
    return RunInfo(**(known | changes))


def answer(path: str = "", body: bytes = b"<p>hello</p>", **changes: Any) -> Fetched:
    """A good answer of the site."""
    known: dict[str, Any] = {
        "url": SITE + path,
        "status": 200,
        "reason": "OK",
        "headers": (("Content-Type", "text/html; charset=utf-8"),),
        "body": body,
        "fetched": "2026-01-02T03:04:06Z",
    }
    return Fetched(**(known | changes))


def keep(run: RunArchive, fetched: Fetched, **changes: Any) -> Resource:
    """Record an answer, with the plainest of everything else."""
    known: dict[str, Any] = {
        "media_type": "text/html",
        "location": "",
        "parent": 0,
        "depth": 0,
        "content": None,
    }
    return run.record(fetched, **(known | changes))


def reopened(store: Store, run: RunArchive) -> RunArchive:
    """The same run in its next sitting."""
    run.close()
    again = store.unfinished(SITE, "c" * 64, run.info.folder)
    assert again is not None
    return again


def queued(path: str, priority: float = 0.5, **changes: Any) -> Queued:
    """An address of the site that waits."""
    known: dict[str, Any] = {"url": SITE + path, "priority": priority, "parent": 1, "depth": 1}
    return Queued(**(known | changes))


def page(*urls: str) -> Content:
    """A page with links to `urls`."""
    return Content(kind="page", lines=("หน้าแรก",), links=tuple(Link(url=url, text=url) for url in urls))


def http(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """An answer as it stands on the wire."""
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode() + body


def record(kind: str, block: bytes, *headers: str, url: str = "", version: str = "1.0") -> bytes:
    """A WARC record, byte by byte in the shape in which wget writes it."""
    named = [f"WARC-Type: {kind}", "WARC-Record-ID: <urn:uuid:6f0d8d1c-0000-4000-8000-000000000000>"]
    named += [f"WARC-Target-URI: {url}"] if url else []
    named += ["WARC-Date: 2026-01-02T03:04:06Z", *headers, f"Content-Length: {len(block)}"]
    return "\r\n".join([f"WARC/{version}", *named, "", ""]).encode() + block + b"\r\n\r\n"


def wget_records(url: str = SITE) -> list[bytes]:
    """What wget writes for one page: warcinfo, request, response, and its log as metadata and resource records."""
    log = "metadata://gnu.org/software/wget/warc"
    request = b"GET / HTTP/1.1\r\nHost: baansuk.example\r\n\r\n"
    body = "<p>สวัสดี</p>".encode()
    return [
        record("warcinfo", b"software: Wget/1.21.3 (linux-gnu)\r\nformat: WARC File Format 1.0\r\n"),
        record("request", request, "Content-Type: application/http;msgtype=request", url=f"<{url}>"),
        record(
            "response",
            http(body, "Content-Type: text/html", f"Content-Length: {len(body)}"),
            "Content-Type: application/http;msgtype=response",
            url=f"<{url}>",
        ),
        record("metadata", b"", "Content-Type: text/plain", url=f"<{log}/MANIFEST.txt>"),
        record("resource", b"--recursive\n", "Content-Type: text/plain", url=f"<{log}/wget_arguments.txt>"),
    ]


def packed(records: list[bytes]) -> bytes:
    """One gzip member a record."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)
