"""A report in which everything that a stranger can write is an attack."""

from __future__ import annotations

import msgspec

from crawler.models import Decision, ElementResult, Evidence, Fix, Problem, Report, Sighting, UrgentFinding, Verdict
from tests.report.sample import ROWS, report

__all__ = ["ATTACKS", "EVIL", "LINKS", "hostile"]

ATTACKS = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '=HYPERLINK("http://x.example","y")',
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\u202e=1\u2066evil\u2069",
    "\x00\x1b[2J\x07\ufeff\ufffe\ud800 end",
    "--> <b>out</b> <!-- --!> ->",
    "]]> &lt; &amp; '\"",
    "a | b | c\n| d | e |\r\n# heading\n- list",
    "`code` ``` **bold** _em_ ~~gone~~ [a](http://x.example) ![i](http://x.example/i.png) <http://x.example>",
    "www.x.example http://x.example ftp://x.example a@x.example @someone #123 x.example/y",
    "[gallery ids=1] {loadmodule x} {{ 7 * 7 }} {% x %}",
    "_x0041_ &P &D &F &&",
    "ก" * 5_000,
)
"""What must stay text in every form of the report."""

EVIL = " ".join(ATTACKS[:-1])

LINKS = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "internal:'x'!A1",
    "external:c:\\x.exe",
    "https://town.example/\"onmouseover='alert(1)'><script>",
    "https://town.example@evil.example/",
    "https://town.example/a b[c]|d`e{f}^g\\h?q=<x>&r=%zz#f#g",
    "https://town.example/" + "ก" * 400,
    "https://town.example/" + "x" * 3_000,
    "https://town.example:99999/",
    "",
    '=HYPERLINK("http://x.example")',
)
"""Addresses of which some may be followed once they are escaped, and most may not."""


def hostile(text: str = EVIL, url: str = LINKS[5]) -> Report:
    """A report of three items, one met, one incomplete and one that could not be checked, with `text` and `url` in
    every place that comes from a website."""
    whole = report(rows=ROWS[:3])
    statuses = ("met", "partial", "unverifiable")
    items = tuple(verdict(each, status, text, url) for each, status in zip(whole.items, statuses, strict=True))
    return msgspec.structs.replace(
        whole,
        site={"url": url, "host": text, "body": text},
        items=items,
        decided=whole.scores,
        urgent=(
            UrgentFinding(
                code="spam_links", message_th=text, message_en=text, count=1, examples=(Sighting(url=url, quote=text),)
            ),
        ),
    )


def verdict(given: Verdict, status: str, text: str, url: str) -> Verdict:
    evidence = Evidence(url=url, kind="pdf", title=text, click_path=("หน้าหลัก", text, text), sha256=text, fetched=text)
    part = ElementResult(key="part1", text=text, level="required", basis="practice", met=True, url=url, quote=text)
    return msgspec.structs.replace(
        given,
        name=text,
        status=status,
        evidence=(
            evidence,
            msgspec.structs.replace(evidence, kind="page"),
            msgspec.structs.replace(evidence, url=text),
        ),
        elements=(part, msgspec.structs.replace(part, met=None)),
        problems=(Problem(code="missing", message_th=text, message_en=text, url=url),) * 5,
        fix=Fix(th=text, en=text, owner=text, gain={"9": 1.0, "10": 0.0, "oit": 0.5}),
        decision=decided(text, url),
    )


def decided(text: str, url: str) -> Decision:
    """A decision by somebody who wants harm, which lapsed."""
    return Decision(
        id="ab" * 16,
        status="missing",
        state="lapsed",
        reason=text,
        person=text,
        at="2026-11-20T03:04:05Z",
        until="2027-01-31",
        run=text,
        verdict="met",
        cause="changed",
        url=url,
    )
