from __future__ import annotations

import pytest

from crawler.judge.wording import unreadable_reason


@pytest.mark.parametrize(
    ("reason", "thai", "english"),
    [
        ("needs a program: antiword or LibreOffice", "ติดตั้ง antiword หรือ LibreOffice", "needs antiword or LibreOffice"),
        (
            "archive: not read: a.ppt – needs a program: LibreOffice",
            "a.ppt: เครื่องนี้ต้องติดตั้ง LibreOffice",
            "a.ppt: this computer",
        ),
        ("scan: no text layer", "เอกสารสแกน", "a scan"),
        ("image: text not read yet", "รูปภาพ", "a picture"),
        ("encrypted", "รหัสผ่าน", "password"),
        ("archive: not read: แผน (1).docx – encrypted; b.jpg – image: x", "แผน (1).docx: ไฟล์มีรหัสผ่าน", "has a password"),
        ("damaged: not a zip file", "เสียหาย", "damaged"),
        ("damaged: the reading program crashed on it", "โปรแกรมขัดข้อง", "the tool failed"),
        ("empty", "ไม่มีข้อความ", "no text"),
        ("too large when unpacked", "ใหญ่เกินกำหนด", "too large"),
        ("too_large: more than is taken in", "ใหญ่เกินกำหนด", "too large"),
        ("timeout: not read within 60 seconds", "ภายในเวลา", "too long"),
        ("archive: not read: a.zip – archive: inside another, not opened", "a.zip: เป็นไฟล์บีบอัดซ้อน", "a.zip: an archive"),
        ("archive: not read: a.docx – damaged: it was cut sho", "a.docx: ไฟล์เสียหาย", "a.docx: the file is damaged"),
        ("format not read: application/x-7z-compressed", "ไม่รองรับ", "does not know"),
        ("", "ไม่มีข้อความ", "no text"),
        ("something new", "ไม่มีข้อความ", "no text"),
    ],
)
def test_every_reason_is_told_with_what_to_do(reason: str, thai: str, english: str) -> None:
    told = unreadable_reason(reason)
    assert thai in told.told("th")
    assert english in told.told("en")
    assert not {"{", "}"} & set(told.told("th") + told.told("en"))
