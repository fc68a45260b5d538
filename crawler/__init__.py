"""oit: audits a municipality's website against Thailand's OIT disclosure checklist."""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"
