"""Web addresses as text: the canonical form, the template of alike pages, the words inside. Pure, no I/O."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import SplitResult, unquote, unquote_to_bytes, urljoin, urlsplit

__all__ = ["canonical", "host_of", "is_on", "names_document", "names_picture", "template", "words_of"]

MAX_LENGTH = 2_000

_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|od[ts]|rtf|csv|zip|rar)(?=$|[?#&])", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|tiff?|webp)(?=$|[?#&])", re.IGNORECASE)

_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?")
_IPV6 = re.compile(r"[0-9a-f:.]+")
_SCHEME = re.compile(r"(https?):([/\\]*)", re.I)
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.I)
# Leads to the same from every page of a host, so a menu's addresses are worked out once for all pages.
_FROM_ANYWHERE = re.compile(r"(?:https?:/)?/\w")
_ROOTED = re.compile(r"/[\w-][^;]*\Z")  # without parameters, which urljoin takes apart
_ROOT = re.compile(r"https?://[\w.:-]+(?=/)")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_EDGES = "".join(map(chr, range(0x21))) + "\u200b\ufeff\xa0"

_UNRESERVED = r"A-Za-z0-9._~\-"
_ESCAPE_OR_UNSAFE_IN_PATH = re.compile(rf"%[0-9A-Fa-f]{{2}}|[^{_UNRESERVED}/!$&'()*+,;=:@]")
_ESCAPE_OR_UNSAFE_IN_QUERY = re.compile(rf"%[0-9A-Fa-f]{{2}}|[^{_UNRESERVED}/!$&'()*+,;=:@?]")
_UNRESERVED_CHARACTER = re.compile(rf"[{_UNRESERVED}]")

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl", re.I)
_SESSION = re.compile(r"phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|oscsid|cfid|cftoken|zenid", re.I)
_PERHAPS_SESSION = re.compile(r"sid|session_?id|sess|ssid", re.I)
_TOKEN = re.compile(r"(?=[A-Za-z-]*\d)(?=[\d-]*[A-Za-z])[A-Za-z0-9-]{16,}")
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*|/\(S\([a-z0-9]{24}\)\)(?=/)", re.I)

_CHANGING = re.compile(
    r"(?P<token>[A-Za-z0-9]{16,})"
    r"|(?:%[Ee]0%[Bb]9%9[0-9]|[0-9])+"  # Thai digits are escaped by now
    r"|(?P<escape>%[0-9A-Fa-f]{2})"
)
_RANDOM = re.compile(r"[0-9a-f]+|(?:[A-Za-z]+[0-9]+){3,}[A-Za-z]*|(?:[0-9]+[A-Za-z]+){3,}[0-9]*", re.I)
_SEPARATORS = re.compile(r"[\s/\\_.?&=+:;,|()\[\]-]+")


def canonical(url: str, base: str = "") -> str | None:
    """The one form in which an address is queued, stored and compared; None for what is no web page.

    Absolute http or https without user name and fragment; scheme and host in lower case, Thai hosts as IDNA; no default
    port; dot segments resolved; unreserved characters unescaped, everything else as UTF-8; session ids and tracking
    parameters dropped, the other parameters in their order. Escapes keep the case in which the site writes them, since
    some servers compare addresses letter by letter. At most 2,000 characters. A bare fragment ("#") is a place on the
    page itself, so None as well.
    """
    if len(url) > 4 * MAX_LENGTH:
        return None
    if _FROM_ANYWHERE.match(url):
        base = base[: base.find("/", len("https://")) + 1] or base
    return _canonical(url, base)


@lru_cache(maxsize=4_096)
def _canonical(url: str, base: str) -> str | None:
    try:
        parts = urlsplit(_absolute(url, base))
        origin = _origin(parts)
    except ValueError:
        return None
    if not origin:
        return None
    path = _resolve_dots(_escape(parts.path, _ESCAPE_OR_UNSAFE_IN_PATH))
    query = _query(_escape(parts.query, _ESCAPE_OR_UNSAFE_IN_QUERY))
    whole = f"{origin}{path}?{query}" if query else f"{origin}{path}"
    return whole if len(whole) <= MAX_LENGTH else None


def names_document(url: str) -> bool:
    """Whether an address, or a parameter of it, ends like the name of a document."""
    return _DOCUMENT.search(url) is not None


def names_picture(url: str) -> bool:
    """Whether an address, or a parameter of it, ends like the name of a picture: scans are published so."""
    return _PICTURE.search(url) is not None


def template(url: str) -> str:
    """The address with every run of digits and every long random token as "#", to sample pages made alike."""
    start = url.find("/", url.find("//") + 2)
    if start < 0:
        return url
    return url[:start] + _CHANGING.sub(_blank_out, url[start:])


@lru_cache(maxsize=4_096)
def host_of(url: str) -> str:
    """The host of an address in lower case, without port; empty where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_on(url: str, hosts: Iterable[str]) -> bool:
    """Whether an address lies on one of `hosts` or below it: docs.example.org lies below example.org."""
    own = host_of(url)
    return any(own == host or own.endswith("." + host) for host in hosts)


def words_of(url: str) -> str:
    """Path and query with escapes decoded (UTF-8, else windows-874) and separators as blanks."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    raw = unquote_to_bytes(f"{parts.path} {parts.query}")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp874", "replace")
    return _SEPARATORS.sub(" ", text).strip()


def _absolute(url: str, base: str) -> str:
    """`url` joined to `base` as a browser does it, with what browsers forgive forgiven."""
    url = _LONE_SURROGATE.sub("\ufffd", url).strip(_EDGES)
    url = url.replace("\t", "").replace("\n", "").replace("\r", "").replace("&amp;", "&").partition("#")[0]
    if not url or _OTHER_SCHEME.match(url):
        return ""
    path, mark, query = url.partition("?")
    url = path.replace("\\", "/") + mark + query
    if scheme := _SCHEME.match(url):
        rest = url[scheme.end() :]
        if len(scheme[2]) < 2 and base[: len(scheme[1]) + 1].lower() == scheme[1].lower() + ":":
            return str(urljoin(base, scheme[2] + rest))
        return f"{scheme[1]}://{rest}"
    if _ROOTED.match(url) and "/." not in url and (root := _ROOT.match(base)):
        return root[0] + url  # what urljoin would give, in a tenth of the time
    return str(urljoin(base, url))


def _origin(parts: SplitResult) -> str:
    """Scheme, host and port; empty where they name no web server. ValueError for a port that is none."""
    if parts.scheme not in _DEFAULT_PORTS:
        return ""
    host = unquote(parts.hostname or "").lower()
    if ":" in host:
        host = f"[{host}]" if _IPV6.fullmatch(host) else ""
    else:
        if not host.isascii():
            host = str(host.encode("idna"), "ascii").lower()
        host = host.removesuffix(".")
        if not _HOST.fullmatch(host):
            return ""
    if not host:
        return ""
    port = parts.port
    suffix = "" if port is None or port == _DEFAULT_PORTS[parts.scheme] else f":{port}"
    return f"{parts.scheme}://{host}{suffix}"


def _escape(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    piece = found[0]
    if len(piece) == 1:
        return "".join(f"%{byte:02X}" for byte in piece.encode("utf-8"))
    plain = chr(int(piece[1:], 16))
    return plain if _UNRESERVED_CHARACTER.fullmatch(plain) else piece


def _resolve_dots(path: str) -> str:
    path = _SESSION_IN_PATH.sub("", path)
    if "/." not in path:
        return path or "/"
    kept: list[str] = []
    for part in path.split("/")[1:]:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    if path.endswith(("/.", "/..")):
        kept.append("")
    return "/" + "/".join(kept)


def _query(query: str) -> str:
    return "&".join(pair for pair in query.split("&") if pair and not _is_noise(pair))


def _is_noise(pair: str) -> bool:
    name, _, value = pair.partition("=")
    if _TRACKING.fullmatch(name) or _SESSION.fullmatch(name):
        return True
    # "sid" is as often the number of a section: only a random value makes it a session.
    return bool(_PERHAPS_SESSION.fullmatch(name) and _TOKEN.fullmatch(value))


def _blank_out(found: re.Match[str]) -> str:
    if found["escape"]:
        return found[0]
    token = found["token"]
    return re.sub(r"[0-9]+", "#", token) if token and not _RANDOM.fullmatch(token) else "#"
