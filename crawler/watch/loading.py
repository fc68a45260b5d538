"""From sites.toml to what is to be done, with one clear sentence for what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from crawler.checklist import Checklist, load
from crawler.errors import SitesError
from crawler.flaws import Flaw, FlawedError, Shapes, one_of, parsed, shape_flaw
from crawler.language import _
from crawler.watch.plan import Plan, Usual, Watch
from crawler.watch.rules import flaws
from crawler.watch.sites import KINDS, Keep, Options, Recipient, Site, Sites
from crawler.web import parse_start

__all__ = ["chosen", "example", "load_sites"]

_LARGEST = 4_000_000
_SHAPES = Shapes(
    tables={"": Sites, "sites": Site, "defaults": Options, "recipients": Recipient, "keep": Keep},
    choices={"lang": ("th", "en"), "kinds": KINDS},
)


def load_sites(file: Path) -> Watch:
    """What the file says. SitesError where there is none, where it can't be read, and for the first flaw in it."""
    try:
        if file.stat().st_size > _LARGEST:
            raise _told(Flaw(place="", what=_("ไฟล์ใหญ่เกินไป")), file)
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise SitesError(
            _("ไม่พบไฟล์ {file} ซึ่งบอกว่าจะเฝ้าดูเว็บไซต์ใด กรุณาสร้างด้วยคำสั่ง oit watch init หรือระบุไฟล์ด้วย --file", file=file)
        ) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise SitesError(
            _("เปิดไฟล์ {file} ไม่ได้ ({reason}) กรุณาตรวจสอบชื่อไฟล์และสิทธิ์การอ่าน", file=file, reason=reason)
        ) from error
    return _checked(data, file)


def chosen(watch: Watch, names: tuple[str, ...]) -> tuple[Plan, ...]:
    """The sites of these names, in the order of the file; all where none is named. SitesError for an unknown name."""
    known = [plan.name for plan in watch.plans]
    for name in names:
        if name not in known:
            hint = one_of(name, known)
            raise SitesError(_("ไม่มีเว็บไซต์ชื่อ “{name}” ในไฟล์ {file} {hint}", name=name, file=watch.file, hint=hint))
    return tuple(plan for plan in watch.plans if not names or plan.name in names)


def example() -> str:
    """A sites.toml to begin with; it says what everything is for."""
    return Path(__file__).with_name("example.toml").read_text(encoding="utf-8")


def _checked(data: bytes, file: Path) -> Watch:
    try:
        raw = parsed(data)
    except FlawedError as error:
        raise _told(error.flaw, file) from error
    try:
        sites = msgspec.convert(raw, Sites)
    except msgspec.ValidationError as error:
        raise _told(shape_flaw(error, raw, _SHAPES), file) from error
    for flaw in flaws(sites):
        raise _told(flaw, file)
    watch = _filled(sites, file)
    seen: dict[tuple[str, str], str] = {}
    for plan in watch.plans:
        twin = seen.setdefault((plan.key, plan.checklist.id), plan.name)
        if twin != plan.name:
            what = _("เป็นเว็บไซต์และรายการตรวจเดียวกับ “{twin}”", twin=twin)
            raise _told(Flaw(place=f"sites.{plan.name}", what=what), file)
    return watch


def _filled(sites: Sites, file: Path) -> Watch:
    recipients = {each.name: each for each in sites.recipients}
    checklists: dict[str, Checklist] = {}
    plans = []
    for site in sites.sites:
        options = _options(site, sites.defaults)
        if options.checklist not in checklists:
            checklists[options.checklist] = load(options.checklist)
        tell = site.tell if site.tell is not None else sites.defaults.tell
        plans.append(
            Plan(
                name=site.name,
                url=site.url,
                key=parse_start(site.url)[0],
                checklist=checklists[options.checklist],
                options=options,
                tell=tuple(recipients[name] for name in (recipients if tell is None else tell)),
            )
        )
    hour, minute = map(int, sites.at.split(":"))
    return Watch(file=file.absolute(), plans=tuple(plans), recipients=recipients, at=(hour, minute), keep=sites.keep)


def _options(site: Site, defaults: Options) -> Usual:
    told = {name: getattr(defaults, name) for name in Usual.__struct_fields__}
    told |= {name: value for name in told if (value := getattr(site, name)) is not None}
    return Usual(**{name: value for name, value in told.items() if value is not None})


def _told(flaw: Flaw, file: Path) -> SitesError:
    where = f" ({flaw.place})" if flaw.place else ""
    return SitesError(_("{file}{where}: {what} กรุณาแก้ไขไฟล์แล้วลองใหม่", file=file.name, where=where, what=flaw.what))
