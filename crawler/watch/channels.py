"""Handing a message to e-mail, LINE, Teams, Slack, a webhook: whatever Apprise knows. The only module that names it."""

from __future__ import annotations

import logging
import os
import re
from functools import cache
from typing import Any, Protocol

from crawler.language import Message, _
from crawler.models import Frozen
from crawler.report.plain import cut

__all__ = ["Letter", "Send", "UndeliveredError", "send"]

_TIMEOUT = 30.0
_LONGEST_REASON = 300
_VARIABLE = re.compile(r"\$\{(\w+)\}")


class Letter(Frozen):
    """A message for one recipient, plain text."""

    title: str
    body: str


class UndeliveredError(Exception):
    """A message was not taken. `told` says why."""

    def __init__(self, told: Message) -> None:
        super().__init__(told.en)
        self.told = told


class Send(Protocol):
    """Delivers a letter to an address; UndeliveredError where it is not taken."""

    def __call__(self, to: str, letter: Letter) -> None: ...


def send(to: str, letter: Letter) -> None:
    """Deliver `letter` to `to`, an Apprise address in which ${NAME} stands for an environment variable.

    UndeliveredError where that is no address or the other side does not take it within 30 seconds.
    """
    apprise, channel = _library(), _library().Apprise(asset=_asset())
    if not channel.add(_filled(to)):
        raise UndeliveredError(_("ที่อยู่ของช่องทางใช้ไม่ได้ กรุณาตรวจสอบค่า to ตามวิธีเขียนของ Apprise"))
    result = channel.notify(body=letter.body, title=letter.title, body_format=apprise.NotifyFormat.TEXT)
    if not result:
        raise UndeliveredError(_("ปลายทางไม่รับข้อความ ({reason})", reason=_reason(result)))


def _filled(to: str) -> str:
    for name in _VARIABLE.findall(to):
        if not os.environ.get(name):
            raise UndeliveredError(_("ยังไม่ได้ตั้งตัวแปร {name} ของระบบ ซึ่งที่อยู่ของช่องทางใช้", name=name))
    return _VARIABLE.sub(lambda found: os.environ[found[1]], to)


def _reason(result: Any) -> str:  # noqa: ANN401 - the library's results
    """What the library logged; it masks passwords and tokens."""
    said = [entry.message for service in result for entry in service.logs()]
    return cut(" ".join(dict.fromkeys(said)), _LONGEST_REASON) or result.status.name


@cache
def _library() -> Any:  # noqa: ANN401 - a module
    import apprise  # noqa: PLC0415 - slow to load, and only who is told of something needs it

    # What goes wrong is told by us, in one sentence.
    logging.getLogger("apprise").addHandler(logging.NullHandler())
    logging.getLogger("apprise").propagate = False
    return apprise


def _asset() -> Any:  # noqa: ANN401 - the library's own class
    """How the library calls itself, and that it leaves nothing behind on this computer."""
    apprise = _library()
    return apprise.AppriseAsset(
        app_id="oit",
        app_desc="oit watch",
        storage_mode=apprise.PersistentStoreMode.MEMORY,
        service_timeout=_TIMEOUT,
    )
