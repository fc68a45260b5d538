"""The English translations, read from the file that translators edit."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

__all__ = ["CATALOGUE", "english"]

CATALOGUE = Path(__file__).parent.parent / "locale" / "en" / "LC_MESSAGES" / "oit.po"


def english(text: str, context: str = "", count: int | None = None) -> str:
    """The English for a Thai `text`, in the singular or plural that fits `count`; the Thai where there is none."""
    known = _translations()
    if count is not None:
        return known.ngettext(text, text, count)
    return known.pgettext(context, text) if context else known.gettext(text)


@cache
def _translations() -> GNUTranslations:
    # Read when English is first asked for: a Thai run need not wait for it. It takes a few hundredths of a second,
    # which is not worth a compiled file that can be out of date.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with CATALOGUE.open("rb") as file:
        write_mo(compiled, read_po(file, locale="en"))
    compiled.seek(0)
    return GNUTranslations(compiled)
