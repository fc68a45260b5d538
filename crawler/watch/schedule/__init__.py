"""Having the nightly run started by this computer: systemd, cron, or the Task Scheduler of Windows."""

from __future__ import annotations

from crawler.watch.schedule.job import Job, Kind, Setup, install, planned, usual_kind

__all__ = ["Job", "Kind", "Setup", "install", "planned", "usual_kind"]
