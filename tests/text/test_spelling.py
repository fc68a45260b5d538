from __future__ import annotations

from hypothesis import given

from crawler.text.spelling import _SPELLINGS, fold_misspellings
from tests.text.thai import anything, calm


def test_no_right_spelling_holds_a_wrong_one() -> None:
    # Otherwise folding would go round in circles.
    for wrong, right in _SPELLINGS.items():
        assert fold_misspellings(right) == right, wrong
        assert wrong not in right


@calm
@given(anything)
def test_folding_is_idempotent(text: str) -> None:
    folded = fold_misspellings(text)
    assert fold_misspellings(folded) == folded
