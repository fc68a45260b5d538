"""A whole made-up report: 35 items of a town that does not exist, some met, some not, some that could not be seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from crawler.models import ElementResult, Evidence, Fix, Problem, Report, Skipped, Status, Verdict
from crawler.score import score, with_gains
from tests.scoring import checklist as scoring_of

SITE = "https://www.thungsathit.example"
SIZES = {"9": (6, 7, 4, 4, 4), "10": (6, 4)}
SUB_NAMES = {
    "9": "การเปิดเผยข้อมูล",
    "9.1": "ข้อมูลพื้นฐาน",
    "9.2": "การบริหารงานและงบประมาณ",
    "9.3": "การจัดซื้อจัดจ้าง",
    "9.4": "การบริหารและพัฒนาทรัพยากรบุคคล",
    "9.5": "การส่งเสริมความโปร่งใส",
    "10": "การป้องกันการทุจริต",
    "10.1": "การดำเนินการเพื่อป้องกันการทุจริต",
    "10.2": "มาตรการภายในเพื่อส่งเสริมความโปร่งใสและป้องกันการทุจริต",
}

Parts = tuple[tuple[str, bool | None, str, str], ...]
"""Elements: (text, met, level, basis)."""


@dataclass(frozen=True)
class Row:
    """One item, in short."""

    sub: str
    name: str
    status: Status = "met"
    probability: float = 0.96
    path: str = ""
    trail: tuple[str, ...] = ()
    title: str = ""
    year: int | None = None
    kind: str = "pdf"
    parts: Parts = ()
    problems: tuple[tuple[str, str, str], ...] = ()
    fix: tuple[str, str, str] = ("", "", "")
    source: str = "native"
    extra: tuple[Evidence, ...] = field(default=())


INFO = "ข้อมูลหน่วยงาน"
OIT = "การประเมิน ITA"

ROWS = (
    Row(
        "9.1",
        "โครงสร้าง",
        path="/structure",
        trail=(INFO, "โครงสร้างส่วนราชการ"),
        title="โครงสร้างส่วนราชการ",
        kind="page",
        parts=(
            ("แผนผังโครงสร้างการแบ่งส่วนราชการ", True, "required", "published"),
            ("แสดงทั้งฝ่ายการเมืองและฝ่ายประจำ", True, "required", "practice"),
        ),
    ),
    Row(
        "9.1",
        "ข้อมูลผู้บริหาร",
        "partial",
        0.55,
        "/executive",
        (INFO, "คณะผู้บริหาร"),
        "คณะผู้บริหาร",
        kind="page",
        parts=(
            ("ผู้บริหารสูงสุด พร้อมชื่อและตำแหน่ง", True, "required", "published"),
            ("รูปถ่ายของผู้บริหารทุกคน", True, "required", "published"),
            ("ช่องทางการติดต่อของผู้บริหารทุกคน", False, "required", "published"),
            ("ตำแหน่งที่ว่างระบุว่า “ว่าง”", None, "advisory", "practice"),
        ),
        problems=(
            (
                "missing_element",
                "ไม่พบหมายเลขโทรศัพท์หรืออีเมลของรองนายกเทศมนตรี 2 คน",
                "No telephone number or e-mail address for the two deputy mayors",
            ),
        ),
        fix=(
            "เพิ่มหมายเลขโทรศัพท์หรืออีเมลใต้ชื่อรองนายกเทศมนตรีทั้งสองคนในหน้าคณะผู้บริหาร",
            "Add a telephone number or e-mail address under the names of both deputy mayors",
            "สำนักปลัดเทศบาล",
        ),
        extra=(
            Evidence(
                url=SITE + "/heads",
                kind="page",
                title="หัวหน้าส่วนราชการ",
                click_path=("หน้าหลัก", INFO, "หัวหน้าส่วนราชการ"),
            ),
        ),
    ),
    Row("9.1", "อำนาจหน้าที่", path="/duty", trail=(INFO, "หน้าที่และอำนาจ"), title="หน้าที่และอำนาจ", kind="page"),
    Row("9.1", "ข้อมูลการติดต่อ", path="/contact", trail=("ติดต่อเรา",), title="ติดต่อเทศบาล", kind="page", probability=0.98),
    Row("9.1", "ข่าวประชาสัมพันธ์", path="/news", trail=("ข่าวประชาสัมพันธ์",), title="ข่าวประชาสัมพันธ์", kind="page", year=2567),
    Row(
        "9.1",
        "Q&A",
        "partial",
        0.30,
        "/faq",
        ("บริการประชาชน", "คำถามที่พบบ่อย"),
        "คำถามที่พบบ่อย",
        kind="page",
        parts=(
            ("ช่องทางที่ประชาชนถามและหน่วยงานตอบได้", False, "required", "recalled"),
            ("เข้าถึงได้จากหน้าแรกของเว็บไซต์", True, "required", "recalled"),
        ),
        problems=(
            (
                "missing_element",
                "พบเฉพาะคำถามที่พบบ่อย ซึ่งประชาชนถามกลับไม่ได้",
                "Only a list of frequent questions, where the public can't ask",
            ),
        ),
        fix=(
            "เปิดกระดานถาม-ตอบ หรือวางลิงก์กล่องข้อความของเพจเทศบาลไว้ที่หน้าแรก",
            "Open a question board, or link the page's message box from the home page",
            "งานประชาสัมพันธ์",
        ),
    ),
    Row(
        "9.2",
        "แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน",
        path="/files/plan-2566-2570.pdf",
        trail=("แผนงาน", "แผนพัฒนาท้องถิ่น"),
        title="แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)",
        year=2567,
    ),
    Row(
        "9.2",
        "แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณประจำปี",
        "partial",
        0.35,
        "/files/operation-plan-2567.pdf",
        ("แผนงาน", "แผนการดำเนินงาน"),
        "แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2567",
        year=2567,
        parts=(
            ("โครงการและกิจกรรมของปี 2567", True, "required", "practice"),
            ("งบประมาณที่ใช้", True, "required", "practice"),
            ("ความก้าวหน้าของแต่ละโครงการ อย่างน้อย 6 เดือนแรก", False, "required", "practice"),
            ("ผลการใช้จ่ายงบประมาณ", False, "required", "practice"),
        ),
        problems=(
            (
                "missing_element",
                "มีแผน แต่ไม่พบรายงานความก้าวหน้ารอบ 6 เดือนของปี 2567",
                "The plan is there, but no six-month progress report of 2567",
            ),
        ),
        fix=(
            "เผยแพร่รายงานติดตามผลการดำเนินงานและการใช้จ่ายงบประมาณรอบ 6 เดือนของปี 2567 ไว้ใต้แผนการดำเนินงาน",
            "Publish the six-month progress and spending report of 2567 beside the plan",
            "กองยุทธศาสตร์และงบประมาณ",
        ),
    ),
    Row(
        "9.2",
        "รายงานผลการดำเนินงานประจำปี",
        "missing",
        0.08,
        problems=(
            (
                "stale_year",
                "พบรายงานผลการดำเนินงานของปี 2564 แต่ต้องเป็นของปี 2566",
                "The report found is of 2564; it must be of 2566",
            ),
        ),
        fix=(
            "เผยแพร่รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2566",
            "Publish the annual performance report of fiscal year 2566",
            "กองยุทธศาสตร์และงบประมาณ",
        ),
    ),
    Row(
        "9.2",
        "คู่มือหรือแนวทางการปฏิบัติงานของเจ้าหน้าที่",
        path="/files/manual.pdf",
        trail=("คู่มือ", "คู่มือการปฏิบัติงาน"),
        title="คู่มือการปฏิบัติงาน งานสารบรรณ",
        probability=0.88,
    ),
    Row(
        "9.2",
        "คู่มือหรือแนวทางการให้บริการสำหรับผู้รับบริการหรือผู้มาติดต่อ",
        path="/service-manual",
        trail=("คู่มือ", "คู่มือสำหรับประชาชน"),
        title="คู่มือสำหรับประชาชน",
        kind="page",
        probability=0.92,
    ),
    Row(
        "9.2",
        "ข้อมูลเชิงสถิติการให้บริการ",
        "missing",
        0.05,
        problems=(("missing", "ไม่พบสถิติการให้บริการบนเว็บไซต์", "No service statistics on the site"),),
        fix=(
            "จัดทำตารางจำนวนผู้รับบริการรายเดือนของปี 2567 แยกตามงานบริการ แล้วเผยแพร่บนเว็บไซต์",
            "Publish a table of the number of people served each month of 2567, by service",
            "สำนักปลัดเทศบาล",
        ),
    ),
    Row(
        "9.2", "E-Service", path="/e-service", trail=("E-Service",), title="ยื่นคำร้องออนไลน์", kind="page", probability=0.9
    ),
    Row(
        "9.3",
        "รายการการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ",
        path="/files/procure-plan-2567.pdf",
        trail=("จัดซื้อจัดจ้าง", "แผนการจัดซื้อจัดจ้าง"),
        title="แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2567",
        year=2567,
    ),
    Row(
        "9.3",
        "ประกาศต่าง ๆ เกี่ยวกับการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ",
        path="/egp",
        trail=("จัดซื้อจัดจ้าง", "ประกาศจัดซื้อจัดจ้าง"),
        title="ประกาศจัดซื้อจัดจ้าง",
        kind="page",
        year=2567,
    ),
    Row(
        "9.3",
        "ความก้าวหน้าการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ",
        "missing",
        0.06,
        title="",
        problems=(
            (
                "dead_link",
                "เมนู “สรุปผลการจัดซื้อจัดจ้าง (สขร.1)” เปิดไม่ได้ เว็บไซต์ตอบว่าไม่พบหน้า (404)",
                "The menu entry “สรุปผลการจัดซื้อจัดจ้าง (สขร.1)” leads to a page that is not there (404)",
            ),
        ),
        fix=(
            "แก้ลิงก์ของเมนู “สรุปผลการจัดซื้อจัดจ้าง (สขร.1)” ให้ชี้ไปยังแฟ้มของปี 2567",
            "Point the menu entry “สรุปผลการจัดซื้อจัดจ้าง (สขร.1)” at the file of 2567",
            "กองคลัง",
        ),
    ),
    Row(
        "9.3",
        "รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี",
        "unverifiable",
        0.5,
        "/files/procure-report.pdf",
        ("จัดซื้อจัดจ้าง", "รายงานสรุปผล"),
        "รายงานสรุปผลการจัดซื้อจัดจ้าง 2566",
        2566,
        problems=(
            (
                "unreadable",
                "แฟ้มเป็นภาพสแกนที่ไม่ชัด โปรแกรมอ่านข้อความไม่ได้ จึงต้องให้เจ้าหน้าที่เปิดดู",
                "The file is a faint scan that the tool can't read; a person must look",
            ),
        ),
        source="none",
    ),
    Row(
        "9.4",
        "แผนการบริหารและพัฒนาทรัพยากรบุคคล",
        path="/files/hr-plan-2567.pdf",
        trail=("บุคลากร", "แผนพัฒนาบุคลากร"),
        title="แผนการบริหารและพัฒนาทรัพยากรบุคคล ปี 2567",
        year=2567,
    ),
    Row(
        "9.4",
        "รายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี",
        path="/files/hr-report-2566.pdf",
        trail=("บุคลากร", "รายงานผล"),
        title="รายงานผลการบริหารทรัพยากรบุคคล ปี 2566",
        year=2566,
        probability=0.9,
    ),
    Row(
        "9.4",
        "ประมวลจริยธรรมสำหรับเจ้าหน้าที่ของรัฐ",
        path="/ethics",
        trail=(OIT, "ประมวลจริยธรรม"),
        title="ประมวลจริยธรรมพนักงานส่วนท้องถิ่น",
    ),
    Row(
        "9.4",
        "การขับเคลื่อนจริยธรรม",
        path="/files/ethics-team.pdf",
        trail=(OIT, "การขับเคลื่อนจริยธรรม"),
        title="คำสั่งแต่งตั้งคณะทำงานขับเคลื่อนจริยธรรม",
        probability=0.85,
    ),
    Row(
        "9.5",
        "แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
        path="/files/complaint.pdf",
        trail=(OIT, "แนวปฏิบัติเรื่องร้องเรียน"),
        title="คู่มือการจัดการเรื่องร้องเรียนการทุจริต",
    ),
    Row(
        "9.5",
        "ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
        "unverifiable",
        0.5,
        "/complaint",
        ("ร้องเรียนการทุจริต",),
        "ร้องเรียนการทุจริต",
        kind="page",
        problems=(
            (
                "timeout",
                "เว็บไซต์ไม่ตอบภายใน 30 วินาที ลองแล้ว 3 ครั้ง จึงยังตัดสินไม่ได้",
                "The site did not answer within 30 seconds, three times over; undecided",
            ),
        ),
    ),
    Row(
        "9.5",
        "ข้อมูลสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
        path="/files/complaint-2567.pdf",
        trail=(OIT, "สถิติเรื่องร้องเรียน"),
        title="สถิติเรื่องร้องเรียนการทุจริต ปี 2567",
        year=2567,
        source="ocr",
        probability=0.8,
    ),
    Row(
        "9.5",
        "การเปิดโอกาสให้เกิดการมีส่วนร่วม",
        path="/participation",
        trail=(OIT, "การมีส่วนร่วม"),
        title="ประชุมประชาคมท้องถิ่น 2567",
        kind="page",
        year=2567,
        probability=0.87,
    ),
    Row(
        "10.1",
        "ประกาศเจตนารมณ์นโยบาย No Gift Policy จากการปฏิบัติหน้าที่",
        path="/files/no-gift-2567.pdf",
        trail=(OIT, "No Gift Policy"),
        title="ประกาศเจตนารมณ์นโยบาย No Gift Policy พ.ศ. 2567",
        year=2567,
    ),
    Row(
        "10.1",
        "การสร้างวัฒนธรรม No Gift Policy",
        path="/no-gift",
        trail=(OIT, "No Gift Policy"),
        title="กิจกรรมประชาสัมพันธ์งดรับงดให้",
        kind="page",
        year=2567,
        probability=0.83,
    ),
    Row(
        "10.1",
        "รายงานผลตามนโยบาย No Gift Policy",
        "missing",
        0.1,
        problems=(
            (
                "wrong_document",
                "แฟ้มที่วางไว้เป็นประกาศเจตนารมณ์ ไม่ใช่รายงานผล",
                "The file posted is the declaration, not the report",
            ),
        ),
        fix=(
            "จัดทำรายงานผลตามนโยบาย No Gift Policy แล้ววางแทนแฟ้มเดิม",
            "Write the report on the No Gift Policy and post it in the file's place",
            "งานการเจ้าหน้าที่",
        ),
    ),
    Row(
        "10.1",
        "รายงานการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา",
        path="/files/gift-2566.pdf",
        trail=(OIT, "No Gift Policy"),
        title="แบบสรุปรายงานการรับทรัพย์สิน ปี 2566",
        year=2566,
        probability=0.78,
    ),
    Row(
        "10.1",
        "การประเมินความเสี่ยงการทุจริตในประเด็นที่เกี่ยวข้องกับสินบน",
        path="/files/risk-2567.xlsx",
        kind="xlsx",
        trail=(OIT, "ความเสี่ยงการทุจริต"),
        title="การประเมินความเสี่ยงการทุจริต 2567",
        year=2567,
    ),
    Row(
        "10.1",
        "รายงานผลการดำเนินการเพื่อจัดการความเสี่ยงการทุจริตและประพฤติมิชอบประจำปี",
        "missing",
        0.04,
        problems=(
            (
                "other_body",
                "แฟ้มที่พบเป็นของเทศบาลอื่น",
                "The file found belongs to another municipality",
            ),
        ),
        fix=(
            "เผยแพร่รายงานผลการจัดการความเสี่ยงการทุจริตของปี 2566 ที่เป็นของเทศบาลเอง",
            "Publish the municipality's own risk management report of 2566",
            "หน่วยตรวจสอบภายใน",
        ),
    ),
    Row(
        "10.2",
        "แผนปฏิบัติการป้องกันการทุจริต",
        path="/files/anticorruption-plan.pdf",
        trail=(OIT, "แผนป้องกันการทุจริต"),
        title="แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)",
        year=2567,
    ),
    Row(
        "10.2",
        "รายงานผลการดำเนินการป้องกันการทุจริตประจำปี",
        "partial",
        0.45,
        "/files/anticorruption-2566.pdf",
        (OIT, "รายงานผลการป้องกันการทุจริต"),
        "รายงานผลการป้องกันการทุจริต 2566",
        2566,
        parts=(
            ("ผลการดำเนินโครงการหรือกิจกรรมตามแผน", True, "required", "recalled"),
            ("ผลการใช้จ่ายงบประมาณ", False, "required", "recalled"),
            ("ปัญหาและอุปสรรค", False, "advisory", "recalled"),
        ),
        problems=(
            (
                "missing_element",
                "ไม่พบผลการใช้จ่ายงบประมาณในรายงาน",
                "No spending in the report",
            ),
        ),
        fix=(
            "เพิ่มตารางผลการใช้จ่ายงบประมาณรายโครงการในรายงาน แล้วเผยแพร่ฉบับแก้ไข",
            "Add a table of spending by project and publish the corrected report",
            "สำนักปลัดเทศบาล",
        ),
    ),
    Row(
        "10.2",
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        path="/files/measures-2567.docx",
        kind="docx",
        trail=(OIT, "มาตรการภายใน"),
        title="มาตรการส่งเสริมคุณธรรมและความโปร่งใส 2567",
        year=2567,
    ),
    Row(
        "10.2",
        "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "missing",
        0.07,
        problems=(
            (
                "empty_page",
                "มีหน้า “รายงานผลตามมาตรการ” แต่ไม่มีแฟ้มหรือข้อความใด",
                "The page “รายงานผลตามมาตรการ” is there, but it is empty",
            ),
        ),
        fix=(
            "แนบรายงานผลการดำเนินการตามมาตรการของปี 2566 ในหน้า “รายงานผลตามมาตรการ”",
            "Attach the report of 2566 to the page “รายงานผลตามมาตรการ”",
            "สำนักปลัดเทศบาล",
        ),
    ),
)


def verdict(number: int, row: Row) -> Verdict:
    """The verdict that `row` tells in short."""
    url = SITE + row.path
    evidence = Evidence(
        url=url,
        kind=row.kind,
        title=row.title,
        fiscal_year=row.year,
        click_path=("หน้าหลัก", *row.trail),
        sha256=f"{number:02x}" * 32,
        fetched="2026-11-21T09:12:40Z",
        text_source=row.source,  # type: ignore[arg-type]
        excerpt=row.title,
    )
    return Verdict(
        id=f"o{number}",
        name=row.name,
        sub_indicator=row.sub,
        status=row.status,
        probability=row.probability,
        evidence=(evidence, *row.extra) if row.path else (),
        elements=tuple(
            ElementResult(
                key=f"part{place}",
                text=text,
                met=met,
                level=level,
                basis=basis,  # type: ignore[arg-type]
                url=url if met else "",
                quote=text if met else "",
            )
            for place, (text, met, level, basis) in enumerate(row.parts, 1)
        ),
        problems=tuple(Problem(code=code, message_th=th, message_en=en, url=url) for code, th, en in row.problems),
        fix=Fix(th=row.fix[0], en=row.fix[1], owner=row.fix[2]) if row.fix[0] else None,
    )


def checklist() -> Any:
    """The scoring of 35 items, with the names of their groups."""
    return scoring_of(SIZES, names=SUB_NAMES)


def report(rows: tuple[Row, ...] = ROWS, iit: float | None = 88.4, eit: float | None = 86.15) -> Report:
    """The report of `rows`, scored."""
    verdicts = with_gains([verdict(number, row) for number, row in enumerate(rows, 1)], checklist())
    return Report(
        tool={"name": "oit-crawler", "version": "0.1.0"},
        checklist={"id": "oit-2567", "fiscal_year": 2567, "sha256": "ab" * 32},
        site={"url": SITE + "/", "host": "www.thungsathit.example", "body": "เทศบาลตำบลทุ่งสาธิต"},
        run={
            "id": "20261121-thungsathit-7f3a",
            "started": "2026-11-21T09:02:11Z",
            "finished": "2026-11-21T09:14:52Z",
            "fetches": 412,
            "documents": 118,
            "bytes": 96_468_992,
            "stopped_by": "frontier_empty",
            "access": {"ok": 394, "not_found": 7, "timeout": 8, "blocked": 3},
        },
        items=verdicts,
        scores=score(verdicts, checklist(), iit=iit, eit=eit),
        skipped=(
            Skipped(reason="scope", count=64, examples=("https://www.facebook.example/thungsathit",)),
            Skipped(reason="trap", count=231, examples=(SITE + "/calendar?month=3&year=2580",)),
            Skipped(reason="robots", count=2, examples=(SITE + "/admin/",)),
        ),
    )
