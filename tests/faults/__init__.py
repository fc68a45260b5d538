"""A server on loopback that misbehaves as told, for every test that needs a hostile or broken web."""

from __future__ import annotations

from tests.faults.answers import (
    Answer,
    BadGzip,
    BrokenChunks,
    Compressed,
    Drip,
    Drop,
    Endless,
    GzipBomb,
    InTurn,
    Page,
    Partial,
    Raw,
    Reset,
    ResetInBody,
    Silence,
    Steady,
    Together,
)
from tests.faults.server import FaultServer, Heard

__all__ = [
    "Answer",
    "BadGzip",
    "BrokenChunks",
    "Compressed",
    "Drip",
    "Drop",
    "Endless",
    "FaultServer",
    "GzipBomb",
    "Heard",
    "InTurn",
    "Page",
    "Partial",
    "Raw",
    "Reset",
    "ResetInBody",
    "Silence",
    "Steady",
    "Together",
]
