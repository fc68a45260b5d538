"""Better, worse, or not to be said."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from crawler.compare import Direction, direction
from crawler.models import Status

STATUSES: tuple[Status, ...] = get_args(Status)
OPPOSITE: dict[Direction, Direction] = {
    "worse": "better",
    "better": "worse",
    "same": "same",
    "unseen": "seen",
    "seen": "unseen",
}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("met", "partial", "worse"),
        ("met", "missing", "worse"),
        ("partial", "missing", "worse"),
        ("missing", "met", "better"),
        ("met", "unverifiable", "unseen"),
        ("missing", "unverifiable", "unseen"),
        ("unverifiable", "missing", "seen"),
        ("not_applicable", "missing", "same"),
        ("met", "not_applicable", "same"),
    ],
)
def test_what_became_of_an_item(before: Status, after: Status, told: Direction) -> None:
    assert direction(before, after) == told


@pytest.mark.parametrize(("one", "other"), [*product(STATUSES, STATUSES)])
def test_the_way_back_is_the_opposite(one: Status, other: Status) -> None:
    assert direction(other, one) == OPPOSITE[direction(one, other)]
    assert direction(one, one) == "same"
