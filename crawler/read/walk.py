"""One pass over a parsed page, without recursion: what each element adds to the stream, links, pictures and fields."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.read.calls import Functions
from crawler.read.jumps import chosen_by_script, jump_of
from crawler.read.script import addresses_in, files_in, written_addresses
from crawler.read.spans import Anchor, Frame, Input, Picture, Via, bare_addresses
from crawler.read.stream import BLOCKS, BOLD, Stream
from crawler.read.unusual import DATA_ADDRESSES, FILE_ADDRESSES, opening, unusual
from crawler.urls import names_document

__all__ = ["FormParts", "Walk"]

FormParts = tuple[Frame, list[Input], list[str]]
"""The frame of a form, its fields, and the words on its buttons."""

_UNSEEN = frozenset({"head", "noscript", "select", "textarea"})
_SKIPPED = frozenset({"style", "template", "svg", "math", "-comment", "-doctype", "noembed"})

_MAX_LINKS = 5_000
_MOST_CONCEALED = 10_000  # characters: enough to know what it is about, and no second page in every page
_FOR_ENGINES = frozenset({"description", "keywords"})
_BLANKS = re.compile(r" ?[\t\n\r\f][ \t\n\r\f]*| {2,}")  # not the single blank, of which a text has most
_PIXELS = re.compile(r"\s*(\d{1,5})(?!\s*%|\d)")
_PAGE_VALUE = re.compile(r"https?://|\.{0,2}/|\?|[\w%./-]+\.(?:php|html?|aspx?|jsp|pdf)\b", re.I)
_DATA = re.compile(r"^/(?:api/|\S*(?:\.json\b|/api/))", re.I)
_LABELLED = frozenset({"small", "span", "time"})
_QUOTES = " \t\r\n\"'“”‘’"
_LONGEST_CHOICE = 200
_LONGEST_CLICK = 2_000


class Walk(Stream):
    """The walk over `tree`; `html` is its source, asked whether rare things need looking for at all."""

    def __init__(self, tree: LexborHTMLParser, html: str) -> None:
        root = tree.root or tree.create_node("body")
        super().__init__(root)
        self._tree = tree
        self._jump = ""  # the address that the form around asks for, up to the chosen value
        self._on_choice = ""  # the code of the list around
        self.forms: list[FormParts] = []
        self.loose: FormParts = (self.root, [], [])  # fields outside any form
        self.labels: dict[str, Frame] = {}
        self.script_files: list[str] = []
        self.scripts: list[str] = []
        self.concealed: list[str] = []
        self._concealed_chars = 0
        self._bold = 0
        self._open: list[Anchor] = []
        self._form: FormParts | None = None
        self._label: Frame | None = None
        self._field_end = 0
        self._concealed, self._active = unusual(tree, html)
        self._opening = opening(tree, html)
        self._run(root)
        self._count(self.root)

    def _run(self, node: LexborNode) -> None:
        open_nodes: list[tuple[LexborNode, str, int]] = []
        while True:
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "")
            elif tag == "script":
                self._script(node)
            elif tag == "noframes":
                for address in written_addresses(node.text()):
                    self._lead(address, "a")
            elif tag not in _SKIPPED:
                marks = self._enter(tag, node)
                child = node.first_child if tag != "iframe" else None
                if child is not None:
                    open_nodes.append((node, tag, marks))
                    node = child
                    continue
                self._leave(tag, marks)
            following = node.next
            while following is None:
                if not open_nodes:
                    return
                node, tag, marks = open_nodes.pop()
                self._leave(tag, marks)
                following = node.next
            node = following

    def _enter(self, tag: str, node: LexborNode) -> int:
        """Opens what the element opens. What `_leave` must undo: 1 for hidden text, 2 for each link."""
        marks = 0
        at = len(self.tokens)
        if tag in _UNSEEN or (self._concealed and node.mem_id in self._concealed):
            marks = 1
            self._hide()
        if tag in BLOCKS:
            self._open_frame(tag, node, at)
        if tag in BOLD:
            self._bold += 1
        if self._active and node.mem_id in self._active:
            marks += 2 * self._active_link(tag, node)
        handler = _HANDLERS.get(tag)
        if handler is not None:
            marks += 2 * handler(self, node)
        return marks

    def _leave(self, tag: str, marks: int) -> None:
        for _ in range(marks >> 1):
            anchor = self._open.pop()
            anchor.end = len(anchor.tokens)
        if tag in BOLD:
            self._bold -= 1
        if tag in BLOCKS:
            self._close_frame()
            if tag == "form":
                self._form, self._jump = None, ""
        elif tag == "option":
            self.tokens.append("\n")
        elif tag == "label" and self._label is not None:
            self._label.end = len(self._label.tokens)
            self._label = None
        if marks & 1:
            if tag not in _UNSEEN:
                self._keep_concealed("".join(self.tokens))
            self._unhide()

    def _keep_concealed(self, text: str) -> None:
        kept = text[: _MOST_CONCEALED - self._concealed_chars]
        self._concealed_chars += len(kept)
        self.concealed += (kept, "\n")

    def _text(self, text: str) -> None:
        if not text or text.isspace():
            self.tokens.append(" ")
            return
        if self._pending is not None:
            self._settle_pending()
        if self._frame.tag == "pre":
            for line in text.splitlines():
                self.tokens += (_BLANKS.sub(" ", line), "\n")
        else:
            self.tokens.append(_BLANKS.sub(" ", text))
        size = len(text)
        self._chars += size
        if self._bold:
            self._bold_chars += size
        if self._open:
            self._link_chars += size
        else:
            for address in bare_addresses(text):
                self._lead(address, "text")

    def _script(self, node: LexborNode) -> None:
        if src := node.attributes.get("src"):
            self.script_files.append(src)
            return
        if "json" in (node.attributes.get("type") or ""):
            return
        code = node.text()
        self.scripts.append(code)
        for address in addresses_in(code):
            self._lead(address, "script")
        for address in files_in(code):
            self._lead(address, "embed")

    @cached_property
    def _functions(self) -> Functions:
        return Functions(node.text() for node in self._tree.css("script:not([src])"))

    def _opened_by(self, code: str) -> list[str]:
        """Where a click leads by its code."""
        if not code or len(self.anchors) >= _MAX_LINKS:
            return []
        return addresses_in(code) or self._functions.opened_by(code[:_LONGEST_CLICK])

    def _lead(self, url: str, via: Via, hint: str = "") -> None:
        """A link without an element of its own around words."""
        if len(self.anchors) < _MAX_LINKS:
            self.anchors.append(self._anchor([url], via, hint))

    def _anchor(self, urls: list[str], via: Via, hint: str) -> Anchor:
        return Anchor(urls, via, frame=self._frame, heading=self._heading, tokens=self.tokens, hint=hint)

    def _open_anchor(self, urls: list[str], via: Via, hint: str) -> bool:
        if len(self.anchors) >= _MAX_LINKS:
            return False
        if self._pending is not None:
            self._settle_pending()
        tokens = self.tokens
        if self.anchors and self.anchors[-1].end == len(tokens) and self.anchors[-1].tokens is tokens:
            tokens.append(" ")  # two links that touch are two words
        anchor = self._anchor(urls, via, hint)
        self._open.append(anchor)
        self.anchors.append(anchor)
        return True

    def _active_link(self, tag: str, node: LexborNode) -> bool:
        """onclick and data-href on any element."""
        attributes = node.attributes
        if tag not in {"img", "iframe"}:
            urls = [value for key in DATA_ADDRESSES if (value := attributes.get(key))]
            files = (attributes.get(key) or "" for key in FILE_ADDRESSES)
            urls += [value for value in files if names_document(value)]
            if urls:
                return self._open_anchor(urls, "data", attributes.get("title") or "")
        found = self._opened_by(attributes.get("onclick") or "")
        return bool(found) and self._open_anchor(found, "onclick", attributes.get("title") or "")

    def link(self, node: LexborNode) -> bool:
        attributes = node.attributes
        href = (attributes.get("href") or "").strip(_QUOTES)
        hint = attributes.get("title") or attributes.get("aria-label") or ""
        if href[:11].lower() == "javascript:":
            found = self._opened_by(href)
            return bool(found) and self._open_anchor(found, "onclick", hint)
        if not href or href[0] == "#":
            return False
        # A script application keeps beside the address for people the one of the data that it will load.
        data = [value for key, value in attributes.items() if key[:5] == "data-" and value and _DATA.search(value)]
        return self._open_anchor([href, *data], "a", hint)

    def area(self, node: LexborNode) -> bool:
        attributes = node.attributes
        if href := attributes.get("href"):
            self._lead(href, "area", attributes.get("alt") or attributes.get("title") or "")
        return False

    def line_break(self, _node: LexborNode) -> bool:
        self.tokens.append("\n")
        return False

    def apart(self, node: LexborNode) -> bool:
        """Two labels of different sorts that touch, such as a file's kind and its title, stand apart on the screen."""
        if (before := node.prev) is not None and before.tag in _LABELLED and _sort(before) != _sort(node):
            self.tokens.append(" ")
        return False

    def picture(self, node: LexborNode) -> bool:
        attributes = node.attributes
        alt = (attributes.get("alt") or attributes.get("title") or "").strip()
        if alt and self._open:
            self._open[-1].words.append(alt)
        sources = (attributes.get(name) for name in ("data-src", "data-lazy-src", "data-original", "src"))
        source = next((s for s in sources if s), "")
        if source and not self._hidden and len(self.pictures) < _MAX_LINKS:
            style = attributes.get("style") or ""
            size = (_stated("width", attributes, style), _stated("height", attributes, style))
            self.pictures.append(Picture(source, alt, self._frame, self._heading, size))
        return False

    def embed(self, node: LexborNode) -> bool:
        attributes = node.attributes
        via: Via = node.tag if node.tag in {"frame", "iframe"} else "embed"  # type: ignore[assignment]
        urls = [value for key in ("src", "data-src", "data") if (value := attributes.get(key))]
        if urls:
            self._lead(urls[0], via, attributes.get("title") or attributes.get("name") or "")
        return False

    def option(self, node: LexborNode) -> bool:
        value = (node.attributes.get("value") or "").strip()
        address = value if _PAGE_VALUE.match(value) else self._chosen(value)
        return bool(address) and self._open_anchor([address], "option", "")

    def _chosen(self, value: str) -> str:
        if not 0 < len(value) <= _LONGEST_CHOICE or len(self.anchors) >= _MAX_LINKS:
            return ""
        by_script = chosen_by_script(self._on_choice, value) if self._on_choice else ""
        return by_script or (self._jump + quote(value) if self._jump else "")

    def choice(self, node: LexborNode) -> bool:
        self._on_choice = (node.attributes.get("onchange") or "")[:_LONGEST_CLICK]
        return self.field(node)

    def following(self, node: LexborNode) -> bool:
        attributes = node.attributes
        if "next" in (attributes.get("rel") or "").lower().split() and (href := attributes.get("href")):
            self._lead(href, "a", attributes.get("title") or "")
        return False

    def parameter(self, node: LexborNode) -> bool:
        value = node.attributes.get("value") or ""
        if names_document(value):
            self._lead(value, "embed")
        return False

    def meta(self, node: LexborNode) -> bool:
        attributes = node.attributes
        if (attributes.get("http-equiv") or "").lower() == "refresh":
            found = re.search(r"url\s*=\s*[\"']?\s*([^\"']+)", attributes.get("content") or "", re.I)
            if found:
                self._lead(found[1].strip(), "meta")
        elif (attributes.get("name") or "").lower() in _FOR_ENGINES:
            self._keep_concealed(attributes.get("content") or "")
        return False

    def form(self, node: LexborNode) -> bool:
        self._jump = jump_of(node)
        self._form = (self._frame, [], [])
        self.forms.append(self._form)
        return False

    def button(self, node: LexborNode) -> bool:
        self.tokens.append(" ")
        words = node.text() if node.first_child is not None else node.attributes.get("value")
        self._button(words or node.attributes.get("title") or "")
        return False

    def _button(self, words: str) -> None:
        (self._form or self.loose)[2].append(words)

    def label(self, node: LexborNode) -> bool:
        self._label = Frame("label", node, None, self.tokens, len(self.tokens))
        if target := node.attributes.get("for"):
            self.labels.setdefault(target, self._label)
        return False

    def field(self, node: LexborNode) -> bool:
        attributes = node.attributes
        kind = (attributes.get("type") or "text").lower() if node.tag == "input" else node.tag or ""
        if kind in {"submit", "button", "reset", "image"}:
            self._button(attributes.get("value") or attributes.get("alt") or "")
        elif kind != "hidden":
            field = Input(kind, attributes, self._frame, self._heading)
            field.wrapped = self._label
            visible = self._hidden[0][0] if self._hidden else self.tokens
            field.place = (visible, min(self._field_end, len(visible)), len(visible))
            self._field_end = len(visible)
            (self._form or self.loose)[1].append(field)
        self.tokens.append(" ")
        return False


_HANDLERS: dict[str, Callable[[Walk, LexborNode], bool]] = {
    "a": Walk.link,
    "area": Walk.area,
    "br": Walk.line_break,
    "button": Walk.button,
    "embed": Walk.embed,
    "form": Walk.form,
    "frame": Walk.embed,
    "iframe": Walk.embed,
    "img": Walk.picture,
    "input": Walk.field,
    "label": Walk.label,
    "link": Walk.following,
    "meta": Walk.meta,
    "object": Walk.embed,
    "option": Walk.option,
    "param": Walk.parameter,
    "select": Walk.choice,
    "small": Walk.apart,
    "span": Walk.apart,
    "textarea": Walk.field,
    "time": Walk.apart,
}


def _sort(node: LexborNode) -> tuple[str | None, str | None]:
    return node.tag, node.attributes.get("class")


def _stated(name: str, attributes: dict[str, str | None], style: str) -> int:
    found = _PIXELS.match(attributes.get(name) or "") or re.search(rf"(?<!-){name}\s*:\s*(\d{{1,5}})px", style)
    return int(found[1]) if found else 0
