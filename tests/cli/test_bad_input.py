"""Every bad input ends with one clear sentence, in Thai unless English was asked for, and leaves nothing behind."""

from __future__ import annotations

import socket
from functools import partial
from pathlib import Path

import pytest

from crawler.report import FILES
from crawler.web import FetchSettings
from tests.cli.tools import Oit, faulty, sentence, traces
from tests.faults import Answer, Drop, InTurn, Page, Silence
from tests.sites import MIDDLING, serve
from tests.web.tools import server_tls

HTML = (("Content-Type", "text/html; charset=utf-8"),)
HOME = Page("<title>เทศบาลตำบลบ้านสมมติ</title><h1>เทศบาลตำบลบ้านสมมติ</h1>".encode(), headers=HTML)


@pytest.fixture
def closed_port() -> int:
    """A port of 127.0.0.1 at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def audit(oit: Oit, target: object, *options: object) -> tuple[str, str]:
    """The sentences in Thai and English with which an audit of `target` is refused with exit code 2."""
    return refused(oit, 2, target, *options)


def refused(oit: Oit, code: int, target: object, *options: object) -> tuple[str, str]:
    th = sentence(oit("audit", target, "--delay", 0, *options), code)
    en = sentence(oit("audit", target, "--delay", 0, *options, "--lang", "en"), code, "en")
    assert traces(Path.cwd()) == []
    return th, en


# --- the site ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["", "http://", "https://"])
def test_no_such_host(oit: Oit, scheme: str) -> None:
    th, en = refused(oit, 3, f"{scheme}no-such-town.invalid")
    assert "ไม่พบชื่อเว็บไซต์ no-such-town.invalid" in th
    assert "check its spelling" in en


def test_no_such_thai_host_is_named_as_it_was_typed(oit: Oit, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    th, _ = refused(oit, 3, "เทศบาลบ้านสมมติ.ไทย")
    assert "เทศบาลบ้านสมมติ.ไทย" in th
    assert "xn--" not in th


def test_refused_port(oit: Oit, closed_port: int) -> None:
    th, en = refused(oit, 3, f"http://127.0.0.1:{closed_port}/")
    assert f"127.0.0.1:{closed_port} ไม่รับการเชื่อมต่อ" in th
    assert "takes no connection" in en


def test_untrusted_certificate(oit: Oit) -> None:
    with faulty({"/": HOME}, tls=server_tls()) as server:
        th, en = refused(oit, 3, server.url(), "--strict-tls")
        assert server.heard == []
    assert "ใบรับรอง" in th
    assert "certificate was issued by itself" in en


@pytest.mark.parametrize(
    ("answer", "th", "en"),
    [
        (Page(b"<h1>gone</h1><a href=/other>other</a>", 404, HTML), "ไม่พบหน้านี้", "no such page (status 404)"),
        (Page(b"<h1>oops</h1>", 500, HTML), "ขัดข้อง (รหัส 500)", "out of order (status 500)"),
        (Page(b"<h1>no</h1>", 403, HTML), "ปฏิเสธการเข้าถึง (รหัส 403)", "refuses access (status 403)"),
        (Page(b"<h1>who?</h1>", 401, HTML), "เข้าสู่ระบบ", "asks for a login"),
        (Page(b"", 200, HTML), "ไม่มีหน้าเว็บให้ตรวจ", "without a page"),
        (Page(b"", 302, (("Location", "/"),)), "ส่งต่อ", "redirects without end"),
    ],
)
def test_a_start_page_that_is_none(oit: Oit, answer: Answer, th: str, en: str) -> None:
    with faulty({"/": answer, "/other": HOME}) as server:
        told = refused(oit, 3, server.url())
        assert "/other" not in server.paths(), "what a page of errors links to is no audit of the site"
    assert th in told[0]
    assert en in told[1]


def test_robots_that_forbid_the_start_page(oit: Oit) -> None:
    with faulty({"/": HOME, "/robots.txt": Page(b"User-agent: *\nDisallow: /\n")}) as server:
        th, en = refused(oit, 3, server.url())
        assert "/" not in server.paths()
    assert "robots.txt" in th
    assert "ask the webmaster to allow" in en


def test_a_start_page_that_does_not_come_in_the_time_given(oit: Oit) -> None:
    with faulty({"/": Silence()}) as server:
        th, en = refused(oit, 3, server.url(), "--max-minutes", 0.01)
    assert "ไม่ตอบภายในเวลาที่กำหนด" in th
    assert "did not answer in time" in en


@pytest.mark.parametrize(
    ("body", "kind", "th", "en"),
    [
        (b"%PDF-1.4\n%%EOF", "application/pdf", "PDF", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "image/png", "ไฟล์ภาพ", "a picture"),
        (b'{"a": 1}', "application/json", "JSON", "JSON data"),
        ("ข้อความ ข้อความ".encode(), "text/plain; charset=utf-8", "ไม่ใช่หน้าเว็บ", "no web page"),
    ],
)
def test_a_file_is_no_site(oit: Oit, body: bytes, kind: str, th: str, en: str) -> None:
    with faulty({"/files/plan": Page(body, headers=[("Content-Type", kind)])}) as server:
        told = audit(oit, server.url("/files/plan"))
        assert all(f"{server.url('/files/plan')} " in each and each.endswith(server.url("/")) for each in told)
    assert th in told[0]
    assert en in told[1]


def test_a_site_that_moved_elsewhere(oit: Oit) -> None:
    with faulty({"/": Page(b"", 301, [("Location", "https://www.new-town.example/%1b[31m")])}) as server:
        th, en = audit(oit, server.url())
    assert "ใช้ที่อยู่นั้นแทน" in th
    assert "https://www.new-town.example/%1b%5B31m" in en
    assert "\x1b" not in th + en


def test_a_connection_cut_at_every_try(oit: Oit, monkeypatch: pytest.MonkeyPatch) -> None:
    async def at_once(*_: object) -> None:
        return None

    monkeypatch.setattr("crawler.web.clock.SystemClock.sleep", at_once)
    with faulty({"/": Drop(), "/robots.txt": Drop()}) as server:
        th, en = refused(oit, 3, server.url())
    assert "127.0.0.1" in th
    assert "127.0.0.1" in en


# --- the address ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("http://www.ban sommut.go.th/", "http://www.bansommut.go.th/"),
        ("htp://www.bansommut.go.th", "http://www.bansommut.go.th/"),
        ("www,bansommut,go,th", "https://www.bansommut.go.th/"),
        ("bansommut@go.th", "example"),
        ("ftp://bansommut.go.th", "example"),
        ("bansommut", "example"),
        ("", "example"),
        ("https://" + "ก" * 300 + ".go.th/" + "x" * 300, "example"),
        ("x" * 3000, "2,000"),
    ],
)
def test_addresses_that_can_not_be_used(oit: Oit, typed: str, meant: str) -> None:
    th, en = audit(oit, typed)
    assert meant in th
    assert meant in en


def test_without_a_scheme_http_is_tried_after_https_and_that_is_said(oit: Oit, monkeypatch: pytest.MonkeyPatch) -> None:
    # The server waits for the rest of what it takes for a request; so does the client, and that is not for this test.
    monkeypatch.setattr("crawler.audit.sitting.FetchSettings", partial(FetchSettings, timeout=1.0, attempts=1))
    with faulty({"/": HOME}) as server:
        said = oit("audit", f"127.0.0.1:{server.port}", "--delay", 0, "--out", "o")
        assert said.code == 0
        note = said.err.splitlines()[0]
        assert f"https://127.0.0.1:{server.port}/" in note
        assert note.endswith(f"http://127.0.0.1:{server.port}/")
    assert traces(Path("o")) == sorted([*FILES, "run.warc.gz"])


def test_where_neither_https_nor_http_answers_the_last_word_is_that_of_http(oit: Oit, closed_port: int) -> None:
    said = oit("audit", f"127.0.0.1:{closed_port}", "--delay", 0)
    assert said.code == 3
    assert len(said.err.splitlines()) == 2
    assert traces(Path.cwd()) == []


def test_a_thai_domain_is_audited(oit: Oit, monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def resolve(host: object, *rest: object, **named: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        return real("127.0.0.1" if str(name).startswith("xn--") else host, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with faulty({"/": HOME}) as server:
        said = oit("audit", f"http://เทศบาลบ้านสมมติ.ไทย:{server.port}/", "--delay", 0, "--out", "o")
        assert server.heard[-1].headers["host"].startswith("xn--")
    assert said.code == 0, said
    assert "เทศบาลตำบลบ้านสมมติ" in said.out


def test_a_page_with_nothing_on_it_is_reported_honestly(oit: Oit) -> None:
    empty = Page(b"<!doctype html><html><head><title></title></head><body></body></html>", headers=HTML)
    with faulty({"/": empty}) as server:
        said = oit("audit", server.url(), "--delay", 0, "--out", "o", "--lang", "en")
    assert said.code == 0, said
    assert Path("o/report.json").is_file()


def test_a_server_that_is_tired_once_is_asked_again(oit: Oit) -> None:
    tired = InTurn(Page(b"", 503, [("Retry-After", "0")]), HOME)
    with faulty({"/": tired, "/robots.txt": Page(b"", 404)}) as server:
        assert oit("audit", server.url(), "--delay", 0, "--out", "o").code == 0


# --- the options ------------------------------------------------------------------------------------------------------


def test_unknown_checklist(oit: Oit) -> None:
    th, en = audit(oit, "http://127.0.0.1/", "--checklist", "oit-2499")
    assert "oit-2499" in th
    assert "oit-2567" in en


@pytest.mark.parametrize("out", ["file", "file/below/it", "x" * 300])
def test_a_folder_that_can_not_be_written(oit: Oit, tmp_path: Path, out: str) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    th = sentence(oit("audit", "http://127.0.0.1:9/", "--out", out), 2)
    assert "--out" in th
    assert "--out" in sentence(oit("audit", "http://127.0.0.1:9/", "--out", out, "--lang=en"), 2, "en")
    assert traces(tmp_path) == ["file"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("store", ["file", "file/below.db", "folder"])
def test_a_store_that_can_not_be_used(oit: Oit, tmp_path: Path, store: str) -> None:
    (tmp_path / "file").write_text("no database, but long enough to look at: " * 9, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    assert store.partition("/")[0] in sentence(oit("audit", "http://127.0.0.1:9/", "--store", store), 2)
    assert traces(tmp_path) == ["file", "folder"]


@pytest.mark.parametrize("option", ["--iit", "--eit"])
def test_one_survey_without_the_other(oit: Oit, option: str) -> None:
    th, en = audit(oit, "http://127.0.0.1/", option, 80)
    assert "--iit และ --eit" in th
    assert "both" in en


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--iit", "101"),
        ("--eit", "-1"),
        ("--iit", "nan"),
        ("--fail-under", "inf"),
        ("--delay", "61"),
        ("--hours", "22"),
        ("--max-pages", "0"),
        ("--max-minutes", "nan"),
        ("--max-mb", "inf"),
        ("--lang", "fr"),
    ],
)
def test_numbers_out_of_range(oit: Oit, option: str, value: str) -> None:
    said = oit("audit", "http://127.0.0.1/", option, value)
    assert said.code == 2
    assert option in said.err
    assert traces(Path.cwd()) == []


@pytest.mark.parametrize("arguments", [("audit",), ("audit", "x", "--wrong"), ("wrong",), ("explain", "last")])
def test_commands_that_are_none(oit: Oit, arguments: tuple[str, ...]) -> None:
    said = oit(*arguments)
    assert said.code == 2
    assert "--help" in said.err


def test_a_score_below_the_one_asked_for_is_exit_code_1(oit: Oit) -> None:
    with serve(MIDDLING.site()) as base:
        assert oit("audit", base, "--delay", 0, "--out", "a", "--fail-under", 99).code == 1
        assert oit("audit", base, "--delay", 0, "--out", "b", "--fail-under", 10).code == 0
    assert (Path("a/report.json")).is_file()


def test_a_fault_of_the_program_is_said_and_not_thrown(oit: Oit, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("something [red]nobody[/red] thought of")

    monkeypatch.setattr("crawler.cli.auditing.audit", broken)
    th = sentence(oit("audit", "http://127.0.0.1/"), 5)
    assert "โปรแกรมขัดข้องเอง" in th
    assert "[red]nobody[/red]" in th
    assert "fault of this program" in sentence(oit("audit", "http://127.0.0.1/", "--lang", "en"), 5, "en")
