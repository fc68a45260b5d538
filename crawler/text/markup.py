"""Elements cut out of recorded HTML in one go: no page, however it was made, takes longer than its length."""

from __future__ import annotations

import re

__all__ = ["without_element"]


def without_element(html: bytes, name: str) -> bytes:
    """`html` without every element called `name`, from its start tag to the next end tag; nested ones end with that.

    What is never closed stays, since nobody knows where it ends. A search for both tags at once would begin anew at
    each start tag, and take hours on a page of nothing else.
    """
    tag = re.escape(name.encode("ascii"))
    start = re.compile(rb"<" + tag + rb"(?=[\s/>])", re.IGNORECASE)
    *closed, rest = re.split(rb"</" + tag + rb"\s*>", html, flags=re.IGNORECASE)
    return b"".join([*(start.split(part, maxsplit=1)[0] for part in closed), rest])
