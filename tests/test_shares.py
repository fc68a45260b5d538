"""Share links: the file behind each kind, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.shares import file_of, is_no_document
from crawler.urls import canonical, is_on

ID = "1AbC_dEf-0123456789"
DRIVE = f"https://drive.google.com/uc?export=download&id={ID}"


@pytest.mark.parametrize(
    ("share", "file"),
    [
        (f"https://drive.google.com/file/d/{ID}/view?usp=sharing", DRIVE),
        (f"https://drive.google.com/file/d/{ID}/preview", DRIVE),
        (f"https://drive.google.com/file/d/{ID}", DRIVE),
        (f"https://drive.google.com/file/u/0/d/{ID}/edit", DRIVE),
        (f"https://drive.google.com/a/town.go.th/file/d/{ID}/view", DRIVE),
        (f"https://drive.google.com/open?id={ID}&usp=drive_copy", DRIVE),
        (f"https://drive.google.com/uc?id={ID}", DRIVE),
        (f"https://drive.google.com/file/d/{ID}/view?resourcekey=0-xY", f"{DRIVE}&resourcekey=0-xY"),
        (f"https://docs.google.com/document/d/{ID}/edit", f"https://docs.google.com/document/d/{ID}/export?format=pdf"),
        (
            f"https://docs.google.com/spreadsheets/u/1/d/{ID}/edit?usp=sharing",
            f"https://docs.google.com/spreadsheets/d/{ID}/export?format=xlsx",
        ),
        (
            f"https://docs.google.com/presentation/d/{ID}/edit",
            f"https://docs.google.com/presentation/d/{ID}/export/pdf",
        ),
        ("https://www.dropbox.com/s/ab12cd/plan.pdf?dl=0", "https://www.dropbox.com/s/ab12cd/plan.pdf?dl=1"),
        (
            "https://www.dropbox.com/scl/fi/ab/plan.pdf?rlkey=x9&dl=0",
            "https://www.dropbox.com/scl/fi/ab/plan.pdf?rlkey=x9&dl=1",
        ),
        (
            "https://onedrive.live.com/embed?cid=AB&resid=AB%21107&authkey=%21Ak",
            "https://onedrive.live.com/download?resid=AB%21107&authkey=%21Ak",
        ),
        ("https://1drv.ms/b/s!Ab-c?e=x1", "https://1drv.ms/b/s!Ab-c?e=x1&download=1"),
        (
            "https://town-my.sharepoint.com/:b:/g/personal/a_town/Eab?e=q",
            "https://town-my.sharepoint.com/:b:/g/personal/a_town/Eab?e=q&download=1",
        ),
    ],
)
def test_a_share_link_tells_where_its_file_is(share: str, file: str):
    assert file_of(canonical(share) or "") == file


@pytest.mark.parametrize(
    "url",
    [
        f"https://drive.google.com/drive/folders/{ID}",
        "https://drive.google.com/open",
        "https://drive.google.com/file/d/short/view",
        "https://drive.google.com/uc?id=../../x",
        f"https://docs.google.com/document/d/e/{ID}/pub",
        f"https://docs.google.com/forms/d/{ID}/viewform",
        "https://www.dropbox.com/sh/ab12/folder?dl=0",
        "https://town.sharepoint.com/:f:/g/Eab",
        f"https://drive.google.com.evil.example/file/d/{ID}/view",
        "https://www.baansuk.example/file/d/1234567890/view",
        "https://online.anyflip.com/ab/cd/",
        "",
    ],
)
def test_other_addresses_share_no_file(url: str):
    assert file_of(url) == ""


@pytest.mark.parametrize(
    ("url", "nothing"),
    [
        ("https://www.facebook.com/", True),
        ("https://www.facebook.com/sharer/sharer.php?u=x", True),
        ("https://www.facebook.com/plugins/page.php?href=x", True),
        ("https://www.facebook.com/trangtown", False),
        ("https://docs.google.com/viewer?url=x", True),
        (f"https://drive.google.com/drive/folders/{ID}", True),
        (f"https://drive.google.com/drive/u/0/folders/{ID}", True),
        (f"https://drive.google.com/embeddedfolderview?id={ID}", True),
        ("https://www.dropbox.com/scl/fo/ab/h?rlkey=x", True),
        ("https://town.sharepoint.com/:f:/g/Eab", True),
        ("https://sites.google.com/view/town/ita", False),
        ("https://online.anyflip.com/ab/cd/", False),
    ],
)
def test_folders_viewers_and_share_buttons_hold_no_document(url: str, nothing: bool):
    assert is_no_document(url) == nothing


_HOSTS = st.sampled_from(["drive.google.com", "docs.google.com", "www.dropbox.com", "onedrive.live.com", "1drv.ms"])
_PARTS = st.sampled_from(
    ["file", "d", "u", "0", ID, "view", "document", "presentation", "s", "scl", "fi", ":b:", "b", "open", "uc", "%2F"]
)
_QUERIES = st.lists(
    st.tuples(st.sampled_from(["id", "resid", "dl", "download", "authkey", "x"]), st.text(max_size=12)), max_size=4
)


@given(_HOSTS, st.lists(_PARTS, max_size=6), _QUERIES)
def test_the_file_of_a_file_is_itself_on_the_same_service(host: str, parts: list[str], query: list[tuple[str, str]]):
    address = f"https://{host}/{'/'.join(parts)}?{'&'.join(f'{name}={value}' for name, value in query)}"
    url = canonical(address)
    if url is None:
        return
    file = file_of(url)
    if file:
        assert file == canonical(file) == file_of(file)
        assert is_on(file, (host,))
    assert is_no_document(url) in (True, False)


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text: str):
    assert file_of(text) == ""
