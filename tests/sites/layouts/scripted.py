"""A script application: every page is an empty frame, and what it shows lies in it packed, for its script to unpack."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, replace

from tests.sites.towns import Layout, Leaf, Reply, Site, Town

__all__ = ["Scripted"]

UNPACK = (
    "const packed = Uint8Array.from(atob(document.getElementById('app').dataset.page), one => one.charCodeAt(0));"
    "setTimeout(() => { document.body.innerHTML = new TextDecoder().decode(packed) }, 50)"
)


@dataclass(frozen=True)
class Scripted:
    """The pages of `inside`, which only a browser can see."""

    inside: Layout

    def address(self, key: str, number: int, extension: str) -> str:
        return self.inside.address(key, number, extension)

    def draw(self, town: Town, leaves: tuple[Leaf, ...]) -> Site:
        site = self.inside.draw(town, leaves)
        return {
            path: packed(reply) if reply.media_type.startswith("text/html") else reply for path, reply in site.items()
        }


def packed(reply: Reply) -> Reply:
    found = re.fullmatch(r"(.*<body>)(.*)(</body>.*)", reply.body.decode(), re.S)
    if found is None:  # a redirect
        return reply
    inner = b64encode(found[2].encode()).decode()
    body = f'{found[1]}<div id="app" data-page="{inner}"></div><script>{UNPACK}</script>{found[3]}'
    return replace(reply, body=body.encode())
