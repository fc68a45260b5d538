"""A whole audit of a town that keeps a document on another host, both on loopback, through the true client."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import msgspec

from crawler.audit import Audit, Request, audit
from crawler.audit import sitting as stories
from crawler.models import Verdict
from crawler.web import Client, FetchSettings
from crawler.web.politeness import HostClock
from tests.audit.tools import checklist
from tests.sites import GOOD, Planted, Reply, serve
from tests.web.tools import FakeClock

HOST = "files.example.org"
PLAN = next(path for path in GOOD.truth()["o32"].paths if path.endswith(".pdf"))


async def loopback(host: str, port: int) -> tuple[str, ...]:
    return ("127.0.0.1",)


def client(settings: FetchSettings, clock: HostClock) -> Client:
    """The audit's own client, which takes every host for this computer."""
    hosts = settings.private_hosts | {HOST}
    return Client(msgspec.structs.replace(settings, private_hosts=hosts), clock, clock=FakeClock(), resolver=loopback)


def audited(base: str, folder: Path, *, allowed: bool = True) -> Audit:
    hosts = (HOST,) if allowed else ()
    rules = msgspec.structs.replace(checklist(), allowed_hosts=hosts)
    request = Request(target=base, store=folder / "oit.db", delay=0.0, pages=1_000, screenshots=False)
    with patch.object(stories, "Client", client):
        return audit(request, rules, lambda _: None, lambda _, __: None)


def of_o32(done: Audit) -> Verdict:
    return next(verdict for verdict in done.judgement.verdicts if verdict.id == "o32")


def test_a_document_out_there_is_fetched_politely_and_judged(tmp_path: Path) -> None:
    files = {"/view": Reply(302, "text/html", b"", (("Location", "/plan.pdf"),)), "/plan.pdf": GOOD.site()[PLAN]}
    with serve(files, host=HOST) as out:
        town = replace(GOOD, items={**GOOD.items, "o32": Planted(defect="off_site", detail=f"{out}/view")})
        with serve(town.site()) as base:
            told = of_o32(audited(base, tmp_path / "a"))
            assert (told.status, told.evidence[0].url) == ("met", f"{out}/plan.pdf")
            without = of_o32(audited(base, tmp_path / "b", allowed=False))
    assert (without.status, without.problems[0].code) == ("unverifiable", "off_site")
    assert without.problems[0].url == f"{out}/view"


def test_its_robots_txt_can_keep_us_out_and_a_person_is_told_where_to_look(tmp_path: Path) -> None:
    rules = Reply(200, "text/plain", b"User-agent: *\nDisallow: /")
    with serve({"/plan.pdf": GOOD.site()[PLAN], "/robots.txt": rules}, host=HOST) as out:
        town = replace(GOOD, items={**GOOD.items, "o32": Planted(defect="off_site", detail=f"{out}/plan.pdf")})
        with serve(town.site()) as base:
            told = of_o32(audited(base, tmp_path))
    assert (told.status, told.evidence) == ("unverifiable", ())
    assert [(problem.code, problem.url) for problem in told.problems] == [("off_site", f"{out}/plan.pdf")]
