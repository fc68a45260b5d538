"""The exact distribution of a sum of independent yes-or-no items, each with its own points and probability."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import accumulate
from math import lcm

from crawler.models import Frozen

__all__ = ["Distribution", "distribution"]


class Distribution(Frozen):
    """`values` ascend; `masses` are their probabilities and add to exactly 1."""

    values: tuple[Fraction, ...]
    masses: tuple[Fraction, ...]

    @property
    def mean(self) -> Fraction:
        """The expected value."""
        return sum((value * mass for value, mass in zip(self.values, self.masses, strict=True)), Fraction(0))

    def central(self, share: Fraction) -> tuple[Fraction, Fraction]:
        """The central range: less than (1 - share) / 2 of the mass lies below it, and less than that above it.

        The sum takes steps, so the range holds `share` of the mass or a little more. Where nearly all the mass sits on
        one value, both ends are that value, and the mean may lie just beside it.
        """
        tail = (1 - share) / 2
        low = _first_at(self.values, self.masses, tail)
        high = _first_at(self.values[::-1], self.masses[::-1], tail)
        return low, high


def distribution(chances: Iterable[tuple[Fraction, Fraction]]) -> Distribution:
    """The distribution of the sum of `points`, each won with its `probability`, from pairs (points, probability).

    Convolution over integers (points in units of their least common denominator), so that the result is exact and the
    same on every machine. The empty sum is 0 with certainty.
    """
    pairs = list(chances)
    unit = lcm(*(points.denominator for points, _ in pairs))
    masses, whole = {0: 1}, 1
    for points, probability in pairs:
        masses = _with_item(masses, int(points * unit), probability)
        whole *= probability.denominator
    reached = sorted(masses)
    return Distribution(
        values=tuple(Fraction(value, unit) for value in reached),
        masses=tuple(Fraction(masses[value], whole) for value in reached),
    )


def _with_item(masses: dict[int, int], step: int, probability: Fraction) -> dict[int, int]:
    """The integer masses after one more item; the caller keeps the common denominator."""
    won, lost = probability.numerator, probability.denominator - probability.numerator
    after: dict[int, int] = {}
    for value, mass in masses.items():
        if lost:
            after[value] = after.get(value, 0) + mass * lost
        if won:
            after[value + step] = after.get(value + step, 0) + mass * won
    return after


def _first_at(values: tuple[Fraction, ...], masses: tuple[Fraction, ...], tail: Fraction) -> Fraction:
    """The first value at which the running mass reaches `tail`."""
    return next(value for value, mass in zip(values, accumulate(masses), strict=True) if mass >= tail)
