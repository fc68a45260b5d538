"""A made-up town that is buried in news, galleries and a calendar, as large sites are. The same each time."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from benchmarks.material import town_lines
from tests.sites import GOOD, Site, Truth

__all__ = ["noisy_site", "noisy_truth"]

NEWS, GALLERIES, MONTHS = 600, 300, 24
A_LIST = 20
LATEST = 25
OTHERS = 10
DAYS = 28

ACTIONS = (
    "ร่วมกิจกรรม",
    "ลงพื้นที่ตรวจเยี่ยม",
    "จัดโครงการ",
    "ประชุมเตรียมงาน",
    "ขอเชิญร่วม",
    "มอบเกียรติบัตร",
    "ประชาสัมพันธ์",
    "เปิดงาน",
)
EVENTS = (
    "ประเพณีลอยกระทง",
    "กีฬาต้านยาเสพติด",
    "วันผู้สูงอายุ",
    "ฉีดวัคซีนป้องกันโรคพิษสุนัขบ้า",
    "ปลูกต้นไม้เฉลิมพระเกียรติ",
    "ซ่อมถนนและไฟฟ้าสาธารณะ",
    "คัดแยกขยะจากครัวเรือน",
    "อบรมป้องกันการทุจริต",
    "ประชาคมแผนพัฒนาท้องถิ่น",
    "รับชำระภาษีที่ดินและสิ่งปลูกสร้าง",
    "ศูนย์พัฒนาเด็กเล็ก",
    "จิตอาสาพัฒนาคลอง",
)
"""What town halls report of themselves. Two of them sound like items, as in life."""

Row = tuple[str, str]
"""An address and the words of the link to it."""


def noisy_truth() -> dict[str, Truth]:
    """What a perfect audit would say of it: the noise shows nothing."""
    return GOOD.truth()


def noisy_site(*, alike: bool = False) -> Site:
    """The good town, with lists of news and pictures and a calendar on top of every page, before its own menu.

    With `alike` the news have titles out of the lines of the towns' own pages, many of which name an item: no site is
    as misleading as that.
    """
    site = GOOD.site()
    words = random.Random(2567)
    title = _misleading if alike else _title
    news = [(f"/news.php?nid={n}", title(words)) for n in range(NEWS)]
    galleries = [(f"/gallery.php?gid={n}", f"ภาพกิจกรรม {title(words)}") for n in range(GALLERIES)]
    months = [_month(number) for number in range(MONTHS)]
    top = _list(
        [("/news.php?page=0", "ข่าวทั้งหมด"), ("/gallery.php?page=0", "ประมวลภาพกิจกรรม"), (months[0][0][0], "ปฏิทิน")]
    )
    frame, end = site["/"].body.decode().split("<main>")[0], "</body></html>"
    pages = {
        **dict(_archive("/news.php", news)),
        **dict(_archive("/gallery.php", galleries)),
        **dict(_calendar(months)),
    }
    for path, inner in pages.items():
        site[path] = replace(site["/"], body=f"{frame}{inner}{end}".encode())
    latest = _list([*news[:LATEST], *galleries[:LATEST], *months[0][1]])
    for path, reply in site.items():
        if "html" in reply.media_type:
            more = top + latest if path in ("/", "/index.php") else top
            site[path] = replace(reply, body=reply.body.replace(b"<nav>", f"{more}<nav>".encode()))
    return site


def _archive(path: str, entries: Sequence[Row]) -> Iterator[Row]:
    """Lists of the entries with links to the other lists, and the entries, each with a box of links to others."""
    starts = range(0, len(entries), A_LIST)
    others = _list([(f"{path}?page={number}", str(number + 1)) for number in range(len(starts))])
    for number, start in enumerate(starts):
        yield f"{path}?page={number}", _list(entries[start : start + A_LIST]) + others
    words = random.Random(path)
    for address, title in entries:
        text = "".join(f"<p>{escape(line)}</p>" for line in words.sample(town_lines(), 8))
        yield address, f"<h2>{escape(title)}</h2>{text}{_list(words.sample(entries, OTHERS))}"


def _month(number: int) -> tuple[Row, list[Row]]:
    """A month of the calendar and its days."""
    year, month = 2567 - number // 12, 12 - number % 12
    days = [(f"/calendar.php?date={year}-{month:02}-{day:02}", str(day)) for day in range(1, DAYS + 1)]
    return (f"/calendar.php?month={month}&year={year}", f"ปฏิทินกิจกรรม {month}/{year}"), days


def _calendar(months: Sequence[tuple[Row, list[Row]]]) -> Iterator[Row]:
    for place, ((address, title), days) in enumerate(months):
        around = [month for month, _ in months[max(0, place - 1) : place + 2]]
        yield address, f"<h2>{title}</h2>{_list([*days, *around])}"
        for day, _ in days:
            yield day, f"<h2>{title}</h2><p>ไม่มีกิจกรรม</p>{_list(around)}"


def _title(words: random.Random) -> str:
    village = words.choice(GOOD.facts.villages)
    return f"{words.choice(ACTIONS)}{words.choice(EVENTS)} {village} ครั้งที่ {words.randint(1, 9)}"


def _misleading(words: random.Random) -> str:
    return words.choice([line for line in town_lines() if 10 <= len(line) <= 60])


def _list(rows: Sequence[Row]) -> str:
    return "<ul>" + "".join(f'<li><a href="{escape(url)}">{escape(words)}</a></li>' for url, words in rows) + "</ul>\n"
