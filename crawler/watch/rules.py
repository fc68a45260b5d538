"""What sites.toml must fulfil beyond its shape: names that mean something, addresses that can be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crawler.audit import Hours
from crawler.checklist import load
from crawler.errors import AddressError, ChecklistError, UsageError
from crawler.flaws import Flaw, one_of
from crawler.language import _
from crawler.watch.sites import CLOCK, NAME, Options, Site, Sites
from crawler.web import parse_start

__all__ = ["flaws"]


def flaws(sites: Sites) -> Iterator[Flaw]:
    """Every flaw of a file of the right shape, in its order."""
    if not re.match(CLOCK, sites.at):
        yield Flaw(place="at", what=_("“{at}” ไม่ใช่เวลา เช่น 02:00", at=sites.at))
    if not sites.sites:
        yield Flaw(place="sites", what=_("ต้องมีอย่างน้อยหนึ่งเว็บไซต์"))
    known = {each.name for each in sites.recipients}
    yield from _names("recipients", (each.name for each in sites.recipients))
    for each in sites.recipients:
        if not each.to.strip():
            yield Flaw(place=f"recipients.{each.name}.to", what=_("ยังไม่ได้ระบุช่องทาง"))
    yield from _options("defaults", sites.defaults, known)
    yield from _names("sites", (each.name for each in sites.sites))
    for site in sites.sites:
        yield from _site(site)
        yield from _options(f"sites.{site.name}", site, known)


def _names(place: str, names: Iterable[str]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for name in names:
        if not re.match(NAME, name):
            what = _("ชื่อ “{name}” ใช้ไม่ได้ ใช้ได้เฉพาะอักษร a-z A-Z ตัวเลข จุด ขีด และขีดล่าง ไม่เกิน 64 ตัว", name=name)
            yield Flaw(place=place, what=what)
        if name in seen:
            yield Flaw(place=place, what=_("มีชื่อ “{name}” ซ้ำกัน", name=name))
        seen.add(name)


def _site(site: Site) -> Iterator[Flaw]:
    try:
        parse_start(site.url)
    except AddressError as error:
        yield Flaw(place=f"sites.{site.name}.url", what=error.message)


def _options(place: str, options: Options, recipients: set[str]) -> Iterator[Flaw]:
    for name in options.tell or ():
        if name not in recipients:
            hint = one_of(name, sorted(recipients)) if recipients else _("ยังไม่มี [[recipients]] ในไฟล์")
            yield Flaw(place=f"{place}.tell", what=_("ไม่มีผู้รับชื่อ “{name}” {hint}", name=name, hint=hint))
    if options.hours:
        try:
            Hours.parse(options.hours)
        except UsageError:
            what = _("“{hours}” ไม่ใช่ช่วงเวลา กรุณาระบุเป็นชั่วโมงเต็มตามเวลาประเทศไทย เช่น 22-6", hours=options.hours)
            yield Flaw(place=f"{place}.hours", what=what)
    if options.checklist is not None:
        try:
            load(options.checklist)
        except ChecklistError as error:
            yield Flaw(place=f"{place}.checklist", what=error.message)
    if (options.iit is None) != (options.eit is None):
        yield Flaw(place=place, what=_("ต้องระบุ iit และ eit คู่กันจึงจะคำนวณคะแนน ITA ได้"))
