#!/usr/bin/env python3
"""One command to see the tool at work, one to check it: `python3 start.py demo` and `python3 start.py test`.

Needs nothing but Python; everything else goes into the folder .venv beside this file. A second run finds the folder
ready and starts at once. This file stays readable by an old Python, so that an old Python can be told that it is old.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import webbrowser
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
OLDEST = (3, 11)
FONTS = Path("/usr/share/fonts")
OCR_DATA = Path("/usr/share/tesseract-ocr")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")


class StartError(Exception):
    """What stops us, as one sentence in Thai and one in English."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.th = th
        self.en = en


def main(arguments: list[str] | None = None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(prog="start.py", description="ทดลองใช้หรือตรวจสอบโปรแกรม / Try or check the tool")
    commands = parser.add_subparsers(dest="command", required=True)
    demo_parser = commands.add_parser("demo", help="ตรวจเว็บไซต์ตัวอย่าง / audit the recorded example site")
    demo_parser.add_argument("--no-open", action="store_true", help="ไม่ต้องถามเพื่อเปิดรายงาน / never offer to open it")
    commands.add_parser("test", help="ตรวจสอบโปรแกรมทั้งหมด / run every check")
    chosen = parser.parse_args(arguments)
    try:
        check_python()
        return test() if chosen.command == "test" else demo(offer=not chosen.no_open)
    except StartError as trouble:
        print(f"\n{trouble.th}\n{trouble.en}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 4


# --- the two commands -------------------------------------------------------------------------------------------------


def demo(offer: bool) -> int:
    python = prepare(["-e", "."])
    code = run([python, "-m", "crawler", "audit", "demo"])
    reports = sorted((ROOT / "audits").rglob("report.html"), key=lambda path: path.stat().st_mtime)
    if code not in (0, 1) or not reports:
        return code or 5
    print(f"\nรายงานอยู่ที่ / The report is at: {reports[-1]}")
    if offer and sys.stdin.isatty() and agreed("เปิดรายงานเลยหรือไม่ / Open it now? [Y/n] "):
        webbrowser.open(reports[-1].as_uri())
    return code


def test() -> int:
    system_packages()
    python = prepare(["-e", ".", *test_requirements()])
    lint_imports = python.parent / ("lint-imports.exe" if os.name == "nt" else "lint-imports")
    checks: dict[str, list[str | Path]] = {
        "ruff check": [python, "-m", "ruff", "check", "."],
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "mypy": [python, "-m", "mypy"],
        "lint-imports": [lint_imports],
        "pytest": [python, "-m", "pytest", "-n", "2"],
    }
    failed = []
    for name, command in checks.items():
        print(f"\n--- {name}", flush=True)
        if run(command):
            failed.append(name)
    print("\n" + (f"ไม่ผ่าน / Failed: {', '.join(failed)}" if failed else "ผ่านทุกข้อ / Everything passed"))
    return 1 if failed else 0


# --- what they need ---------------------------------------------------------------------------------------------------


def check_python() -> None:
    if sys.version_info < OLDEST:
        have = ".".join(str(part) for part in sys.version_info[:3])
        raise StartError(
            f"ต้องใช้ Python 3.11 ขึ้นไป แต่เครื่องนี้เรียกใช้ Python {have} กรุณาติดตั้งรุ่นใหม่จาก https://www.python.org/downloads/",
            f"Python 3.11 or newer is needed, but this is Python {have}; get a newer one at https://www.python.org/downloads/",
        )


def prepare(requirements: list[str]) -> Path:
    """Make .venv and install `requirements` under constraints.txt, unless that was done before; its Python."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = fingerprint(requirements)
    installed = STAMP.read_text(encoding="utf-8").split() if STAMP.is_file() else []
    if not works(python):
        make_venv()
        installed = []
    if wanted not in installed:
        print("กำลังติดตั้งส่วนประกอบ ครั้งแรกใช้เวลาไม่กี่นาที / Installing; a few minutes, the first time only", flush=True)
        pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", "constraints.txt"]
        if run([python, *pip, *requirements]):
            raise StartError(
                "ติดตั้งส่วนประกอบไม่สำเร็จ กรุณาตรวจสอบการเชื่อมต่ออินเทอร์เน็ตแล้วสั่งใหม่อีกครั้ง (สาเหตุอยู่ในข้อความของ pip ด้านบน)",
                "Installing failed; check the internet connection and run this again (pip's message above says why).",
            )
        STAMP.write_text("\n".join([*installed, wanted]) + "\n", encoding="utf-8")
    return python


def fingerprint(requirements: list[str]) -> str:
    """A hash of everything that decides what pip would install."""
    parts = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    parts += [sys.version.encode(), "\n".join(requirements).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def works(python: Path) -> bool:
    """Whether the Python of .venv still starts: it does not once the Python that it was made from is gone."""
    return python.is_file() and run([python, "-c", "import pip"], quiet=True) == 0


def make_venv() -> None:
    if run([sys.executable, "-m", "venv", "--clear", VENV], quiet=True):
        shutil.rmtree(VENV, ignore_errors=True)
        raise StartError(
            "สร้างโฟลเดอร์ .venv ไม่สำเร็จ บน Debian หรือ Ubuntu ให้สั่ง apt install python3-venv ก่อน แล้วสั่งใหม่อีกครั้ง "
            f"(โฟลเดอร์ {ROOT} ต้องเขียนได้)",
            "The folder .venv could not be made; on Debian or Ubuntu run: apt install python3-venv, then try again "
            f"(the folder {ROOT} must be writable).",
        )


def test_requirements() -> list[str]:
    """The test group of pyproject.toml (read by ourselves: only a new pip knows --group)."""
    import tomllib  # noqa: PLC0415 - an old Python must be able to read this file

    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    return [str(requirement) for requirement in groups["test"]]


def system_packages() -> None:
    """Install the Debian packages that the tests need: the made-up sites write their PDF files with a Thai font, some
    of them can be seen with a browser only, some publish scans, and antiword reads old Word files."""
    if os.name == "nt":  # which has the first two, and goes without the rest
        return
    lacking = [] if any(FONTS.glob("*/tlwg/Garuda.*")) else ["fonts-thai-tlwg"]
    if not any(OCR_DATA.glob("*/tessdata/tha.traineddata")):
        lacking += ["tesseract-ocr", "tesseract-ocr-tha"]
    if not os.environ.get("OIT_CHROMIUM") and not any(map(shutil.which, BROWSERS)):
        lacking.append("chromium")
    if not shutil.which("antiword"):
        lacking.append("antiword")
    if not lacking:
        return
    packages = " ".join(lacking)
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        raise StartError(
            f"การทดสอบต้องใช้โปรแกรมประกอบ กรุณาสั่ง sudo apt install {packages} แล้วสั่งใหม่อีกครั้ง",
            f"The tests need more than Python; run: sudo apt install {packages}, then run this again.",
        )
    quietly = ["-qq", "-y", "--no-install-recommends"]
    if run(["apt-get", "update", "-qq"]) or run(["apt-get", "install", *quietly, *lacking]):
        raise StartError(
            f"ติดตั้ง {packages} ไม่สำเร็จ กรุณาตรวจสอบการเชื่อมต่ออินเทอร์เน็ตแล้วสั่งใหม่อีกครั้ง",
            f"The packages {packages} could not be installed; check the internet connection and run this again.",
        )


def run(command: list[str | Path], quiet: bool = False) -> int:
    output = subprocess.DEVNULL if quiet else None
    environment = {**os.environ, "PYTHONUTF8": "1", "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=environment, stdout=output, stderr=output, check=False
    )
    return done.returncode


def agreed(question: str) -> bool:
    try:
        return input(question).strip().lower() in ("", "y", "yes", "ใช่")
    except EOFError:  # Ctrl-D, or nobody to ask
        return False


if __name__ == "__main__":
    sys.exit(main())
