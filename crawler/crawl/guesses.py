"""Where a site may lie whose first page names no way in."""

from __future__ import annotations

from crawler.urls import canonical

__all__ = ["guesses"]

_NAMES = ("home", "Home", "index.php", "index.html", "main.php", "sitemap.xml")


def guesses(url: str) -> tuple[str, ...]:
    """The addresses at which frameworks put the home page behind a splash, and the sitemap, for the site of `url`."""
    found = (canonical("/" + name, url) for name in _NAMES)
    return tuple(guess for guess in found if guess and guess != url)
