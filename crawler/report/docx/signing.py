"""Where the document is signed: who made it, who checked it, and what the chief executive decides."""

from __future__ import annotations

from crawler.language import Message, Told, _
from crawler.report.docx.blocks import TO_TICK, Block, Cell, Paragraph, Row, Span, Table, cell, para, to_fill_in
from crawler.report.docx.draft import Draft

__all__ = ["signing"]

HALF = (4535, 4536)


def signing(draft: Draft) -> tuple[Block, ...]:
    """The places to sign."""
    office = draft.office
    made = _signature(_("ผู้จัดทำ"), None, draft)
    checked = _signature(_("ผู้ตรวจสอบ"), office.clerk_title, draft)
    decided = _signature(_("ผู้เห็นชอบ"), office.chief_title, draft)
    return (
        para(draft.say(_("จึงเรียนมาเพื่อโปรดพิจารณาให้ความเห็นชอบ")), style="Closing"),
        Table(
            caption=draft.say(_("ลายมือชื่อผู้จัดทำ ผู้ตรวจสอบ และผู้เห็นชอบ")),
            widths=HALF,
            head=(),
            rows=(Row(cells=(made, checked), kept=True), Row(cells=(_decision(draft), decided))),
        ),
    )


def _signature(role: Message, post: Told | None, draft: Draft) -> Cell:
    signed, dated = draft.say(_("ลงชื่อ")), draft.say(_("วันที่"))
    position = draft.say(_("ตำแหน่ง {post}", post=post or _("[โปรดระบุตำแหน่ง]")))
    return cell(
        *("", f"{signed}\t{draft.say(role)}", "        (\t)"),
        Paragraph(spans=(Span(text=position),) if post else to_fill_in(position), style="Signature"),
        f"{dated}\t",
        style="Signature",
    )


def _decision(draft: Draft) -> Cell:
    agreed, other = draft.say(_("เห็นชอบ ให้ดำเนินการตามมาตรการ")), draft.say(_("อื่น ๆ"))
    return cell(
        *("", draft.say(_("ความเห็นหรือข้อสั่งการของ{chief}", chief=draft.office.chief))),
        *(f"{TO_TICK} {agreed}", f"{TO_TICK} {other}\t", "\t"),
        style="Signature",
    )
