"""Official results of the assessment, read from what a body publishes of them: its year, scores and level, item by item
where they are printed, and every figure that another one contradicts."""

from __future__ import annotations

from crawler.results.nouns import Conflict, Figure, Results
from crawler.results.reading import read_results

__all__ = ["Conflict", "Figure", "Results", "read_results"]
