"""Who signs: the chief executive and the clerk of each kind of local body, and what its units are called."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.language import Both, Told

__all__ = ["Office", "office_of"]

CLERKS_OFFICE = "สำนักปลัดเทศบาล"
CLERKS_OFFICE_ELSEWHERE = "สำนักปลัด"
"""Checklists name units as municipalities do; other bodies have no สำนักปลัดเทศบาล."""


@dataclass(frozen=True, slots=True)
class Office:
    """`chief` and `clerk` as they are called in a sentence; the titles as they stand below a signature, None where a
    person must say."""

    chief: Told
    clerk: Told
    chief_title: Told | None = None
    clerk_title: Told | None = None
    is_municipality: bool = False

    def unit(self, owner: str) -> str:
        """What this body calls the unit that a checklist names."""
        if self.is_municipality:
            return owner
        return owner.replace(CLERKS_OFFICE, CLERKS_OFFICE_ELSEWHERE)


_UNKNOWN = Office(
    chief=Both("ผู้บริหารสูงสุดของหน่วยงาน", "the chief executive"),
    clerk=Both("ปลัดของหน่วยงาน", "the clerk"),
    is_municipality=True,
)
_OTHERS = ("องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด", "เมืองพัทยา")


def office_of(body: str) -> Office:
    """The office of a body by its full name; general words where its kind isn't known."""
    name = body.strip()
    if name.startswith("เทศบาล"):
        # เทศบาลตำบลปทุมรัตน์ is headed by นายกเทศมนตรีตำบลปทุมรัตน์.
        return Office(
            chief=Both("นายกเทศมนตรี", "the mayor"),
            clerk=Both("ปลัดเทศบาล", "the municipal clerk"),
            chief_title=Both(name.replace("เทศบาล", "นายกเทศมนตรี", 1), f"Mayor, {name}"),
            clerk_title=Both(f"ปลัด{name}", f"Municipal Clerk, {name}"),
            is_municipality=True,
        )
    for kind in _OTHERS:
        if name.startswith(kind):
            return Office(
                chief=Both(f"นายก{kind}", "the chief executive"),
                clerk=Both(f"ปลัด{kind}", "the clerk"),
                chief_title=Both(f"นายก{name}", f"Chief Executive, {name}"),
                clerk_title=Both(f"ปลัด{name}", f"Clerk, {name}"),
            )
    return _UNKNOWN
