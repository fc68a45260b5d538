"""The made-up towns and what is wrong with their sites. All names of places and people are invented."""

from __future__ import annotations

from tests.sites.facts import Facts
from tests.sites.layouts.frames import Frames
from tests.sites.layouts.hub import Hub
from tests.sites.layouts.menus import Menus
from tests.sites.layouts.scripted import Scripted
from tests.sites.towns import Planted, Town

__all__ = ["GOOD", "MIDDLING", "POOR", "SCRIPTED", "TOWNS"]

CLERKS = ("งานธุรการ", "งานป้องกันและบรรเทาสาธารณภัย")
MONEY = ("งานการเงินและบัญชี", "งานพัสดุและทรัพย์สิน")
WORKS = ("งานวิศวกรรม", "งานสาธารณูปโภค")
SCHOOLS = ("งานบริหารการศึกษา", "งานศาสนาและวัฒนธรรม")
HEALTH = ("งานรักษาความสะอาด", "งานส่งเสริมสุขภาพ")

PHAILIN = Facts(
    name="ธารไพลินทอง",
    district="เวียงพนา",
    province="ธารบุรี",
    address="เลขที่ 199 หมู่ที่ 4 ตำบลธารไพลินทอง อำเภอเวียงพนา จังหวัดธารบุรี 59990",
    phone="0 5900 0141",
    fax="0 5900 0142",
    email="saraban@tharnphailinthong.go.th",
    mayor="นายอธิป วงศ์ไพลิน",
    deputies=("นางสาวมาลินี ศรีธารทอง", "นายพิภพ ชัยพนา"),
    chair="นายสงัด ทองคำแปง",
    clerk="นางวรรณี เกื้อกิจ",
    deputy_clerk="นายธีรเดช อินทร์พนา",
    officer="นางสาวปรียา แสนสุขใจ",
    heads=(
        ("สำนักปลัดเทศบาล", "นางจิราพร คำหอม", CLERKS),
        ("กองคลัง", "นางสุนีย์ บัวขาว", MONEY),
        ("กองช่าง", "นายเกรียงไกร หาญธาร", WORKS),
        ("กองการศึกษา", "นางเพ็ญแข ดวงแก้ว", SCHOOLS),
        ("กองสาธารณสุข", "นายวิเชียร สมใจนึก", HEALTH),
    ),
    villages=("บ้านธารบน", "บ้านไพลินใต้", "บ้านสวนกลาง", "บ้านเนินมะค่า", "บ้านท่าพนา"),
)

KRAPHI = Facts(
    name="ดอนกระพี้จั่น",
    district="ลานกระดังงา",
    province="ธารบุรี",
    address="เลขที่ 8/1 หมู่ที่ 2 ตำบลดอนกระพี้จั่น อำเภอลานกระดังงา จังหวัดธารบุรี 59980",
    phone="0 5900 0255",
    fax="0 5900 0256",
    email="saraban@donkraphichan.go.th",
    mayor="นางดารณี เพชรดอน",
    deputies=("นายสมหวัง จั่นเพชร", "นายประเวศ กลิ่นลาน"),
    chair="นายบุญช่วย มากมี",
    clerk="นายนิพนธ์ รอบรู้ดี",
    deputy_clerk="นางอรทัย ใจมั่นคง",
    officer="นายคมกริช สว่างวงศ์",
    heads=(
        ("สำนักปลัดเทศบาล", "นายทวี เย็นกาย", CLERKS),
        ("กองคลัง", "นางสมทรง เงินดี", MONEY),
        ("กองช่าง", "นายชูชาติ ตั้งตรง", WORKS),
        ("กองการศึกษา", "นางบุษบา พากเพียร", SCHOOLS),
    ),
    villages=("บ้านดอนกลาง", "บ้านหนองจั่น", "บ้านลานทราย", "บ้านโคกงิ้ว"),
    size=0.7,
)

PHAYOM = Facts(
    name="หนองพะยอมคู่",
    district="ลานกระดังงา",
    province="ธารบุรี",
    address="หมู่ที่ 7 ตำบลหนองพะยอมคู่ อำเภอลานกระดังงา จังหวัดธารบุรี 59980",
    phone="0 5900 0377",
    fax="0 5900 0378",
    email="nongphayomkhu@hotmail.com",
    mayor="นายสมาน พะยอมหอม",
    deputies=("นายเสถียร คู่เมือง",),
    chair="นายถวิล นาดี",
    clerk="นายอุดม คำนึง",
    deputy_clerk="นางพรทิพา ศรีพะยอม",
    officer="นางสาวกมลชนก หนองใหญ่",
    heads=(
        ("สำนักปลัดเทศบาล", "นางวิไล ทนทาน", CLERKS),
        ("กองคลัง", "นางสำรวย เก็บทรัพย์", MONEY),
        ("กองช่าง", "นายดำรง สร้างดี", WORKS),
    ),
    villages=("บ้านพะยอมเหนือ", "บ้านพะยอมใต้", "บ้านคู่ตะวัน"),
    size=0.4,
)

GOOD = Town(
    facts=PHAILIN,
    layout=Hub(),
    items={
        "o17": Planted(defect="stale_year", detail="2"),
        "o25": Planted(defect="missing_element", detail="result"),
        "o35": Planted(defect="dead_link"),
    },
)

MIDDLING = Town(
    facts=KRAPHI,
    layout=Menus(),
    neighbour=PHAYOM,
    items={
        "o1": Planted(label="โครงสร้างองค์กร"),
        "o2": Planted(defect="missing_element", detail="deputies", label="คณะผู้บริหาร"),
        "o3": Planted(defect="wrong_document", detail="statute", label="อำนาจหน้าที่"),
        "o4": Planted(label="ติดต่อเรา"),
        "o5": Planted(defect="stale_year", detail="3"),
        "o6": Planted(defect="wrong_document", detail="faq", label="ถาม-ตอบ"),
        "o7": Planted(label="แผนพัฒนาท้องถิ่น"),
        "o8": Planted(defect="missing_element", detail="progress", label="แผนดำเนินงานประจำปี"),
        "o10": Planted(label="คู่มือการปฏิบัติงาน"),
        "o11": Planted(label="คู่มือสำหรับประชาชน"),
        "o12": Planted(label="สถิติการให้ บริการ"),
        "o13": Planted(defect="wrong_document", detail="forms", label="E - Service"),
        "o14": Planted(label="แผนการจัดซื้อจัดจ้าง หรือแผนการจัดหาพัสดุ"),
        "o15": Planted(defect="stale_year", detail="2", label="ประกาศจัดซื้อจัดจ้าง"),
        "o18": Planted(defect="other_body", label="เเผนการบริหารและพัฒนาทรัพยากรบุคคล"),
        "o20": Planted(label="ประมวลจริยธรรม"),
        "o21": Planted(defect="empty_page"),
        "o23": Planted(defect="wrong_document", detail="general_complaint", label="ช่องทางร้องเรียนการทุจริต"),
        "o26": Planted(defect="missing_element", detail="signature", label="ประกาศเจตนารมย์ No Gift Policy"),
        "o27": Planted(defect="off_site", detail="https://social.invalid/donkraphichan/posts/2567"),
        "o30": Planted(defect="login_required", label="การประเมินความเสี่ยงการทุจริต"),
        "o31": Planted(defect="dead_link"),
        "o33": Planted(defect="stale_year", detail="2"),
        "o34": Planted(defect="unreadable", label="มาตรการส่งเสริมคุณธรรมและความโปร่งใส"),
        "o35": Planted(defect="empty_page"),
    },
)

MISSING_IN_POOR = (
    "o6",
    "o8",
    "o12",
    "o13",
    "o16",
    "o19",
    "o21",
    "o22",
    "o23",
    "o25",
    "o27",
    "o28",
    "o29",
    "o31",
    "o33",
    "o34",
    "o35",
)

POOR = Town(
    facts=PHAYOM,
    layout=Frames(),
    neighbour=KRAPHI,
    items={
        **{item: Planted(defect="missing") for item in MISSING_IN_POOR},
        "o1": Planted(label="โครงสร้าง"),
        "o2": Planted(defect="dead_link", label="ผู้บริหาร"),
        "o4": Planted(defect="missing_element", detail="email,map", label="ติดต่อ"),
        "o5": Planted(defect="stale_year", detail="4"),
        "o7": Planted(defect="stale_year", detail="2", label="แผนพัฒนา"),
        "o9": Planted(defect="stale_year", detail="3"),
        "o10": Planted(defect="missing_element", detail="steps", label="คู่มือการปฏิบัติงาน"),
        "o11": Planted(label="คู่มือประชาชน"),
        "o14": Planted(defect="other_body"),
        "o18": Planted(defect="stale_year", detail="3", label="แผนพัฒนาบุคลากร"),
        "o26": Planted(defect="wrong_document", detail="honesty", label="นโยบายไม่รับของขวัญ"),
        "o30": Planted(defect="empty_page"),
        "o32": Planted(defect="unreadable"),
    },
)

SCRIPTED = Town(
    facts=PHAYOM,
    layout=Scripted(Menus()),
    neighbour=KRAPHI,
    items={
        **{item: Planted(defect="missing") for item in MISSING_IN_POOR},
        "o2": Planted(defect="dead_link"),
        "o5": Planted(defect="stale_year", detail="4"),
        "o9": Planted(defect="stale_year", detail="3"),
        "o10": Planted(defect="missing_element", detail="steps"),
        "o14": Planted(defect="other_body"),
        "o30": Planted(defect="empty_page"),
    },
)
"""Not among `TOWNS`: without a browser nothing of it can be seen."""

TOWNS = {"good": GOOD, "middling": MIDDLING, "poor": POOR}
