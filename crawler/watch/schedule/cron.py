"""A line of the person's crontab. Cron knows no missed nights, so it asks every hour whether one is due."""

from __future__ import annotations

import shlex

from crawler.watch.schedule.job import Job, Setup

__all__ = ["planned"]

_MARK = "# oit watch: "


def planned(job: Job, crontab: str) -> Setup:
    """The whole crontab, `crontab` being what it is now; an earlier line of ours for the same file is replaced."""
    mark = _MARK + str(job.file)
    kept: list[str] = []
    lines = iter(crontab.splitlines())
    for line in lines:
        if line == mark:
            next(lines, "")
        else:
            kept.append(line)
    # A % would end the command and begin its input.
    command = shlex.join(job.command("--due")).replace("%", "\\%")
    minute = job.at[1]
    return Setup(files={}, crontab="\n".join([*kept, mark, f"{minute} * * * * {command}"]) + "\n")
