"""The English catalogue has every text of the program, whole and fitting, and nothing else."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from crawler.language import LANGUAGES
from crawler.language.catalogue import CATALOGUE
from tests.language.sources import THAI, english_of, extracted, marked_calls, modules, thai_of

Key = tuple[str | None, str, bool]


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return extracted(tmp_path_factory.mktemp("extracted"))


@pytest.fixture(scope="module")
def english() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en", abort_invalid=True)


def keys(catalogue: Catalog) -> set[Key]:
    return {(each.context, thai_of(each), each.pluralizable) for each in catalogue if each.id}


def places(text: str) -> list[tuple[str, str | None, str | None]]:
    """What is to be filled in: names, how each is written, in order of their names."""
    return sorted(
        (name, spec or "", conversion or "")
        for _, name, spec, conversion in string.Formatter().parse(text)
        if name is not None
    )


def test_the_catalogue_has_every_text_and_no_other(wanted: Catalog, english: Catalog) -> None:
    assert keys(wanted) - keys(english) == set(), "docs/translating.md says how to update oit.po"
    assert keys(english) - keys(wanted) == set()
    assert list(english.obsolete) == []
    assert len(keys(wanted)) > 400


def test_every_text_is_translated_for_certain(english: Catalog) -> None:
    for each in english:
        assert all(english_of(each)), each.id
        assert len(english_of(each)) == 1 + each.pluralizable
        assert not each.fuzzy, each.id
        assert not THAI.search("".join(english_of(each))), each.id


def test_both_languages_have_the_same_places(english: Catalog) -> None:
    for each in english:
        for text in english_of(each) if each.id else ():
            assert set(places(text)) == set(places(thai_of(each))), each.id


def test_thai_texts_have_no_thai_digits_and_no_english_sentences(wanted: Catalog) -> None:
    for each in wanted:
        text = thai_of(each)
        assert not set(text) & set("๐๑๒๓๔๕๖๗๘๙"), text
        assert THAI.search(text) or len(text.split()) <= 2, text


def test_what_the_code_marks_is_found_by_the_extraction(wanted: Catalog) -> None:
    """A text in an f-string, or put together from pieces, would be marked and yet never be translated."""
    known = {thai_of(each) for each in wanted} | {each.context for each in wanted}
    for path, tree in modules():
        for call in marked_calls(tree):
            for text in call.args:
                assert isinstance(text, ast.Constant), (path, text.lineno)
                assert text.value in known, (path, text.lineno)


def test_nothing_is_compiled_or_left_from_an_update() -> None:
    folder = CATALOGUE.parents[2]
    files = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    assert files == {Path("en/LC_MESSAGES/oit.po")}
    assert LANGUAGES == ("th", "en")
