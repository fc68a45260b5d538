"""Made-up municipality sites of which the truth is known, and a loopback server for them.

with serve(GOOD.site()) as base: ...      # GOOD.truth()["o17"] == Truth(met=False, defect="stale_year", paths=(...))
"""

from __future__ import annotations

from tests.sites.catalogue import GOOD, MIDDLING, POOR, SCRIPTED, TOWNS
from tests.sites.server import BASE, at, serve
from tests.sites.towns import Defect, Planted, Reply, Site, Town, Truth

__all__ = [
    "BASE",
    "GOOD",
    "MIDDLING",
    "POOR",
    "SCRIPTED",
    "TOWNS",
    "Defect",
    "Planted",
    "Reply",
    "Site",
    "Town",
    "Truth",
    "at",
    "serve",
]
