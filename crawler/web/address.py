"""The web address that a person types."""

from __future__ import annotations

import re

from crawler.errors import AddressError
from crawler.language import Message, _
from crawler.urls import MAX_LENGTH, canonical, host_of

__all__ = ["parse_start"]

_EDGES = " \t\r\n\f\v\xa0\u200b\u2060\ufeff\"'`“”‘’«»<>()[]"
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.I)
_MISTYPED_SCHEME = re.compile(r"(?!https?://)h[tp]{2,4}(s?)[\s:;.,]*[/\\]+[\s/\\:]*", re.I)
_OTHER_SCHEME = re.compile(r"(mailto|tel|javascript|data|file|ftps?|line):", re.I)
_BLANK = re.compile(r"[\s\xa0\u200b\u2060\ufeff]+")
_EXAMPLE = "https://www.example.go.th/"


def parse_start(text: str) -> tuple[str, str | None]:
    """The canonical URL that a person means, and a second one to try if the first can't be reached.

    Without a scheme https is taken, and the second is the same address over http; otherwise the second is None.
    Raises AddressError, with what was probably meant where that can be guessed.
    """
    typed = text.strip(_EDGES) if not text.strip().startswith("[") else text.strip()
    if not typed:
        raise AddressError(_("ยังไม่ได้ระบุที่อยู่เว็บไซต์ กรุณาพิมพ์ที่อยู่ให้ครบ เช่น {example}", example=_EXAMPLE))
    if len(typed) > MAX_LENGTH:
        raise AddressError(_("ที่อยู่เว็บไซต์ยาวเกิน {longest:n} ตัวอักษร กรุณาใช้ที่อยู่หน้าแรกของเว็บไซต์", longest=MAX_LENGTH))
    _refuse_slips(typed)
    _refuse_what_is_no_site(typed)
    scheme = _SCHEME.match(typed)
    url = canonical(typed if scheme else f"https://{typed}")
    if url is None or not _is_host(host_of(url)):
        raise _unusable(typed)
    return (url, None) if scheme else (url, canonical(f"http://{typed}"))


def _refuse_slips(typed: str) -> None:
    """AddressError for slips of the keyboard, each with the address that was probably meant."""
    authority = re.split(r"[/?#]", _SCHEME.sub("", typed, count=1), maxsplit=1)[0]
    if _MISTYPED_SCHEME.match(typed):
        raise _slip(typed, _("ส่วน http:// หรือ https:// พิมพ์ไม่ถูกต้อง"))
    if "\\" in typed:
        raise _slip(typed, _("มีเครื่องหมาย \\ ซึ่งต้องเป็น /"))
    if _BLANK.search(typed):
        raise _slip(typed, _("มีช่องว่างอยู่ภายใน"))
    if re.search(r"[,;]", authority) or ".." in authority:
        raise _slip(
            typed,
            _("ชื่อเว็บไซต์มีจุดติดกัน หรือมีเครื่องหมาย , หรือ ; แทนจุด"),
        )


def _refuse_what_is_no_site(typed: str) -> None:
    """AddressError for e-mail addresses, other schemes and passwords."""
    scheme = _SCHEME.match(typed)
    if _OTHER_SCHEME.match(typed) or (scheme and scheme[1].lower() not in ("http", "https")):
        raise AddressError(
            _(
                "“{typed}” ไม่ใช่ที่อยู่เว็บไซต์ กรุณาใช้ที่อยู่ที่ขึ้นต้นด้วย https:// หรือ http:// เช่น {example}",
                typed=typed,
                example=_EXAMPLE,
            )
        )
    if "@" in re.split(r"[/?#]", typed.partition("://")[2] or typed, maxsplit=1)[0]:
        raise AddressError(
            _("ที่อยู่นี้มีเครื่องหมาย @ จึงเป็นอีเมลหรือมีชื่อผู้ใช้อยู่ด้วย กรุณาใช้ที่อยู่หน้าแรกของเว็บไซต์ เช่น {example}", example=_EXAMPLE)
        )


def _slip(typed: str, why: Message) -> AddressError:
    meant = _meant(typed)
    if meant is None:
        return _unusable(typed)
    return AddressError(
        _(
            "ที่อยู่เว็บไซต์ “{typed}” ใช้ไม่ได้ เพราะ{why} หมายถึง {meant} หรือไม่ ถ้าใช่กรุณาพิมพ์ใหม่ตามนี้",
            typed=typed,
            why=why,
            meant=meant,
        )
    )


def _unusable(typed: str) -> AddressError:
    return AddressError(
        _(
            "“{typed}” ไม่ใช่ที่อยู่เว็บไซต์ที่ใช้ได้ กรุณาคัดลอกที่อยู่จากแถบที่อยู่ของเบราว์เซอร์ เช่น {example}",
            typed=typed,
            example=_EXAMPLE,
        )
    )


def _meant(typed: str) -> str | None:
    """The address with its slips mended; None if it is none even then."""
    mended = _MISTYPED_SCHEME.sub(r"http\1://", typed, count=1)
    mended = _BLANK.sub("", mended).replace("\\", "/")
    scheme = _SCHEME.match(mended)
    start = scheme[0] if scheme else "https://"
    authority, slash, rest = mended.removeprefix(start).lstrip("/").partition("/")
    url = canonical(f"{start}{re.sub(r'[.,;]+', '.', authority)}{slash}{rest}")
    return url if url and _is_host(host_of(url)) else None


def _is_host(host: str) -> bool:
    """Whether a name can be a web server's: it has a dot with letters after it, or is an IP address or localhost."""
    last = host.rpartition(".")[2]
    return host == "localhost" or ":" in host or ("." in host and bool(last))
