"""Timing in a process of its own, so that nothing remembered from an earlier round makes a later one look quick."""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor

from rich.console import Console
from rich.table import Table

__all__ = ["ROUNDS", "fresh", "show", "timed"]

ROUNDS = 5


def timed(job: Callable[[], object]) -> float:
    """The seconds that one call of `job` takes."""
    started = time.perf_counter()
    job()
    return time.perf_counter() - started


def fresh(job: Callable[[], float], rounds: int = ROUNDS) -> float:
    """The median of what `job` gives in `rounds` new processes. It must be a function of a module."""
    seconds = []
    for _ in range(rounds):
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            seconds.append(pool.submit(job).result())
    return statistics.median(seconds)


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints a small table: the first column in words, the others in figures."""
    table = Table(*columns[:1])
    for column in columns[1:]:
        table.add_column(column, justify="right")
    for row in rows:
        table.add_row(*row)
    console = Console()
    console.print(title, highlight=False)
    console.print(table)
