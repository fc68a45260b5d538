"""The shape of sites.toml: which sites are watched, how, and who is told. A key that is not named here is refused."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta

from crawler.models import Frozen

__all__ = ["CLOCK", "KINDS", "NAME", "Keep", "Kind", "Options", "Recipient", "Site", "Sites", "schema"]

Kind = Literal["regression", "recovery", "unseen", "seen", "urgent", "begun"]
"""What is told: an item became worse; better; it, or the site, could not be checked for some nights; it can be again;
the site was broken into, or no longer shows it; the watch has begun."""

KINDS: tuple[Kind, ...] = get_args(Kind)

NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
CLOCK = r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"
# Patterns stand in the schema only: what is told of a slip is said by crawler.watch.rules.
Name = Annotated[
    str, Meta(extra_json_schema={"pattern": NAME}, description="A short name: letters, digits, dot, dash, underscore")
]
Clock = Annotated[str, Meta(extra_json_schema={"pattern": CLOCK}, description="A time of day in Thailand")]


class Options(Frozen, forbid_unknown_fields=True):
    """How a site is watched; what is left out is as in [defaults], and there as the command line has it.

    The names are those of the options of `oit audit`.
    """

    checklist: str | None = None
    tell: tuple[str, ...] | None = None
    lang: Literal["th", "en"] | None = None
    hours: Annotated[str, Meta(description="Hours in which the site may be visited, such as 22-6")] | None = None
    delay: Annotated[float, Meta(ge=0, le=60, description="Seconds between two requests")] | None = None
    max_pages: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None
    max_minutes: Annotated[float, Meta(ge=0.01, le=10_080)] | None = None
    max_mb: Annotated[float, Meta(ge=0.01, le=1_000_000)] | None = None
    subdomains: bool | None = None
    strict_tls: bool | None = None
    browser: bool | None = None
    screenshots: bool | None = None
    iit: Annotated[float, Meta(ge=0, le=100)] | None = None
    eit: Annotated[float, Meta(ge=0, le=100)] | None = None
    pause_minutes: (
        Annotated[float, Meta(ge=0, le=240, description="Minutes before what became worse is fetched again")] | None
    ) = None
    unseen_nights: (
        Annotated[int, Meta(ge=1, le=365, description="Nights in a row without a result before that is told")] | None
    ) = None
    least_points: (
        Annotated[float, Meta(ge=0, le=100, description="Tell only of items worth at least so many OIT points")] | None
    ) = None


class Site(Options, forbid_unknown_fields=True, kw_only=True):
    """One site to watch. `name` is what the command line calls it."""

    name: Name
    url: str


class Recipient(Frozen, forbid_unknown_fields=True):
    """Somebody who is told. `to` is an address as Apprise writes them; ${NAME} in it is an environment variable, so
    that no password need be in the file."""

    name: Name
    to: Annotated[str, Meta(description="An Apprise address; ${NAME} is an environment variable")]
    lang: Literal["th", "en"] = "th"
    kinds: tuple[Kind, ...] = KINDS


class Keep(Frozen, forbid_unknown_fields=True):
    """How long what a night leaves in its folder is kept: every night, then one a week, then one a month."""

    days: Annotated[int, Meta(ge=1, le=3_650, description="Keep every night of so many days")] = 30
    weeks: Annotated[int, Meta(ge=0, le=520, description="Then the last night of each of so many weeks")] = 26


class Sites(Frozen, forbid_unknown_fields=True):
    """A whole file. `at` is when the nightly run begins."""

    sites: Annotated[tuple[Site, ...], Meta(extra_json_schema={"minItems": 1})]
    at: Clock = "02:00"
    defaults: Options = Options()
    recipients: tuple[Recipient, ...] = ()
    keep: Keep = Keep()


def schema() -> dict[str, Any]:
    """The JSON Schema of sites.toml, which editors understand."""
    told = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "sites.toml of oit watch"}
    return told | msgspec.json.schema(Sites)
