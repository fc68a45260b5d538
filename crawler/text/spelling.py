"""Misspellings that municipality sites really show, folded to the right spelling before texts are compared.

Both sides of a comparison are folded, so a fold need only be harmless, not a correction fit for display.
"""

from __future__ import annotations

import re

__all__ = ["fold_misspellings"]

_SPELLINGS = {
    "กฏ": "กฎ",
    "ปฎิ": "ปฏิ",
    "เจตนารมย์": "เจตนารมณ์",
    "เจตนารมย": "เจตนารมณ์",
    "โปร่งใน": "โปร่งใส",
    "โปร่งใส่": "โปร่งใส",
    "โปรงใส่": "โปร่งใส",
    "โปรงใส": "โปร่งใส",
    "บุคคลากร": "บุคลากร",
    "ปรจำปี": "ประจำปี",
    "ประจำป๊": "ประจำปี",
    "พัฒนนา": "พัฒนา",
    "พัมนา": "พัฒนา",
    "งบปนะมาณ": "งบประมาณ",
    "งบประมาน": "งบประมาณ",
    "ป้องกะน": "ป้องกัน",
    "ชี่แจง": "ชี้แจง",
    "มาตราฐาน": "มาตรฐาน",
    "มาตราการ": "มาตรการ",
    "สรปุ": "สรุป",
    "กำหมด": "กำหนด",
    "ประเมิณ": "ประเมิน",
    "ยุทศาสตร์": "ยุทธศาสตร์",
    "ยุทธศาตร์": "ยุทธศาสตร์",
    "ออรไลน์": "ออนไลน์",
    "ออนไลร์": "ออนไลน์",
    "ประมวลผลจริยธรรม": "ประมวลจริยธรรม",
    "มาตรฐานการส่งเสริม": "มาตรการส่งเสริม",
    "มาตรการการส่งเสริม": "มาตรการส่งเสริม",
    "มาตรฐานส่งเสริม": "มาตรการส่งเสริม",
    "สาธารณะสุข": "สาธารณสุข",
    "สาธารณะภัย": "สาธารณภัย",
    "หรือโยชน์": "หรือประโยชน์",
    "ธรรมจรรญา": "ธรรมจรรยา",
    "เวบไซ": "เว็บไซ",
    "เว็ปไซ": "เว็บไซ",
    "เว็บไซด์": "เว็บไซต์",
    "อนุญาติ": "อนุญาต",
    "อิเลคทรอนิกส์": "อิเล็กทรอนิกส์",
    "อิเล็คทรอนิกส์": "อิเล็กทรอนิกส์",
    "ประชาสัมพันธุ์": "ประชาสัมพันธ์",
    "แบบฟอร์ท": "แบบฟอร์ม",
    "intergity": "integrity",
    "tranparency": "transparency",
}
_ANY = re.compile("|".join(sorted(map(re.escape, _SPELLINGS), key=lambda key: (-len(key), key))))
# These wrong spellings are parts of right words too: บุคลากร, บุคลิก; ยุทธศาสตร์; วิสัยทัศน์.
_PERSON = re.compile("บุคล(?!าก|ิก)")
_STRATEGY = re.compile("ยุทธศาสตร(?!์)")
_VISION = re.compile("วิสัยทัศ(?!น)")


def fold_misspellings(squashed: str) -> str:
    """`squashed` (no blanks, no punctuation, casefolded) with known misspellings replaced."""
    folded = _ANY.sub(lambda found: _SPELLINGS[found.group()], squashed)
    folded = _STRATEGY.sub("ยุทธศาสตร์", _VISION.sub("วิสัยทัศน์", _PERSON.sub("บุคคล", folded)))
    return folded if folded == squashed else fold_misspellings(folded)
