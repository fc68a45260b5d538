"""What people type for an address."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import AddressError
from crawler.urls import canonical
from crawler.web import parse_start

TOWN = "www.town.example"


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        (f"https://{TOWN}", f"https://{TOWN}/"),
        (f"  HTTP://{TOWN.upper()}/Index.php?a=1#top \n", f"http://{TOWN}/Index.php?a=1"),
        (f'"https://{TOWN}/"', f"https://{TOWN}/"),
        (f"“https://{TOWN}/”", f"https://{TOWN}/"),
        (f"<https://{TOWN}/>", f"https://{TOWN}/"),
        (f"\ufeffhttps://{TOWN}/\u200b", f"https://{TOWN}/"),
        ("https://เทศบาล.ไทย/ข่าว", "https://xn--o3cg7ak5c9d.xn--o3cw4h/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        (f"https://{TOWN}/a,b;c/@d", f"https://{TOWN}/a,b;c/@d"),
    ],
)
def test_a_whole_address_is_taken_as_it_is(typed: str, url: str):
    assert parse_start(typed) == (url, None)


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        (TOWN, f"{TOWN}/"),
        (f"{TOWN}:8080/ita", f"{TOWN}:8080/ita"),
        ("localhost:8000", "localhost:8000/"),
        ("127.0.0.1:8000", "127.0.0.1:8000/"),
        ("[::1]:8000", "[::1]:8000/"),
        ("เทศบาล.ไทย", "xn--o3cg7ak5c9d.xn--o3cw4h/"),
        (f"//{TOWN}/", f"{TOWN}/"),
        (f"{TOWN}/go?to=http://else.example/", f"{TOWN}/go?to=http://else.example/"),
    ],
)
def test_without_a_scheme_https_is_tried_before_http(typed: str, rest: str):
    assert parse_start(typed) == (f"https://{rest}", f"http://{rest}")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("www,town,example", "https://www.town.example/"),
        ("www.town..example", "https://www.town.example/"),
        ("www. town.example", "https://www.town.example/"),
        ("https:// www.town.example /ita", "https://www.town.example/ita"),
        ("https:\\\\www.town.example\\ita", "https://www.town.example/ita"),
        ("http//www.town.example", "http://www.town.example/"),
        ("http:/www.town.example", "http://www.town.example/"),
        ("https;//www.town.example", "https://www.town.example/"),
        ("htttps://www.town.example", "https://www.town.example/"),
        ("htp://www.town.example", "http://www.town.example/"),
        ("https: //www.town.example", "https://www.town.example/"),
    ],
)
def test_a_slip_is_refused_with_what_was_probably_meant(typed: str, meant: str):
    with pytest.raises(AddressError) as told:
        parse_start(typed)
    assert meant in told.value.message.th
    assert meant in told.value.message.en
    assert parse_start(meant)[0] == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "No web address"),
        (' "" ', "No web address"),
        ("เทศบาลตำบลตัวอย่าง", "no usable web address"),
        ("town", "no usable web address"),
        ("https://", "no usable web address"),
        ("https://town.example:99999/", "no usable web address"),
        ("ftp://town.example/", "https:// or http://"),
        ("javascript:alert(1)", "https:// or http://"),
        ("mailto:office@town.example", "https:// or http://"),
        ("office@town.example", "@"),
        ("https://me:secret@town.example/", "@"),
        ("https://town.example/" + "a" * 2000, "longer"),
        ("a b c", "no usable web address"),
    ],
)
def test_what_is_no_address_is_said_in_both_languages(typed: str, said: str):
    with pytest.raises(AddressError) as told:
        parse_start(typed)
    assert said in told.value.message.en
    assert "secret" not in told.value.message.th + told.value.message.en
    assert any("\u0e00" <= letter <= "\u0e7f" for letter in told.value.message.th)
    assert len(told.value.message.en) < 400


@given(st.one_of(st.text(), st.from_regex(r"(h[tp]{2,4}s?[:;]?[/\\]{0,3})?[\w.,@: \\-]{1,30}(/.*)?")))
def test_whatever_is_typed_gives_a_canonical_address_or_an_explanation(typed: str):
    with suppress(AddressError):
        url, second = parse_start(typed)
        assert canonical(url) == url
        assert second is None or (canonical(second) == second and second.startswith("http:"))
