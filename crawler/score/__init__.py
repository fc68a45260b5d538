"""Verdicts to predicted scores: sub-indicators, indicators 9 and 10, OIT, ITA, ranges, and what each fix would gain."""

from __future__ import annotations

from crawler.score.distribution import Distribution, distribution
from crawler.score.predict import carried, gains, score, with_gains
from crawler.score.rollup import MODELS, as_points, item_shares, level_of

__all__ = [
    "MODELS",
    "Distribution",
    "as_points",
    "carried",
    "distribution",
    "gains",
    "item_shares",
    "level_of",
    "score",
    "with_gains",
]
