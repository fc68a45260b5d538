"""Ways in which the public and the office talk to each other online."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crawler.judge.checks.seen import Evidence, Seen, Words, quote_of, whole
from crawler.judge.labels import is_generic
from crawler.judge.site import Node
from crawler.models import Form
from crawler.urls import names_document

__all__ = ["complaint_channel", "online_form", "two_way"]

_CHAT = re.compile(
    r"m\.me/|messenger\.com|customerchat|line\.me|lin\.ee|tawk\.to|livechat|chatbot|zendesk|crisp\.chat", re.IGNORECASE
)
_FORM_HOSTS = re.compile(r"docs\.google\.com/forms|forms\.gle|forms\.office\.com|forms\.microsoft", re.IGNORECASE)
_ASKED_OFTEN = re.compile(r"faq|พบบ่อย", re.IGNORECASE)
_SURVEY = re.compile(r"พึงพอใจ|แบบสำรวจ|แบบประเมิน|แบบสอบถามความ")
_TYPED = frozenset({"text", "textarea", "email", "tel", "number", "file", "select", "date", ""})


def _real_forms(node: Node) -> Iterator[Form]:
    """Forms in which a visitor can write something to the office: not a search box, not a login."""
    for form in node.forms:
        kinds = [field.kind for field in form.fields]
        if "password" in kinds:
            continue
        typed = [kind for kind in kinds if kind in _TYPED]
        if "textarea" in kinds or "file" in kinds or len(typed) >= 2:
            yield form


def two_way(evidence: Evidence, words: Sequence[str]) -> Seen:
    """A channel where the public asks and the office answers: a form for questions, a board with replies, a chat.

    Questions that the office asks itself and answers (FAQ) are one way and do not count: there a visitor can't write.
    """
    for node in evidence.nodes:
        form = next((form for form in _real_forms(node) if not _SURVEY.search(f"{form.heading} {form.text}")), None)
        if form is not None:
            return Seen(True, node.url, quote_of(form.text))
        chat = next(
            (url for url in (*node.content.embeds, *(link.url for link in node.links)) if _CHAT.search(url)), None
        )
        if chat is not None:
            return Seen(True, node.url, chat)
    wanted = Words(words)
    for node in evidence.nodes:
        line = next((line for line in node.lines if wanted.found(line, node) and not _ASKED_OFTEN.search(line)), "")
        if line and _has_replies(node):
            return Seen(True, node.url, quote_of(line))
        if line and any(not is_generic(link.text) and not names_document(link.url) for link in node.links):
            return Seen(None, node.url, quote_of(line))  # perhaps a board whose questions lie behind the links
    return Seen(False)


def _has_replies(node: Node) -> bool:
    text = whole(node.lines)
    return any(word in text for word in ("ตอบกระทู้", "ผู้ตอบ", "ตั้งกระทู้", "ถามเมื่อ", "เจ้าหน้าที่ตอบ", "ส่งคำถาม", "ส่งข้อความ"))


def online_form(evidence: Evidence, words: Sequence[str]) -> Seen:
    """A service can be asked for online: a form to fill in on the site, or a link to an online form or system."""
    for node in evidence.nodes:
        form = next(_real_forms(node), None)
        if form is not None:
            return Seen(True, node.url, quote_of(form.text))
        outside = next((link for link in node.links if _FORM_HOSTS.search(link.url)), None)
        if outside is not None:
            return Seen(True, node.url, quote_of(outside.text or outside.url))
    wanted = Words(words)
    for node in evidence.nodes:
        for link in node.links:
            if wanted.found(f"{link.text} {link.context}", node) and not names_document(link.url):
                return Seen(None, node.url, quote_of(link.text or link.context))
    return Seen(False)


def complaint_channel(evidence: Evidence, words: Sequence[str]) -> Seen:
    """A form of its own for complaints of corruption, on the site or linked. Whose page it is was settled before."""
    seen = online_form(evidence, words)
    if seen.met:
        return seen
    for node, line in evidence.lines():
        if re.search(r"[\w.+-]+@[\w-]+\.[\w.]+|https?://|ระบบออนไลน์|แจ้งผ่าน", line):
            return Seen(None, node.url, quote_of(line))
    return seen
