"""The head of the document: what it is, whose, of when, why it was made and what it holds."""

from __future__ import annotations

from crawler.language import Message, _, _n
from crawler.report.docx.blocks import Block, Contents, Paragraph, Span, para, to_fill_in
from crawler.report.docx.draft import Draft
from crawler.report.plain import cut

__all__ = ["opening", "title"]


def title(draft: Draft) -> str:
    """The document's title, without the body's name."""
    return draft.say(_("รายงานผลการตรวจและวิเคราะห์ช่องว่างการเปิดเผยข้อมูลสาธารณะ (OIT)"))


def opening(draft: Draft, headings: tuple[Paragraph, ...]) -> tuple[Block, ...]:
    """Everything before the first heading; `headings` are those of the document."""
    entries = tuple(Paragraph(spans=each.spans, style="Contents", bookmark=each.bookmark) for each in headings)
    return (
        para(title(draft), style="Title"),
        para(draft.say(_("ตามการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)")), style="Subtitle"),
        para(draft.say(_("ประจำปีงบประมาณ พ.ศ. {year}", year=draft.year)), style="Subtitle"),
        Paragraph(spans=_whose(draft), style="Subtitle"),
        Paragraph(spans=to_fill_in(draft.say(_("อำเภอ[โปรดระบุ] จังหวัด[โปรดระบุ]"))), style="Subtitle"),
        para(draft.say(_("ข้อมูล ณ วันที่ {day}", day=_day(draft))), style="Subtitle"),
        para(""),
        para(draft.say(_reason())),
        para(draft.say(_deed(draft))),
        Contents(entries=entries),
    )


def _whose(draft: Draft) -> tuple[Span, ...]:
    if draft.body:
        return (Span(text=draft.body),)
    return to_fill_in(draft.say(_("[โปรดระบุชื่อหน่วยงาน]")))


def _day(draft: Draft) -> str:
    return draft.words.day_of(draft.report.run["started"])


def _reason() -> Message:
    return _(
        "ตามที่สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ (สำนักงาน ป.ป.ช.) กำหนดให้หน่วยงานภาครัฐ"
        "เข้ารับการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ "
        "(Integrity and Transparency Assessment: ITA) เป็นประจำทุกปี โดยแบบตรวจการเปิดเผยข้อมูลสาธารณะ "
        "(Open Data Integrity and Transparency Assessment: OIT) "
        "พิจารณาจากข้อมูลที่หน่วยงานเผยแพร่ต่อสาธารณะบนเว็บไซต์หลักของหน่วยงาน นั้น"
    )


def _deed(draft: Draft) -> Message:
    run = draft.report.run
    opened = _n("{count:n} หน้าและไฟล์", count=run["fetches"])
    return _(
        "{body}ได้ตรวจเว็บไซต์ของหน่วยงาน ({host}) เมื่อวันที่ {day} ด้วยโปรแกรม oit ซึ่งเปิดดู {opened} "
        "แล้วเทียบกับแบบตรวจ OIT ประจำปีงบประมาณ พ.ศ. {year} {items} เพื่อให้ทราบว่าข้อมูลใดครบถ้วนแล้ว "
        "ข้อมูลใดยังขาดหรือไม่เป็นปัจจุบัน และกำหนดมาตรการแก้ไขก่อนเข้ารับการประเมิน รายงานฉบับนี้ประกอบด้วย",
        body=draft.body_or_office,
        host=cut(draft.report.site["host"], 100),
        day=_day(draft),
        opened=opened,
        year=draft.year,
        items=_n("จำนวน {count:n} ข้อ", count=len(draft.report.items)),
    )
