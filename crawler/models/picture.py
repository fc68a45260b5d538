"""Pictures of the evidence: what a page or document looked like."""

from __future__ import annotations

from typing import Literal

from crawler.models.frozen import Frozen

__all__ = ["Drawn", "Picture", "PictureOf"]

PictureOf = Literal["page", "document"]


class Drawn(Frozen):
    """A picture as it was drawn: the large one and its `thumbnail`, both JPEG; `width` and `height` of the large one in
    pixels. `picture` is empty where nothing came of it, and `reason` then says why, for a log, in English."""

    picture: bytes = b""
    thumbnail: bytes = b""
    width: int = 0
    height: int = 0
    reason: str = ""


class Picture(Frozen):
    """A picture in a run's folder, of the evidence at `url` whose bytes have the hash `sha256`.

    `file` and `thumbnail` are names in the folder of pictures; `width` and `height` are those of `file` in pixels;
    `taken` is ISO 8601 in UTC. `drawn_from` is "archive", of this run, or the id of the earlier run for which it was
    drawn and from whose folder it came.
    """

    url: str
    sha256: str
    file: str
    thumbnail: str
    width: int
    height: int
    taken: str
    of: PictureOf
    drawn_from: str = "archive"
