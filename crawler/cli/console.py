"""Where words go: what was asked for to the output, everything else to the errors."""

from __future__ import annotations

from rich.console import Console

__all__ = ["errors", "say", "show"]


def errors() -> Console:
    """The console that results do not go to."""
    return Console(stderr=True, highlight=False)


def show(what: object) -> None:
    """Print a result: text, or something that rich draws."""
    # A path is worth more whole than cut at the edge of the screen.
    Console(highlight=False).print(what, markup=False, emoji=False, crop=False, soft_wrap=isinstance(what, str))


def say(sentence: str, console: Console | None = None) -> None:
    """Tell a remark or an error."""
    (console or errors()).print(sentence, markup=False, soft_wrap=True)
