"""What the doctor says on machines of several kinds, all of them made up."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from crawler import doctor
from crawler.doctor import Finding, check, install
from crawler.language import Message
from crawler.read import tessdata


@dataclass
class Machine:
    """A machine with some programs. Commands that ask are answered from `says`; installing makes programs appear."""

    programs: set[str] = field(default_factory=set)
    says: dict[str, str] = field(default_factory=dict)
    brings: dict[str, str] = field(default_factory=dict)
    fault: Exception | None = None
    ran: list[tuple[str, ...]] = field(default_factory=list)

    def which(self, program: str) -> str | None:
        return f"/bin/{program}" if program in self.programs else None

    def run(self, command: tuple[str, ...], *, timeout: float, check: bool, **settings: object) -> SimpleNamespace:
        assert isinstance(command, tuple), "no shell, no joined strings"
        assert timeout > 0
        assert not settings.get("shell")
        self.ran.append(command)
        if self.fault:
            raise self.fault
        name = Path(command[0]).name
        for package, program in self.brings.items():
            if package in command:
                self.programs.add(program)
        return SimpleNamespace(stdout=self.says.get(name, ""), stderr="", returncode=0)


@pytest.fixture
def machine(monkeypatch, tmp_path) -> Iterator[Machine]:
    """A bare Linux machine with an empty home, root and no playwright; each test adds to it."""
    made = Machine()
    monkeypatch.setattr(shutil, "which", made.which)
    monkeypatch.setattr(subprocess, "run", made.run)
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object() if name in made.programs else None)
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(doctor, "_FONT_FOLDERS", (str(tmp_path / "fonts"),))
    monkeypatch.setattr(tessdata, "_places", lambda: iter([tmp_path] if "tessdata" in made.programs else []))
    for language in tessdata.LANGUAGES:
        (tmp_path / f"{language}.traineddata").touch()
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    for name in ("OIT_CHROMIUM", "PLAYWRIGHT_BROWSERS_PATH", "ProgramFiles", "ProgramFiles(x86)"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    yield made


def found(key: str) -> Finding:
    return next(finding for finding in check() if finding.key == key)


def advice(key: str) -> Message:
    fix = found(key).fix
    assert fix is not None
    return fix


def test_a_bare_machine_lacks_only_optional_parts(machine):
    findings = check()
    assert [finding.key for finding in findings if not finding.ok] == ["browser", "ocr", "office", "rar", "font"]
    assert all(finding.optional for finding in findings if not finding.ok)
    assert [finding.key for finding in findings if not finding.optional] == ["folder", "store", "disk"]
    assert machine.ran == [], "nothing to ask, nothing run"


def test_every_finding_is_told_in_both_languages(machine):
    for finding in check():
        for message in (finding.name, finding.purpose, *([finding.fix] if finding.fix else [])):
            assert message.th != message.en
        assert (finding.fix is None) == finding.ok
        assert bool(finding.found) == finding.ok


def test_a_system_browser_will_do(machine):
    machine.programs |= {"chromium", "playwright"}
    assert found("browser").found == "/bin/chromium"


def test_the_browser_that_is_named_goes_before_all_others(machine, monkeypatch):
    machine.programs |= {"chromium", "playwright", "brave"}
    monkeypatch.setenv("OIT_CHROMIUM", "brave")
    assert found("browser").found == "/bin/brave"
    monkeypatch.setenv("OIT_CHROMIUM", "no-such-browser")
    assert not found("browser").ok, "another than the named one would surprise"


def test_a_browser_that_nothing_can_start_is_none(machine):
    machine.programs.add("chromium")
    assert not found("browser").ok
    assert advice("browser").en == "Run: oit doctor --install"


def test_playwrights_own_browser_is_found_when_playwright_is_there(machine, monkeypatch, tmp_path):
    own = tmp_path / "browsers" / "chromium-1200"
    own.mkdir(parents=True)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(own.parent))
    assert not found("browser").ok
    machine.programs.add("playwright")
    assert found("browser").found == str(own)


def test_edge_on_windows_is_found_in_program_files(machine, monkeypatch, tmp_path):
    machine.programs.add("playwright")
    edge = tmp_path / "Program Files" / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.touch()
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    monkeypatch.setenv("ProgramFiles", str(tmp_path / "Program Files"))
    assert found("browser").found == str(edge)
    assert found("font").ok, "Windows has Thai fonts"


@pytest.mark.parametrize(
    ("program", "key"), [("soffice", "office"), ("antiword", "office"), ("7zz", "rar"), ("unar", "rar")]
)
def test_any_program_that_reads_a_format_will_do(machine, program, key):
    machine.programs.add(program)
    assert found(key).found == f"/bin/{program}"


def test_libreoffice_on_windows_is_found_in_program_files(machine, monkeypatch, tmp_path):
    office = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    office.parent.mkdir(parents=True)
    office.touch()
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert found("office").found == str(office)


def test_tesseract_needs_its_library_and_its_data(machine, tmp_path):
    machine.programs |= {"tesserocr"}
    assert not found("ocr").ok
    machine.programs = {"tessdata"}
    assert not found("ocr").ok
    machine.programs |= {"tesserocr"}
    assert found("ocr").found == str(tmp_path)


@pytest.mark.parametrize("fault", [OSError("broken"), subprocess.TimeoutExpired("fc-list", 20)])
def test_a_program_that_breaks_or_hangs_counts_as_missing(machine, fault):
    machine.programs.add("fc-list")
    machine.fault = fault
    assert not found("font").ok


def test_a_thai_font_is_found_by_folder_or_by_listing(machine, tmp_path):
    machine.programs.add("fc-list")
    machine.says["fc-list"] = "Noto Sans Thai\nNoto Serif Thai"
    assert found("font").found == "Noto Sans Thai"
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "Garuda.ttf").touch()
    assert found("font").found == str(tmp_path / "fonts")


def test_what_an_audit_needs_is_not_optional(machine, monkeypatch):
    def refuse(*args: object, **settings: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=12_000_000))
    assert not found("folder").ok and str(Path.cwd()) in advice("folder").th
    assert not found("disk").ok and "12 MB" in advice("disk").en


def test_this_python_can_search_thai_text():
    assert found("store").ok


@pytest.mark.parametrize(
    ("programs", "root", "key", "told"),
    [
        ({"apt-get"}, True, "ocr", "oit doctor --install"),
        ({"apt-get"}, False, "ocr", "sudo apt-get install tesseract-ocr tesseract-ocr-tha"),
        ({"winget"}, False, "ocr", "tick Thai"),
        ({"winget"}, False, "browser", "oit doctor --install"),
        (set(), False, "font", "fonts-thai-tlwg"),
        (set(), False, "office", "www.libreoffice.org"),
        ({"apt-get"}, False, "rar", "sudo apt-get install unar"),
    ],
)
def test_the_advice_fits_the_machine(machine, monkeypatch, *, programs, root, key, told):
    machine.programs |= programs
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000, raising=False)
    assert told in advice(key).en


def test_root_installs_everything_with_apt(machine):
    machine.programs.add("apt-get")
    machine.brings = {
        "playwright>=1.50,<2": "playwright",
        "chromium": "chromium",
        "tesserocr>=2.8,<3": "tesserocr",
        "tesseract-ocr-tha": "tessdata",
        "libreoffice-writer-nogui": "soffice",
        "unar": "unar",
        "fonts-thai-tlwg": "fc-list",
    }
    machine.says = {"fc-list": "Garuda"}
    after = install(check())
    assert all(finding.ok for finding in after)
    apt = [command[1:] for command in machine.ran if command[0] == "/bin/apt-get"]
    assert apt[0] == ("update",)
    assert [command[-1] for command in apt[1:]] == [
        *("chromium", "tesseract-ocr-tha", "libreoffice-impress-nogui", "unar", "fonts-thai-tlwg")
    ]


def test_playwright_brings_its_own_browser(machine):
    machine.programs |= {"playwright", "tesserocr"}
    install(check())
    assert [command[1:] for command in machine.ran] == [("-m", "playwright", "install", "chromium")]


def test_without_rights_only_what_needs_none_is_run(machine, monkeypatch):
    machine.programs.add("apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    after = install(check())
    assert [command[1:] for command in machine.ran] == [
        ("-m", "pip", "install", "playwright>=1.50,<2"),
        ("-m", "playwright", "install", "chromium"),
        ("-m", "pip", "install", "tesserocr>=2.8,<3"),
    ]
    assert [finding.key for finding in after if not finding.ok] == ["browser", "ocr", "office", "rar", "font"]


def test_what_is_there_is_not_installed_again(machine):
    machine.programs |= {"apt-get", "chromium", "playwright"}
    install(tuple(finding for finding in check() if finding.ok))
    assert machine.ran == []


def test_a_failing_installer_leaves_the_part_missing(machine):
    machine.programs.add("apt-get")
    machine.fault = subprocess.TimeoutExpired("apt-get", 1800)
    assert not next(finding for finding in install(check()) if finding.key == "ocr").ok
