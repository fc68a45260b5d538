"""Where the program begins: every error that a person can meet becomes one sentence and an exit code."""

from __future__ import annotations

import sys

from typer.exceptions import TyperException
from typer.main import get_command

from crawler.cli.app import app
from crawler.cli.console import errors, say
from crawler.cli.help import complaint, language, speak
from crawler.errors import OitError, own_fault

__all__ = ["main"]


def main() -> None:
    """Runs the command line. Every error that a person can meet becomes one sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console that is not UTF-8 can't show Thai; a lost letter is better than a crash.
            stream.reconfigure(encoding="utf-8", errors="replace")
    lang = language(sys.argv[1:])
    command = get_command(app)
    speak(command, lang)
    try:
        sys.exit(command(prog_name="oit", standalone_mode=False))
    except TyperException as error:
        errors().print(complaint(error, lang), markup=False, soft_wrap=True, end="")
        sys.exit(error.exit_code)
    except OitError as error:
        _exit(error, lang)
    except Exception as error:  # a fault of ours must not look like one of the user's
        _exit(own_fault(error), lang)


def _exit(error: OitError, lang: str) -> None:
    say(error.sentence(lang))
    sys.exit(error.exit_code)
