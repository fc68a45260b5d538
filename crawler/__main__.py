"""The command `oit`, also as `python -m crawler`.

It loads the rest only when it is run: the processes that read for an audit begin with this module as well, and need
nothing of the command line.
"""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line."""
    from crawler.cli import main as run  # noqa: PLC0415

    run()


if __name__ == "__main__":
    main()
