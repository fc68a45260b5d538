"""What memory a crawl holds, by the number of pages: `python -m benchmarks.memory`. Linux only."""

from __future__ import annotations

import subprocess
import sys
import tempfile

import msgspec

from benchmarks.measure import show
from benchmarks.whole_crawl import Cost
from benchmarks.wide import serve_wide

SIZES = (2_000, 10_000, 20_000)
GOAL = 150


def cost_of(pages: int) -> Cost:
    """What a crawl of a site of so many pages costs, from an empty store, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder, serve_wide(pages) as server:
        command = [sys.executable, "-m", "benchmarks.whole_crawl", server.base + "/", folder]
        ended = subprocess.run(command, check=True, stdout=subprocess.PIPE)
        cost = msgspec.json.decode(ended.stdout, type=Cost)
        missed = set(server.site.paths) - set(server.asked)
        assert not missed, f"{len(missed)} pages were never asked for; the crawl ended by {cost.stopped_by}"
    return cost


def main() -> None:
    """Prints the figures."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    costs = {size: cost_of(size) for size in sizes}
    rows = [
        (f"{size:,}", f"{cost.peak / 1024:.0f}", f"{cost.worker / 1024:.0f}", f"{cost.fetched / cost.seconds:.0f}")
        for size, cost in costs.items()
    ]
    title = f"Peak of resident memory of a whole crawl, MiB (goal: <= {GOAL}, and flat in the number of pages)"
    show(title, ("pages of 36 kB", "crawl", "largest worker", "fetches a second"), rows)
    least, most = min(costs), max(costs)
    if most > least:
        grown = (costs[most].peak - costs[least].peak) / (most - least)
        print(f"Between {least:,} and {most:,} pages it grows by {grown:.2f} KiB a page.")


if __name__ == "__main__":
    main()
