"""Programs of others that read what no library does: found, run with a limit, and kept away from the network.

They run in the group of the worker that reads, and end with it. Each is one process, so that ending it ends all of it.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.places import program_files

__all__ = [
    "RAR_PROGRAMS",
    "ProgramFailed",
    "ProgramMissing",
    "abilities",
    "can_now",
    "converted",
    "find",
    "laid_out",
    "run",
]

SECONDS = 40
"""How long a program may take: less than a worker may, so that the other members of an archive are still read."""

RAR_PROGRAMS = ("unrar", "unar", "7z", "7zz", "bsdtar")
"""Those that unpack RAR archives, each as good as the other."""

_RESTART = 81  # what LibreOffice says when it has set up a new profile and wants to be started again
_NEEDS = "needs a program: "
_SETTINGS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    # A document may ask for pictures from anywhere, this machine too: all asking goes to a port where nobody is.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


class ProgramMissing(Exception):  # noqa: N818 - it is told as a reason, not as a fault
    """None of the programs that could read it is installed."""

    def __init__(self, *names: str) -> None:
        super().__init__(_NEEDS + " or ".join(names))


class ProgramFailed(Exception):  # noqa: N818
    """A program can't read the file, or not in time. Its text is a reason."""


def find(name: str) -> str:
    """The path of antiword, LibreOffice or another program; empty where it is not installed."""
    if name != "LibreOffice":
        return shutil.which(name) or ""
    own = (folder / "LibreOffice" / "program" / "soffice.exe" for folder in program_files())
    mac = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    told = shutil.which("soffice") or shutil.which("libreoffice")
    return told or next((str(path) for path in (*own, mac) if path.is_file()), "")


def abilities() -> tuple[str, ...]:
    """The programs that are here and widen what can be read."""
    return tuple(name for name in ("antiword", "LibreOffice", *RAR_PROGRAMS) if find(name))


def can_now(reason: str) -> bool:
    """Whether something was not read for want of a program (`reason` names it) that is here now."""
    return _NEEDS in reason and any(name in reason.partition(_NEEDS)[2] for name in abilities())


def run(command: Sequence[str], seconds: float | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run a program on a file, with nothing to type, for SECONDS at most unless told otherwise. ProgramFailed where it
    takes too long or can't be started."""
    seconds = SECONDS if seconds is None else seconds
    try:
        return subprocess.run(  # noqa: S603 - no shell; the full path of a program, options, and a file that we named
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise ProgramFailed(f"timeout: not read within {seconds:g} seconds") from None
    except OSError as error:
        raise ProgramFailed(f"damaged: {Path(command[0]).name} does not start ({error.strerror})") from error


@contextmanager
def laid_out(body: bytes, name: str) -> Iterator[Path]:
    """The bytes as a file in a folder of its own, which is gone afterwards with all that is put there."""
    with TemporaryDirectory(prefix="oit-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / name
        path.write_bytes(body)
        yield path


def converted(body: bytes, ending: str, wanted: str, seconds: float | None = None) -> bytes:
    """A document turned by LibreOffice from the format of one ending into that of another.

    `wanted` is the other's ending, and may name a filter and its options as LibreOffice has them. `seconds` bound the
    two starts that a new profile may need together; without them each may take SECONDS.
    """
    office = find("LibreOffice")
    if not office:
        raise ProgramMissing("LibreOffice")
    with laid_out(body, f"in.{ending}") as source:
        profile = source.with_name("profile")
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        command = [_one_process(office), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", wanted, "--outdir", str(source.parent), str(source)]
        began = time.monotonic()
        if run(command, seconds).returncode == _RESTART:
            run(command, seconds and max(seconds - (time.monotonic() - began), 1.0))
        result = source.with_suffix(f".{wanted.partition(':')[0]}")
        if not result.is_file():
            raise ProgramFailed("damaged: LibreOffice can't open it")
        return result.read_bytes()


def _one_process(office: str) -> str:
    """LibreOffice without the script and the starter around it, where it has them: they would leave it running."""
    itself = Path(office).resolve().with_name("soffice.bin")
    return str(itself) if itself.is_file() else office


def _settings() -> str:
    item = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
    items = "".join(item.format(*setting) for setting in _SETTINGS)
    names = 'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    return f'<?xml version="1.0" encoding="UTF-8"?><oor:items {names}>{items}</oor:items>'
