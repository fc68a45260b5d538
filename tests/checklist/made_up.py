"""A small checklist of a later fiscal year: other items, another number of sub-indicators, no code of its own."""

from __future__ import annotations

from pathlib import Path

__all__ = ["FILE", "write"]

FILE = """\
id = "oit-2570"
fiscal_year = 2570
name_th = "แบบตรวจตัวอย่าง ปีงบประมาณ พ.ศ. 2570"
name_en = "A made-up checklist, fiscal year B.E. 2570"
note_th = "แต่งขึ้นเพื่อทดสอบ"
note_en = "Made up for tests"
hub_labels = ["รวมข้อมูลเปิดเผย ปี {year}"]
look_alikes = ["ปฏิทินวันหยุด"]
allowed_hosts = ["files.example.org"]

[units]
"กองประปา" = "Waterworks"
"กองสวน" = "Parks"

[numbering.2569]
o1 = ["o2"]
o2 = []

[scoring]
model = "sub-mean-0-100"
basis = "recalled"
note_th = "ตัวอย่าง"
note_en = "An example"
weights = { iit = 0.25, eit = 0.25, oit = 0.5 }
levels_basis = "recalled"
levels_note_th = "ตัวอย่าง"
levels_note_en = "An example"

[[scoring.indicators]]
id = "1"
name_th = "ความโปร่งใส"
name_en = "Openness"
subs = [
  { id = "1.1", name_th = "น้ำ", name_en = "Water" },
  { id = "1.2", name_th = "ถนน", name_en = "Roads" },
  { id = "1.3", name_th = "ต้นไม้", name_en = "Trees" },
]

[[scoring.levels]]
name = "ดี"
name_en = "good"
total = 80
each = 60

[[scoring.levels]]
name = "ต้องปรับปรุง"
name_en = "to be improved"
total = 0

[[items]]
id = "o1"
name_th = "ผลตรวจคุณภาพน้ำประปาหมู่บ้าน"
name_en = "Tap water tests"
sub_indicator = "1.1"
kind = "report"
year = "previous"
year_basis = "recalled"
year_doubtful = true
owner = "กองประปา"
labels_seen = ["รายงานคุณภาพน้ำ"]
labels_plausible = ["ผลตรวจน้ำประปา"]
look_alikes = ["ขอติดตั้งมาตรวัดน้ำ"]
fix_th = "เผยแพร่ผลตรวจน้ำของปี {previous}"
fix_en = "Publish the water tests of B.E. {previous}."

[[items.elements]]
key = "places"
text_th = "จุดเก็บตัวอย่าง"
text_en = "Where samples were taken"
level = "required"
basis = "recalled"
check = "phrase"
any = ["จุดเก็บตัวอย่าง"]

[[items.elements]]
key = "calm"
text_th = "ผู้อ่านสบายใจ"
text_en = "The reader is at ease"
level = "advisory"
basis = "recalled"
check = "none"

[[items]]
id = "o2"
name_th = "ทะเบียนต้นไม้ใหญ่"
name_en = "Register of great trees"
sub_indicator = "1.3"
kind = "list"
year = "none"
year_basis = "practice"
owner = "กองสวน"
labels_seen = ["บัญชีต้นไม้ใหญ่"]
fix_th = "เผยแพร่ทะเบียนต้นไม้ใหญ่ให้เห็นจำนวนต้นในปี {year}"
fix_en = "Publish the register as of B.E. {year}."

[[items.elements]]
key = "pictures"
text_th = "ภาพต้นไม้"
text_en = "Pictures of the trees"
level = "required"
basis = "practice"
source = "TREE"
check = "pictures"
"""


def write(folder: Path, old: str = "", new: str = "", name: str = "oit-2570.toml") -> str:
    """The path of a file in `folder` with the checklist, its first `old` made `new`."""
    assert old in FILE
    path = folder / name
    path.write_text(FILE.replace(old, new, 1) if old else FILE, encoding="utf-8")
    return str(path)
