"""What another host shows in place of a document: believed where it helps the town or is plain, else left open."""

from __future__ import annotations

from crawler.judge.pieces import Piece
from crawler.judge.prose import Prose
from crawler.shares import file_of
from crawler.text import squash

__all__ = ["tells"]

# A flipbook, a wall that asks for a login, a page that a script fills: less than this is not what the visitor sees.
_SUBSTANCE = 250
_BELIEVED = frozenset({"ok", "stale_year"})


def tells(piece: Piece, code: str, prose: Prose) -> bool:
    """Whether what came for an outside address says something of the town's document, `code` being what it would say.

    Where a file was shared, a web page in its place is the host's own (a warning, a request to sign in), never
    evidence. Another host's silence or refusal is nothing that the town has done.
    """
    node = piece.node
    if node is None:
        return False
    if code == "login_required":
        return True
    if node.resource.fault is not None or node.resource.status >= 400:
        return code == "dead_link" and node.resource.fault is None
    if not node.is_page:
        return True
    if file_of(piece.url):
        return False
    return code == "dead_link" or (code in _BELIEVED and len(squash("\n".join(prose.lines))) >= _SUBSTANCE)
