"""Sentences of a report's text, as far as quoting needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eirene.types import Passage

LONGEST = 600  # characters of a sentence
_END = re.compile(r"(?<!\b[A-Z])(?<!\.[A-Z])(?<!\b[ap]\.m)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bNo)[.!?][\"'”’)\]]*\s+|\n+")


def sentences(text: str) -> Iterator[Passage]:
    """All sentences in order, without the space around them."""
    start = 0
    for end in _END.finditer(text):
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, len(text))


def sentence_at(text: str, passage: Passage) -> Passage:
    """The sentence or sentences that hold a passage, at most some 600 characters on either side of it."""
    low = max(0, passage.start - LONGEST)
    start = max((end.end() for end in _END.finditer(text, low, passage.start)), default=low)
    end = _END.search(text, max(passage.end - 1, passage.start), passage.end + LONGEST)
    found = list(_trimmed(text, start, end.end() if end else min(len(text), passage.end + LONGEST)))
    return found[0] if found else passage


def _trimmed(text: str, start: int, end: int) -> Iterator[Passage]:
    words = text[start:end]
    inner = words.strip()
    if inner:
        begin = start + len(words) - len(words.lstrip())
        yield Passage(begin, begin + len(inner))
