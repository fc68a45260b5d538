"""What can be wrong with a list itself, and with a row as it stands there."""

from __future__ import annotations

from crawler.language import Message, Told, _
from crawler.models import Problem

__all__ = ["problem"]

_SENTENCES: dict[str, Message] = {
    "missing_row": _("ไม่มีแถวของข้อนี้ในรายการ"),
    "doubled_row": _("ข้อนี้มีอยู่แล้วในแถวที่ {row} โดยใช้ URL เดียวกัน ควรเหลือแถวเดียว"),
    "doubled_row_other": _("ข้อนี้มีอยู่แล้วในแถวที่ {row} ซึ่งใช้ URL อื่น ควรรวมเป็นแถวเดียวหรือเลือก URL ที่ถูกต้อง"),
    "misnumbered": _("เลขข้อไม่ตรงกับชื่อรายการ: แถวนี้ระบุว่า {stated} แต่ชื่อเป็นของข้อ {item} ({name})"),
    "other_year_number": _(
        "เลขข้อเป็นของแบบตรวจปี {year}: แถวนี้ระบุว่า {stated} แต่ในแบบตรวจปี {wanted} เรื่องนี้คือข้อ {item} ({name})"
    ),
    "unknown_item": _("ไม่ทราบว่าแถวนี้เป็นของข้อใด ({stated}) เพราะแบบตรวจปี {wanted} ไม่มีเลขหรือชื่อนี้"),
    "no_url": _("ไม่ได้ระบุ URL"),
    "not_url": _("สิ่งที่ระบุในช่อง URL ไม่ใช่ที่อยู่เว็บไซต์: {typed}"),
    "same_url": _("URL นี้ใช้กับหลายข้อ ({items}) ควรตรวจว่าหน้านั้นแสดงข้อมูลครบทุกข้อจริง"),
    "other_year": _(
        "รายการนี้เรียงเลขข้อตามแบบตรวจปี {year} จึงเทียบเป็นข้อของปี {wanted} ก่อนตรวจ ควรจัดทำรายการใหม่ตามแบบตรวจปี {wanted}"
    ),
    "other_numbering": _(
        "เลขข้อส่วนใหญ่ไม่ตรงกับชื่อรายการในแบบตรวจปี {wanted} จึงยึดตามชื่อรายการ รายการนี้อาจจัดทำตามแบบตรวจของปีอื่น"
    ),
    "banner_year": _("หัวรายการระบุว่าเป็นของปี {year} แต่ตรวจตามแบบตรวจปี {wanted}"),
}


def problem(code: str, url: str = "", *, sentence: str = "", **values: Told | str | int) -> Problem:
    """The problem `code`; `sentence` names another sentence than that of the code."""
    message = _SENTENCES[sentence or code].fill(**values)
    return Problem(code=code, message_th=message.th, message_en=message.en, url=url)
