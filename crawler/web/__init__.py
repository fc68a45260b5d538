"""The only code that opens a socket: guarded, polite fetching, and the address that a person types."""

from __future__ import annotations

from crawler.web.address import parse_start
from crawler.web.browser import Browser
from crawler.web.camera import Camera
from crawler.web.chromium import Chromium, find_chromium, has_playwright
from crawler.web.client import Client
from crawler.web.clock import Clock
from crawler.web.politeness import LONGEST_CRAWL_DELAY, HostClock
from crawler.web.requisites import Requisites
from crawler.web.robots import crawl_delay_in, sitemaps_in
from crawler.web.settings import CONTACT, PRODUCT, USER_AGENT, FetchSettings
from crawler.web.unreachable import explain_unreachable

__all__ = [
    "CONTACT",
    "LONGEST_CRAWL_DELAY",
    "PRODUCT",
    "USER_AGENT",
    "Browser",
    "Camera",
    "Chromium",
    "Client",
    "Clock",
    "FetchSettings",
    "HostClock",
    "Requisites",
    "crawl_delay_in",
    "explain_unreachable",
    "find_chromium",
    "has_playwright",
    "parse_start",
    "sitemaps_in",
]
