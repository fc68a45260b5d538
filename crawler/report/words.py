"""The report's language: words and sentences from `locale/`, dates in Buddhist years, numbers for people."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from crawler.errors import UsageError
from crawler.models import Frozen

__all__ = ["LANGUAGES", "Words", "points", "words"]

LANGUAGES = ("th", "en")
BANGKOK = timezone(timedelta(hours=7))
BUDDHIST_ERA = 543


class Words(Frozen):
    """One language. `tables` are those of its file: table, key, text."""

    lang: str
    tables: dict[str, dict[str, str]]

    def say(self, place: str, **values: object) -> str:
        """The text at "table.key" with `values` filled in; a KeyError is a fault of ours."""
        table, key = place.split(".")
        return self.tables[table][key].format(**values)

    def term(self, table: str, code: str) -> str:
        """The words for a code; the code itself where it is newer than this file."""
        return self.tables[table].get(code, code)

    def day(self, iso: str) -> str:
        """An ISO 8601 day, or a month without one, as people in Thailand write it: Buddhist year."""
        year, month, *days = map(int, iso.split("-"))
        name = self.tables["date"]["months"].split()[month - 1]
        if not days:
            return f"{name} {year + BUDDHIST_ERA}"
        return self.say("date.day", day=days[0], month=name, year=year + BUDDHIST_ERA)

    def date(self, iso: str) -> str:
        """An ISO 8601 time as people in Thailand write it: local time, Buddhist year."""
        try:
            given = datetime.fromisoformat(iso)
        except ValueError:
            return self.say("date.unknown")
        local = given.replace(tzinfo=given.tzinfo or UTC).astimezone(BANGKOK)
        month = self.tables["date"]["months"].split()[local.month - 1]
        day = self.say("date.day", day=local.day, month=month, year=local.year + BUDDHIST_ERA)
        return self.say("date.time", date=day, hour=f"{local.hour:02}", minute=f"{local.minute:02}")


@cache
def words(lang: str) -> Words:
    """The words of `lang`; UsageError for a language that the report does not speak."""
    if lang not in LANGUAGES:
        raise UsageError(
            f"รายงานไม่มีภาษา “{lang}” โปรดใช้ th หรือ en", f"The report has no language “{lang}”; use th or en."
        )
    path = Path(__file__).with_name("locale") / f"{lang}.toml"
    return Words(lang=lang, tables=tomllib.loads(path.read_text(encoding="utf-8")))


def points(value: float) -> str:
    """Points with two decimals, as the published tables have them."""
    return f"{value:.2f}"
