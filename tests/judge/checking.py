"""Runs a named check on tiny pages and documents."""

from __future__ import annotations

from crawler.judge.checks import CHECKS, Evidence, Seen
from crawler.judge.data_year import YearReading
from crawler.judge.site import Node
from tests.judge.parts import OWN, document_node, finding, page_node

__all__ = ["check", "document", "page"]

page = page_node
document = document_node


def check(
    name: str,
    *nodes: Node,
    words: tuple[str, ...] = (),
    years: tuple[int, ...] = (2567,),
    read: YearReading | None = None,
) -> Seen:
    """What the check says of the pages and documents, the best evidence first; `read` is what year they are of."""
    findings = tuple(finding("ok", node, year=read) for node in nodes)
    return CHECKS[name](Evidence(findings, years, OWN), words)
