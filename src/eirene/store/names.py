"""The names of facts: `event-3f9a2c81d0-4` is the fifth event of the report whose digest begins with 3f9a2c81d0."""

from __future__ import annotations

import hashlib
import json
import re
from typing import NamedTuple

from eirene.types import Report

DIGITS = 10
KINDS = ("actor", "event", "statement", "figure", "term", "process", "finding")
_FORM = re.compile(rf"({'|'.join(KINDS)})-([0-9a-f]{{{DIGITS}}})-(\d+)")


class FactName(NamedTuple):
    """The kind, the first ten hex digits of the report's digest, and the position in the reading's list of that kind."""

    kind: str
    report: str
    position: int

    def __str__(self) -> str:
        return f"{self.kind}-{self.report}-{self.position}"


def parse_name(words: str) -> FactName | None:
    """The name that the words are, None when they are none."""
    form = _FORM.fullmatch(words)
    return FactName(form[1], form[2], int(form[3])) if form else None


def digest_of_report(report: Report) -> str:
    """What makes it the same report: its text, publisher, day and address."""
    parts = [report.sha256, report.publisher, report.published, report.url]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
