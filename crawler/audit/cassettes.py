"""The recorded sites that ship with the program, by name."""

from __future__ import annotations

from pathlib import Path

from crawler.places import shipped

__all__ = ["DEMO", "cassette", "recording_meant"]

DEMO = "middling"
"""The recording that `oit audit demo` audits."""

_SUFFIX = ".warc.gz"


def cassette(name: str) -> Path | None:
    """The shipped recording called `name`, or the demo; None if there is none."""
    wanted = DEMO if name == "demo" else name
    found = {path.name.removesuffix(_SUFFIX): path for path in shipped("cassettes").glob(f"*{_SUFFIX}")}
    return found.get(wanted)


def recording_meant(target: str) -> Path | None:
    """The WARC file that is meant, one of the user's or one that ships with the program; None for anything else."""
    path = Path(target)
    try:
        if path.is_file():
            return path
    except (OSError, ValueError):  # no file can have such a name, but an address can
        return None
    is_named = target.lower().endswith((".warc", ".warc.gz")) and "://" not in target
    return path if is_named else cassette(target)
