"""A text for people, with what is to be filled in, that can be told in Thai and in English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from string import Formatter
from typing import Protocol, runtime_checkable

from crawler.language.catalogue import english
from crawler.language.numbers import number

__all__ = ["LANGUAGES", "N_", "Both", "Message", "Told", "_", "_n", "_p", "all_of", "any_of"]

LANGUAGES = ("th", "en")


@runtime_checkable
class Told(Protocol):
    """What has words in both languages: a message, a list, or what data gives in both."""

    def told(self, lang: str) -> str:
        """The words in `lang`."""


@dataclass(frozen=True, slots=True)
class Message:
    """A Thai text and the values of its {places}. Values may be messages themselves; `{count:n}` sets thousands apart.

    It is small, can be pickled, and looks its English up only when that is asked for. `counted` texts have an English
    singular and plural, chosen by the value `count`.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    context: str = ""
    counted: bool = False

    @property
    def th(self) -> str:
        """The words in Thai."""
        return self.told("th")

    @property
    def en(self) -> str:
        """The words in English."""
        return self.told("en")

    def told(self, lang: str) -> str:
        """The words in `lang`, "th" or "en"."""
        template = self._english() if lang == "en" else self.text
        return _Filler(lang).vformat(template, (), self.values)

    def fill(self, **values: object) -> Message:
        """The same message with these values, besides those that it has."""
        return replace(self, values={**self.values, **_kept(values)})

    def _english(self) -> str:
        count = self.values["count"] if self.counted else None
        assert count is None or isinstance(count, int)
        return english(self.text, self.context, count)


@dataclass(frozen=True, slots=True)
class Both:
    """Words that come in both languages from data, such as the name of an item."""

    th: str
    en: str

    def told(self, lang: str) -> str:
        return self.en if lang == "en" else self.th


class _Filler(Formatter):
    """Fills in what is told in a language of its own. A value is never taken for a template."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, Told):
            return value.told(self._lang)
        if format_spec == "n":
            assert isinstance(value, int)
            return number(value, self._lang)
        return format(value, format_spec)


def _kept(values: Mapping[str, object]) -> dict[str, object]:
    """Values as a message keeps them: paths, errors and the like as their text, so that it can be pickled."""
    return {name: value if isinstance(value, int | float | Told) else str(value) for name, value in values.items()}


# --- what the extraction knows by name --------------------------------------------------------------------------------


def _(text: str, /, **values: object) -> Message:
    """A message. `text` must be written out where this is called: that is where the translation is looked up by."""
    return Message(text, _kept(values))


def _p(context: str, text: str, /, **values: object) -> Message:
    """A message whose Thai text means different things in English; `context` says which."""
    return Message(text, _kept(values), context=context)


def _n(text: str, /, **values: object) -> Message:
    """A message whose English has a singular and a plural, by the value `count`. Thai has one form for both."""
    return Message(text, _kept(values), counted=True)


def N_(text: str, /) -> str:  # noqa: N802 - the name that gettext gave it
    """The text itself, marked for translation, where another library wants it to be a string."""
    return text


# --- lists ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _List:
    between: Message
    parts: tuple[object, ...]

    def told(self, lang: str) -> str:
        parts = (each.told(lang) if isinstance(each, Told) else str(each) for each in self.parts)
        return self.between.told(lang).join(parts)


def any_of(options: Iterable[object]) -> Told:
    """ "2566 หรือ 2567", "2566 or 2567"; nothing where there are none."""
    return _List(_(" หรือ "), tuple(options))


def all_of(parts: Iterable[object]) -> Told:
    """What is joined by " และ", " and "."""
    return _List(_(" และ"), tuple(parts))
