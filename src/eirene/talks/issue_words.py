"""The words in which a report says how many issues are open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from eirene.lexicon import load_rows, load_words
from eirene.talks.sentences import sentences
from eirene.types import Passage


def find_issue_words(text: str, count: int, anchors: Sequence[Passage]) -> Passage | None:
    """The anchor that holds the number, else the first sentence that has it with a word for an issue, else the first anchor."""
    number, counted = _patterns(count)
    for anchor in anchors:
        if number.search(anchor.of(text)):
            return anchor
    for sentence in sentences(text):
        if counted.search(sentence.of(text)):
            return sentence
    return anchors[0] if anchors else None


@cache
def _patterns(count: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The number as it is written, alone and before a word for an issue."""
    number = rf"\b(?:{'|'.join(_words(count))})\b"
    issues = "|".join(re.escape(word) for word in sorted(load_words("process_issues")))
    counted = rf"{number}(?:\W+\w+){{0,4}}?\W+(?:{issues})s?\b"
    return re.compile(number, re.IGNORECASE), re.compile(counted, re.IGNORECASE)


def _words(count: int) -> list[str]:
    """How a number is written."""
    if count == 0:
        return ["no", "none", "not a single", "nothing", "zero"]
    spelled = [row[0] for row in load_rows("number_words.tsv") if row[1] in {"unit", "teen"} and float(row[2]) == count]
    return [str(count), *spelled, *(["single", "last", "only"] if count == 1 else [])]
