"""Thai text: repaired, compared, and read for years, dates, item numbers and towns. Knows nothing of the web."""

from __future__ import annotations

from crawler.text.bodies import Body, body_likeness, find_bodies, same_body
from crawler.text.codes import find_code, strip_code
from crawler.text.dates import ERA, MONTH, Period, ThaiDate, find_dates, find_periods, fiscal_year
from crawler.text.days import BUDDHIST_ERA, THAILAND, day_in_thailand, day_of, in_thailand
from crawler.text.digits import arabic_digits, thai_digits
from crawler.text.find import find, squashed
from crawler.text.markup import without_element
from crawler.text.match import Label, LabelIndex, Match
from crawler.text.normalise import clean, skeleton, squash
from crawler.text.spam import is_spam_host, is_spam_keyword, is_spam_link, is_spam_text
from crawler.text.tokens import tokens
from crawler.text.years import YearSpan, find_years

__all__ = [
    "BUDDHIST_ERA",
    "ERA",
    "MONTH",
    "THAILAND",
    "Body",
    "Label",
    "LabelIndex",
    "Match",
    "Period",
    "ThaiDate",
    "YearSpan",
    "arabic_digits",
    "body_likeness",
    "clean",
    "day_in_thailand",
    "day_of",
    "find",
    "find_bodies",
    "find_code",
    "find_dates",
    "find_periods",
    "find_years",
    "fiscal_year",
    "in_thailand",
    "is_spam_host",
    "is_spam_keyword",
    "is_spam_link",
    "is_spam_text",
    "same_body",
    "skeleton",
    "squash",
    "squashed",
    "strip_code",
    "thai_digits",
    "tokens",
    "without_element",
]
