"""What a person is told whose site could not be reached."""

from __future__ import annotations

from typing import get_args

import pytest

from crawler.errors import SiteUnreachable
from crawler.models import Fault, Fetched
from crawler.web import explain_unreachable

URL = "https://www.town.example:8443/ita/"


def told(**fetched: object) -> SiteUnreachable:
    error = explain_unreachable(Fetched(url=URL, **fetched))  # type: ignore[arg-type]
    for sentence in (error.message.th, error.message.en):
        assert "www.town.example:8443" in sentence
        assert "{" not in sentence
    assert any("\u0e00" <= letter <= "\u0e7f" for letter in error.message.th)
    assert error.exit_code == 3
    return error


def test_every_fault_has_its_own_sentence():
    assert len({told(fault=fault).message.th for fault in get_args(Fault)}) == len(get_args(Fault))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (0, "without a page"),
        (204, "without a page"),
        (302, "redirects"),
        (401, "login"),
        (404, "no such page"),
        (410, "no such page"),
        (418, "refuses"),
        (500, "out of order"),
        (599, "out of order"),
    ],
)
def test_every_status_has_a_sentence(status: int, said: str):
    error = told(status=status)
    assert said in error.message.en
    assert str(status) in error.message.th


@pytest.mark.parametrize(
    ("flaw", "th", "en"),
    [
        ("expired", "หมดอายุ", "expired"),
        ("not_yet_valid", "ยังไม่ถึงวัน", "not valid yet"),
        ("wrong_name", "ชื่ออื่น", "another name"),
        ("self_signed", "ไม่มีใครรับรอง", "by itself"),
        ("incomplete_chain", "ผู้ออก", "issuer"),
        ("old_protocol", "รุ่นเก่า", "old, unsafe kind"),
        ("other", "การเข้ารหัส", "encryption"),
    ],
)
def test_an_unsafe_connection_says_why(flaw: str, th: str, en: str):
    error = told(fault="tls", tls=flaw)
    assert th in error.message.th
    assert en in error.message.en
