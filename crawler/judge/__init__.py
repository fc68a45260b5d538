"""Judges an archive against a checklist: a pure function of both, with no clock and no network."""

from __future__ import annotations

from crawler.judge.clicks import HOME
from crawler.judge.guide import ChecklistGuide
from crawler.judge.judgement import Judgement, judge

__all__ = ["HOME", "ChecklistGuide", "Judgement", "judge"]
