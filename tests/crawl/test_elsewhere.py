"""Documents on other hosts: fetched one hop out where they promise something, and nothing else out there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from crawler.crawl.limits import MOST_ELSEWHERE
from tests.crawl.world import SITE, Answer, Sitting, document, moved, sit, status

HOSTS = ("drive.google.com", "docs.google.com", "sites.google.com", "facebook.com", "dropbox.com")
ID = "1AbC_dEf-0123456789"
SHARE = f"https://drive.google.com/file/d/{ID}/view"
FILE = f"https://drive.google.com/uc?export=download&id={ID}"
BYTES = f"https://drive.usercontent.google.com/download?id={ID}&export=download"


def out(folder: Path, pages: Mapping[str, Answer | list[Answer]], **options: Any) -> Sitting:
    """A crawl of `pages`, whose home page has a way into the site besides."""
    return sit(folder, around(pages), allowed_hosts=HOSTS, **options)


def around(pages: Mapping[str, Answer | list[Answer]]) -> Mapping[str, Answer | list[Answer]]:
    home = pages["/"]
    return {**pages, "/": f"{home}\n/in 0.02", "/in": ""} if isinstance(home, str) else pages


def abroad(sitting: Sitting) -> list[str]:
    return [url for url in sitting.fetched if not url.startswith("/")]


def test_a_promising_share_link_gives_the_file_by_way_of_the_host_of_its_bytes(tmp_path: Path):
    sitting = out(tmp_path, {"/": f"{SHARE} 0.8", FILE: moved(BYTES, 303), BYTES: document()})
    assert abroad(sitting) == [FILE, BYTES]
    assert (BYTES, "0.8") in sitting.guide.ranked, "the guide knows the bytes by the words of the link"
    assert sitting.skipped == {}


@pytest.mark.parametrize(
    "line",
    [
        f"{SHARE} 0.1",
        f"{SHARE} 0.1 iframe",
        f"https://drive.google.com/drive/folders/{ID} 0.9",
        "https://www.facebook.com/sharer/sharer.php?u=x 0.9",
        "https://files.example/plan.pdf 0.9",
    ],
)
def test_what_promises_nothing_or_holds_no_document_or_is_on_no_known_host_is_left(tmp_path: Path, line: str):
    sitting = out(tmp_path, {"/": line})
    assert abroad(sitting) == []
    assert sitting.skipped == {"scope": (line.split(maxsplit=1)[0],)}


def test_without_a_list_of_hosts_nothing_outside_is_fetched(tmp_path: Path):
    assert sit(tmp_path, around({"/": f"{SHARE} 0.9"})).skipped == {"scope": (SHARE,)}


def test_a_document_left_at_first_is_fetched_once_a_better_page_names_it(tmp_path: Path):
    pages: dict[str, Any] = {"/": f"{SHARE} 0.1\n{FILE} 0.1\n/ita 0.05", "/ita": f"{SHARE} 0.9", FILE: document()}
    sitting = out(tmp_path, pages)
    assert abroad(sitting) == [FILE]


def test_two_share_links_to_one_file_are_one_fetch(tmp_path: Path):
    pages: dict[str, Answer] = {"/": f"{SHARE} 0.8\nhttps://drive.google.com/open?id={ID} 0.9", FILE: document()}
    assert abroad(out(tmp_path, pages)) == [FILE]


def test_what_a_page_out_there_links_to_is_not_followed(tmp_path: Path):
    page = "https://sites.google.com/view/town/ita"
    sitting = out(tmp_path, {"/": f"{page} 0.9", page: f"{page}/plan 0.9\n/secret 0.9\n{SHARE} 0.9"})
    assert sitting.fetched == ["/", page, "/in"]
    assert sitting.skipped == {}


@pytest.mark.parametrize(
    "target", ["https://accounts.google.com/ServiceLogin", "https://ads.example/", "http://10.0.0.1/"]
)
def test_out_there_a_redirect_to_an_unknown_host_ends_it(tmp_path: Path, target: str):
    sitting = out(tmp_path, {"/": f"{SHARE} 0.9", FILE: moved(target)})
    assert abroad(sitting) == [FILE]
    assert sitting.skipped == {"scope": (target,)}


@pytest.mark.usefixtures("patient")
def test_the_sites_own_address_of_a_document_out_there_leads_to_it(tmp_path: Path):
    pages: dict[str, Any] = {"/": "/go?id=1 0.8\n/go?id=2 0.1", "/go?id=1": moved(SHARE), FILE: document()}
    other = "https://docs.google.com/document/d/e/2PACX-1/pub"
    sitting = out(tmp_path, pages | {"/go?id=2": moved(other), other: "never"})
    assert abroad(sitting) == [FILE]
    assert sitting.skipped == {"scope": (other,)}


def test_a_start_page_that_sends_us_out_has_moved(tmp_path: Path):
    sitting = out(tmp_path, {"/": moved("https://www.facebook.com/town")})
    assert sitting.fetched[:1] == ["/"]
    assert not any("facebook" in url for url in sitting.fetched)
    assert sitting.skipped["scope"] == ("https://www.facebook.com/town",)


def test_robots_txt_of_the_other_host_holds(tmp_path: Path):
    sitting = out(tmp_path, {"/": f"{SHARE} 0.9", FILE: document()}, robots="drive.google.com")
    assert abroad(sitting) == []
    assert sitting.skipped == {"robots": (FILE,)}
    assert "https://drive.google.com/robots.txt" in [resource.url for resource in sitting.resources]


@pytest.mark.usefixtures("patient")
def test_documents_out_there_are_a_few_and_none_once_the_item_has_enough(tmp_path: Path):
    many: dict[str, Answer] = {
        f"https://www.dropbox.com/s/{n}/o1.pdf?dl=1": document(n + 100) for n in range(MOST_ELSEWHERE + 50)
    }
    home = "\n".join(f"{url} 0.9" for url in many)
    sitting = out(tmp_path / "a", {"/": home, **many})
    assert sum("dropbox" in url for url in sitting.fetched) == MOST_ELSEWHERE
    assert set(sitting.skipped) == {"budget"}
    enough = out(tmp_path / "b", {"/": home + "\n/x 0.3", "/x": "", **many}, items=("o1", "o2"))
    assert sum("dropbox" in url for url in enough.fetched) < 20
    assert set(enough.skipped) == {"scope"}


def test_a_resumed_crawl_fetches_nothing_out_there_twice(tmp_path: Path):
    def stop(_: object) -> None:
        if len(first.events) == 2:
            raise KeyboardInterrupt

    pages: dict[str, Any] = {"/": f"{SHARE} 0.8\n/a 0.2", "/a": f"{SHARE} 0.9", FILE: moved(BYTES), BYTES: document()}
    first = Sitting(tmp_path, around(pages), allowed_hosts=HOSTS, on_event=stop)
    with pytest.raises(KeyboardInterrupt):
        first.run()
    second = out(tmp_path, pages)
    assert sorted(second.fetched) == sorted(["/", "/in", "/a", FILE, BYTES])
    assert SITE not in second.client.asked
    assert FILE not in second.client.asked


def test_a_home_page_that_only_leads_out_still_has_its_site_looked_for(tmp_path: Path):
    sitting = sit(tmp_path, {"/": f"{SHARE} 0.9", FILE: document(), "/home": "/a", "/a": ""}, allowed_hosts=HOSTS)
    assert "/a" in sitting.fetched


def test_a_document_that_is_gone_out_there_is_kept_as_gone(tmp_path: Path):
    sitting = out(tmp_path, {"/": f"{SHARE} 0.9", FILE: status(404)})
    assert [(each.url, each.status) for each in sitting.resources if each.url == FILE] == [(FILE, 404)]
