"""Pages that a script fills: known by being empty, and read from where their data lies."""

from __future__ import annotations

from crawler.judge.shells import data_of_shells, is_shell
from crawler.judge.site import Site
from crawler.models import Content, Link, Resource
from tests.judge.parts import link, page_node
from tests.judge.seen import BASE, checklist, judged
from tests.sites import Reply

SCRIPT = '<div id="app"></div><script src="/app.js"></script>'


def scripted(**told: object) -> Content:
    return Content(**{"kind": "page", "links": (Link(url=f"{BASE}/app.js", via="script"),), **told})  # type: ignore[arg-type]


def test_a_page_without_words_that_loads_a_script_is_a_shell() -> None:
    assert is_shell(scripted())
    assert is_shell(page_node(SCRIPT).content)


def test_what_has_words_or_ways_on_or_no_script_is_none() -> None:
    assert not is_shell(scripted(lines=("คำ " * 100,)))
    ways = tuple(link("ทาง", f"{BASE}/{number}") for number in range(3))
    assert not is_shell(scripted(links=(*scripted().links, *ways)))
    assert not is_shell(Content(kind="page"))
    assert not is_shell(scripted(kind="pdf"))


def known(**kinds: Content) -> dict[str, tuple[Resource, Content | None]]:
    return {
        f"{BASE}/{name}": (Resource(id=number, url=f"{BASE}/{name}", status=200), content)
        for number, (name, content) in enumerate(kinds.items(), 1)
    }


PAIR = (link("โครงสร้าง", f"{BASE}/page", menu=("ข้อมูล",)), link("โครงสร้าง", f"{BASE}/data", menu=("ข้อมูล",)))
DATA = Content(kind="json", lines=("โครงสร้าง", "สำนักปลัด"))


def test_two_links_with_the_same_words_pair_a_shell_with_its_data() -> None:
    held = known(page=scripted(), data=DATA)
    assert data_of_shells([Content(kind="json", links=PAIR)], held) == {f"{BASE}/page": f"{BASE}/data"}
    assert data_of_shells([Content(kind="json", links=PAIR[::-1])], held) == {f"{BASE}/page": f"{BASE}/data"}


def test_links_with_other_words_are_no_pair() -> None:
    apart = (PAIR[0], link("แผนพัฒนา", f"{BASE}/data", menu=("ข้อมูล",)))
    assert data_of_shells([Content(kind="json", links=apart)], known(page=scripted(), data=DATA)) == {}


def test_a_page_with_words_of_its_own_keeps_them() -> None:
    held = known(page=Content(kind="page", lines=("คำ",)), data=DATA)
    assert data_of_shells([Content(kind="json", links=PAIR)], held) == {}


def test_data_that_was_never_fetched_fills_nothing() -> None:
    assert data_of_shells([Content(kind="json", links=PAIR)], known(page=scripted())) == {}


def test_the_shell_then_holds_the_data_under_the_address_for_people() -> None:
    held = known(page=scripted(), data=DATA, menu=Content(kind="json", links=PAIR))
    site = Site(f"{BASE}/page", held.values())
    node = site.find(f"{BASE}/data")
    assert node is not None
    assert node.url == f"{BASE}/page"
    assert node.lines == DATA.lines
    assert site.find(f"{BASE}/page") == node


def test_a_site_of_shells_is_not_judged_empty_but_unseen() -> None:
    html = f"<meta charset=utf-8><body>{SCRIPT}</body>".encode()
    site = {path: Reply(200, "text/html; charset=utf-8", html) for path in ("/", "/app.js")}
    site["/app.js"] = Reply(200, "text/javascript", b"start()")
    verdicts = judged(site).verdicts
    assert len(verdicts) == len(checklist().items)
    assert {(verdict.status, verdict.problems[0].code) for verdict in verdicts} == {("unverifiable", "needs_browser")}
