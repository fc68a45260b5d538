"""The recorded sites that ship with the program, by name."""

from __future__ import annotations

from pathlib import Path

from crawler.places import shipped

__all__ = ["DEMO", "cassette"]

DEMO = "middling"
"""The recording that `oit audit demo` audits."""

_SUFFIX = ".warc.gz"


def cassette(name: str) -> Path | None:
    """The shipped recording called `name`, or the demo; None if there is none."""
    wanted = DEMO if name == "demo" else name
    found = {path.name.removesuffix(_SUFFIX): path for path in shipped("cassettes").glob(f"*{_SUFFIX}")}
    return found.get(wanted)
