"""Every soft limit of the crawl in one place, each with its reason."""

from __future__ import annotations

__all__ = [
    "CARRIERS_YIELD",
    "DEEPEST_PATH",
    "DEEPEST_SITEMAP",
    "FRONT",
    "LAST_RESORT",
    "LONGEST_LABEL",
    "LOST_IN_A_ROW",
    "MOST_ALIKE",
    "MOST_BARREN",
    "MOST_ELSEWHERE",
    "MOST_HEADINGS",
    "MOST_HOPS",
    "MOST_SITEMAPS",
    "MOST_SPLASHES",
    "MOST_WAYS",
    "MOST_WAYS_IN",
    "PROMISE",
    "SITEMAPS_YIELD",
    "STILL_DRAWS",
    "TOO_UNLIKELY",
    "WANTED",
    "WINDOW",
]

WINDOW = 8
"""Visits under way at once, answers waiting for their turn among them: twice what the client lets through on a host, so
that one slow document doesn't idle it. Answers are taken in the order of asking, so the crawl doesn't depend on which
of them the network brings first."""

FRONT = 2.0
"""The priority of the start and of what a redirect leads to: above any that a guide can give (0..1)."""

WANTED = 1.0
"""What is wanted of the crawl by name has a priority above this, the highest that a guide can give, and under FRONT."""

PROMISE = 0.3
"""Below this priority a link names nothing that is looked for; such pages are sampled, and may be left."""

CARRIERS_YIELD = 0.25
"""The share of pages that lead to evidence, in a group of links alike in which some do. An estimate."""

TOO_UNLIKELY = 0.05
"""The crawl ends when the chance that what is left holds evidence for an item still open falls under this."""

STILL_DRAWS = 0.4
"""While something promises this much, a crawl whose items are all settled goes on: the better page may be among it."""

LAST_RESORT = 0.05
"""The priority of the sitemaps that robots.txt names. They list thousands of addresses and no word about any, so
they come after every link that is not known to be about something else, while items are still open."""

SITEMAPS_YIELD = 0.5
"""The chance that a sitemap shows a way in that no page does. An estimate: at this, one is read while two items in five
are open."""

MOST_SITEMAPS = 10
"""Sitemaps taken from one robots.txt; most name one."""

DEEPEST_SITEMAP = 3
"""Sitemaps one below another. The standard knows one index and the files under it."""

MOST_ALIKE = 30
"""Pages of no promise fetched of one template (addresses alike but for numbers). An archive of news has thousands; the
first 30 show what kind they are."""

MOST_BARREN = 12
"""Pages of a calendar fetched without one link of promise, a year of months: a calendar goes on for ever."""

MOST_ELSEWHERE = 100
"""Documents fetched from other hosts, some three an item: a list of tenders names hundreds on a server of the state."""

DEEPEST_PATH = 12
"""Path segments. Town sites have up to about 8; beyond lie relative links that add to themselves."""

MOST_HEADINGS = 3
"""Headings of a page that may say what its links are about; what stands further down is about parts of it."""

MOST_HOPS = 10
"""Redirects in a row, somewhat more than the handful that real sites need and fewer than browsers allow (20)."""

LONGEST_LABEL = 200
"""Characters of a link's words kept with a queued address; a whole paragraph may be a link."""

LOST_IN_A_ROW = 20
"""Successive visits without any answer, or refused, after which the site is taken to be down or closed to us: some
three minutes of silence. Who is refused twenty times and asks on is a nuisance."""

MOST_WAYS = 8
"""Different links to one address that are ranked. Menus name it once, hubs again; more add nothing."""

MOST_WAYS_IN = 8
"""Links of a splash page that are followed whatever they say: real ones have one to three, some a row of banners."""

MOST_SPLASHES = 2
"""Splash pages in a row: a picture of the season, then the one of the town."""
