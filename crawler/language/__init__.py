"""Texts for people: written in Thai, the source language, and told in Thai or in English.

`_("พบ {count:n} หน้า", count=3)` is a Message, which can be told in both. The English stands in locale/, in the usual
format of gettext; docs/translating.md says how it gets there.
"""

from __future__ import annotations

from crawler.language.message import LANGUAGES, N_, Both, Message, Told, _, _n, _p, all_of, any_of
from crawler.language.numbers import number

__all__ = ["LANGUAGES", "N_", "Both", "Message", "Told", "_", "_n", "_p", "all_of", "any_of", "number"]
