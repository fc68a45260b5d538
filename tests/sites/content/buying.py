"""Sub-indicator 9.3: procurement (o14-o17)."""

from __future__ import annotations

from tests.sites.blocks import Grid, Head, Para, Post, Sign
from tests.sites.facts import Facts, fiscal, thai

__all__ = ["o14", "o15", "o16", "o17"]


def purchases(town: Facts) -> tuple[tuple[str, int, str, str], ...]:
    """Name, budget, way of buying, who won."""
    first, last = town.villages[0], town.villages[-1]
    return (
        (f"จ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก {first}", 1_480_000, "ประกวดราคาอิเล็กทรอนิกส์", "หจก. พนาพานิชการโยธา"),
        (f"จ้างวางท่อระบายน้ำพร้อมบ่อพัก {last}", 920_000, "ประกวดราคาอิเล็กทรอนิกส์", "หจก. พนาพานิชการโยธา"),
        ("ซื้ออาหารเสริม (นม) ศูนย์พัฒนาเด็กเล็ก", 305_000, "วิธีเฉพาะเจาะจง", "สหกรณ์โคนมเวียงพนา จำกัด"),
        ("ซื้อวัสดุสำนักงาน", 48_000, "วิธีเฉพาะเจาะจง", "ร้านเวียงพนาเครื่องเขียน"),
        ("จ้างซ่อมรถบรรทุกขยะ", 36_500, "วิธีเฉพาะเจาะจง", "อู่ช่างเล็กยานยนต์"),
    )


def o14(town: Facts, year: int) -> tuple[Post, ...]:
    months = (f"พฤศจิกายน {year - 1}", f"ธันวาคม {year - 1}", f"ตุลาคม {year - 1}", f"มกราคม {year}", f"กุมภาพันธ์ {year}")
    rows = tuple(
        (name, town.money(cost), "เทศบัญญัติงบประมาณ" if cost < 100_000 else "เงินอุดหนุนเฉพาะกิจ", way, month)
        for (name, cost, way, _), month in zip(purchases(town), months, strict=True)
    )
    header = ("งานที่จะซื้อหรือจ้าง", "วงเงินงบประมาณ (บาท)", "แหล่งที่มาของงบประมาณ", "วิธีการจัดหา", "ช่วงเวลาที่คาดว่าจะดำเนินการ")
    return (
        Post(
            f"รายการการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ {fiscal(year)}",
            (Para(f"{town.body} มีรายการที่จะจัดซื้อจัดจ้าง {fiscal(year)} ดังนี้"), Grid(header, rows)),
            medium="xlsx",
        ),
    )


def o15(town: Facts, year: int) -> tuple[Post, ...]:
    road, pipe = purchases(town)[0], purchases(town)[1]

    def notice(kind: str, purchase: tuple[str, int, str, str], when: str, text: str) -> Post:
        name, cost, way, _ = purchase
        blocks = (
            Para(f"ประกาศ{town.body} เรื่อง {kind} {name} ด้วยวิธี{way}"),
            Para(f"วงเงินงบประมาณ {town.money(cost)} บาท {text}"),
            Sign(town.mayor, "นายกเทศมนตรี", when),
        )
        return Post(f"{kind} {name}", blocks, medium="article", date=when)

    return (
        notice("ประกาศเชิญชวน", road, thai(9, 1, year), "ผู้สนใจยื่นข้อเสนอผ่านระบบ e-GP ภายในเวลาที่กำหนด"),
        notice("ประกาศผู้ชนะการเสนอราคา", road, thai(6, 2, year), f"ผู้ชนะ {road[3]} เสนอราคาต่ำสุด"),
        notice("ประกาศเชิญชวน", pipe, thai(15, 1, year), "ผู้สนใจยื่นข้อเสนอผ่านระบบ e-GP ภายในเวลาที่กำหนด"),
        notice("ประกาศผู้ชนะการเสนอราคา", pipe, thai(13, 2, year), f"ผู้ชนะ {pipe[3]} เสนอราคาต่ำสุด"),
    )


def o16(town: Facts, year: int) -> tuple[Post, ...]:
    state = ("อยู่ระหว่างดำเนินการตามสัญญา", "ลงนามในสัญญาแล้ว", "ส่งมอบงานแล้ว", "เบิกจ่ายแล้ว", "เบิกจ่ายแล้ว")
    rows = tuple(
        (
            name,
            town.money(cost),
            "เงินงบประมาณ",
            state[place],
            way,
            town.money(cost - 1_000),
            town.money(cost - 6_000),
            winner,
            f"{year % 100}01900{3127 + 41 * place}",
        )
        for place, (name, cost, way, winner) in enumerate(purchases(town))
    )
    header = (
        *("ชื่อรายการ", "วงเงินงบประมาณ (บาท)", "แหล่งที่มา", "สถานะการจัดซื้อจัดจ้าง", "วิธีการจัดซื้อจัดจ้าง"),
        *("ราคากลาง (บาท)", "ราคาที่ตกลงซื้อหรือจ้าง (บาท)", "ผู้ได้รับคัดเลือก", "เลขที่โครงการในระบบ e-GP"),
    )
    return (
        Post(
            f"ความก้าวหน้าการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ {fiscal(year)} รอบ 6 เดือน",
            (
                Para(f"ข้อมูลตั้งแต่เดือนตุลาคม {year - 1} ถึงเดือนมีนาคม {year}"),
                Grid(header, rows),
                Para(f"เดือนมีนาคม {year} ไม่มีการจัดซื้อจัดจ้าง"),
            ),
            medium="xlsx",
        ),
    )


def o17(town: Facts, year: int) -> tuple[Post, ...]:
    ways = (
        ("ประกวดราคาอิเล็กทรอนิกส์ (e-bidding)", "2", town.money(2_388_000)),
        ("วิธีเฉพาะเจาะจง", "87", town.money(4_106_000)),
        ("วิธีคัดเลือก", "0", "0"),
    )
    chosen = tuple((name, way, winner, town.money(cost - 6_000)) for name, cost, way, winner in purchases(town))
    return (
        Post(
            f"รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ {fiscal(year)}",
            (
                Para(f"{town.body} สรุปผลการจัดซื้อจัดจ้าง {fiscal(year)} จำแนกตามวิธี ดังนี้"),
                Grid(("วิธีการจัดซื้อจัดจ้าง", "จำนวนรายการ", "งบประมาณที่ใช้ (บาท)"), ways),
                Grid(("ชื่อรายการ", "วิธีการ", "ผู้ได้รับคัดเลือก", "ราคาที่ตกลงซื้อหรือจ้าง (บาท)"), chosen),
                Head("ปัญหาและอุปสรรค"),
                Para("ผู้ยื่นข้อเสนอมีน้อยราย ทำให้การแข่งขันราคาไม่มากเท่าที่ควร"),
                Head("ข้อเสนอแนะ"),
                Para("ควรเผยแพร่ประกาศเชิญชวนให้กว้างขวางยิ่งขึ้น"),
                Sign(town.mayor, "นายกเทศมนตรี", thai(18, 10, year)),
            ),
            medium="pdf",
        ),
    )
