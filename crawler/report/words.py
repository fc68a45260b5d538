"""One language of the report: its sentences, numbers for people, dates in Buddhist years."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from crawler.errors import UsageError
from crawler.language import LANGUAGES, Message, Told, _, number
from crawler.models import Frozen
from crawler.text import BUDDHIST_ERA, THAILAND, in_thailand

__all__ = ["Words", "points", "words"]


class Words(Frozen):
    """How one language, "th" or "en", tells things."""

    lang: str

    def say(self, message: Told) -> str:
        """The words of a message."""
        return message.told(self.lang)

    def term(self, terms: Mapping[str, Message], code: str) -> str:
        """The words for a code; the code itself where it is newer than `terms`."""
        return self.say(terms[code]) if code in terms else code

    def choose(self, th: str, en: str) -> str:
        """Of what data gives in both languages, the one that is spoken."""
        return en if self.lang == "en" else th

    def number(self, value: int) -> str:
        """A number with its thousands set apart."""
        return number(value, self.lang)

    def day(self, iso: str) -> str:
        """An ISO 8601 day, or a month without one, as people in Thailand write it: Buddhist year."""
        year, month, *days = map(int, iso.split("-"))
        if not days:
            return f"{self._part(datetime(year, month, 1, tzinfo=THAILAND), 'LLLL')} {year + BUDDHIST_ERA}"
        # Babel knows no Buddhist calendar, and 29 February has no day of its own 543 years on: the year comes apart.
        day_and_month = self._part(datetime(year, month, days[0], tzinfo=THAILAND), "d MMMM")
        return self.say(_("{day_and_month} {year}", day_and_month=day_and_month, year=year + BUDDHIST_ERA))

    def date(self, iso: str) -> str:
        """An ISO 8601 time as people in Thailand write it: local time, Buddhist year."""
        local = in_thailand(iso)
        if local is None:
            return self.say(_("ไม่ทราบวัน"))
        told = _(
            "{date} เวลา {hour:02}.{minute:02} น.",
            date=self.day(f"{local:%Y-%m-%d}"),
            hour=local.hour,
            minute=local.minute,
        )
        return self.say(told)

    def day_of(self, iso: str) -> str:
        """The day of an ISO 8601 time, without the hour."""
        local = in_thailand(iso)
        return self.say(_("ไม่ทราบวัน")) if local is None else self.day(f"{local:%Y-%m-%d}")

    def _part(self, day: datetime, pattern: str) -> str:
        from babel.dates import format_date  # noqa: PLC0415 - slow to load, and many commands tell no date

        return format_date(day, pattern, locale=self.lang)


def words(lang: str) -> Words:
    """The words of `lang`; UsageError for a language that the report does not speak."""
    if lang not in LANGUAGES:
        raise UsageError(_("รายงานไม่มีภาษา “{lang}” โปรดใช้ th หรือ en", lang=lang))
    return Words(lang=lang)


def points(value: float) -> str:
    """Points with two decimals, as the published tables have them."""
    return f"{value:.2f}"
