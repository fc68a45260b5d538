"""Nights at a town between which things change: exactly what changed is told, each once, and nothing of bad nights."""

from __future__ import annotations

from tests.sites import Planted, Reply
from tests.watch.tools import Town, site_of

PLAN = "/uploads/document/1441_c.pdf"
"""The plan that shows o7."""

STRUCTURE = "/content.php?cid=1500"
"""The page that shows o1."""


def move(town: Town, path: str, to: str) -> None:
    """Let a page answer at another address, and its old address lead there."""
    town.site[to] = town.site[path]
    town.site[path] = Reply(301, "text/html", b"", (("Location", to),))


def test_exactly_the_true_changes_are_told_each_once(town: Town) -> None:
    first = town.night()
    assert [night.outcome for night in first.nights] == ["begun"]
    assert town.alerts() == [("begun", "")]
    assert len(town.post.empty()) == 1

    was = town.remove(PLAN)
    town.site |= {path: reply for path, reply in site_of(town.server, o17=Planted()).items() if path not in town.site}
    town.site["/uploads/document/1341_c.pdf"] = site_of(town.server, o17=Planted())["/uploads/document/1341_c.pdf"]
    town.site["/content.php?cid=1340"] = site_of(town.server, o17=Planted())["/content.php?cid=1340"]
    move(town, STRUCTURE, "/organisation")
    second = town.night()
    assert sorted(town.alerts()[1:]) == [("recovery", "o17"), ("regression", "o7")]
    (letter,) = town.post.empty()
    assert "(ปีงบประมาณ 2567): เดิมครบถ้วน ขณะนี้" in letter
    assert town.server.url(PLAN) in letter
    assert "คะแนน OIT ที่อาจเสีย" in letter
    assert "เครื่องแม่ข่ายตอบว่าไม่พบ (รหัส 404)" in letter, "why it became worse"
    assert "วิธีแก้: นำหน้าหรือไฟล์เดิมกลับมาไว้ที่เดิม" in letter
    assert "มีเอกสารหรือหน้าอื่นมาแทนที่ในที่อยู่เดิม" in letter, "why it became better"
    assert town.clock.waited == [600.0], "only what became worse is looked at again, after the pause"
    assert second.nights[0].again > 0

    third = town.night(down=True)
    assert [night.outcome for night in third.nights] == ["missed"]
    assert town.post.empty() == []

    town.site[PLAN] = was
    town.night()
    assert town.alerts()[3:] == [("recovery", "o7")]
    assert len(town.post.empty()) == 1

    fifth = town.night()
    assert [night.outcome for night in fifth.nights] == ["same"]
    assert fifth.nights[0].again == 0
    assert town.post.empty() == []
    assert len(town.alerts()) == 4
