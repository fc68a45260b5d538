"""The workflow and the container file parse, and what they run is what our command line takes."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import yaml
from typer.main import get_command

from crawler.cli import app

ROOT = Path(__file__).resolve().parent.parent.parent
DEPLOY = ROOT / "deploy"
INSTRUCTIONS = {"FROM", "RUN", "COPY", "USER", "VOLUME", "WORKDIR", "ENV", "ENTRYPOINT", "CMD"}


def taken(words: list[str]) -> dict[str, Any]:
    """What our command line makes of the words of a command; it fails on any that it does not know."""
    assert words[0] == "oit", words
    command, rest = get_command(app), words[1:]
    while hasattr(command, "commands"):
        name, *rest = rest
        command = command.commands[name]
    return dict(command.make_context("oit", rest).params)


def oit_commands(text: str) -> list[list[str]]:
    lines = text.replace("\\\n", " ").splitlines()
    return [shlex.split(line) for line in lines if line.strip().startswith("oit ")]


def test_the_workflow_parses_and_runs_what_we_take() -> None:
    flow = yaml.safe_load((DEPLOY / "github-action.yml").read_text(encoding="utf-8"))
    on = flow[True]  # YAML 1.1 takes "on" for a truth; GitHub does not
    assert re.fullmatch(r"[\d*]+( [\d*]+){4}", on["schedule"][0]["cron"])
    assert flow["concurrency"], "two nights at once would be refused by the lock, and look like a failure"
    (job,) = flow["jobs"].values()
    for step in job["steps"]:
        assert ("uses" in step) != ("run" in step)
        if "uses" in step:
            assert re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"])
    commands = [words for step in job["steps"] for words in oit_commands(step.get("run", ""))]
    ((words),) = commands
    given = taken(words)
    cached = next(step["with"]["path"] for step in job["steps"] if "cache" in step.get("uses", ""))
    assert str(given["store"]) in cached.split(), "without its store the watch begins anew every night"
    assert given["fail"] is True


def instructions(text: str) -> list[tuple[str, str]]:
    """The instructions of a container file and their arguments, lines joined, remarks left out."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [
        (word, rest.strip()) for word, _, rest in (line.partition(" ") for line in joined.splitlines() if line.strip())
    ]


def test_the_container_file_parses_and_runs_what_we_take() -> None:
    found = instructions((DEPLOY / "Containerfile").read_text(encoding="utf-8"))
    assert found[0][0] == "FROM"
    assert {word for word, _rest in found} <= INSTRUCTIONS
    last = dict(found)
    taken([*json.loads(last["ENTRYPOINT"]), *json.loads(last["CMD"])])
    order = [word for word, _rest in found]
    assert order.index("USER") > max(place for place, word in enumerate(order) if word in ("RUN", "COPY"))
    settings = dict(each.split("=", 1) for each in shlex.split(last["ENV"]))
    declared = {param.envvar for param in get_command(app).commands["watch"].commands["run"].params}  # type: ignore[attr-defined]
    assert set(settings) <= declared
    for word, rest in found:
        if word == "COPY":
            assert (ROOT / rest.split()[0]).exists()


def test_every_command_of_the_document_is_one() -> None:
    text = (ROOT / "docs" / "watch.md").read_text(encoding="utf-8")
    commands = re.findall(r"^(?:\.venv/bin/)?(oit watch [^\n#|>]*)", text, re.MULTILINE)
    assert len(commands) > 5
    for command in commands:
        taken(shlex.split(command))
