"""Matching the words of a menu, link or title against known labels.

Labels are compared by weighted trigrams (rare ones tell more than การ or ดำเนินงาน) and by edit distance, after noise is
stripped. Words that turn the kind of a document around (รายงาน, แผน, สถิติ …) count apart, since a plan and the report on
it share nearly all other letters.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

from crawler.models import Frozen
from crawler.text.noise import core, strip_noise
from crawler.text.normalise import clean, squash

__all__ = ["Label", "LabelIndex", "Match"]

_LONGEST_TEXT = 300
_REMEMBERED = 4_096
_SHORTEST_START = 8
_UNLIKE = 0.3
_NEVER_FIRST = frozenset("ะาำ\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c")
"""Letters and marks that no Thai word starts with."""
_KINDS = {
    "report": re.compile("รายงาน(?!การประชุม)|รายผล"),
    "result": re.compile("ผล(?!ิต|ประโยชน์|ไม้|งาน)"),
    "statistics": re.compile("สถิติ"),
    "plan": re.compile("แผน(?!ที่|ผัง|ก(?!าร))|ยุทธศาสตร์"),
    "manual": re.compile("คู่มือ|มาตรฐาน(?:การ|งาน)"),
    "notice": re.compile("ประกาศ|ข่าว"),
    "channel": re.compile("ช่องทาง|แจ้ง"),
    "practice": re.compile("แนวปฏิบัติ|แนวทาง"),
    "measure": re.compile("มาตรการ"),
    "progress": re.compile("ความก้าวหน้า"),
    "monitoring": re.compile("ติดตาม"),
    "criteria": re.compile("หลักเกณฑ์"),
    "order": re.compile("คำสั่ง"),
    "ordinance": re.compile("บัญญัติ"),
    "policy": re.compile("นโยบาย"),
    "handling": re.compile("จัดการ(?!ความรู้|ศึกษา|ประชุม|แข่ง)"),
    "monthly": re.compile("รายเดือน|ในรอบเดือน|ประจำเดือน"),
    "survey": re.compile("พึงพอใจ"),
    "corruption": re.compile("ทุจริต|สินบน"),
}
_KIND_ALONE = re.compile(f"(?:{'|'.join(pattern.pattern for pattern in _KINDS.values())})+")
"""The kind of a document and nothing of its subject."""
_OTHER_KIND = 0.75
"""What is left of a score for each kind that only one side names."""


class Label(Frozen):
    """A known label. `key` says what it stands for and is not interpreted; `weight` scales its scores."""

    text: str
    key: str
    weight: float = 1.0


class Match(Frozen):
    """A label that resembles a text; `score` is 0-1."""

    key: str
    label: str
    score: float


class _Form:
    """A text as it is compared."""

    __slots__ = ("core", "cut", "grams", "kinds", "squashed")

    def __init__(self, text: str) -> None:
        self.squashed = squash(strip_noise(clean(text[:_LONGEST_TEXT])))
        shortened = core(self.squashed)
        self.core = self.squashed if _KIND_ALONE.fullmatch(shortened) else shortened
        self.cut = text.rstrip().endswith(("…", ".."))
        padded = f" {self.core} "
        self.grams = frozenset(padded[i : i + 3] for i in range(len(padded) - 2))
        self.kinds = frozenset(kind for kind, pattern in _KINDS.items() if pattern.search(self.squashed))


class LabelIndex:
    """Labels compiled for matching. Answers are remembered, so that a menu repeated on every page costs once."""

    def __init__(self, labels: Iterable[Label]) -> None:
        self._labels = tuple(label for label in labels if squash(label.text))
        self._forms = tuple(_Form(label.text) for label in self._labels)
        self._cores = [form.core for form in self._forms]
        seen_in = Counter(gram for form in {form.core: form for form in self._forms}.values() for gram in form.grams)
        total = len(set(self._cores))
        self._weights: Mapping[str, float] = {gram: math.log((total + 1) / count) for gram, count in seen_in.items()}
        self._unknown = math.log(total + 1)
        self._sums = tuple(self._weigh(form.grams) for form in self._forms)
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, form in enumerate(self._forms):
            for gram in sorted(form.grams):
                self._having[gram].append(number)
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._match)

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels that it knows."""
        return self._labels

    def match(self, text: str, limit: int = 5) -> tuple[Match, ...]:
        """The labels that resemble `text`, best first, at most `limit` and one a key.

        1.0: the same but for blanks, punctuation, years, codes, the town's name and known misspellings. 0.9 and more:
        a small misspelling. 0.6-0.85: `text` is the start of a label cut short. Below 0.5 a match means little;
        below 0.3 there is none.
        """
        return self._remembered(text, limit)

    def _weigh(self, grams: Iterable[str]) -> float:
        return math.fsum(self._weights.get(gram, self._unknown) for gram in grams)

    def _match(self, text: str, limit: int) -> tuple[Match, ...]:
        form = _Form(text)
        if not form.squashed:
            return ()
        best: dict[str, Match] = {}
        for number, likeness in self._alike(form).items():
            if likeness < _UNLIKE and not self._forms[number].squashed.startswith(form.squashed):
                continue
            label = self._labels[number]
            score = round(min(1.0, self._score(form, self._forms[number], likeness) * label.weight), 4)
            known = best.get(label.key)
            if score > 0 and (known is None or score > known.score):
                best[label.key] = Match(key=label.key, label=label.text, score=score)
        return tuple(sorted(best.values(), key=lambda match: (-match.score, match.key))[:limit])

    def _alike(self, form: _Form) -> dict[int, float]:
        """Likeness by trigrams (harmonic mean of both sides' explained share) or by letters, whichever is higher."""
        shared: dict[int, float] = defaultdict(float)
        for gram in sorted(form.grams):
            for number in self._having.get(gram, ()):
                shared[number] += self._weights[gram]
        own = self._weigh(form.grams)
        likeness = {number: 2 * weight / (own + self._sums[number]) for number, weight in shared.items()}
        for _, ratio, number in process.extract(form.core, self._cores, scorer=fuzz.ratio, score_cutoff=85, limit=None):
            likeness[number] = max(likeness.get(number, 0.0), ratio / 100)
        return likeness

    def _score(self, text: _Form, label: _Form, likeness: float) -> float:
        if text.squashed == label.squashed:
            return 1.0
        score = min(likeness, 0.98) * _OTHER_KIND ** len(text.kinds ^ label.kinds)
        if _begins(text, label):
            score = max(score, 0.6 + 0.25 * len(text.squashed) / len(label.squashed))
        return score


def _begins(text: _Form, label: _Form) -> bool:
    """Whether `text` is `label` cut short, and not a shorter name that happens to begin it."""
    length = len(text.squashed)
    if length < _SHORTEST_START or not label.squashed.startswith(text.squashed):
        return False
    within_syllable = label.squashed[length] in _NEVER_FIRST
    return text.cut or within_syllable or text.kinds == label.kinds
