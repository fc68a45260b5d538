"""A teaching fixture: one page or document for one item, with what a strict assessor would say of it, as a small site.

A file of tests/judge/items begins with a comment that holds TOML; the rest is the page, or what the document says.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.judge.seen import page
from tests.sites import Reply, Site
from tests.sites.blocks import Block, Grid, Head, List, Medium, Para, Photo, Post
from tests.sites.documents import picture, write

__all__ = ["BODY", "FOLDER", "Fixture", "load"]

FOLDER = Path(__file__).parent / "items"
BODY = "เทศบาลตำบลบ้านสมมติ"
PLACE = "/content/214"
# Beside the entry in question: what every town shows and no item asks for.
ORDINARY = {
    "ประวัติความเป็นมา": "เดิมมีฐานะเป็นสุขาภิบาล ได้รับการเปลี่ยนแปลงฐานะเป็นเทศบาลตำบลเมื่อวันที่ 25 พฤษภาคม 2542",
    "สภาพทั่วไป": "พื้นที่ส่วนใหญ่เป็นที่ราบลุ่ม มีลำน้ำสมมติไหลผ่านกลางตำบล เหมาะแก่การทำนาและปลูกผัก",
    "วิสัยทัศน์และพันธกิจ": "“บ้านสมมติน่าอยู่ เชิดชูวัฒนธรรม นำเศรษฐกิจพอเพียง”",
    "สถานที่ท่องเที่ยว": "วัดบ้านสมมติเหนือมีวิหารไม้เก่าแก่ เปิดให้เข้าชมทุกวัน ใกล้กันมีสะพานแขวนและตลาดน้ำวันอาทิตย์",
    "ผลิตภัณฑ์ชุมชน (OTOP)": "ผ้าทอมือลายดอกจอก กล้วยตาก และน้ำพริกตาแดงของกลุ่มแม่บ้านหมู่ที่ 4",
    "รางวัลแห่งความภูมิใจ": "ได้รับโล่รางวัลชุมชนปลอดขยะ ระดับจังหวัด",
    "ผู้นำชุมชนและผู้ใหญ่บ้าน": "กำนันสมชาย ใจงาม และผู้ใหญ่บ้านหมู่ที่ 1 ถึงหมู่ที่ 9",
    "เบี้ยผู้สูงอายุ": "ผู้ที่มีอายุครบ 60 ปีบริบูรณ์ขึ้นไปลงทะเบียนได้ที่งานพัฒนาชุมชน",
    "งานกู้ชีพ": "รถกู้ชีพพร้อมออกเหตุตลอด 24 ชั่วโมง",
    "ศูนย์พัฒนาเด็กเล็ก": "รับเด็กอายุ 2 ถึง 5 ปี มีอาหารกลางวันและนมทุกวัน",
}


@dataclass(frozen=True, slots=True)
class Fixture:
    """`expect` and `problem` are the verdict's status and first problem code; where assessors would put it in either of
    two ways, both, with a bar between them. `lacks` are the keys of the required parts that are not shown."""

    name: str
    rule: str
    why: str
    label: str
    medium: Medium
    expect: tuple[str, ...]
    problem: tuple[str, ...]
    lacks: frozenset[str]
    html: str

    @property
    def item(self) -> str:
        return self.name.partition("/")[0]

    @property
    def path(self) -> str:
        """Where the fixture stands on its site."""
        return PLACE if self.medium == "page" else f"{PLACE}.{'pdf' if self.medium == 'scan' else self.medium}"

    def site(self) -> Site:
        """The site of a small town whose menu leads to the fixture, beside ten ordinary pages."""
        links = {label: f"/page/{number}" for number, label in enumerate(ORDINARY, 1)}
        menu = dict([*links.items()][:6]) | {self.label: self.path} | links
        site = {links[label]: framed(menu, f"<h2>{label}</h2><p>{text}</p>") for label, text in ORDINARY.items()}
        pictures = {image.attributes["src"] or "" for image in LexborHTMLParser(self.html).css("img[src]")}
        site |= {path: Reply(200, "image/png", picture(path, 240, 320)) for path in pictures}
        site["/"] = framed(menu, f"<h2>ยินดีต้อนรับสู่เว็บไซต์{BODY}</h2><p>เมืองน่าอยู่ ผู้คนมีน้ำใจ</p>")
        site[self.path] = framed(menu, self.html) if self.medium == "page" else Reply(200, *write(self._post(), ""))
        return site

    def _post(self) -> Post:
        root = LexborHTMLParser(self.html).body
        assert root is not None
        first, *rest = root.iter()
        return Post(first.text(strip=True), tuple(block for node in rest for block in blocks_of(node)), self.medium)


def load(path: Path) -> Fixture:
    """The fixture in a file."""
    said, _, html = path.read_text(encoding="utf-8").removeprefix("<!--").partition("-->")
    head = tomllib.loads(said)
    return Fixture(
        name=f"{path.parent.name}/{path.stem}",
        rule=head["rule"],
        why=head["why"],
        label=head["label"],
        medium=head["as"],
        expect=tuple(head["expect"].split(" | ")),
        problem=tuple(head["problem"].split(" | ")),
        lacks=frozenset(head["lacks"]),
        html=html.strip(),
    )


def framed(menu: dict[str, str], main: str) -> Reply:
    """A page as the town's system writes it: the name and the menu above, the foot below."""
    entries = "".join(f'<li><a href="{path}">{label}</a></li>' for label, path in menu.items())
    head = f'<header><a href="/">{BODY}</a><nav><ul><li><a href="/">หน้าหลัก</a></li>{entries}</ul></nav></header>'
    foot = f"<footer>สงวนลิขสิทธิ์ {BODY} อำเภอสมมติ จังหวัดน่าน ผู้เข้าชมวันนี้ 12 คน</footer>"
    return page(f"{head}<main>{main}</main>{foot}", BODY)


def blocks_of(node: LexborNode) -> list[Block]:
    """The page's element as parts of a document."""
    words = node.text(separator=" ", strip=True)
    match node.tag:
        case "h1" | "h2" | "h3":
            return [Head(words)]
        case "ul" | "ol":
            return [List(tuple(entry.text(separator=" ", strip=True) for entry in node.css("li")))]
        case "table":
            rows = [tuple(cell.text(separator=" ", strip=True) for cell in row.css("th, td")) for row in node.css("tr")]
            return [Grid(rows[0], tuple(rows[1:]))]
        case "img":
            return [Photo(node.attributes.get("alt") or "")]
        case _:
            return [Para(line.strip()) for line in node.text(separator="\n").splitlines() if line.strip()]
