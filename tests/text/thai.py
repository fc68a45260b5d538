"""Strategies for text that is Thai, nearly Thai, or hostile."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

__all__ = ["anything", "calm", "marks", "plain_words", "shuffled_pieces", "thai"]

calm = settings(deadline=None, max_examples=200)
"""No deadline: a shared machine may be slow, which is no fault of the code."""

CONSONANTS = "กขคงจชซญฎฏฐณดตถทธนบปผพฟภมยรลวศษสหอฮ"
VOWELS = "ะาำเแโใไๅ"
MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d"
JUNK = " \u00a0\u200b\u00ad\ufeff\n\t\x00\uf70a\uf712\ufffe"

thai = st.text(alphabet=CONSONANTS + VOWELS + MARKS + "ฯๆ ๐๕๖๗0567().-/", max_size=60)
marks = st.text(alphabet="กชทน" + "ำา" + MARKS + "เ ", max_size=14)
anything = st.one_of(st.text(max_size=80), thai, st.text(alphabet=CONSONANTS + VOWELS + MARKS + JUNK, max_size=60))

_PIECES = (
    *(
        "ปี",
        "พ.ศ.",
        "พ.ศ. ",
        "ค.ศ. ",
        "ปีงบประมาณ ",
        "ประจำปี ",
        "2567",
        "๒๕๖๗",
        "67",
        "2566-2570",
        "2023",
        "o1",
        "ข้อ ",
        "๐๗",
    ),
    *(
        "0-4512-3456",
        "1,250.00",
        "12 ม.ค. 67",
        "ตุลาคม",
        " - ",
        "มีนาคม 2567",
        "ถึง",
        "รอบ 6 เดือน",
        "ไตรมาส 2",
        "(",
        ")",
        ".",
    ),
    *("แผน", "รายงานผล", "การจัดซื้อจัดจ้าง", "เทศบาลตำบล", "บ้านไร่ใหม่", "อบต.", "และ", "ของ", " ", "\n", "a", "_", "/", "-"),
)
shuffled_pieces = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)
"""Fragments that mean something to the readers, in orders that mean nothing."""

plain_words = st.lists(
    st.sampled_from(["แผนงาน", "โครงการ", "ถนน", "ประปา", "ตลาด", "สวนสาธารณะ", "ขยะ", "ตรวจ", "ซ่อมแซม", "น้ำ"]),
    min_size=1,
    max_size=6,
).map("".join)
