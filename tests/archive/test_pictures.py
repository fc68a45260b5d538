"""Pictures in a run's folder: whole or not there, listed in one order, taken over from another night."""

from __future__ import annotations

import base64
import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import PICTURES, Album, Shown, pictures_in
from crawler.errors import OutputError, StorageFull
from crawler.models import Drawn
from tests.cli.tools import traces

ONE, TWO = ("https://a.example/1", "1" * 64), ("https://a.example/2", "2" * 64)
TAKEN = "2026-01-02T03:04:05Z"


def drawn(text: bytes = b"large") -> Drawn:
    return Drawn(picture=text, thumbnail=b"small", width=1280, height=960)


def filled(folder: Path) -> Album:
    album = Album(folder)
    album.add([TWO], drawn(b"another"), taken=TAKEN, of="document")
    album.add([ONE], drawn(), taken=TAKEN, of="page")
    album.write(7)
    return album


def index(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / PICTURES / "index.json").read_bytes())
    return found


def test_what_is_kept_is_found_by_address_and_hash(tmp_path: Path) -> None:
    filled(tmp_path)
    found = pictures_in(tmp_path)
    assert list(found) == [ONE, TWO], "in the order of their addresses"
    one = found[ONE]
    assert one.path.read_bytes() == b"large"
    assert (tmp_path / one.href).read_bytes() == b"large"
    assert one.data_uri == "data:image/jpeg;base64," + base64.b64encode(b"small").decode()
    assert (one.width, one.height, one.taken, one.of, one.drawn_from) == (1280, 960, TAKEN, "page", "archive")
    told = index(tmp_path)
    assert (told["schema"], told["requests"]) == ("oit-pictures/1", 7)
    assert list(told["pictures"][0]) == [
        *("url", "sha256", "file", "thumbnail", "width", "height", "taken", "of", "drawn_from")
    ]
    assert len(traces(tmp_path / PICTURES)) == 4, "the same thumbnail is kept once"


def test_the_same_pictures_give_the_same_list_whatever_their_order(tmp_path: Path) -> None:
    filled(tmp_path / "a")
    other = Album(tmp_path / "b")
    other.add([ONE], drawn(), taken=TAKEN, of="page")
    other.add([TWO], drawn(b"another"), taken=TAKEN, of="document")
    other.write(7)
    assert index(tmp_path / "a") == index(tmp_path / "b")


def test_a_picture_of_another_night_is_the_same_file_where_the_disk_can_do_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path / "one")
    known = pictures_in(tmp_path / "one")
    second = Album(tmp_path / "two")
    assert [second.take_over(each, "night-1") for each in known.values()] == [True, True]
    second.write(0)
    found = pictures_in(tmp_path / "two")
    assert list(found) == list(known)
    assert found[ONE].path.samefile(known[ONE].path)
    assert found[ONE].drawn_from == "night-1"

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    third = Album(tmp_path / "three")
    assert [third.take_over(each, "night-2") for each in found.values()] == [True, True]
    third.write(0)
    copied = pictures_in(tmp_path / "three")[ONE]
    assert not copied.path.samefile(known[ONE].path)
    assert copied.path.read_bytes() == b"large"
    assert copied.drawn_from == "night-1", "where it came from stays"
    assert not [name for name in traces(tmp_path) if name.endswith(".partial")]


def test_a_picture_that_somebody_has_drawn_on_is_not_taken_over(tmp_path: Path) -> None:
    filled(tmp_path / "one")
    known = pictures_in(tmp_path / "one")
    known[ONE].path.write_bytes(b"with a red circle")
    album = Album(tmp_path / "two")
    assert not album.take_over(known[ONE], "night-1")
    assert album.take_over(known[TWO], "night-1")
    again = Album(tmp_path / "one")
    again.add([ONE], drawn(), taken=TAKEN, of="page")
    again.write(0)
    assert pictures_in(tmp_path / "one")[ONE].path.read_bytes() == b"large", "and is drawn anew in its own folder"


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"{",
        b"[]",
        b'{"schema": "oit-pictures/2", "pictures": []}',
        b'{"schema": "oit-pictures/1", "pictures": [{"url": 1}]}',
        b"\xff\xfe",
    ],
)
def test_a_list_that_is_none_lists_nothing(tmp_path: Path, told: bytes) -> None:
    filled(tmp_path)
    (tmp_path / PICTURES / "index.json").write_bytes(told)
    assert pictures_in(tmp_path) == {}
    assert pictures_in(tmp_path / "nowhere") == {}


@pytest.mark.parametrize("name", ["../../secret.jpg", "/etc/passwd", "..\\secret.jpg", "gone.jpg", "", "."])
def test_a_list_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    filled(tmp_path / "run")
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    told = index(tmp_path / "run")
    told["pictures"][0]["thumbnail"] = name
    (tmp_path / "run" / PICTURES / "index.json").write_text(json.dumps(told))
    assert list(pictures_in(tmp_path / "run")) == [TWO]


def test_a_thumbnail_that_went_away_is_no_address(tmp_path: Path) -> None:
    filled(tmp_path)
    shown: Shown = pictures_in(tmp_path)[ONE]
    shown.thumbnail_path.unlink()
    assert shown.data_uri == ""


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, StorageFull), (errno.EACCES, OutputError)])
def test_what_the_disk_says_is_told_and_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    def half(self: Path, data: bytes) -> int:
        with self.open("wb") as target:
            target.write(data[: len(data) // 2])
        raise OSError(number, "made up", str(self))

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(kind):
        Album(tmp_path).add([ONE], drawn(), taken=TAKEN, of="page")
    assert traces(tmp_path) == [PICTURES]


def test_no_pictures_leave_no_folder(tmp_path: Path) -> None:
    Album(tmp_path).write(0)
    assert traces(tmp_path) == []
