"""What real sites hold besides the assessed items, some of it easily taken for one of them."""

from __future__ import annotations

from tests.sites.blocks import Ask, Grid, Head, List, Para, Person, Photo, Post
from tests.sites.content.work import SERVICES, projects
from tests.sites.facts import Facts, fiscal, thai

__all__ = ["NOISE", "faq", "forms", "general_complaint", "honesty", "statute"]


def faq(town: Facts, year: int) -> tuple[Post, ...]:
    answers = (
        "ถาม: เปิดทำการวันใด ตอบ: วันจันทร์ถึงวันศุกร์ เวลา 08.30 - 16.30 น.",
        "ถาม: ชำระภาษีได้ที่ใด ตอบ: กองคลัง ชั้น 1",
    )
    return (Post("คำถามที่พบบ่อย (FAQ)", (List(answers),)),)


def forms(town: Facts, year: int) -> tuple[Post, ...]:
    return tuple(
        Post(f"แบบฟอร์ม{service}", (Para(f"แบบคำขอ{service} ยื่นด้วยตนเองที่สำนักงาน{town.body}"),), medium="docx")
        for service in SERVICES[:2]
    )


def general_complaint(town: Facts, year: int) -> tuple[Post, ...]:
    fields = (("text", "ชื่อผู้ร้อง"), ("tel", "โทรศัพท์"), ("textarea", "ความเดือดร้อน เช่น ถนนชำรุด ไฟดับ ขยะ"))
    text = "แจ้งความเดือดร้อนทั่วไป เช่น ถนนชำรุด ไฟฟ้าสาธารณะดับ น้ำไม่ไหล"
    return (Post("รับเรื่องร้องเรียนร้องทุกข์", (Para(text), Ask("แบบฟอร์มร้องทุกข์ทั่วไป", fields, "ส่งเรื่อง"))),)


def honesty(town: Facts, year: int) -> tuple[Post, ...]:
    text = f"ข้าพเจ้า {town.mayor} ขอแสดงเจตจำนงว่าจะบริหารงานด้วยความซื่อสัตย์สุจริต"
    return (Post(f"เจตจำนงสุจริตของผู้บริหาร {fiscal(year)}", (Para(text),)),)


def statute(town: Facts, year: int) -> tuple[Post, ...]:
    sections = tuple(
        f"มาตรา {number} ภายใต้บังคับแห่งกฎหมาย เทศบาลมีหน้าที่ต้องทำตามที่กำหนดไว้ใน ({number - 49})" for number in range(50, 74)
    )
    title = "พระราชบัญญัติเทศบาล พ.ศ. 2496 และที่แก้ไขเพิ่มเติม"
    return (Post(title, (Para("ให้ไว้ ณ วันที่ 13 กุมภาพันธ์ พ.ศ. 2496"), List(sections)), medium="pdf"),)


def council(town: Facts, year: int) -> tuple[Post, ...]:
    names = ("นายบุญเลิศ ทุ่งดอกรัก", "นางละเอียด พูนเกวียน", "นายอำนวย หนองสิมมา")
    people = tuple(Person(name, "สมาชิกสภาเทศบาล", f"โทรศัพท์ {town.phone}") for name in names)
    return (Post("สมาชิกสภาเทศบาล", people),)


def plan_follow_up(town: Facts, year: int) -> tuple[Post, ...]:
    rows = tuple((name, "อยู่ในแผน", "ดำเนินการแล้ว") for name, _, _ in projects(town))
    return (
        Post(
            f"รายงานการติดตามและประเมินผลแผนพัฒนาท้องถิ่น {fiscal(year)}",
            (Para("คณะกรรมการติดตามฯ รายงานต่อสภาเทศบาล"), Grid(("โครงการ", "แผน", "ผล"), rows)),
            medium="pdf",
        ),
    )


def survey(town: Facts, year: int) -> tuple[Post, ...]:
    rows = (("ด้านขั้นตอน", "4.41"), ("ด้านเจ้าหน้าที่", "4.62"), ("ด้านสถานที่", "4.38"))
    blocks = (Para("สำรวจจากผู้รับบริการ 200 คน"), Grid(("ด้าน", "คะแนนเฉลี่ย"), rows))
    return (Post(f"ผลสำรวจความพึงพอใจของผู้รับบริการ {fiscal(year)}", blocks),)


def population(town: Facts, year: int) -> tuple[Post, ...]:
    rows = tuple(
        (name, town.count(210 + 17 * place), town.count(540 + 39 * place)) for place, name in enumerate(town.villages)
    )
    blocks = (Grid(("หมู่บ้าน", "ครัวเรือน", "ประชากร (คน)"), rows),)
    return (Post(f"สถิติประชากรและครัวเรือน ปี {year}", blocks),)


def lpa(town: Facts, year: int) -> tuple[Post, ...]:
    rows = (("ด้านที่ 1 การบริหารจัดการ", "87"), ("ด้านที่ 2 การบริหารงานบุคคล", "91"), ("ด้านที่ 5 ธรรมาภิบาล", "84"))
    return (Post(f"ผลการประเมินประสิทธิภาพ LPA ปี {year - 1}", (Grid(("ด้าน", "ร้อยละ"), rows),)),)


def otop(town: Facts, year: int) -> tuple[Post, ...]:
    goods = ("ผ้าฝ้ายย้อมคราม", "กล้วยตากน้ำผึ้ง", "ตะกร้าสานผักตบชวา")
    return tuple(
        Post(f"สินค้า OTOP {name}", (Para(f"ผลิตโดยกลุ่มแม่บ้าน{town.villages[0]}"), Photo(name)), "article") for name in goods
    )


def travel(town: Facts, year: int) -> tuple[Post, ...]:
    sights = ("น้ำตกผาสามชั้น", "ตลาดริมคลอง", "พระธาตุดอยเสมา")
    return tuple(Post(f"ที่เที่ยว {name}", (Para(f"อยู่ในเขต{town.body}"), Photo(name)), "article") for name in sights)


def gallery(town: Facts, year: int) -> tuple[Post, ...]:
    shows = (
        ("งานลอยกระทง", thai(27, 11, year - 1)),
        ("กีฬาตำบลต้านยาเสพติด", thai(3, 2, year)),
        ("วันเด็กแห่งชาติ", thai(13, 1, year)),
    )
    return tuple(
        Post(f"ภาพกิจกรรม {name}", (Para(f"วันที่ {date}"), Photo(f"{name} 1"), Photo(f"{name} 2")), "article", date)
        for name, date in shows
    )


def history(town: Facts, year: int) -> tuple[Post, ...]:
    text = f"{town.body} ตั้งอยู่ที่อำเภอ{town.district} จังหวัด{town.province} แต่เดิมเป็นชุมชนริมน้ำ"
    return (Post("ประวัติความเป็นมาและสภาพทั่วไป", (Para(text), Head("หมู่บ้านในเขตเทศบาล"), List(town.villages))),)


def knowledge(town: Facts, year: int) -> tuple[Post, ...]:
    return (Post("แผนการจัดการองค์ความรู้ (KM)", (Para("องค์ความรู้เรื่องการทำปุ๋ยหมักใบไม้"),)),)


NOISE = {
    "history": ("ประวัติความเป็นมา", history),
    "council": ("สมาชิกสภาเทศบาล", council),
    "gallery": ("ภาพกิจกรรม", gallery),
    "otop": ("สินค้า OTOP", otop),
    "travel": ("สถานที่ท่องเที่ยว", travel),
    "population": ("สถิติประชากร", population),
    "survey": ("ผลสำรวจความพึงพอใจ", survey),
    "lpa": ("การประเมิน LPA", lpa),
    "follow_up": ("รายงานการติดตามและประเมินผลแผนพัฒนาท้องถิ่น", plan_follow_up),
    "complaint": ("รับเรื่องร้องเรียนร้องทุกข์", general_complaint),
    "honesty": ("เจตจำนงสุจริตของผู้บริหาร", honesty),
    "knowledge": ("การจัดการความรู้ (KM)", knowledge),
}
"""Key to the words of its menu entry and what writes it."""
