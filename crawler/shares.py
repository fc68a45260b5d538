"""Share links of file hosts as text: where the file behind one is downloaded. Pure, no I/O.

A town pastes into its page what the host's "share" button gave it: the address of a page that shows the file by script.
The file itself lies at an address that can be worked out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from crawler.urls import canonical, is_on

__all__ = ["DELIVERY", "file_of", "is_no_document"]

DELIVERY = (
    "drive.usercontent.google.com",
    "googleusercontent.com",
    "dropboxusercontent.com",
    "files.1drv.com",
    "storage.live.com",
    "onedrive.live.com",
    "sharepoint.com",
)
"""Hosts to which the file hosts redirect for the bytes of a file."""

_ID = r"(?P<id>[\w-]{8,200})"
_DRIVE_FILE = re.compile(rf"/(?:a/[^/]+/)?file/(?:u/\d+/)?d/{_ID}(?:/|\Z)")
_DRIVE_BY_QUERY = re.compile(r"/(?:a/[^/]+/)?(?:u/\d+/)?(?:open|uc)")
_DOCS_FILE = re.compile(rf"/(?:a/[^/]+/)?(?P<kind>document|spreadsheets|presentation)/(?:u/\d+/)?d/(?!e/){_ID}(?:/|\Z)")
_EXPORT = {
    "document": "export?format=pdf",
    "spreadsheets": "export?format=xlsx",
    "presentation": "export/pdf",
}
_ONEDRIVE_BY_QUERY = re.compile(r"/(?:embed|view(?:\.aspx)?|redir(?:\.aspx)?|download(?:\.aspx)?|edit\.aspx|)")
_MICROSOFT_FILE = re.compile(r"/:[bwxpuiv]:/|/[bwxpuiv]/")
_DROPBOX_FILE = re.compile(r"/(?:s|scl/fi)/[^/]+/.+")
# Viewers show a file that lies elsewhere, buttons share the page that they stand on; folders list files by script.
_NO_DOCUMENT = (
    ("docs.google.com", re.compile(r"/(?:a/[^/]+/)?(?:gview|viewer(?:ng)?)\b")),
    ("drive.google.com", re.compile(r"/(?:.*/)?(?:folders/|(?:embedded)?folderview|viewer)")),
    ("facebook.com", re.compile(r"/(?:sharer|share\.php|dialog|plugins|tr\b|v\d)")),
    ("dropbox.com", re.compile(r"/(?:sh|scl/fo)/")),
    ("sharepoint.com", re.compile(r"/:f:/")),
    ("1drv.ms", re.compile(r"/f/")),
)


@lru_cache(maxsize=4_096)
def file_of(url: str) -> str:
    """The canonical address at which the file behind a share link is downloaded; empty where `url` is none.

    `url` is canonical. The answer's own answer is itself.
    """
    try:
        parts = urlsplit(url)
        query = {name: values[0] for name, values in parse_qs(parts.query, max_num_fields=50).items()}
    except ValueError:
        return ""
    path = parts.path
    if is_on(url, ("drive.google.com",)):
        found = _drive(path, query)
    elif is_on(url, ("docs.google.com",)):
        found = _docs(path)
    elif is_on(url, ("dropbox.com",)):
        found = _with("dl", "1", url) if _DROPBOX_FILE.fullmatch(path) else ""
    elif is_on(url, ("onedrive.live.com",)):
        found = _onedrive(path, query)
    elif is_on(url, ("sharepoint.com", "1drv.ms")):
        found = _with("download", "1", url) if _MICROSOFT_FILE.match(path) else ""
    else:
        return ""
    return canonical(found) or ""


def is_no_document(url: str) -> bool:
    """Whether an address on a file host can't hold a document: its home page, a viewer, a share button, a folder."""
    path = urlsplit(url).path
    return path == "/" or any(is_on(url, (host,)) and pattern.match(path) for host, pattern in _NO_DOCUMENT)


def _drive(path: str, query: dict[str, str]) -> str:
    match = _DRIVE_FILE.match(path)
    number = match["id"] if match else query.get("id", "") if _DRIVE_BY_QUERY.fullmatch(path) else ""
    if not re.fullmatch(_ID, number):
        return ""
    wanted = {"export": "download", "id": number}
    if key := query.get("resourcekey"):
        wanted["resourcekey"] = key
    return f"https://drive.google.com/uc?{urlencode(wanted)}"


def _docs(path: str) -> str:
    match = _DOCS_FILE.match(path)
    return f"https://docs.google.com/{match['kind']}/d/{match['id']}/{_EXPORT[match['kind']]}" if match else ""


def _onedrive(path: str, query: dict[str, str]) -> str:
    number = query.get("resid") or query.get("id", "")
    if not number or not _ONEDRIVE_BY_QUERY.fullmatch(path):
        return ""
    wanted = {"resid": number}
    if key := query.get("authkey"):
        wanted["authkey"] = key
    return f"https://onedrive.live.com/download?{urlencode(wanted, quote_via=quote)}"


def _with(name: str, value: str, url: str) -> str:
    """`url` with one parameter set, the others in their order."""
    start, _, query = url.partition("?")
    kept = [pair for pair in query.split("&") if pair and pair.partition("=")[0] != name]
    return f"{start}?{'&'.join([*kept, f'{name}={value}'])}"
