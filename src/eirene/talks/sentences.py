"""Sentences of a report's text, as far as quoting needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from eirene.types import Passage

LONGEST = 600  # characters on either side of a passage that its sentence is looked for in
_ENDS = ("\n", ". ", "! ", "? ", ".” ", '." ', ".’ ", ".' ", "!” ", "?” ", '!" ', '?" ', ".) ")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\.[A-Z]|\b[ap]\.m|\bMr|\bMrs|\bMs|\bDr|\bGen|\bCol|\bSt|\bNo|\bSgt|\bLt)$")


def sentences(text: str) -> Iterator[Passage]:
    """All sentences in order, without the space around them."""
    start = 0
    while start < len(text):
        end = _next_end(text, start, len(text))
        if text[start:end].strip():
            yield _trimmed(text, start, end)
        start = end


@lru_cache(maxsize=4_096)
def sentence_at(text: str, passage: Passage) -> Passage:
    """The sentence or sentences that hold a passage, at most some 600 characters on either side of it."""
    start = _last_end(text, max(0, passage.start - LONGEST), passage.start)
    end = _next_end(text, max(passage.end - 1, passage.start), min(len(text), passage.end + LONGEST))
    return _trimmed(text, start, end) if text[start:end].strip() else passage


def _last_end(text: str, low: int, high: int) -> int:
    """Where the last sentence that ends before `high` has ended; `low` where none does."""
    best = low
    for mark in _ENDS:
        at = text.rfind(mark, low, high)
        while at >= 0 and _is_abbreviation(text, at, mark):
            at = text.rfind(mark, low, at)
        if at >= 0:
            best = max(best, at + len(mark))
    return best


def _next_end(text: str, low: int, high: int) -> int:
    """Where the first sentence that ends after `low` ends; `high` where none does."""
    best = high
    for mark in _ENDS:
        at = text.find(mark, low, best)
        while at >= 0 and _is_abbreviation(text, at, mark):
            at = text.find(mark, at + 1, best)
        if at >= 0:
            best = min(best, at + len(mark))
    return best


def _is_abbreviation(text: str, at: int, mark: str) -> bool:
    return mark == ". " and _ABBREVIATED.search(text[max(0, at - 4) : at]) is not None


def _trimmed(text: str, start: int, end: int) -> Passage:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return Passage(begin, begin + len(words.strip()))
