"""What every noun is made of."""

from __future__ import annotations

from typing import dataclass_transform

import msgspec

__all__ = ["Frozen"]


# Without the decorator type checkers take a subclass that does not repeat "frozen=True" for a mutable one.
@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """The base of every noun: immutable, compared by value, made by keyword."""
