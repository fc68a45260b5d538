"""One address of a town's site fails in every way there is: what the report says of it, and that the rest is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
from msgspec.structs import replace

from crawler.archive import Store
from crawler.audit import Request, rejudge
from crawler.web import Client, FetchSettings
from crawler.web.guard import NameServerError, NameUnknownError
from crawler.web.politeness import HostClock
from tests.audit.tools import audited, checklist, page_of, report
from tests.cli.tools import faulty
from tests.faults import (
    Answer,
    BadGzip,
    BadHeader,
    BrokenChunks,
    Drip,
    Drop,
    Endless,
    GoAway,
    GzipBomb,
    InTurn,
    LyingLength,
    Overloaded,
    Page,
    Partial,
    Raw,
    Redirect,
    RedirectLoop,
    Reset,
    ResetInBody,
    ServerError,
    Silence,
    WrongCharset,
)
from tests.web.tools import FakeClock

HOST, ALIAS = "town.example", "www.town.example"
HTML = [("Content-Type", "text/html; charset=utf-8")]
WANTED = page_of("o2")
HOME = """<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>หน้าหลัก</title></head><body>
<h1>เทศบาลตำบลธารไพลินทอง</h1><h2>การประเมิน ITA ปีงบประมาณ พ.ศ. 2567</h2><table>
<tr><td>O1</td><td><a href="/before">โครงสร้าง</a></td></tr>
<tr><td>O2</td><td><a href="{address}">ข้อมูลผู้บริหาร</a></td></tr>
<tr><td>O3</td><td><a href="/after">อำนาจหน้าที่</a></td></tr>
</table></body></html>"""


@dataclass(frozen=True)
class Case:
    """What the address of o2 answers, and what the report then says of the item: its status and its problem, if any."""

    answer: Answer
    status: str
    code: str = ""
    address: str = "/faulty"

    @property
    def codes(self) -> list[str]:
        return [self.code] if self.code else []


def good() -> Answer:
    return Page(WANTED, headers=HTML)


NO_ROBOTS = Raw(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
LATIN = Page(WANTED, headers=[("Content-Type", "text/html; charset=iso-8859-1")])
CASES = {
    "drop before the answer": Case(Drop(), "unverifiable", "timeout"),
    "drop in mid-body": Case(Partial(), "unverifiable", "timeout"),
    "reset": Case(Reset(), "unverifiable", "timeout"),
    "reset in mid-body": Case(ResetInBody(), "unverifiable", "timeout"),
    "reset, then fine": Case(InTurn(Reset(), good()), "met"),
    "silence": Case(Silence(), "unverifiable", "timeout"),
    "slow-loris": Case(Drip(), "unverifiable", "timeout"),
    "endless body": Case(Endless(), "unverifiable", "unreadable"),
    "more than promised": Case(LyingLength(), "missing", "empty_page"),
    "broken chunks": Case(BrokenChunks(), "unverifiable", "timeout"),
    "gzip bomb": Case(GzipBomb(), "unverifiable", "unreadable"),
    "no gzip": Case(BadGzip(), "unverifiable", "timeout"),
    "bad header": Case(BadHeader(), "unverifiable", "timeout"),
    "HTTP/2 and GOAWAY": Case(GoAway(), "unverifiable", "timeout"),
    "redirect loop": Case(RedirectLoop(), "unverifiable", "not_fetched"),
    "redirect to itself": Case(Redirect("/faulty"), "unverifiable", "not_fetched"),
    "redirect to a private address": Case(Redirect("http://192.168.1.1/admin"), "unverifiable", "off_site"),
    "private address in the open": Case(
        good(), "unverifiable", "blocked", "http://intranet.town.example:{port}/faulty"
    ),
    "redirect to another scheme": Case(Redirect("javascript:alert(1)"), "missing", "dead_link"),
    "wrong charset": Case(WrongCharset(WANTED.decode()), "met"),
    "another wrong charset": Case(LATIN, "met"),
    "500 for ever": Case(ServerError(), "unverifiable", "server_error"),
    "503 for ever": Case(Overloaded(), "unverifiable", "blocked"),
    "503, then fine": Case(InTurn(Overloaded(), good()), "met"),
    "429, then fine": Case(InTurn(Overloaded(429, "7"), good()), "met"),
    "TLS handshake": Case(good(), "unverifiable", "tls", "https://town.example:{port}/faulty"),
    "DNS in mid-crawl": Case(good(), "unverifiable", "timeout", "http://www.town.example:{port}/faulty"),
    "DNS from the start": Case(good(), "unverifiable", "timeout", "http://docs.town.example:{port}/faulty"),
    "a name that does not exist": Case(good(), "missing", "dead_link", "http://gone.town.example:{port}/faulty"),
}


class Names:
    """The name servers of the town; the one that knows of www answers once."""

    def __init__(self) -> None:
        self.alias_known = False

    async def __call__(self, host: str, port: int) -> tuple[str, ...]:
        if host == HOST or (host == ALIAS and not self.alias_known):
            self.alias_known |= host == ALIAS
            return ("127.0.0.1",)
        if host == "intranet.town.example":
            return ("10.0.0.5",)
        raise NameUnknownError(host) if host == "gone.town.example" else NameServerError(host)


def client_of_the_town(settings: FetchSettings, hosts: HostClock) -> Client:
    """Waits for nothing, gives up soon, and asks the town's own name servers."""
    return Client(replace(settings, timeout=1.0, max_bytes=2_000_000), hosts, clock=FakeClock(), resolver=Names())


@pytest.mark.parametrize("name", CASES)
def test_a_fault_costs_its_own_address_at_most(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[name]
    monkeypatch.setattr("crawler.audit.sitting.Client", client_of_the_town)
    with faulty() as server:
        address = case.address.format(port=server.port)
        server.answers = {
            "/robots.txt": NO_ROBOTS,
            "/": Page(HOME.format(address=address).encode(), headers=HTML),
            "/before": Page(page_of("o1"), headers=HTML),
            "/faulty": case.answer,
            "/after": Page(page_of("o3"), headers=HTML),
        }
        done = audited(server.url("/", HOST), tmp_path, subdomains=True)
        home = server.url("", HOST)
        asked = ["/", "/before", urljoin(f"{home}/", address), "/after"]
    o1, o2, o3 = report(done.folder)["items"][:3]
    assert (o2["status"], [problem["code"] for problem in o2["problems"]]) == (case.status, case.codes)
    assert (o1["status"], o3["status"]) == ("met", "met")
    with Store(tmp_path / "oit.db") as store:
        kept = [resource.url for resource in store.find("last").resources() if not resource.url.endswith("/robots.txt")]
    # Answers are kept in the order of asking, so the crawl went on after the fault where "/after" is kept after it.
    assert kept[:4] == [urljoin(f"{home}/", each) for each in asked]
    assert done.report.run["stopped_by"] == "frontier_empty"
    again = rejudge("last", Request(target="", store=tmp_path / "oit.db"), checklist())
    assert again.report == done.report
