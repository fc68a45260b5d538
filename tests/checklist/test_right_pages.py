"""What a right page of a made-up town says is enough for the words of the shipped checklist, and its title is not."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from crawler.checklist import Item, load
from crawler.text import squash
from tests.sites.catalogue import KRAPHI, PHAILIN, PHAYOM
from tests.sites.content import ITEMS, year_of
from tests.sites.facts import Facts

TOWNS = (PHAILIN, KRAPHI, PHAYOM)


def said(part: object) -> Iterator[str]:
    """Every text that a post shows to its reader, in order."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from said(each)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            if field.name not in {"tag", "medium", "date", "target"}:
                yield from said(getattr(part, field.name))


def unmet(item: Item, text: str) -> list[str]:
    bare = squash(text)
    wanted = [part for part in item.elements if part.check in {"phrase", "column"} and part.level == "required"]
    return [part.key for part in wanted if not any(squash(word) in bare for word in part.any)]


@pytest.mark.parametrize("town", TOWNS, ids=lambda town: town.name)
def test_right_page_says_enough(town: Facts):
    for item in load("oit-2567").items:
        posts = ITEMS[item.id][1](town, year_of(item.id))
        assert unmet(item, "".join(said(posts))) == [], item.id


def test_title_alone_says_too_little():
    for item in load("oit-2567").items:
        title = f"{item.name_th} ประจำปีงบประมาณ พ.ศ. 2567 เทศบาลตำบลตัวอย่าง อำเภอเมือง จังหวัดตัวอย่าง"
        wanted = [part.key for part in item.elements if part.check in {"phrase", "column"} and part.level == "required"]
        assert unmet(item, title) == wanted, item.id
