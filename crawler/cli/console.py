"""Where words go: what was asked for to the output, everything else to the errors."""

from __future__ import annotations

import os
import sys

from rich.console import Console

__all__ = ["errors", "put", "say", "show"]


def errors() -> Console:
    """The console that results do not go to."""
    return Console(stderr=True, highlight=False)


def show(what: object) -> None:
    """Print a result: text, or something that rich draws."""
    # A path is worth more whole than cut at the edge of the screen.
    Console(highlight=False).print(what, markup=False, emoji=False, crop=False, soft_wrap=isinstance(what, str))


def put(text: str) -> None:
    """Print a result that programs read: character by character as it is."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read it has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(sentence: str, console: Console | None = None) -> None:
    """Tell a remark or an error."""
    (console or errors()).print(sentence, markup=False, soft_wrap=True)
