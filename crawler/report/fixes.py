"""Which fixes to tell first: the largest gain, and among equal gains what is quick to mend."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.models import Verdict

__all__ = ["is_quick", "ranked"]

QUICK_CODES = frozenset({"dead_link", "off_site", "login_required", "robots", "wrong_document"})
"""Problems whose cure is on the site alone: a link, a file or a setting. The others need a document written first."""


def is_quick(verdict: Verdict) -> bool:
    """Whether whoever keeps the site can mend it alone, going by the item's problems."""
    return bool(verdict.problems) and all(problem.code in QUICK_CODES for problem in verdict.problems)


def ranked(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """The items to fix, best first: those that are incomplete or not found and have a fix; ties keep their order."""
    to_fix = [verdict for verdict in verdicts if verdict.status in ("partial", "missing") and verdict.fix]
    return tuple(sorted(to_fix, key=lambda verdict: (-_gain(verdict), not is_quick(verdict))))


def _gain(verdict: Verdict) -> float:
    return verdict.fix.gain.get("oit", 0.0) if verdict.fix else 0.0
