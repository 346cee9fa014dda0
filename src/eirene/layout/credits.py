"""Credits at the end of a report: who reported, wrote and edited it, the editors' initials, the agency's last word."""

from __future__ import annotations

import re
from itertools import takewhile

from eirene.lexicon import load_words
from eirene.types import Passage

TAIL_CHARS = 1500  # credits stand no farther from the end
LONGEST = 600  # characters of one line of credits

_LINE = re.compile(r"\S[^\n]*")
_CREDIT = re.compile(r"[\s(\[–—•*-]*(?:(?:additional|further|with)\s+)?(?P<work>[A-Za-z]+)(?:\s+and\s+[a-z]+)?\s+by\s", re.I)
_SHARED = re.compile(r"\bcontributed\s+(?:reporting\b|to\s+(?:this|the)\s+(?:report|story|article|dispatch))", re.I)
_INITIALS = re.compile(r"[a-z]{2,6}(?:[-/][a-z]{1,6})+|/?[A-Z]{2,4}/[A-Z]{2,4}(?:/[A-Z]{2,4})*")


def find_credits(text: str) -> Passage | None:
    """The lines of credits that end a text; None when it ends with its last sentence."""
    start = max(0, len(text) - TAIL_CHARS)
    start = text.find("\n", start) + 1 if start else 0
    lines = [found for found in _LINE.finditer(text, start) if found.start()]
    closing = list(takewhile(lambda line: _is_credit(line[0]), reversed(lines)))
    return Passage(closing[-1].start(), closing[0].end()) if closing else None


def _is_credit(line: str) -> bool:
    line = line.strip()
    if len(line) > LONGEST:
        return False
    found = _CREDIT.match(line)
    if found and found["work"].lower() in load_words("reader_credit_words"):
        return True
    return bool(_SHARED.search(line) or _INITIALS.fullmatch(line)) or line.lower().strip(" .#-–—*()") in load_words(
        "reader_closing_words"
    )
