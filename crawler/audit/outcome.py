"""What an audit makes of what a site gave; and that it holds for as long as the site gives the same."""

from __future__ import annotations

import dataclasses
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import msgspec
from msgspec.structs import replace

from crawler import __version__
from crawler.checklist import Checklist
from crawler.judge import Judgement, judge
from crawler.models import Checked, Claim, Content, Evidence, Frozen, Resource
from crawler.read import READER, abilities, can_read_scans

__all__ = ["Basis", "Kept", "Outcome", "dated", "held", "hold", "outcome_of"]

_PACKAGE = Path(__file__).resolve().parent.parent


class Outcome(Frozen):
    """What was judged, and what else the report tells of the contents: how many `documents` were read, for how many
    pages each reason to draw them in a browser was given; how many `scans` OCR has read ("read"), how many "pages" of
    them, and how many that may decide an item were not read ("unread")."""

    judgement: Judgement
    documents: int
    drawn: dict[str, int]
    scans: dict[str, int]


class Kept(Protocol):
    """Where the last outcome of a site is kept. `key` names all that it rests on."""

    def outcome(self, key: str) -> bytes | None:
        """What was kept under this very key."""

    def keep_outcome(self, key: str, packed: bytes) -> None:
        """Keep it in place of what was kept for the site before."""


class Basis(Frozen):
    """All that an outcome rests on, but for the checklist.

    `resources` say neither when nor in what place of the archive: in `fetched` they have their number, so that an
    outcome can be told with tonight's times. The contents are not here, since they follow from bodies, addresses and
    the code that reads. `whole`, `unfetched` and `claims` are those of `judge`.
    """

    start: str
    resources: tuple[Resource, ...]
    whole: bool
    unfetched: dict[str, str]
    claims: tuple[Claim, ...] = ()

    @classmethod
    def of(
        cls,
        start: str,
        resources: Sequence[Resource],
        *,
        whole: bool,
        unfetched: Mapping[str, str],
        claims: Sequence[Claim] = (),
    ) -> Basis:
        """The basis of a judgement on `resources`, which are in the order of fetching."""
        numbered = tuple(
            replace(each, fetched=str(number), id=0, parent=0, depth=0, detail="", offset=-1, length=0)
            for number, each in enumerate(resources)
        )
        return cls(start=start, resources=numbered, whole=whole, unfetched=dict(unfetched), claims=tuple(claims))

    def key(self, checklist: Checklist) -> str:
        """The same for the same basis, checklist and code, on a machine that can read the same."""
        can = (abilities(), can_read_scans())
        told = msgspec.json.encode((__version__, _code(), READER, can, checklist.sha256, self))
        return sha256(told).hexdigest()


def outcome_of(basis: Basis, contents: Sequence[Content | None], checklist: Checklist) -> Outcome:
    """Judge. `contents` belong to the basis' resources, one to one."""
    records = tuple(zip(basis.resources, contents, strict=True))
    drawn = {resource.url for resource in basis.resources if resource.how == "rendered"}
    judgement = judge(
        basis.start, records, checklist, whole=basis.whole, unfetched=basis.unfetched, claims=basis.claims
    )
    return Outcome(
        judgement=judgement,
        documents=sum(content is not None and content.is_document for content in contents),
        drawn=Counter(
            content.needs_browser
            for resource, content in records
            if resource.how != "rendered" and resource.url in drawn and content is not None and content.needs_browser
        ),
        scans=_scans(records, judgement),
    )


def _scans(records: Iterable[tuple[Resource, Content | None]], judgement: Judgement) -> dict[str, int]:
    """Counted by their bytes: a scan may lie at several addresses."""
    by_hash = {resource.sha256: content for resource, content in records if content is not None}
    read = [content for content in by_hash.values() if content.quality == "ocr"]
    return {
        "read": len(read),
        "pages": sum(len(content.page_starts) for content in read),
        "unread": sum(by_hash[digest].quality == "none" for digest in judgement.scans),
    }


def held(kept: Kept, key: str) -> Outcome | None:
    """The outcome that rests on the same, where one is kept."""
    packed = kept.outcome(key)
    return msgspec.json.decode(zlib.decompress(packed), type=Outcome) if packed else None


def hold(kept: Kept, key: str, outcome: Outcome) -> None:
    """Keep an outcome for the next night. Not to be asked where chance had a part in it."""
    kept.keep_outcome(key, zlib.compress(msgspec.json.encode(outcome)))


def dated(judgement: Judgement, resources: Sequence[Resource]) -> Judgement:
    """The judgement with the times of these `resources` in place of their numbers."""

    def told(evidence: Evidence) -> Evidence:
        return replace(evidence, fetched=resources[int(evidence.fetched)].fetched)

    def row(checked: Checked) -> Checked:
        addresses = (replace(each, evidence=each.evidence and told(each.evidence)) for each in checked.addresses)
        return replace(checked, addresses=tuple(addresses), better=checked.better and told(checked.better))

    verdicts = (replace(each, evidence=tuple(map(told, each.evidence))) for each in judgement.verdicts)
    return dataclasses.replace(judgement, verdicts=tuple(verdicts), checked=tuple(map(row, judgement.checked)))


@cache
def _code() -> str:
    """The hash of the program's own code: a verdict of other code is never given for one of this."""
    digest = sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
