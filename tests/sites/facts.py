"""A made-up municipality: who it is, who works there, and how it writes years, dates and money."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Facts", "fiscal", "thai", "thai_digits"]

MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """`size` scales the money; `heads` are (division, its head, its sections)."""

    name: str
    district: str
    province: str
    address: str
    phone: str
    fax: str
    email: str
    mayor: str
    deputies: tuple[str, ...]
    chair: str
    clerk: str
    deputy_clerk: str
    officer: str
    heads: tuple[tuple[str, str, tuple[str, ...]], ...]
    villages: tuple[str, ...]
    size: float = 1.0

    @property
    def body(self) -> str:
        return f"เทศบาลตำบล{self.name}"

    def money(self, amount: int) -> str:
        """`amount` scaled to the town, to the hundred, with commas."""
        return f"{round(amount * self.size / 100) * 100:,}"

    def count(self, amount: int) -> str:
        return f"{round(amount * self.size):,}"


def fiscal(year: int) -> str:
    return f"ประจำปีงบประมาณ พ.ศ. {year}"


def thai(day: int, month: int, year: int) -> str:
    """A date written out; `year` is that of the calendar, not the fiscal one."""
    return f"{day} {MONTHS[month - 1]} {year}"


def thai_digits(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
