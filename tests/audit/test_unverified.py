"""A town whose certificate is not valid is audited all the same, and everyone who reads of it learns why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import crawler.report
from crawler.audit import Audit, Request, rejudge
from crawler.errors import SiteUnreachable
from tests.audit.tools import Notes, audited, checklist, items, page_of, report
from tests.cli.tools import faulty
from tests.faults import FaultServer, Page
from tests.web.tools import server_tls

HTML = [("Content-Type", "text/html; charset=utf-8")]
HOME = """<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>หน้าหลัก</title></head><body>
<h1>เทศบาลตำบลธารไพลินทอง</h1><a href="/o1">โครงสร้าง</a> <a href="/o3">อำนาจหน้าที่</a></body></html>"""


def town() -> dict[str, Page]:
    pages = {"/": HOME.encode(), "/o1": page_of("o1"), "/o3": page_of("o3")}
    return {path: Page(body, headers=HTML) for path, body in pages.items()}


@dataclass(frozen=True)
class Unsafe:
    """The audit of a town with a self-signed certificate, and what the user was told meanwhile."""

    server: FaultServer
    folder: Path
    done: Audit
    notes: Notes


@pytest.fixture(scope="module")
def unsafe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Unsafe]:
    folder = tmp_path_factory.mktemp("unsafe")
    notes: Notes = []
    with faulty({**town()}, tls=server_tls()) as server:
        yield Unsafe(server, folder, audited(f"127.0.0.1:{server.port}", folder, notes=notes), notes)


def test_an_address_without_a_scheme_is_read_over_https(unsafe: Unsafe) -> None:
    assert unsafe.notes == []
    assert unsafe.done.report.site["url"] == unsafe.server.url()


def test_the_report_names_host_reason_and_time(unsafe: Unsafe) -> None:
    (flaw,) = report(unsafe.done.folder)["run"]["tls"]
    assert (flaw["host"], flaw["reason"]) == ("127.0.0.1", "self_signed")
    assert flaw["since"] <= unsafe.done.report.run["finished"]
    assert flaw["fetches"] == unsafe.done.report.run["fetches"] == len(unsafe.server.heard)
    schema = Path(crawler.report.__file__).with_name("schema.json").read_text(encoding="utf-8")
    assert list(Draft202012Validator(json.loads(schema)).iter_errors(report(unsafe.done.folder))) == []
    assert "ผู้ออกที่เบราว์เซอร์ไม่รู้จัก" in (unsafe.done.folder / "report.html").read_text(encoding="utf-8")


def test_no_verdict_is_lower_for_it(unsafe: Unsafe, tmp_path: Path) -> None:
    with faulty({**town()}) as server:
        safe = audited(server.url(), tmp_path)
    assert safe.report.run["tls"] == []
    for item, other in zip(safe.report.items, unsafe.done.report.items, strict=True):
        assert (item.id, item.status, item.probability) == (other.id, other.status, other.probability)
    assert [item.status for item in safe.report.items[:3]] == ["met", "missing", "met"]


def test_judging_again_and_the_recording_tell_the_same(unsafe: Unsafe, tmp_path: Path) -> None:
    again = rejudge("last", Request(target="", store=unsafe.folder / "oit.db"), checklist())
    assert again.report == unsafe.done.report
    audited(unsafe.done.folder / "run.warc.gz", tmp_path, out=tmp_path / "o")
    assert report(tmp_path / "o")["run"]["tls"] == report(unsafe.done.folder)["run"]["tls"]
    assert items(tmp_path / "o") == items(unsafe.done.folder)


def test_the_strict_read_nothing(unsafe: Unsafe, tmp_path: Path) -> None:
    heard = len(unsafe.server.heard)
    with pytest.raises(SiteUnreachable) as refused:
        audited(unsafe.server.url(), tmp_path, strict_tls=True)
    assert "issued by itself" in refused.value.message.en
    assert len(unsafe.server.heard) == heard
