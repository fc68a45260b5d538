"""Why items changed, as comparing the two runs shows it."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.archive import Store
from crawler.audit import difference
from crawler.compare import Cause
from crawler.errors import OitError
from crawler.watch.settle import Change

__all__ = ["Causes"]


class Causes:
    """Compares the runs of a store, each two once, and only when it is asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._of_runs: dict[tuple[str, str], Mapping[str, Cause]] = {}

    def of(self, change: Change) -> Cause | None:
        """Why an item became worse or better; None where that can't be told."""
        if change.kind not in ("regression", "recovery"):
            return None
        runs = change.before.seen, change.run
        if runs not in self._of_runs:
            self._of_runs[runs] = self._compared(*runs)
        cause = self._of_runs[runs].get(change.verdict.id)
        return cause if cause is not None and cause.kind != "unknown" else None

    def _compared(self, before: str, after: str) -> Mapping[str, Cause]:
        try:
            found = difference(self._store, before, after)
        except OitError:  # a report or recording is lost: the change is told without its cause
            return {}
        return {each.id: each.cause for each in found.items}
