"""Two reports of one site, compared: what changed, for better or worse, and what could not be seen."""

from __future__ import annotations

from crawler.compare.direction import Direction, direction

__all__ = ["Direction", "direction"]
