"""Documents to pictures: the first page, as large as a screen shows it, and a thumbnail of its upper part."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
from PIL import Image, ImageOps

from crawler.models import Drawn
from crawler.read import media
from crawler.read.programs import ProgramFailed, ProgramMissing, converted

__all__ = ["HIGHEST", "THUMBNAIL", "WIDTH", "draw"]

WIDTH = 1280
"""Pixels. A page of A4 is then drawn at 155 dots per inch, and its small print can be read."""

HIGHEST = 4000
"""Pixels. Of a longer picture the top is kept."""

THUMBNAIL = 360
"""Pixels of width, at most."""

MOST_PIXELS = 60_000_000
"""An A4 page at 600 dots per inch has 35 million; what is larger is not unpacked."""

SECONDS = 16.0
"""How long LibreOffice may take for one document: less than a worker may."""

# JPEG: WebP would be half the size, but does not open in every Windows 10. At 70 letters stay sharp, at half of 90's.
_QUALITY = 70
_THUMBNAIL_QUALITY = 55
_THUMBNAIL_RATIO = 3 / 4
_OFFICE = {
    media.DOC: ("doc", "pdf"),
    media.DOCX: ("docx", "pdf"),
    media.ODT: ("odt", "pdf"),
    media.RTF: ("rtf", "pdf"),
    media.PPT: ("ppt", "pdf:impress_pdf_Export"),
    media.PPTX: ("pptx", "pdf:impress_pdf_Export"),
    media.ODP: ("odp", "pdf:impress_pdf_Export"),
    media.XLS: ("xls", "pdf:calc_pdf_Export"),
    media.XLSX: ("xlsx", "pdf:calc_pdf_Export"),
    media.ODS: ("ods", "pdf:calc_pdf_Export"),
}
_FIRST_PAGE = ':{"PageRange":{"type":"string","value":"1"}}'


def draw(body: bytes, url: str, media_type: str) -> Drawn:
    """The first page of a document, or a picture, at most WIDTH wide and HIGHEST high.

    Never raises for bad content: where nothing could be drawn, the `reason` says why.
    """
    try:
        kind = media.sniff(body, url, media_type)
        return _kept(_drawer(kind)(body))
    except (KeyboardInterrupt, SystemExit):
        raise
    except (ProgramMissing, ProgramFailed) as error:
        return Drawn(reason=str(error))
    except MemoryError:
        return Drawn(reason="too large to draw")
    except BaseException as error:  # parsers fail in ways that nobody announces
        return Drawn(reason=f"damaged: {type(error).__name__}: {error}"[:200])


def _drawer(kind: str) -> Callable[[bytes], Image.Image]:
    if kind == media.PDF:
        return _of_pdf
    if kind in _OFFICE:
        ending, wanted = _OFFICE[kind]
        wanted += _FIRST_PAGE if ":" in wanted else f":writer_pdf_Export{_FIRST_PAGE}"
        return lambda body: _of_pdf(converted(body, ending, wanted, SECONDS))
    if kind.startswith("image/"):
        return _of_image
    raise ProgramFailed(f"format not drawn: {kind}"[:200])


def _of_pdf(body: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(body) as document:
        document.init_forms()  # what was filled in is drawn with it
        page = document[0]
        width, height = page.get_size()
        scale = min(WIDTH / max(width, 1.0), HIGHEST / max(height, 1.0))
        picture: Image.Image = page.render(scale=scale).to_pil()
        return picture


def _of_image(body: bytes) -> Image.Image:
    with Image.open(io.BytesIO(body)) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise ProgramFailed("too_large: more pixels than are looked at")
        picture.draft("RGB", (2 * WIDTH, 2 * HIGHEST))  # a photograph is then unpacked at a fraction of its size
        upright = ImageOps.exif_transpose(picture)
        return _on_white(upright)


def _on_white(picture: Image.Image) -> Image.Image:
    """Without transparency, which JPEG does not have."""
    if picture.has_transparency_data:
        layered = picture.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(paper, layered).convert("RGB")
    return picture.convert("RGB")


def _kept(picture: Image.Image) -> Drawn:
    large = picture.convert("RGB")
    if large.width > WIDTH:
        large = large.resize((WIDTH, max(1, round(large.height * WIDTH / large.width))), Image.Resampling.LANCZOS)
    large = large.crop((0, 0, large.width, min(large.height, HIGHEST)))
    top = large.crop((0, 0, large.width, max(1, min(large.height, round(large.width * _THUMBNAIL_RATIO)))))
    top.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.LANCZOS)
    packed, thumbnail = _jpeg(large, _QUALITY), _jpeg(top, _THUMBNAIL_QUALITY)
    return Drawn(picture=packed, thumbnail=thumbnail, width=large.width, height=large.height)


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=quality, optimize=True, progressive=True)
    return packed.getvalue()
