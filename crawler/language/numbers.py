"""Numbers as people of each language write them."""

from __future__ import annotations

__all__ = ["number"]


def number(value: float, lang: str) -> str:
    """A number with its thousands set apart."""
    # Babel is slow to load, and most commands show no number that needs it.
    from babel.numbers import format_decimal  # noqa: PLC0415

    return format_decimal(value, locale=lang)
