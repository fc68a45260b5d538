"""The commands that watch, as a person types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.tools import Oit, faulty, sentence
from tests.watch.servers import webhook
from tests.watch.tools import answers_of, sites_toml, small_site


def test_from_nothing_to_the_first_alert(oit: Oit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    with faulty() as server, webhook() as hook:
        site = small_site()
        assert oit("watch", "init").code == 0
        assert "will not be written over" in sentence(oit("watch", "init", "--lang", "en"), 2, "en")
        file = tmp_path / "sites.toml"
        text = file.read_text(encoding="utf-8").replace("https://www.example.go.th/", server.url())
        text = text.replace("json://127.0.0.1:8099/alert", hook.address).replace('at = "02:00"', 'at = "00:00"')
        more = "delay = 0\nscreenshots = false\npause_minutes = 0\n"
        file.write_text(text.replace('checklist = "oit-2567"\n', f'checklist = "oit-2567"\n{more}'), encoding="utf-8")

        assert "ยังไม่มีฐานข้อมูล" in sentence(oit("watch", "status"), 2)
        assert oit("watch", "test-alert", "it").out == "✓ it: ปลายทางรับข้อความแล้ว\n"
        server.answers = answers_of(site, server)
        said = oit("watch", "run", "--due")
        assert said.code == 0, said
        assert "เริ่มเฝ้าดู" in said.out
        assert "No site is due." in oit("watch", "run", "--due", "--lang", "en").out

        server.answers = answers_of({path: reply for path, reply in site.items() if path != "/o7.pdf"}, server)
        said = oit("watch", "run", "mytown", "--fail-on-regression", "--lang", "en")
        assert said.code == 1
        assert "▼ o7" in said.out
        assert "o7 " in hook.told()[-1]
        assert oit("watch", "run", "--fail-on-regression").code == 0, "what was told is no news"
        assert len(hook.posts) == 3

        assert "(within the last 24 hours)" in oit("watch", "status", "--lang", "en").out
        server.answers = {}
        assert oit("watch", "run").code == 3
        assert "Could not be checked for 1 night" in oit("watch", "status", "--lang", "en").out
        assert oit("watch", "thin", "--dry-run").out == "ไม่มีไฟล์เก่าที่ต้องลบ\n"


def test_a_recipient_who_cannot_be_reached_is_told_and_fails(oit: Oit, tmp_path: Path) -> None:
    sites_toml(tmp_path, "http://127.0.0.1:1/")
    said = oit("watch", "test-alert", "--lang", "en")
    assert (said.code, said.out) == (
        3,
        "✗ it: the address can't be used; check the value of to against the way that Apprise writes addresses\n",
    )
    assert "it" in sentence(oit("watch", "test-alert", "nobody"), 2)
    assert "oit watch init" in sentence(oit("watch", "run", "--file", "none.toml"), 2)
    assert "town" in sentence(oit("watch", "run", "nobody", "--lang", "en"), 2, "en")


@pytest.mark.parametrize("answer", ["n\n", ""])
def test_nothing_is_installed_unless_the_person_agrees(
    oit: Oit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    import io

    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    sites_toml(tmp_path, "http://127.0.0.1:1/")
    said = oit("watch", "install", "--kind", "systemd", "--lang", "en")
    assert said.code == 0
    assert "OnCalendar=" in said.out, "what would be written is shown first"
    assert said.out.endswith("Nothing was written.\n")
    assert not (tmp_path / "home").exists()
    said = oit("watch", "install", "--kind", "systemd", "--lang", "en", "--yes")
    assert "systemctl --user enable --now oit-watch.timer" in said.out
    assert (tmp_path / "home/.config/systemd/user/oit-watch.timer").is_file()
