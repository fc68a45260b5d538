"""Text comes from strangers. A time that grows with the square of its length would let one page stop an audit."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from crawler.text import (
    clean,
    find_bodies,
    find_code,
    find_dates,
    find_periods,
    find_years,
    is_spam_host,
    is_spam_keyword,
    is_spam_text,
    skeleton,
    squash,
    strip_code,
)

READERS: list[Callable[[str], object]] = [
    *(clean, squash, skeleton, find_years, find_dates, find_periods, find_bodies, find_code, strip_code),
    *(is_spam_host, is_spam_keyword, is_spam_text),
]
PIECES = [
    *("ำ", "ำ ", "ำ่", "่ำ ", "ู้", "\u0301", "่-", "เ", "ก ", "ทั้ง", "ที่ที่", "ชี้วัชี้ วัด", "ปี", "พ.ศ. ", "ม.ค. ", "ตุลาคม - "),
    *(
        "2567",
        "67",
        "0",
        "0-",
        "1,",
        "1.",
        "2567a",
        "2567-",
        "1,234",
        "พ.ร.บ. พ.ศ. 2540 ",
        "เทศบาลตำบล",
        "อบต.",
        "(",
        " ",
        "\n",
        "6 เดือน",
    ),
]
LENGTH = 120_000
SECONDS = 10
"""Linear readers need well under one; squared ones would need minutes."""


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_linear_time(reader: Callable[[str], object], piece: str) -> None:
    text = piece * (LENGTH // len(piece))
    started = time.perf_counter()
    reader(text)
    assert time.perf_counter() - started < SECONDS
