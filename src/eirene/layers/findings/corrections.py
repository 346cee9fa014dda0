"""Corrections that the report makes to itself or to an earlier version."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from eirene.types import Finding, FindingKind, Passage

CORRECTION = re.compile(
    r"""(?mx)
    ^\W{0,3}(?:\d{1,2}[:.]\d\d\W{1,3})?(?:correction|clarification|editor['’]s\ note\W+correct)\b[^\n]{0,200}
    | \((?:corrects|correcting|adds\ correction|fixes)\b[^)\n]{0,300}\)
    | ^\W{0,3}corrects\b[^\n]{0,200}
    | \b(?:an?|the)\ (?:earlier|previous)\ version\ of\ th(?:is|e)\ (?:report|story|article|dispatch|item|text)\b[^\n]{0,200}
    | \bthis\ (?:report|story|article|dispatch|item)\ (?:has\ been|was)\ (?:corrected|amended|updated\ to\ correct)\b[^\n]{0,200}
    """,
    re.IGNORECASE,
)


def check_corrections(doc: Doc) -> Iterator[Finding]:
    """One finding for each passage that announces a correction."""
    for match in CORRECTION.finditer(doc.text):
        yield Finding(FindingKind.CORRECTION, (Passage(*match.span()),), "the report corrects an earlier version")
