"""report.html: safe whatever strangers write, and readable without a network or colours."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser

from crawler.models import ElementResult, Evidence, Fix, Problem, Report, Sighting, Skipped, UrgentFinding, Verdict
from crawler.report import to_html
from crawler.report.templating import environment
from tests.report.sample import ROWS, checklist, report
from tests.report.test_as_html import drawn, one

EVIL = "\"><script>alert('x')</script><img src=x onerror=alert(1)>\u202e{{ 7 * 7 }}\x1b[2J"


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_same_report_gives_the_same_page(lang: str) -> None:
    assert to_html(report(), lang, checklist()) == to_html(report(), lang, checklist())


def test_nothing_is_asked_of_the_network() -> None:
    source = to_html(report(), "th", checklist())
    page = LexborHTMLParser(source)
    assert page.css("link, img, iframe, object, embed, base, form, video, audio, source, use, image") == []
    assert "url(" not in source
    assert "@import" not in source
    policy = one(page, 'meta[http-equiv="Content-Security-Policy"]').attributes["content"]
    (script,) = page.css("script")
    own = b64encode(sha256(script.text().encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{own}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    outside = {node.attributes["href"] or "" for node in page.css("[href]")}
    assert all(address.startswith(("#", "https://www.thungsathit.example/")) for address in outside)


def test_it_can_be_read_without_seeing_it() -> None:
    page = drawn()
    levels = [int((node.tag or "")[1]) for node in page.css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(node.attributes.get("scope") for node in page.css("th"))
    assert all(node.attributes.get("aria-label") for node in page.css('svg[role="img"]'))
    assert page.css("html[lang=th]")
    assert page.css("main")
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    assert {node.attributes["aria-labelledby"] for node in page.css("[aria-labelledby]")} <= set(ids)
    assert {(node.attributes["href"] or "")[1:] for node in page.css('a[href^="#"]')} <= set(ids)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_stands_out_from_its_ground() -> None:
    """At least 4.5 to 1, as WCAG 2 AA asks."""
    light, _, dark = to_html(report(), "th", checklist()).partition("prefers-color-scheme: dark")
    for source in (light, dark):
        stands_out(dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", source)))


def stands_out(colours: dict[str, str]) -> None:
    pairs = [(name, f"{name}-wash") for name in ("met", "partial", "missing", "unverifiable", "not_applicable")]
    pairs += [(name, ground) for name in ("ink", "soft", "accent") for ground in ("wash", "accent-wash")]
    assert len(colours) >= 15
    for text, ground in pairs:
        light, dark = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)


def hostile() -> Report:
    """A report in which everything that a stranger can write is an attack."""
    whole = report(rows=ROWS[:2])
    verdict = Verdict(
        id="o1",
        name=EVIL,
        sub_indicator="9.1",
        status="partial",
        probability=0.5,
        evidence=(
            Evidence(url="javascript:alert(1)", kind="page", title=EVIL, click_path=(EVIL,) * 20, excerpt=EVIL),
            Evidence(url="https://town.example/\"onmouseover='x'", kind=EVIL, title=""),
        ),
        elements=(
            ElementResult(key="a", text=EVIL, level="required", basis="recalled", met=True, url="data:x", quote=EVIL),
        ),
        problems=(Problem(code="missing", message_th=EVIL * 300, message_en=EVIL),) * 50,
        fix=Fix(th=EVIL, en=EVIL, owner=EVIL, gain={"9": 1.0, "10": 0.0, "oit": 0.5}),
    )
    browser = {"used": True, "pages": 1, "reasons": {EVIL: 1}, "unseen": 9, "examples": [EVIL, "javascript:x"]}
    return msgspec.structs.replace(
        whole,
        site={"url": "javascript:alert(2)", "host": EVIL, "body": EVIL},
        run={**whole.run, "id": EVIL, "started": EVIL, "stopped_by": EVIL, "access": {EVIL: 3}, "browser": browser},
        items=(verdict, whole.items[1]),
        urgent=(
            UrgentFinding(
                code=EVIL,
                message_th=EVIL,
                message_en=EVIL,
                count=1,
                examples=(Sighting(url="javascript:alert(3)", quote=EVIL * 200), Sighting(url=EVIL, quote=EVIL)),
            ),
        ),
        skipped=(Skipped(reason=EVIL, count=1, examples=(EVIL,) * 9),),
    )


@pytest.mark.parametrize("lang", ["th", "en"])
def test_nothing_that_strangers_write_acts(lang: str) -> None:
    source = to_html(hostile(), lang, checklist())
    page = LexborHTMLParser(source)
    assert len(page.css("script")) == 1
    assert page.css("img") == []
    allowed = {"href", "class", "id", "rel", "style", "lang", "scope", "colspan", "open", "tabindex", "role", "content"}
    allowed |= {"charset", "name", "http-equiv", "type", "checked", "aria-hidden", "aria-labelledby", "aria-label"}
    allowed |= {"value", "for", "hidden", "autocomplete", "aria-pressed"}
    drawing = {"viewbox", "preserveaspectratio", "x", "y", "width", "height", "rx", "d", "cx", "cy", "r"}
    for node in page.css("*"):
        named = {name.lower() for name in node.attributes if not name.startswith("data-")}
        assert named <= allowed | drawing, node.html
        assert not (node.attributes.get("href") or "").lower().startswith(("javascript", "data"))
    assert "\u202e" not in source
    assert "\x1b" not in source
    assert "{{ 7 * 7 }}" in source
    assert "49" not in one(page, "h1").text()
    assert len(source) < 200_000
    assert "ลิงก์นี้เปิดจากรายงานไม่ได้" in source or lang == "en"


def test_a_slip_in_the_template_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(Exception, match="nothing_of_that_name"):
        environment().from_string("{{ nothing_of_that_name }}").render()


def test_words_with_signs_of_markup_are_escaped_once() -> None:
    given = report()
    item = next(verdict for verdict in given.items if verdict.fix is not None)
    marked = msgspec.structs.replace(
        item,
        problems=(Problem(code="missing", message_th="ไม่พบ Do's & Don'ts", message_en="no Do's & Don'ts"),),
        fix=Fix(th="เผยแพร่ Do's & Don'ts", en="Publish the Do's & Don'ts", gain=item.fix.gain if item.fix else {}),
    )
    html = to_html(msgspec.structs.replace(given, items=tuple(marked if v is item else v for v in given.items)))
    assert "&amp;amp;" not in html
    assert "amp;#39;" not in html
    assert LexborHTMLParser(html).text().count("Do's & Don'ts") >= 2
