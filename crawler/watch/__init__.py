"""Looking at sites every night, and telling what became worse: only what is confirmed, each change once.

A night is an audit that builds on the last confirmed one. What looks worse is fetched again; what both looks say is
kept and put into the outbox in one transaction, and delivered until it is taken.
"""

from __future__ import annotations

from crawler.watch.channels import UndeliveredError, send
from crawler.watch.letters import sample
from crawler.watch.loading import chosen, example, load_sites
from crawler.watch.plan import Plan, Watch
from crawler.watch.run import Nightly, Surroundings, due_now, watch_run
from crawler.watch.sites import schema
from crawler.watch.tables import describe_nightly, describe_state, describe_thinning
from crawler.watch.thinning import thin, thinnable

__all__ = [
    "Nightly",
    "Plan",
    "Surroundings",
    "UndeliveredError",
    "Watch",
    "chosen",
    "describe_nightly",
    "describe_state",
    "describe_thinning",
    "due_now",
    "example",
    "load_sites",
    "sample",
    "schema",
    "send",
    "thin",
    "thinnable",
    "watch_run",
]
