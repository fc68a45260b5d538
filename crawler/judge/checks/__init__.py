"""The checks that a checklist may name, each a pure function of the evidence. A new one is one file.

A check answers a `Seen`: `met` True or False with where and which words, or None where the tool can't tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from crawler.judge.checks import (
    buying,
    channels,
    contact,
    count,
    declared,
    fee,
    listed,
    money,
    nature,
    people,
    phrases,
    progress,
    several,
    time,
    timing,
)
from crawler.judge.checks.seen import Evidence, Seen

__all__ = ["CHECKS", "Check", "Evidence", "Seen"]

Check = Callable[[Evidence, Sequence[str]], Seen]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "phrase": phrases.phrase,
        "column": phrases.column,
        "several": several.several,
        "money": money.money,
        "spent": money.spent,
        "fee": fee.fee,
        "duration": time.duration,
        "period": time.period,
        "progress": progress.progress,
        "outcome": progress.outcome,
        "count": count.count,
        "declared": declared.declared,
        "listed": listed.listed,
        "method": buying.method,
        "seller": buying.seller,
        "person": people.person,
        "photos": people.photos,
        "contacts": people.contacts,
        "signed": people.signed,
        "phone": contact.phone,
        "email": contact.email,
        "address": contact.address,
        "map": contact.place_on_map,
        "two_way": channels.two_way,
        "online_form": channels.online_form,
        "complaint_channel": channels.complaint_channel,
        "own_text": nature.own_text,
        "pictures": nature.pictures,
        "dated": timing.dated,
        "year": timing.year,
        "none": nature.none,
    }
)
