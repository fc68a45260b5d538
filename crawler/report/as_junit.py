"""report.junit.xml: the report as test results, for the build servers and dashboards that read these.

An item is a test case and a sub-indicator a suite. What is incomplete or not found has failed; what could not be seen
was skipped, for that is not the body's fault. What people decided is told beside it and changes no result. No times are
told: items are judged together, and none has its own.
"""

from __future__ import annotations

from xml.etree import ElementTree

from crawler.checklist import Checklist
from crawler.models import Report, Verdict
from crawler.report import terms
from crawler.report.decided import decision_parts
from crawler.report.names import Names
from crawler.report.plain import cut, plain
from crawler.report.said import checklist_of, faults, heading, mending, scores_of
from crawler.report.view import Group, groups
from crawler.report.words import Words, points, words

__all__ = ["to_junit"]


def to_junit(report: Report, lang: str = "th", checklist: Checklist | None = None) -> bytes:
    """The report as JUnit XML as Jenkins, GitLab and others read it; names and reasons are told in `lang`."""
    spoken = words(lang)
    names = Names(checklist_of(report, checklist), lang)
    root = ElementTree.Element("testsuites", {"name": plain(heading(report, spoken)), **_numbers(report.items)})
    for group in groups(report, names):
        _suite(root, group, report, names, spoken)
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _numbers(verdicts: tuple[Verdict, ...]) -> dict[str, str]:
    failed = sum(verdict.status in ("partial", "missing") for verdict in verdicts)
    return {"tests": str(len(verdicts)), "failures": str(failed), "errors": "0"}


def _suite(root: ElementTree.Element, group: Group, report: Report, names: Names, spoken: Words) -> None:
    skipped = sum(verdict.status in ("unverifiable", "not_applicable") for verdict in group.verdicts)
    attributes = {
        "name": plain(f"{group.id} {group.name}".strip()),
        **_numbers(group.verdicts),
        "skipped": str(skipped),
        "hostname": plain(report.site["host"]),
    }
    suite = ElementTree.SubElement(root, "testsuite", attributes)
    properties = ElementTree.SubElement(suite, "properties")
    for name, value in _properties(group, report).items():
        ElementTree.SubElement(properties, "property", {"name": name, "value": plain(value)})
    for verdict in group.verdicts:
        _case(suite, verdict, report, names, spoken)


def _properties(group: Group, report: Report) -> dict[str, str]:
    """By what was judged, and the predicted scores; the same in every suite but for its own mean."""
    told = {
        "checklist": str(report.checklist["id"]),
        "fiscal_year": str(report.checklist["fiscal_year"]),
        "run": str(report.run["id"]),
        "audited": str(report.run["started"]),
    }
    if group.mean is not None:
        told["score"] = points(group.mean)
    for name, score in scores_of(report).items():
        for part in ("score", "low", "high"):
            told[f"{name}.{part}"] = points(getattr(score, part))
    return told


def _case(suite: ElementTree.Element, verdict: Verdict, report: Report, names: Names, spoken: Words) -> None:
    name = f"{verdict.id} {names.item(verdict)}"
    classname = f"{report.checklist['id']}.{verdict.sub_indicator}"
    case = ElementTree.SubElement(suite, "testcase", {"name": plain(name), "classname": plain(classname)})
    told = faults(verdict, spoken)
    decided = decision_parts(verdict, spoken)
    reason = told[0] if told else spoken.term(terms.STATUS, verdict.status)
    if verdict.status in ("partial", "missing"):
        code = verdict.problems[0].code if verdict.problems else verdict.status
        failure = ElementTree.SubElement(case, "failure", {"type": plain(code), "message": reason})
        failure.text = "\n".join(filter(None, (*told, mending(verdict, spoken), *_addresses(verdict), *decided)))
    elif verdict.status != "met":
        ElementTree.SubElement(case, "skipped", {"message": " · ".join((reason, *decided))})
    elif verdict.evidence or decided:
        ElementTree.SubElement(case, "system-out").text = "\n".join((*_addresses(verdict), *decided))


def _addresses(verdict: Verdict) -> list[str]:
    return [cut(each.url, 2_000) for each in verdict.evidence]
