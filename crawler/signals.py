"""Ctrl-C is for this program to hear, not for the helpers that it starts."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["deaf_to_ctrl_c"]


@contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """What this thread starts never hears Ctrl-C, not even while it is still importing. Windows has no such thing."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
