"""What the parts of an item look like wherever they stand: money, lengths of time, months, how far work is, counts.

Offices head the columns of their tables as they like; what stands in the cells they all write alike. The patterns are
for text in Arabic digits.
"""

from __future__ import annotations

import re

from crawler.text import ERA, MONTH

__all__ = [
    "BARE_AMOUNT",
    "BARE_NUMBER",
    "COUNT",
    "DURATION",
    "FIRM",
    "METHOD",
    "MONEY",
    "NO_MONEY",
    "PERIOD",
    "PERIOD_ALONE",
    "PERSON",
    "STATUS",
]

NO_MONEY = re.compile(
    r"ไม่(?:ได้|มีการ)?(?:ใช้|มี|ต้องใช้|เสีย|เก็บ|คิด|เบิก)\s?(?:จ่าย)?\s?(?:งบ|เงิน|ค่า)|ไม่มีค่าใช้จ่าย|ยกเว้นค่า|ไม่ต้องจ่าย|ฟรี(?!ดอม)"
)
"""It is said that it costs nothing."""

MONEY = re.compile(
    rf"(?<![\d,.])\d{{1,3}}(?:[,.]\d{{3}})+(?:\.\d{{1,2}})?(?![\d,])|(?<!\d)\d+(?:\.\d+)?\s*(?:ล้าน|แสน|หมื่น)?\s*บาท|{NO_MONEY.pattern}"
)
"""An amount: with thousands parted (OCR reads the comma as a point), or followed by บาท; or that it costs nothing."""

BARE_NUMBER = re.compile(r"^\s*\d+(?:\.\d+)?\s*$")
"""A cell that holds a number and nothing else."""

BARE_AMOUNT = re.compile(r"^\s*(?:0|\d{3,}(?:\.\d+)?)\s*$")
"""A cell of a spreadsheet that may be an amount of money."""

_NUMBER = r"(?:\d+(?:\s*(?:-|–|ถึง)\s*\d+)?|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ(?:ห้า)?|ยี่สิบ|สามสิบ|หกสิบ|เก้าสิบ|ครึ่ง)"
DURATION = re.compile(
    rf"{_NUMBER}\s*(?:นาที|ชั่วโมง|ชม\.|วัน(?!ที่|จันทร์|อังคาร|พุธ|ศุกร์|เสาร์|อาทิตย์|เกิด)|สัปดาห์|อาทิตย์|เดือน(?!\s*(?:แรก|หลัง)))"
    r"|ภายในวัน(?:เดียว|นั้น|ที่ยื่น|ที่รับ)|ทันที|ในวันเดียว"
)
"""How long something takes."""

PERIOD = re.compile(
    rf"{MONTH}|ไตรมาส|ตลอด(?:ทั้ง)?ปี|ทุก(?:เดือน|ปี|สัปดาห์|ไตรมาส)|รายเดือน|ทั้งปี|25\d\d\s?[-–]\s?25\d\d|(?<!\d)\d{{1,2}}/\d{{2,4}}(?!\d)|ปีงบประมาณ\s*25\d\d",
    re.IGNORECASE,
)
"""When something is to be done: a month, a quarter, the whole year."""

PERIOD_ALONE = re.compile(
    rf"(?<!\d)(?<!\d\s){MONTH}|{MONTH}{ERA}(?:\d{{4}}|\d{{2}})?\s*(?:[-–]|ถึง)\s*\d|ไตรมาส|ตลอด(?:ทั้ง)?ปี|ทุก(?:เดือน|ปี|สัปดาห์|ไตรมาส)|รายเดือน|ทั้งปี",
    re.IGNORECASE,
)
"""The same where no heading says so: a day is when something was put up, and "12/2567" the number of an order."""

STATUS = re.compile(
    r"(?<!กำหนด)(?<!ว่าจะ)(?<!ให้)แล้วเสร็จ|เสร็จ(?:สิ้น|แล้ว|ตาม|เรียบร้อย|สมบูรณ์)|^\s*(?:ทำ)?เสร็จ|อยู่(?:ใน)?ระหว่าง|กำลัง(?:ดำเนิน|ทำ|จัด|ก่อสร้าง|ประกวด)"
    r"|ยังไม่(?:ได้)?(?:ดำเนิน|เริ่ม|ถึง|ทำ|จัด|แล้วเสร็จ)|รอ(?:ดำเนินการ|จัดสรร|งบ)|(?:ได้)?ดำเนินการ(?:แล้ว|ครบ|ตามแผน|เรียบร้อย)|ได้ดำเนินการ"
    r"|ส่งมอบ(?:งาน)?แล้ว|ตรวจรับ(?:งาน)?แล้ว|เบิกจ่ายแล้ว|ยกเลิก(?:โครงการ)?|(?:ร้อยละ|คืบหน้า)\s*\d+|\d+\s*(?:%|เปอร์เซ็นต์)"
)
"""How far a piece of work is; by when it ought to be finished does not say so."""

COUNT = re.compile(
    r"\d[\d,]*\s*(?:เรื่อง|ราย(?!งาน|การ|จ่าย|ได้|เดือน)|คน|ครั้ง(?!ที่)|คำขอ|คำร้อง|ฉบับ|ครัวเรือน)|จำนวน\s*:?\s*\d"
    r"|ไม่มี(?:เรื่อง|ผู้|ข้อ)?ร้องเรียน|ไม่(?:มี|พบ|ปรากฏ)(?:การ|ผู้|เรื่อง)"
)
"""How many there were, or that there were none."""

FIRM = re.compile(r"บริษัท|บจก\.|บมจ\.|ห้างหุ้นส่วน|หจก\.|ร้าน\s?[ก-๙]|สหกรณ์|กิจการร่วมค้า|วิสาหกิจชุมชน|องค์การส่งเสริมกิจการโคนม")
"""Who sold or worked: a firm."""

PERSON = re.compile(r"(?:นาย|นาง(?:สาว)?)\s?[ก-๙]{2,}\s+[ก-๙]{2,}")
"""A person by name."""

METHOD = re.compile(
    r"เฉพาะเจาะจง|e-?\s?bidding|e-?\s?market|ประกวดราคา|ประกาศเชิญชวนทั่วไป|วิธี(?:การ)?คัดเลือก|^\s*คัดเลือก\s*$|สอบราคา|ตกลงราคา|วิธี(?:กรณี)?พิเศษ|ตลาดอิเล็กทรอนิกส์",
    re.IGNORECASE,
)
"""A procurement method of the act of B.E. 2560, or of the rules before it."""
