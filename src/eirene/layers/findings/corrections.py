"""Corrections that the report makes to itself or to an earlier version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from eirene.lexicon import load_words
from eirene.types import Finding, FindingKind, Passage


def check_corrections(doc: Doc) -> Iterator[Finding]:
    """One finding for each passage that announces a correction: its line, bracket or sentence."""
    for match in _announcements().finditer(doc.text):
        yield Finding(FindingKind.CORRECTION, (Passage(*match.span()),), "the report corrects an earlier version")


@cache
def _announcements() -> re.Pattern[str]:
    """A line that opens with a word of correction (a clock time may precede it), a bracket that does, or a phrase."""
    clock = r"(?:\d{1,2}[:.]\d\d\W{1,3})?"
    return re.compile(
        rf"^\W{{0,3}}{clock}(?:{_either('openings')})\b[^\n]{{0,200}}"
        rf"|\((?:{_either('brackets')})\b[^)\n]{{0,300}}\)"
        rf"|\b(?:{_either('phrases')})\b[^\n]{{0,200}}",
        re.IGNORECASE | re.MULTILINE,
    )


def _either(kind: str) -> str:
    words = sorted(load_words(f"finding_correction_{kind}"), key=lambda w: (-len(w), w))
    return "|".join(re.escape(word) for word in words)
