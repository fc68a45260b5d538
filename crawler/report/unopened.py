"""What a run saw and did not open: for a terminal by reason, for programs as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import msgspec
from rich.console import Group, RenderableType
from rich.text import Text

from crawler.language import _
from crawler.models import Unfetched
from crawler.report import terms
from crawler.report.plain import cut, plain
from crawler.report.words import Words, words

__all__ = ["describe_unfetched", "unfetched_json"]

_LONGEST = 80


def describe_unfetched(found: Sequence[Unfetched] | None, lang: str = "th") -> RenderableType:
    """Every address under its reason; `found` is in the order of the reasons, None where a recording can't tell."""
    spoken = words(lang)
    if found is None:
        return Text(spoken.say(_("ผลนี้มาจากไฟล์บันทึก ซึ่งไม่ได้เก็บรายการหน้าที่ไม่ได้เปิดดูไว้")))
    if not found:
        return Text(spoken.say(_("ไม่มีหน้าหรือไฟล์ใดที่พบแล้วไม่ได้เปิดดู")))
    groups = [(reason, list(same)) for reason, same in groupby(found, lambda each: each.reason)]
    return Group(*(part for reason, same in groups for part in _group(reason, same, spoken)))


def unfetched_json(run: str, found: Sequence[Unfetched] | None) -> str:
    """The same as one JSON object; "skipped" is null where a recording can't tell."""
    return msgspec.json.format(msgspec.json.encode({"run": run, "skipped": found}), indent=2).decode()


def _group(reason: str, same: Sequence[Unfetched], spoken: Words) -> list[Text]:
    head = Text(f"{spoken.term(terms.SKIPPED, reason)} · {spoken.number(len(same))}", style="bold").append(
        f"  {reason}", style="dim"
    )
    return [head, *(_address(each, spoken) for each in same)]


def _address(each: Unfetched, spoken: Words) -> Text:
    # An address is to be copied, so it stands whole and alone on its line.
    line = Text(f"  {plain(each.url)}", no_wrap=True, overflow="ignore")
    named = [f"“{cut(each.text, _LONGEST)}”"] if each.text.strip() else []
    if each.page:
        named.append(spoken.say(_("ในหน้า {page}", page=plain(each.page))))
    return line.append(f"\n    {' '.join(named)}", style="dim") if named else line
