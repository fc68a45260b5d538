"""What a search found, and what a store holds, as a terminal shows them."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from crawler.archive import DATASETTE, Found, Hit, Holdings
from crawler.language import Message, _, _n
from crawler.report.answers import safe_json
from crawler.report.plain import cut, plain
from crawler.report.words import Words, words

__all__ = ["describe_found", "describe_holdings", "found_json"]

_BEFORE = 60
_AFTER = 120
_LONGEST = 160


def describe_found(found: Found, lang: str = "th") -> RenderableType:
    """Every document with its address, where it was last seen, and the place at which it says what was asked for."""
    spoken = words(lang)
    parts: list[RenderableType] = [_hit(each, spoken) for each in found.hits]
    if not parts:
        parts.append(Text(spoken.say(_("ไม่พบคำที่ค้นในหน้าและเอกสารที่ค้นได้"))))
    if found.more:
        parts.append(Text(spoken.say(_("ยังมีอีก ดูเพิ่มได้ด้วย --most หรือใส่คำที่เจาะจงกว่านี้")), style="dim"))
    if found.searched < found.documents:
        parts.append(Text(spoken.say(_unindexed(found)), style="yellow"))
    return Group(*parts)


def found_json(found: Found) -> str:
    """The same as one JSON object."""
    return safe_json(found)


def _unindexed(found: Found) -> Message:
    return _n(
        "ค้นแล้ว {searched:n} จาก {documents:n} รายการ ที่เหลือ {count:n} รายการยังไม่อยู่ในดัชนี กรุณาสั่งคำสั่งเดิมอีกครั้งเพื่อทำดัชนีต่อ",
        searched=found.searched,
        documents=found.documents,
        count=found.documents - found.searched,
    )


def _hit(hit: Hit, spoken: Words) -> Text:
    title = cut(hit.title, _LONGEST) or spoken.say(_("(ไม่มีชื่อเรื่อง)"))
    told = Text(title, style="bold")
    # An address is to be copied, so it stands whole and alone on its line.
    told.append(f"\n  {plain(hit.url)}", style="not bold")
    told.append("\n  ").append(_end(hit.before, _BEFORE), style="not bold")
    told.append(cut(hit.found, _LONGEST), style="bold yellow")
    told.append(_begin(hit.after, _AFTER), style="not bold")
    seen = _("พบล่าสุด {date} ในการตรวจ {run}", date=spoken.date(hit.fetched), run=plain(hit.run))
    return told.append(f"\n  {spoken.say(seen)}\n", style="not bold dim")


def _end(text: str, longest: int) -> str:
    """The end of `text`, on one line."""
    line = " ".join(plain(text).split()) + (" " if text[-1:].isspace() else "")
    return line if len(line) <= longest else "…" + line[-longest:].lstrip()


def _begin(text: str, longest: int) -> str:
    """The beginning of `text`, on one line."""
    return (" " if text[:1].isspace() else "") + cut(text, longest)


def describe_holdings(held: Holdings, lang: str = "th") -> RenderableType:
    """What a store holds, and how to ask it."""
    spoken = words(lang)
    lines = (
        _("ฐานข้อมูล {path} ขนาด {size:.1f} เมกะไบต์", path=held.path, size=held.size / 1_000_000),
        _n(
            "การตรวจ {count:n} ครั้ง ของ {sites:n} เว็บไซต์ มีรายงานเก็บไว้ {reports:n} ครั้ง",
            count=held.runs,
            sites=held.sites,
            reports=held.reports,
        ),
        _n(
            "หน้าและเอกสารที่อ่านแล้ว {count:n} รายการ ค้นได้แล้ว {indexed:n} รายการ",
            count=held.documents,
            indexed=held.indexed,
        ),
        _("ถามด้วย SQL เช่น\n  oit query \"SELECT host, item, fiscal_year, status FROM latest WHERE status != 'met'\""),
        _("มุมมองสำหรับ SQL: {views}", views=", ".join(held.views)),
    )
    # A path or a command is to be copied, so it stands whole on its line.
    served = Text(f"  datasette {held.path} --metadata {DATASETTE}", no_wrap=True, overflow="ignore")
    return Group(
        *(Text(spoken.say(line), no_wrap=True, overflow="ignore") for line in lines),
        Text(spoken.say(_("เปิดดูในเบราว์เซอร์ด้วย Datasette:"))),
        served,
    )
