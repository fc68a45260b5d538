"""Sub-indicator 10.1: gifts, bribes and risks (o26-o31)."""

from __future__ import annotations

from tests.sites.blocks import Grid, Head, Para, Photo, Post, Sign
from tests.sites.facts import Facts, fiscal, thai, thai_digits

__all__ = ["o26", "o27", "o28", "o29", "o30", "o31"]

RISKS = (
    ("การออกใบอนุญาตก่อสร้าง: เจ้าหน้าที่เรียกรับประโยชน์เพื่อเร่งเรื่อง", "สูง", "แจ้งคิวและกำหนดเวลาให้ผู้ขอทราบทุกขั้นตอน"),
    ("การตรวจรับงานจ้าง: ผู้รับจ้างให้สินบนเพื่อให้ตรวจรับงานไม่ครบ", "ปานกลาง", "ถ่ายภาพงานทุกงวดและหมุนเวียนกรรมการ"),
    ("การใช้รถราชการ: นำไปใช้ประโยชน์ส่วนตัว", "ต่ำ", "บันทึกเลขไมล์และเปิดเผยทะเบียนการใช้รถ"),
)


def o26(town: Facts, year: int) -> tuple[Post, ...]:
    when = thai_digits(thai(4, 1, year))
    pledge = "จะไม่รับของขวัญ ของกำนัล หรือประโยชน์อื่นใด ทั้งก่อน ขณะ และหลังการปฏิบัติหน้าที่"
    return (
        Post(
            thai_digits(f"ประกาศเจตนารมณ์นโยบาย No Gift Policy จากการปฏิบัติหน้าที่ ประจำปี พ.ศ. {year}"),
            (
                Para(f"ประกาศ{town.body}"),
                Para(thai_digits(f"เรื่อง ประกาศเจตนารมณ์ไม่รับของขวัญจากการปฏิบัติหน้าที่ (No Gift Policy) ประจำปี พ.ศ. {year}")),
                Para(f"ข้าพเจ้า {town.mayor} นายกเทศมนตรีตำบล{town.name} ขอประกาศว่า ตนเองและเจ้าหน้าที่ทุกคน {pledge}"),
                Para(f"ประกาศ ณ วันที่ {when}"),
                Sign(town.mayor, f"นายกเทศมนตรีตำบล{town.name}", when, tag="signature"),
            ),
            medium="pdf",
        ),
    )


def o27(town: Facts, year: int) -> tuple[Post, ...]:
    held = thai(11, 1, year)
    return (
        Post(
            f"กิจกรรมสร้างวัฒนธรรม No Gift Policy ปี {year}",
            (
                Para(f"วันที่ {held} {town.mayor} นายกเทศมนตรี มอบนโยบาย No Gift Policy ในการประชุมพนักงานเทศบาล"),
                Para(f"มีผู้บริหารและพนักงานเข้าร่วม {town.count(52)} คน เพื่อปลูกจิตสำนึกไม่รับของขวัญทุกเทศกาล"),
                Photo("นายกเทศมนตรีมอบนโยบายงดรับของขวัญ"),
                Photo("พนักงานเทศบาลร่วมแสดงสัญลักษณ์งดรับของขวัญ"),
            ),
            medium="article",
            date=held,
        ),
    )


def o28(town: Facts, year: int) -> tuple[Post, ...]:
    return (
        Post(
            f"แบบรายงานผลตามนโยบาย No Gift Policy {fiscal(year)}",
            (
                Para(f"{town.body} รายงานผลการดำเนินการตามนโยบาย No Gift Policy {fiscal(year)}"),
                Grid(
                    ("รายการ", "ผลการดำเนินการ"),
                    (
                        ("การประกาศนโยบาย", "ประกาศและแจ้งเวียนทุกส่วนราชการ"),
                        ("การปลูกจิตสำนึก", "จัดประชุมชี้แจง 2 ครั้ง"),
                        ("จำนวนการรับของขวัญ", "0 ครั้ง"),
                    ),
                ),
                Sign(town.clerk, "ปลัดเทศบาล", thai(9, 10, year)),
            ),
            medium="pdf",
        ),
    )


def o29(town: Facts, year: int) -> tuple[Post, ...]:
    return (
        Post(
            f"แบบสรุปรายงานการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา {fiscal(year)}",
            (
                Para(f"รอบการรายงาน {thai(1, 10, year - 1)} ถึง {thai(30, 9, year)}"),
                Grid(
                    ("ประเภทเจ้าหน้าที่", "จำนวนครั้งที่รับ", "มูลค่ารวม (บาท)", "การส่งคืน"),
                    (("ผู้บริหารท้องถิ่น", "0", "0", "-"), ("พนักงานเทศบาล", "0", "0", "-")),
                ),
                Para(f"{fiscal(year)} ไม่มีการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา"),
            ),
            medium="docx",
        ),
    )


def o30(town: Facts, year: int) -> tuple[Post, ...]:
    return (
        Post(
            f"การประเมินความเสี่ยงการทุจริตในประเด็นที่เกี่ยวข้องกับสินบน {fiscal(year)}",
            (
                Para(f"{town.body} ประเมินความเสี่ยงการทุจริตในประเด็นสินบนตามภารกิจ {fiscal(year)}"),
                Grid(("เหตุการณ์ความเสี่ยง", "ระดับความเสี่ยง", "มาตรการจัดการความเสี่ยง"), RISKS),
            ),
            medium="pdf",
        ),
    )


def o31(town: Facts, year: int) -> tuple[Post, ...]:
    rows = tuple((measure, "ดำเนินการแล้ว", "ไม่พบเหตุทุจริต") for _, _, measure in RISKS)
    return (
        Post(
            f"รายงานผลการดำเนินการเพื่อจัดการความเสี่ยงการทุจริตและประพฤติมิชอบ {fiscal(year)}",
            (
                Para(f"{town.body} รายงานผลตามมาตรการจัดการความเสี่ยงการทุจริต {fiscal(year)}"),
                Grid(("มาตรการจัดการความเสี่ยง", "ผลการดำเนินการ", "ผลที่เกิดขึ้น"), rows),
                Head("สรุป"),
                Para("ความเสี่ยงทุกรายการลดลงหนึ่งระดับ"),
                Sign(town.mayor, "นายกเทศมนตรี", thai(20, 10, year)),
            ),
            medium="pdf",
        ),
    )
