"""A timer of the person's own systemd. A night that was missed, the computer being off, is caught up (Persistent)."""

from __future__ import annotations

from pathlib import Path

from crawler.watch.schedule.job import Job, Setup

__all__ = ["planned"]

_NAME = "oit-watch"
_SERVICE = """[Unit]
Description=oit watch: look at websites every night and tell what became worse
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={folder}
EnvironmentFile=-{environment}
ExecStart={command}
"""
_TIMER = """[Unit]
Description=oit watch, every night

[Timer]
OnCalendar=*-*-* {hour:02}:{minute:02}:00 Asia/Bangkok
Persistent=true
RandomizedDelaySec=5min

[Install]
WantedBy=timers.target
"""


def planned(job: Job, home: Path) -> Setup:
    """A service and a timer in `home`. Passwords that sites.toml takes from the environment may stand in watch.env
    beside it."""
    folder = home / ".config" / "systemd" / "user"
    service = _SERVICE.format(
        folder=_path(job.file.parent),
        environment=_path(job.file.parent / "watch.env"),
        command=" ".join(_word(word) for word in job.command()),
    )
    return Setup(
        files={
            folder / f"{_NAME}.service": service,
            folder / f"{_NAME}.timer": _TIMER.format(hour=job.at[0], minute=job.at[1]),
        },
        then=(
            "systemctl --user daemon-reload",
            f"systemctl --user enable --now {_NAME}.timer",
            "loginctl enable-linger",
        ),
    )


def _path(path: Path) -> str:
    """A path as these settings have it: unquoted to the end of the line."""
    return str(path).replace("%", "%%")


def _word(word: str) -> str:
    """A word of a command line, quoted as systemd has it."""
    told = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{told}"' if told != word or " " in told or not told else told
