"""report.json, the contract with other programs: the same report always gives the same bytes."""

from __future__ import annotations

from typing import Any

import msgspec

from crawler.errors import UsageError
from crawler.language import _
from crawler.models import IndicatorScore, Report, Scores, Skipped, UrgentFinding, Verdict

__all__ = ["CHECKLIST", "SCHEMA", "SITE", "TOOL", "from_json", "packed", "score_range", "to_json"]

SCHEMA = "oit-report/1"

TOOL = ("name", "version")
CHECKLIST = ("id", "fiscal_year", "sha256")
SITE = ("url", "host", "body")
RUN = (
    "id",
    "started",
    "finished",
    "fetches",
    "documents",
    "bytes",
    "stopped_by",
    "access",
    "politeness",
    "tls",
    "browser",
    "scans",
)
NOT_INDICATORS = ("oit", "ita", "model")


def to_json(report: Report) -> bytes:
    """The report as UTF-8 JSON with the contract's keys in the contract's order, a line's end at the end."""
    whole = {
        "schema": SCHEMA,
        "tool": {key: report.tool[key] for key in TOOL},
        "checklist": {key: report.checklist[key] for key in CHECKLIST},
        "site": {key: report.site[key] for key in SITE},
        "run": {key: report.run.get(key) for key in RUN},
        "urgent": [msgspec.to_builtins(each) for each in report.urgent],
        "items": [_item(verdict) for verdict in report.items],
        "scores": _scores(report.scores),
        **({"scores_with_decisions": _scores(report.decided)} if report.decided else {}),
        "skipped": [msgspec.to_builtins(each) for each in report.skipped],
    }
    return packed(whole)


def packed(whole: object) -> bytes:
    """Plain objects as UTF-8 JSON that people can read too, a line's end at the end."""
    return msgspec.json.format(msgspec.json.encode(_encodable(whole)), indent=2) + b"\n"


def from_json(data: bytes) -> Report:
    """The report that `to_json` wrote; candidates are not in it. Raises UsageError for anything else."""
    try:
        whole = msgspec.json.decode(data, type=dict[str, Any])
        if whole.get("schema") != SCHEMA:
            raise msgspec.ValidationError(f"schema is {whole.get('schema')!r}, not {SCHEMA!r}")
        return Report(
            tool=whole["tool"],
            checklist=whole["checklist"],
            site=whole["site"],
            run=whole["run"],
            items=msgspec.convert(whole["items"], tuple[Verdict, ...]),
            scores=_scores_from(whole["scores"]),
            decided=_scores_from(whole["scores_with_decisions"]) if "scores_with_decisions" in whole else None,
            urgent=msgspec.convert(whole["urgent"], tuple[UrgentFinding, ...]),
            skipped=msgspec.convert(whole["skipped"], tuple[Skipped, ...]),
        )
    except (msgspec.MsgspecError, UnicodeDecodeError, KeyError) as error:
        raise UsageError(
            _(
                "อ่านไฟล์รายงานไม่ได้ เพราะไม่ใช่รายงานแบบ {schema} ({error}) โปรดใช้ไฟล์ report.json ที่โปรแกรมนี้สร้างไว้",
                schema=SCHEMA,
                error=error,
            )
        ) from error


def _item(verdict: Verdict) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(verdict)
    del told["candidates"]
    if verdict.decision is None:
        del told["decision"]
    told["probability"] = round(verdict.probability, 4)
    return told


def _scores(scores: Scores) -> dict[str, Any]:
    return {
        **{name: {**score_range(each), "sub": each.sub} for name, each in scores.indicators.items()},
        "oit": score_range(scores.oit),
        "ita": scores.ita and {**score_range(scores.ita), "level": scores.ita.level},
        "model": scores.model,
    }


def score_range(each: IndicatorScore) -> dict[str, float]:
    """A score as the contract has it, without its parts."""
    return {name: getattr(each, name) for name in ("score", "low", "high", "floor", "ceiling", "as_found")}


def _scores_from(told: dict[str, Any]) -> Scores:
    indicators = {name: each for name, each in told.items() if name not in NOT_INDICATORS}
    return Scores(
        indicators=msgspec.convert(indicators, dict[str, IndicatorScore]),
        oit=msgspec.convert(told["oit"], IndicatorScore),
        ita=msgspec.convert(told["ita"], IndicatorScore | None),
        model=told["model"],
    )


def _encodable(value: object) -> object:
    """Half characters, which text from strangers may hold and UTF-8 can't, become question marks."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_encodable(key): _encodable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(each) for each in value]
    return value
