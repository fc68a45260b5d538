"""sites.toml: the example that ships, the schema, and one clear sentence for whatever is wrong."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import crawler.watch
from crawler.errors import SitesError
from crawler.watch import chosen, example, load_sites, schema

SHIPPED = json.loads(Path(crawler.watch.__file__).with_name("schema.json").read_text(encoding="utf-8"))
GOOD = """
at = "01:30"
[[recipients]]
name = "it"
to = "json://127.0.0.1:1/"
[defaults]
hours = "22-6"
max_pages = 10
[[sites]]
name = "one"
url = "https://one.example.go.th"
[[sites]]
name = "two"
url = "https://two.example.go.th"
tell = []
max_pages = 20
"""


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "sites.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def complaint(folder: Path, text: str | bytes) -> SitesError:
    with pytest.raises(SitesError) as told:
        load_sites(written(folder, text))
    error = told.value
    assert error.exit_code == 2
    for sentence in (error.message.th, error.message.en):
        assert "\n" not in sentence
        assert "msgspec" not in sentence
        assert "$" not in sentence
    assert re.search("[ก-๙]", error.message.th)
    return error


SLIPS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "unknown key of a site": ('url = "https://one', 'uri = "https://one', ("sites.one", "“uri”")),
    "unknown key at the top": ('at = "01:30"', 'att = "01:30"', ("“att”",)),
    "unknown option": ("max_pages = 20", "max_page = 20", ("sites.two", "“max_page”", "“max_pages”")),
    "no time": ('at = "01:30"', 'at = "25:00"', ("(at)", "“25:00”")),
    "no hours": ('hours = "22-6"', 'hours = "late"', ("defaults.hours", "“late”")),
    "too small": ("max_pages = 20", "max_pages = 0", ("sites.two.max_pages", "1")),
    "too large": ("max_pages = 10", "delay = 61", ("defaults.delay", "60")),
    "text for a number": ("max_pages = 20", 'max_pages = "20"', ("sites.two.max_pages",)),
    "a broken address": ("https://one.", "htps://one.", ("sites.one.url", "htps://one.")),
    "an unknown recipient": ("tell = []", 'tell = ["itt"]', ("sites.two.tell", "“itt”")),
    "an unknown kind": ('name = "it"', 'name = "it"\nkinds = ["regresion"]', ("recipients.it.kinds", "“regression”")),
    "an unknown language": ('name = "it"', 'name = "it"\nlang = "fr"', ("recipients.it.lang", "“fr”")),
    "an empty address": ("json://127.0.0.1:1/", " ", ("recipients.it.to",)),
    "a name twice": ('name = "two"', 'name = "one"', ("sites", "“one”")),
    "a name with a blank": ('name = "two"', 'name = "two words"', ("sites", "“two words”")),
    "a site twice": ("two.example", "one.example", ("sites.two", "“one”")),
    "an unknown checklist": ("max_pages = 10", 'checklist = "oit-1999"', ("defaults.checklist", "oit-1999")),
    "one survey without the other": ("max_pages = 20", "iit = 90.0", ("sites.two", "iit")),
    "a missing name": ('name = "two"\n', "", ("sites[2]", "“name”")),
    "no table": ("[defaults]\n", "defaults = 3\n[keep]\n", ("defaults",)),
    "keeping nothing": ("[defaults]", "[keep]\ndays = 0\n[defaults]", ("keep.days", "1")),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_its_place(tmp_path: Path, slip: str) -> None:
    old, new, parts = SLIPS[slip]
    assert old in GOOD
    error = complaint(tmp_path, GOOD.replace(old, new, 1))
    for part in ("sites.toml", *parts):
        assert part in error.message.th, error.message.th
        assert part in error.message.en, error.message.en


@pytest.mark.parametrize("text", ["sites = 1", "[[sites", b"\xff\xfe", "", "at = '02:00'\nsites = []"], ids=str)
def test_what_is_no_list_of_sites_is_told(tmp_path: Path, text: str | bytes) -> None:
    complaint(tmp_path, text)


def test_a_missing_file_names_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(SitesError, match="oit watch init"):
        load_sites(tmp_path / "none.toml")
    with pytest.raises(SitesError):
        load_sites(tmp_path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_cut_or_doubled_is_refused_or_understood(tmp_path: Path, data: st.DataObject) -> None:
    lines = GOOD.splitlines()
    for _slip in range(2):
        place = data.draw(st.integers(0, len(lines) - 1))
        lines[place : place + 1] = data.draw(st.sampled_from([[], [lines[place]] * 2, [lines[place][::-1]]]))
        lines = lines or [""]
    try:
        assert load_sites(written(tmp_path, "\n".join(lines))).plans
    except SitesError as error:
        assert "\n" not in error.message.th


def test_a_site_takes_its_own_then_the_defaults_then_the_usual(tmp_path: Path) -> None:
    watch = load_sites(written(tmp_path, GOOD))
    one, two = watch.plans
    assert (one.options.max_pages, two.options.max_pages, two.options.max_mb) == (10, 20, 1024.0)
    assert (one.options.hours, one.options.pause_minutes, watch.at) == ("22-6", 10.0, (1, 30))
    assert ([each.name for each in one.tell], two.tell) == (["it"], ())
    assert [plan.name for plan in chosen(watch, ("two",))] == ["two"]
    with pytest.raises(SitesError, match="There is no site “twoo”"):
        chosen(watch, ("twoo",))


def test_the_example_is_right_and_says_what_everything_is_for(tmp_path: Path) -> None:
    watch = load_sites(written(tmp_path, example()))
    assert [plan.name for plan in watch.plans] == ["mytown"]
    unfolded = re.sub(r"^# (\w+ = .*)$", r"\1", example(), flags=re.MULTILINE)
    assert unfolded != example()
    everything = load_sites(written(tmp_path, unfolded))
    assert everything.plans[0].options.hours == "22-6"


def test_the_schema_that_ships_is_that_of_the_program() -> None:
    assert json.loads(json.dumps(schema())) == SHIPPED, "write it anew: python -m tests.watch.test_sites_file"
    jsonschema.Draft202012Validator.check_schema(SHIPPED)


@pytest.mark.parametrize("slip", [*SLIPS, ""])
def test_the_schema_takes_what_is_right_and_refuses_wrong_shapes(slip: str) -> None:
    old, new, _parts = SLIPS.get(slip, ("", "", ()))
    validator = jsonschema.Draft202012Validator(SHIPPED)
    is_meaning = slip in (
        *("no hours", "a broken address", "an unknown recipient", "an empty address", "a name twice", "a site twice"),
        *("an unknown checklist", "one survey without the other"),
    )
    assert validator.is_valid(tomllib.loads(GOOD.replace(old, new, 1))) == (is_meaning or not slip)
    assert validator.is_valid(tomllib.loads(example()))


if __name__ == "__main__":
    target = Path(crawler.watch.__file__).with_name("schema.json")
    target.write_text(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
