"""Sub-indicator 9.1: who the municipality is and how to reach it (o1-o6)."""

from __future__ import annotations

from tests.sites.blocks import Ask, Grid, Head, List, Map, Para, Person, Photo, Post
from tests.sites.facts import Facts, thai

__all__ = ["o1", "o2", "o3", "o4", "o5", "o6"]


def o1(town: Facts, year: int) -> tuple[Post, ...]:
    council = (f"สภา{town.body} มีประธานสภาเทศบาล 1 คน และสมาชิกสภาเทศบาลรวม 12 คน", f"ประธานสภาเทศบาล: {town.chair}")
    executive = (f"นายกเทศมนตรี: {town.mayor}", *(f"รองนายกเทศมนตรี: {name}" for name in town.deputies))
    divisions = tuple((division, head, ", ".join(sections)) for division, head, sections in town.heads)
    return (
        Post(
            f"แผนผังโครงสร้างการแบ่งส่วนราชการ {town.body}",
            (
                Photo(f"แผนผังโครงสร้างองค์กรของ{town.body}"),
                Head("ฝ่ายการเมือง", tag="political"),
                List((*council, *executive), tag="political"),
                Head("ฝ่ายข้าราชการประจำ", tag="permanent"),
                List((f"ปลัดเทศบาล: {town.clerk}", f"รองปลัดเทศบาล: {town.deputy_clerk}"), tag="permanent"),
                Grid(("สำนัก/กอง", "หัวหน้าส่วนราชการ", "ฝ่าย/งานภายใน"), divisions, tag="permanent"),
            ),
        ),
    )


def o2(town: Facts, year: int) -> tuple[Post, ...]:
    def reach(extension: int) -> str:
        return f"โทรศัพท์ {town.phone} ต่อ {extension}"

    deputies = (
        Person(name, "รองนายกเทศมนตรี", reach(102 + place), tag="deputies") for place, name in enumerate(town.deputies)
    )
    heads = (
        Person(name, f"หัวหน้า{division}" if division.startswith("สำนัก") else f"ผู้อำนวยการ{division}", reach(121 + place))
        for place, (division, name, _) in enumerate(town.heads)
    )
    return (
        Post("คณะผู้บริหาร", (Person(town.mayor, "นายกเทศมนตรี", reach(101)), *deputies)),
        Post("ประธานสภาเทศบาล", (Person(town.chair, "ประธานสภาเทศบาล", reach(110)),)),
        Post(
            "ผู้บริหารฝ่ายข้าราชการประจำและหัวหน้าส่วนราชการ",
            (
                Person(town.clerk, "ปลัดเทศบาล", reach(111)),
                Person(town.deputy_clerk, "รองปลัดเทศบาล", reach(112)),
                *heads,
            ),
        ),
    )


def o3(town: Facts, year: int) -> tuple[Post, ...]:
    return (
        Post(
            f"หน้าที่และอำนาจของ{town.body}",
            (
                Para(f"{town.body} จัดระบบบริการสาธารณะให้แก่ประชาชน {len(town.villages)} หมู่บ้านในเขตเทศบาล ดังนี้"),
                List(
                    (
                        "ดูแลความสงบเรียบร้อยและความปลอดภัยของประชาชนในเขตเทศบาล",
                        "สร้างและบำรุงถนน ทางเท้า ทางระบายน้ำ และไฟฟ้าส่องสว่าง",
                        "เก็บขยะมูลฝอย รักษาความสะอาดของถนนและที่สาธารณะ",
                        "ป้องกันและระงับโรคติดต่อ และช่วยเหลือผู้สูงอายุ ผู้พิการ และเด็ก",
                        "จัดการศึกษาของศูนย์พัฒนาเด็กเล็ก และบำรุงประเพณีของท้องถิ่น",
                        "ป้องกันและบรรเทาสาธารณภัย ทั้งอุทกภัยและไฟป่า",
                    )
                ),
                Grid(
                    ("ส่วนราชการ", "หน้าที่และอำนาจ"),
                    tuple((division, "รับผิดชอบ" + " และ".join(sections)) for division, _, sections in town.heads),
                ),
            ),
        ),
    )


def o4(town: Facts, year: int) -> tuple[Post, ...]:
    return (
        Post(
            f"ติดต่อ{town.body}",
            (
                Para(f"ที่อยู่ สำนักงาน{town.body} {town.address}", tag="address"),
                Para(f"โทรศัพท์ {town.phone}", tag="phone"),
                Para(f"โทรสาร {town.fax}"),
                Para(f"อีเมลงานสารบรรณ {town.email}", tag="email"),
                Map(f"แผนที่ตั้งสำนักงาน{town.body}", tag="map"),
            ),
        ),
    )


def o5(town: Facts, year: int) -> tuple[Post, ...]:
    def story(day: int, month: int, title: str, text: str) -> Post:
        date = thai(day, month, year)
        return Post(title, (Para(f"เมื่อวันที่ {date} {text}"), Photo(title)), medium="article", date=date)

    village, other = town.villages[0], town.villages[-1]
    return (
        story(19, 6, f"ลงพื้นที่ซ่อมถนนสาย{village}", f"กองช่าง {town.body} ซ่อมผิวถนนที่ชำรุดจากฝน ระยะทาง 350 เมตร"),
        story(8, 5, "ฉีดวัคซีนป้องกันโรคพิษสุนัขบ้า", f"{town.body} ออกหน่วยฉีดวัคซีนให้สุนัขและแมวครบทุกหมู่บ้าน"),
        story(23, 4, "มอบเบี้ยยังชีพผู้สูงอายุถึงบ้าน", f"{town.mayor} นายกเทศมนตรี เยี่ยมผู้สูงอายุติดเตียงที่{other}"),
        story(14, 3, "ประชุมสภาเทศบาลสมัยสามัญ", f"{town.chair} เป็นประธานการประชุม ณ ห้องประชุมสภา{town.body}"),
        story(7, 2, "ขุดลอกคลองก่อนฤดูแล้ง", f"{town.body} ร่วมกับประชาชนขุดลอกคลองส่งน้ำที่{village}"),
        story(16, 1, "รับสมัครนักเรียนศูนย์พัฒนาเด็กเล็ก", f"กองการศึกษา {town.body} เปิดรับสมัครเด็กอายุ 2-4 ปี"),
    )


def o6(town: Facts, year: int) -> tuple[Post, ...]:
    answered = (
        ("ขอให้ตัดกิ่งไม้พาดสายไฟหน้าวัด", "คุณสายฝน", f"กองช่าง: ดำเนินการแล้วเมื่อวันที่ {thai(12, 2, year)}"),
        ("ต่ออายุใบอนุญาตร้านอาหารใช้เอกสารอะไร", "ร้านครัวป้าแป๋ว", "กองสาธารณสุข: ใช้ใบอนุญาตเดิมและบัตรประชาชน"),
        ("รถเก็บขยะมาวันไหน", "ลูกบ้านหมู่ 3", "กองสาธารณสุข: ทุกวันจันทร์และวันพฤหัสบดี"),
    )
    return (
        Post(
            "กระดานถาม-ตอบ (Q&A)",
            (
                Para("ประชาชนตั้งคำถามได้ที่นี่ เจ้าหน้าที่ตอบภายใน 3 วันทำการ"),
                Grid(("คำถาม", "ผู้ถาม", "คำตอบจากเจ้าหน้าที่"), answered),
                Ask("ตั้งคำถามใหม่", (("text", "ชื่อผู้ถาม"), ("text", "หัวข้อคำถาม"), ("textarea", "ข้อความ")), "ส่งคำถาม"),
            ),
        ),
    )
