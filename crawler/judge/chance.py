"""The chance that an assessor would give an item 100.

A verdict of "met" multiplies what is not quite certain; every other verdict takes the figure of its reason. The figures
are set by how often such verdicts were right on made-up towns that others wrote (docs/accuracy.md), where there were
enough of them, and are the makers' estimates elsewhere. No town of which the official result is known has been audited
yet. They lie in one file, for calibration to change.
"""

from __future__ import annotations

from collections.abc import Iterable

from crawler.models import ElementResult

__all__ = ["chance_met", "chance_of", "chance_partial"]

_MET = 0.975
_YEAR_UNSAID = 0.93
_YEAR_BY_LABEL = 0.93  # of a scan that says its year in Thai digits, which can't be read
_WEAK_LEAD = 0.93
_PART_UNTOLD = 0.93
_HINT_MISSING = 0.995

# A missing part of a published criterion is surely a 0; where the criterion is only recalled, the assessor may not ask.
_PART_MISSING = {"published": 0.09, "practice": 0.12, "recalled": 0.16}

_BY_CODE = {
    "missing": 0.08,
    "dead_link": 0.04,
    "empty_page": 0.04,
    "stale_year": 0.07,
    "wrong_document": 0.09,
    "other_body": 0.09,
    "login_required": 0.05,
    "spam": 0.05,
    "off_site": 0.1,
    "unreadable": 0.55,
    "server_error": 0.4,
    "blocked": 0.5,
    "timeout": 0.5,
    "tls": 0.5,
    "robots": 0.5,
    "not_fetched": 0.45,
    "needs_browser": 0.5,
    "unfinished": 0.45,
    "tool_fault": 0.5,
}


def chance_met(elements: Iterable[ElementResult], *, year_said: bool, year_read: bool, sure_lead: bool) -> float:
    """Of an item whose required parts were all seen, or can't be told by the tool."""
    chance = _MET * (1 if year_said else _YEAR_UNSAID) * (1 if sure_lead else _WEAK_LEAD)
    chance *= 1 if year_read else _YEAR_BY_LABEL
    for element in elements:
        if element.level == "required" and element.met is None:
            chance *= _PART_UNTOLD
        elif element.level == "advisory" and element.met is False:
            chance *= _HINT_MISSING
    return round(chance, 4)


def chance_partial(elements: Iterable[ElementResult]) -> float:
    """Of an item of which a required part was not seen: that of the part that is most surely asked for."""
    missing = [_PART_MISSING[part.basis] for part in elements if part.level == "required" and part.met is False]
    return min(missing, default=_PART_MISSING["published"])


# Of what could not be read for certain, by what makes it uncertain (the `detail` of a finding).
_BY_DETAIL = {"scan_part": 0.35, "scan_other_year": 0.3, "scan_content": 0.3, "scan_years": 0.5, "scan_no_year": 0.6}


def chance_of(code: str, detail: str = "") -> float:
    """Of an item for which nothing good was found, by what stood in the way and what is known of it."""
    return _BY_DETAIL.get(detail, _BY_CODE[code])
