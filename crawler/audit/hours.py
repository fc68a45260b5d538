"""The hours of the day in which a site may be visited, so that an audit can keep to the night."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Self

from crawler.errors import Interrupted, UsageError
from crawler.language import _
from crawler.models import Frozen

__all__ = ["THAILAND", "Hours"]

# Thailand has had no summer time for a century, and Windows has no table of time zones.
THAILAND = timezone(timedelta(hours=7))


class Hours(Frozen):
    """From `first` o'clock (0-23) to `last` o'clock (0-24) in Thailand, over midnight where `last` is the smaller."""

    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """What a person writes: 22-6. UsageError for anything else."""
        found = re.fullmatch(r"\s*(\d{1,2})\s*-\s*(\d{1,2})\s*", text)
        first, last = (int(found[1]), int(found[2])) if found else (24, 24)
        if first > 23 or last > 24 or first == last:
            raise UsageError(
                _("ช่วงเวลา --hours {text!r} ใช้ไม่ได้ กรุณาระบุเป็นชั่วโมงเต็มตามเวลาประเทศไทย เช่น 22-6", text=text)
            )
        return cls(first=first, last=last)

    def admit(self, at: datetime) -> bool:
        """Whether `at` lies within them."""
        hour = at.astimezone(THAILAND).hour
        over_midnight = self.first > self.last
        return (hour >= self.first or hour < self.last) if over_midnight else self.first <= hour < self.last

    def require(self, at: datetime) -> None:
        """Interrupted where `at` lies outside."""
        if self.admit(at):
            return
        raise Interrupted(
            _(
                "ขณะนี้อยู่นอกช่วงเวลาตรวจที่กำหนดไว้ คือ {first:02}:00–{last:02}:00 น. ตามเวลาประเทศไทย "
                "ข้อมูลที่ตรวจไปแล้วยังอยู่ครบ กรุณาสั่งคำสั่งเดิมอีกครั้งตั้งแต่เวลา {first:02}:00 น. เพื่อตรวจต่อ",
                first=self.first,
                last=self.last,
            )
        )
