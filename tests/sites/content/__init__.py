"""What a right page or document of each item holds, written once; towns plant their defects in it."""

from __future__ import annotations

from collections.abc import Callable

from tests.sites.blocks import Post
from tests.sites.content.basic import o1, o2, o3, o4, o5, o6
from tests.sites.content.buying import o14, o15, o16, o17
from tests.sites.content.gifts import o26, o27, o28, o29, o30, o31
from tests.sites.content.integrity import o32, o33, o34, o35
from tests.sites.content.noise import NOISE, faq, forms, general_complaint, honesty, statute
from tests.sites.content.openness import o22, o23, o24, o25
from tests.sites.content.staff import o18, o19, o20, o21
from tests.sites.content.work import o7, o8, o9, o10, o11, o12, o13
from tests.sites.facts import Facts

__all__ = ["ASSESSED_YEAR", "GROUPS", "ITEMS", "LOOK_ALIKES", "NOISE", "Writer", "year_of"]

Writer = Callable[[Facts, int], tuple[Post, ...]]

ASSESSED_YEAR = 2567
PREVIOUS_YEAR_ITEMS = {"o9", "o17", "o19", "o28", "o29", "o31", "o33", "o35"}

ITEMS: dict[str, tuple[str, Writer]] = {
    "o1": ("โครงสร้าง", o1),
    "o2": ("ข้อมูลผู้บริหาร", o2),
    "o3": ("อำนาจหน้าที่", o3),
    "o4": ("ข้อมูลการติดต่อ", o4),
    "o5": ("ข่าวประชาสัมพันธ์", o5),
    "o6": ("Q&A", o6),
    "o7": ("แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน", o7),
    "o8": ("แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณประจำปี", o8),
    "o9": ("รายงานผลการดำเนินงานประจำปี", o9),
    "o10": ("คู่มือหรือแนวทางการปฏิบัติงานของเจ้าหน้าที่", o10),
    "o11": ("คู่มือหรือแนวทางการให้บริการสำหรับผู้รับบริการหรือผู้มาติดต่อ", o11),
    "o12": ("ข้อมูลเชิงสถิติการให้บริการ", o12),
    "o13": ("E-Service", o13),
    "o14": ("รายการการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ", o14),
    "o15": ("ประกาศต่าง ๆ เกี่ยวกับการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ", o15),
    "o16": ("ความก้าวหน้าการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ", o16),
    "o17": ("รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี", o17),
    "o18": ("แผนการบริหารและพัฒนาทรัพยากรบุคคล", o18),
    "o19": ("รายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี", o19),
    "o20": ("ประมวลจริยธรรมสำหรับเจ้าหน้าที่ของรัฐ", o20),
    "o21": ("การขับเคลื่อนจริยธรรม", o21),
    "o22": ("แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ", o22),
    "o23": ("ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ", o23),
    "o24": ("ข้อมูลสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ", o24),
    "o25": ("การเปิดโอกาสให้เกิดการมีส่วนร่วม", o25),
    "o26": ("ประกาศเจตนารมณ์นโยบาย No Gift Policy จากการปฏิบัติหน้าที่", o26),
    "o27": ("การสร้างวัฒนธรรม No Gift Policy", o27),
    "o28": ("รายงานผลตามนโยบาย No Gift Policy", o28),
    "o29": ("รายงานการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา", o29),
    "o30": ("การประเมินความเสี่ยงการทุจริตในประเด็นที่เกี่ยวข้องกับสินบน", o30),
    "o31": ("รายงานผลการดำเนินการเพื่อจัดการความเสี่ยงการทุจริตและประพฤติมิชอบประจำปี", o31),
    "o32": ("แผนปฏิบัติการป้องกันการทุจริต", o32),
    "o33": ("รายงานผลการดำเนินการป้องกันการทุจริตประจำปี", o33),
    "o34": ("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", o34),
    "o35": ("รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", o35),
}
"""Item id to its name in the assessment of FY2567 and what writes it."""

GROUPS = {
    "ข้อมูลพื้นฐาน": ("o1", "o2", "o3", "o4", "o5", "o6"),
    "การบริหารงาน": ("o7", "o8", "o9", "o10", "o11", "o12", "o13"),
    "การจัดซื้อจัดจ้าง": ("o14", "o15", "o16", "o17"),
    "การบริหารและพัฒนาทรัพยากรบุคคล": ("o18", "o19", "o20", "o21"),
    "การส่งเสริมความโปร่งใส": ("o22", "o23", "o24", "o25"),
    "การดำเนินการเพื่อป้องกันการทุจริต": ("o26", "o27", "o28", "o29", "o30", "o31"),
    "มาตรการภายในเพื่อป้องกันการทุจริต": ("o32", "o33", "o34", "o35"),
}

LOOK_ALIKES: dict[str, Writer] = {
    "faq": faq,
    "forms": forms,
    "general_complaint": general_complaint,
    "honesty": honesty,
    "statute": statute,
}
"""Content that a town posts under an item's name although it is something else."""


def year_of(item: str) -> int:
    """The year whose data the item must show."""
    return ASSESSED_YEAR - (item in PREVIOUS_YEAR_ITEMS)
