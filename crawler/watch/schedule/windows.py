"""A task for the Task Scheduler of Windows, as the XML that schtasks reads. A missed night is caught up there too."""

from __future__ import annotations

import subprocess
from xml.etree import ElementTree

from crawler.watch.schedule.job import Job, Setup

__all__ = ["planned"]

_SPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_FILE = "oit-watch.xml"


def planned(job: Job) -> Setup:
    """A task file beside sites.toml, in the encoding that Windows writes such files in."""
    path = job.file.with_name(_FILE)
    task = subprocess.list2cmdline(["schtasks", "/Create", "/TN", "oit watch", "/XML", str(path)])
    declared = '<?xml version="1.0" encoding="UTF-16"?>\n'
    return Setup(files={path: declared + _xml(job)}, then=(task,), encoding="utf-16")


def _xml(job: Job) -> str:
    ElementTree.register_namespace("", _SPACE)
    task = ElementTree.Element(f"{{{_SPACE}}}Task", {"version": "1.2"})
    _add(task, "RegistrationInfo", Description="oit watch")
    trigger = _add(_add(task, "Triggers"), "CalendarTrigger")
    # A time zone of its own, so that the computer's does not matter.
    _text(trigger, "StartBoundary", f"2026-01-01T{job.at[0]:02}:{job.at[1]:02}:00+07:00")
    _text(trigger, "Enabled", "true")
    _add(trigger, "ScheduleByDay", DaysInterval="1")
    _add(
        task,
        "Settings",
        MultipleInstancesPolicy="IgnoreNew",
        DisallowStartIfOnBatteries="false",
        StopIfGoingOnBatteries="false",
        StartWhenAvailable="true",
        RunOnlyIfNetworkAvailable="true",
        ExecutionTimeLimit="PT12H",
    )
    command, *arguments = job.command()
    _add(
        _add(task, "Actions"),
        "Exec",
        Command=command,
        Arguments=subprocess.list2cmdline(arguments),
        WorkingDirectory=str(job.file.parent),
    )
    ElementTree.indent(task)
    return ElementTree.tostring(task, encoding="unicode") + "\n"


def _add(parent: ElementTree.Element, name: str, **children: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{_SPACE}}}{name}")
    for child, text in children.items():
        _text(element, child, text)
    return element


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_SPACE}}}{name}").text = text
