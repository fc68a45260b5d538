"""The roll-up against published figures, and the ranges against brute force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import floor

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.errors import ChecklistError, UsageError
from crawler.models import Fix, Status, Verdict
from crawler.score import as_points, distribution, gains, item_shares, level_of, score, with_gains
from tests.scoring import LETTERS, LEVELS, Sizes, checklist, passed, verdicts

OLD = {"9": (9, 8, 7, 4, 5), "10": (8, 2)}
"""The 43 items of fiscal years 2564 and 2565."""

NEW = {"9": (6, 7, 4, 4, 4), "10": (6, 4)}
"""The 35 items of fiscal year 2567."""


# --- published figures ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        (93.50, (9, 7, 7, 4, 4)),
        (97.50, (9, 7, 7, 4, 5)),
        (97.78, (8, 8, 7, 4, 5)),
        (97.14, (9, 8, 6, 4, 5)),
        (93.78, (8, 8, 7, 4, 4)),
        (96.00, (9, 8, 7, 4, 4)),
        (92.50, (9, 5, 7, 4, 5)),
        (92.50, (9, 7, 7, 3, 5)),
        (94.64, (9, 7, 6, 4, 5)),
        (78.98, (6, 5, 6, 4, 4)),
        (78.98, (6, 7, 6, 3, 4)),
        (78.98, (7, 8, 4, 4, 3)),
    ],
)
def test_sub_means_reproduce_published_values_of_indicator_9(told: float, counts: Sequence[int]) -> None:
    scores = score(passed(OLD, [*counts, 8, 2]), checklist(OLD))
    found = scores.indicators["9"]
    assert (found.score, found.low, found.high, found.floor, found.ceiling, found.as_found) == (told,) * 6
    assert scores.oit.score == pytest.approx((told + 100) / 2, abs=0.01)


@pytest.mark.parametrize(("told", "counts"), [(93.75, (7, 2)), (87.50, (6, 2)), (18.75, (3, 0)), (100.0, (8, 2))])
def test_sub_means_reproduce_published_values_of_indicator_10(told: float, counts: Sequence[int]) -> None:
    assert score(passed(OLD, [9, 8, 7, 4, 5, *counts]), checklist(OLD)).indicators["10"].as_found == told


def reachable_by_sub_means(sizes: Sequence[int]) -> dict[float, list[tuple[int, ...]]]:
    """Every value that items of 100 or 0 can give by sub-indicator means, with the numbers met that give it."""
    ways: dict[float, list[tuple[int, ...]]] = {}
    for counts in product(*(range(size + 1) for size in sizes)):
        parts = [Fraction(count, size) for count, size in zip(counts, sizes, strict=True)]
        mean = sum(parts, Fraction(0)) / len(sizes)
        ways.setdefault(as_points(100 * mean), []).append(counts)
    return ways


def test_78_98_has_three_solutions_and_no_more() -> None:
    ways = reachable_by_sub_means(OLD["9"])
    assert ways[78.98] == [(6, 5, 6, 4, 4), (6, 7, 6, 3, 4), (7, 8, 4, 4, 3)]
    assert ways[92.50] == [(9, 5, 7, 4, 5), (9, 7, 7, 3, 5)]
    assert reachable_by_sub_means(OLD["10"])[18.75] == [(3, 0)]


@pytest.mark.parametrize("told", [93.50, 97.50, 97.78, 97.14, 93.78, 96.00, 92.50, 94.64, 78.98])
def test_no_flat_mean_of_33_items_gives_the_published_values(told: float) -> None:
    assert told not in {score_of_flat(n, 33) for n in range(34)}


@pytest.mark.parametrize("told", [93.75, 87.50, 18.75])
def test_no_flat_mean_of_10_items_gives_the_published_values(told: float) -> None:
    assert told not in {score_of_flat(n, 10) for n in range(11)}


def score_of_flat(met: int, size: int) -> float:
    flat = {"9": (size,)}
    return score(passed(flat, [met]), checklist(flat, model="flat-mean")).indicators["9"].as_found


def test_2568_gave_items_more_than_two_scores() -> None:
    """Its published values fit no flat mean of 100-or-0 items, for any likely number of items."""
    for size in range(14, 30):
        assert not {93.25, 60.75} & {as_points(Fraction(100 * met, size)) for met in range(size + 1)}
    for size in range(5, 13):
        assert not {95.0, 55.0} <= {as_points(Fraction(100 * met, size)) for met in range(size + 1)}


def test_2568_fits_a_flat_mean_of_twenty_items_in_steps_of_five_and_of_no_other_number() -> None:
    def reachable(size: int) -> set[float]:
        return {as_points(Fraction(5 * steps, size)) for steps in range(20 * size + 1)}

    assert [size for size in range(14, 30) if {93.25, 60.75} <= reachable(size)] == [20]
    # 1865 and 1215 of 2000 points, told as probabilities because a verdict has no score between 0 and 100
    sizes = {"9": (4, 7, 2, 3, 4), "10": (4, 4)}
    for nine, ten, told in [(1865, 760, (93.25, 95.0, 94.13)), (1215, 440, (60.75, 55.0, 57.88))]:
        chances = [*spread(nine, 20), *spread(ten, 8)]
        scores = score(verdicts(sizes, chances, ["partial"] * 28), checklist(sizes, model="flat-mean"))
        assert (scores.indicators["9"].score, scores.indicators["10"].score, scores.oit.score) == told


def spread(points: int, size: int) -> list[float]:
    """`points` over `size` items in steps of five, as probabilities."""
    scores = [points // size // 5 * 5] * size
    for place in range((points - sum(scores)) // 5):
        scores[place] += 5
    return [each / 100 for each in scores]


@pytest.mark.parametrize(
    ("surveys", "oit_counts", "levels", "told"),
    [
        # fiscal year 2565
        (
            ((86.92, 83.40, 84.15, 82.68, 81.40), (85.92, 81.51, 79.80)),
            (6, 5, 6, 4, 4, 3, 0),
            LETTERS,
            (48.86, 69.38, "C"),
        ),
        # fiscal year 2567, every OIT item met
        (
            ((98.33, 99.63, 99.26, 99.63, 100.00), (98.86, 99.37, 99.68)),
            (9, 8, 7, 4, 5, 8, 2),
            LEVELS,
            (100.0, 99.60, "ผ่านดีเยี่ยม"),
        ),
        # fiscal year 2568, every OIT item met; told as ผ่านดี, which no rule we know explains
        (
            ((100.00, 99.47, 99.47, 99.47, 100.00), (96.80, 95.79, 96.04)),
            (9, 8, 7, 4, 5, 8, 2),
            LEVELS,
            (100.0, 98.77, "ผ่านดีเยี่ยม"),
        ),
    ],
)
def test_ita_total_and_level_of_published_results(surveys, oit_counts, levels, told) -> None:
    iit, eit = (sum(means) / len(means) for means in surveys)
    scores = score(passed(OLD, oit_counts), checklist(OLD, levels=levels), iit=iit, eit=eit)
    assert scores.ita is not None
    assert (scores.oit.score, scores.ita.score, scores.ita.level) == told


@pytest.mark.parametrize(
    ("surveys", "points", "total", "level"),
    [
        (((98.05, 99.31, 98.61, 98.61, 97.78), (98.95, 98.21, 98.49)), (1215, 440), 82.26, "ต้องปรับปรุง"),
        (((100.0,) * 5, (98.71, 98.81, 98.76)), (1865, 760), 97.28, "ผ่านดี"),
    ],
)
def test_ita_total_of_published_results_of_2568(surveys, points, total, level) -> None:
    sizes = {"9": (20,), "10": (8,)}
    iit, eit = (sum(means) / len(means) for means in surveys)
    told = verdicts(sizes, [*spread(points[0], 20), *spread(points[1], 8)], ["partial"] * 28)
    ita = score(told, checklist(sizes, model="flat-mean"), iit=iit, eit=eit).ita
    assert ita is not None
    assert (ita.score, ita.level) == (total, level)


def test_levels_need_the_total_and_each_instrument() -> None:
    scoring = checklist(NEW).scoring
    assert level_of(95, (95, 95, 95), scoring) == "ผ่านดีเยี่ยม"
    assert level_of(97.28, (100, 98.76, 94.13), scoring) == "ผ่านดี"
    assert level_of(90, (100, 100, 84.99), scoring) == "ผ่าน"
    assert level_of(84.99, (100, 100, 60), scoring) == "ต้องปรับปรุง"
    assert level_of(69.99, (70, 70, 70), scoring) == "ต้องปรับปรุงโดยด่วน"
    assert level_of(50, (50, 50, 50), checklist(NEW, levels=()).scoring) == ""


# --- what a score is --------------------------------------------------------------------------------------------------


def test_halves_round_up_as_the_published_tables_do() -> None:
    assert as_points(Fraction("94.125")) == 94.13
    assert as_points(Fraction("94.124999")) == 94.12
    assert as_points(Fraction("57.875")) == 57.88


def test_an_item_weighs_as_much_as_its_sub_indicator_has_few() -> None:
    shares = item_shares(passed(NEW, (0,) * 7), checklist(NEW))
    assert shares["9"]["o1"] == Fraction(1, 30)
    assert shares["9"]["o7"] == Fraction(1, 35)
    assert shares["10"]["o35"] == Fraction(1, 8)
    assert {sum(each.values()) for each in shares.values()} == {1}
    flat = item_shares(passed(NEW, (0,) * 7), checklist(NEW, model="flat-mean"))
    assert set(flat["9"].values()) == {Fraction(1, 25)}


def test_an_item_that_does_not_apply_leaves_its_weight_to_its_neighbours() -> None:
    sizes = {"9": (2, 1), "10": (1,)}
    statuses: list[Status] = ["met", "not_applicable", "missing", "met"]
    scores = score(verdicts(sizes, [1.0, 0.0, 0.0, 1.0], statuses), checklist(sizes))
    assert scores.indicators["9"].as_found == 50.0
    assert scores.indicators["9"].sub == {"9.1": 100.0, "9.2": 0.0}
    statuses[2] = "not_applicable"
    scores = score(verdicts(sizes, [1.0, 0.0, 0.0, 1.0], statuses), checklist(sizes))
    assert scores.indicators["9"].score == 100.0
    assert scores.indicators["9"].sub == {"9.1": 100.0}


def test_an_indicator_in_which_nothing_applies_leaves_oit_to_the_other() -> None:
    sizes = {"9": (1,), "10": (2,)}
    told = verdicts(sizes, [1.0, 0.0, 0.0], ["met", "not_applicable", "not_applicable"])
    scores = score(told, checklist(sizes))
    assert (scores.oit.score, scores.indicators["10"].score, scores.indicators["10"].sub) == (100.0, 0.0, {})
    assert score((), checklist(sizes)).oit.score == 0.0


def test_what_could_not_be_seen_widens_floor_and_ceiling_only() -> None:
    told = verdicts(
        {"9": (2, 2), "10": (1,)},
        [1.0, 0.5, 0.0, 0.3, 1.0],
        ["met", "unverifiable", "missing", "partial", "met"],
    )
    nine = score(told, checklist({"9": (2, 2), "10": (1,)})).indicators["9"]
    assert (nine.floor, nine.ceiling, nine.as_found, nine.score) == (25.0, 50.0, 25.0, 45.0)


def test_ita_is_told_only_with_both_surveys() -> None:
    told, made = passed(NEW, (6, 7, 4, 4, 4, 6, 4)), checklist(NEW)
    assert score(told, made).ita is None
    assert score(told, made, iit=90.0).ita is None
    both = score(told, made, iit=80.0, eit=70.0).ita
    assert both is not None
    assert (both.score, both.low, both.high, both.floor, both.ceiling) == (85.0,) * 5
    for wrong in (-0.1, 100.1, float("nan")):
        with pytest.raises(UsageError, match="EIT"):
            score(told, made, iit=80.0, eit=wrong)


def test_an_unknown_model_and_a_stray_item_are_the_checklists_fault() -> None:
    with pytest.raises(ChecklistError, match="mean-of-means") as unknown:
        score(passed(NEW, (0,) * 7), checklist(NEW, model="mean-of-means"))
    assert "made-up" in unknown.value.message.th
    assert "flat-mean" in unknown.value.message.th
    with pytest.raises(ChecklistError, match=r"o5.*9\.3"):
        score(verdicts({"9": (2, 2, 1)}, [0.0] * 5, ["missing"] * 5), checklist({"9": (2, 2)}))


# --- properties -------------------------------------------------------------------------------------------------------

CHANCES = st.one_of(st.sampled_from([0.0, 0.5, 0.97, 1.0]), st.floats(0, 1))
STATUSES: list[Status] = ["met", "partial", "missing", "unverifiable", "not_applicable"]


@st.composite
def audits(draw: st.DrawFn, most: int = 4, model: str = "") -> tuple[Sizes, tuple[Verdict, ...], str]:
    """Sizes, verdicts and a model; at most 2 x 2 sub-indicators of `most` items."""
    counts = st.lists(st.integers(1, most), min_size=1, max_size=2)
    sizes = {"9": tuple(draw(counts)), "10": tuple(draw(counts))}
    number = sum(sum(row) for row in sizes.values())
    chances = draw(st.lists(CHANCES, min_size=number, max_size=number))
    statuses = draw(st.lists(st.sampled_from(STATUSES), min_size=number, max_size=number))
    chosen = model or draw(st.sampled_from(["sub-mean-0-100", "flat-mean"]))
    return sizes, verdicts(sizes, chances, statuses), chosen


@given(audits())
def test_scores_keep_their_order(audit) -> None:
    sizes, told, model = audit
    scores = score(told, checklist(sizes, model=model), iit=50.0, eit=60.0)
    assert scores.ita is not None
    for each in (*scores.indicators.values(), scores.oit, scores.ita):
        assert 0 <= each.low <= each.high <= 100
        assert 0 <= each.floor == each.as_found <= each.ceiling <= 100
        # The expected value can lie just outside the central range, where one outcome holds nearly all the mass;
        # a tail holds less than a tenth of it, which bounds how far. A cent is for rounding.
        assert 0.9 * each.low - 0.01 <= each.score <= each.high + 0.1 * (100 - each.high) + 0.01
    assert scores == score(told, checklist(sizes, model=model), iit=50.0, eit=60.0)


@given(audits())
def test_meeting_an_item_never_lowers_a_score(audit) -> None:
    sizes, told, model = audit
    made = checklist(sizes, model=model)
    for verdict, gained in gains_of(told, made):
        better = [with_probability_one(each) if each.id == verdict.id else each for each in told]
        before, after = score(told, made), score(better, made)
        assert min(gained.values()) >= 0
        assert after.oit.score - before.oit.score == pytest.approx(gained["oit"], abs=0.011)
        for name, each in after.indicators.items():
            assert each.score - before.indicators[name].score == pytest.approx(gained[name], abs=0.011)
            assert each.low >= before.indicators[name].low
            assert each.high >= before.indicators[name].high


def gains_of(told, made) -> Iterator[tuple[Verdict, dict[str, float]]]:
    found = gains(told, made)
    assert list(found) == [verdict.id for verdict in told]
    return ((verdict, found[verdict.id]) for verdict in told)


def with_probability_one(verdict: Verdict) -> Verdict:
    return msgspec.structs.replace(verdict, probability=1.0)


def test_nothing_is_gained_where_everything_is_certain() -> None:
    told, made = passed(NEW, (6, 7, 4, 4, 4, 6, 4)), checklist(NEW)
    assert {tuple(gained.values()) for gained in gains(told, made).values()} == {(0.0, 0.0, 0.0)}
    scores = score(told, made)
    assert (scores.oit.score, scores.oit.low, scores.oit.high) == (100.0, 100.0, 100.0)


def test_gains_of_missing_items_of_the_main_checklist() -> None:
    made = checklist(NEW)
    told = passed(NEW, (0,) * 7)
    found = gains(told, made)
    assert found["o1"] == {"9": 3.33, "10": 0.0, "oit": 1.67}
    assert found["o35"] == {"9": 0.0, "10": 12.5, "oit": 6.25}
    assert list(found["o1"]) == ["9", "10", "oit"]
    fixed = with_gains([msgspec.structs.replace(told[0], fix=Fix(th="ก", en="a")), *told[1:]], made)
    assert fixed[0].fix is not None
    assert fixed[0].fix.gain == found["o1"]
    assert fixed[1:] == told[1:]


@settings(max_examples=60)
@given(audits(most=3))
def test_the_range_is_that_of_brute_force(audit) -> None:
    """Every outcome written out: 2 to the number of items."""
    sizes, told, model = audit
    shares = item_shares(told, checklist(sizes, model=model))
    scores = score(told, checklist(sizes, model=model))
    for name, share in shares.items():
        outcomes = all_outcomes(told, share)
        low = next(value for value in outcomes if sum(m for v, m in outcomes.items() if v <= value) >= Fraction(1, 10))
        high = max(v for v in outcomes if sum(m for w, m in outcomes.items() if w >= v) >= Fraction(1, 10))
        mean = sum((value * mass for value, mass in outcomes.items()), Fraction(0))
        found = scores.indicators[name]
        assert (found.score, found.low, found.high) == (as_points(mean), as_points(low), as_points(high))


def all_outcomes(told, share) -> dict[Fraction, Fraction]:
    """The probability of each score, ascending."""
    outcomes: dict[Fraction, Fraction] = {}
    chances = [
        (share[each.id], Fraction(round(each.probability * 10_000), 10_000)) for each in told if each.id in share
    ]
    for results in product([True, False], repeat=len(chances)):
        mass, value = Fraction(1), Fraction(0)
        for yes, (worth, chance) in zip(results, chances, strict=True):
            mass *= chance if yes else 1 - chance
            value += 100 * worth if yes else 0
        if mass:
            outcomes[value] = outcomes.get(value, Fraction(0)) + mass
    return dict(sorted(outcomes.items()))


def test_a_coin_for_every_item_spreads_as_the_binomial_does() -> None:
    found = distribution([(Fraction(10), Fraction(1, 2))] * 10)
    assert found.values == tuple(Fraction(10 * n) for n in range(11))
    assert [int(mass * 1024) for mass in found.masses] == [1, 10, 45, 120, 210, 252, 210, 120, 45, 10, 1]
    assert found.mean == 50
    assert found.central(Fraction(8, 10)) == (Fraction(30), Fraction(70))
    assert sum(found.masses) == 1


def test_nothing_to_sum_is_nothing_for_certain() -> None:
    empty = distribution([])
    assert (empty.values, empty.masses) == ((Fraction(0),), (Fraction(1),))
    assert empty.central(Fraction(8, 10)) == (Fraction(0), Fraction(0))


@given(st.fractions(0, 100))
def test_points_are_within_half_a_cent(exact: Fraction) -> None:
    assert abs(Fraction(str(as_points(exact))) - exact) <= Fraction(1, 200)
    assert floor(as_points(exact) * 100 + 0.5) / 100 == as_points(exact)
