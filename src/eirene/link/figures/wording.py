"""What the words around a number say of it: that it adds to another, is a part of it, or an earlier value told again."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from eirene.lexicon import load_words
from eirene.types import Figure, Measure, Passage, Reading

_END = re.compile(r"[.!?][\"'”’»)]*\s+(?=[\"'“‘«(]?[A-Z0-9])|\n")
STANDING = frozenset({Measure.HOSTAGES_HELD})  # of the held, those alive are a scope of the count and no part told beside it
FAR = 1_000  # characters
WINDOW = 30  # characters beside a number in which such words stand
PARAGRAPH = 400  # characters back to the number that a part is taken of


def sentence_around(text: str, where: Passage) -> Passage:
    """The sentence that a passage begins in, by its punctuation, no more than `FAR` characters of it on either side."""
    return _sentence(text, where.start)


@lru_cache(maxsize=256)  # one figure asks for its own several times
def _sentence(text: str, place: int) -> Passage:
    start = max(0, place - FAR)
    for match in _END.finditer(text, start, place):
        start = match.end()
    end = _END.search(text, place, min(len(text), place + FAR))
    return Passage(start, end.end() if end else min(len(text), place + FAR))


def is_apart(reading: Reading, figure: Figure) -> bool:
    """True for a number that adds to another ("a further 12") or counts a part of it ("three of them"): no value of a series."""
    text, where = reading.report.text, figure.passage or figure.anchor
    before, after = text[max(0, where.start - WINDOW) : where.start], text[figure.anchor.end : figure.anchor.end + WINDOW]
    number = re.match(r"[\w,.]*(?:\s+(?:hundred|thousand|million))?", text[figure.anchor.start :])
    assert number is not None
    behind = text[figure.anchor.start + number.end() : figure.anchor.end] + after
    if _pattern("figure_more_before", r"\b(?:{})\W+$").search(before) or _pattern("figure_more_before", r"^(?:{})\b").match(
        figure.anchor.of(text)
    ):
        return True
    if _pattern("figure_more_after", r"^\W*(?:{})\b(?!\s+than)").match(behind):
        return True
    if _pattern("figure_part_whole", r"^\W*of\s+(?:the|those|its|their)\s+(?:{})\b").match(behind):
        return True
    if figure.measure in STANDING or not _is_less_than_one_before(reading, figure):
        return False
    return bool(
        _pattern("figure_part_before", r"\b(?:{})\W+(?:at\s+least\s+|about\s+|some\s+)?$").search(before)
        or _pattern("figure_part_after", r"^\W*(?:\w+\W+)?(?:{})\b").match(behind)
        or _pattern("figure_late_deaths", r"\b(?:{})\b").search(text[figure.anchor.end : sentence_around(text, where).end])
    )


def is_of_long_before(reading: Reading, figure: Figure) -> bool:
    """True for a number of another event that its sentence recalls: "a month after a blast that killed 12"."""
    text, start = reading.report.text, figure.anchor.start
    before = text[sentence_around(text, figure.anchor).start : start]
    recalled = list(_pattern("figure_long_before", r"\b(?:{})\b").finditer(before))
    if not recalled:
        return False
    since = start - len(before) + recalled[-1].end()
    return not any(since <= other.anchor.start < start for other in reading.figures)


def is_of_whole_war(text: str, where: Passage) -> bool:
    """True for a number beside words that make it the count of a war: "the overall death toll of the war at 42,126"."""
    sentence = sentence_around(text, where)
    beside = text[max(sentence.start, where.start - 2 * WINDOW) : min(sentence.end, where.end + 2 * WINDOW)]
    return bool(_pattern("figure_total_words", r"\b(?:{})\b").search(beside))


def is_told_again(text: str, where: Passage) -> bool:
    """True for an earlier value in a later report: "up to 19 from 14", "up from 34", "had been given the day before as 11"."""
    sentence = sentence_around(text, where)
    before, after = text[sentence.start : where.start], text[where.end : sentence.end]
    if _pattern("figure_again_before", r"\b(?:{})\W+(?:at\s+least\s+|about\s+|some\s+|more\s+than\s+)?$").search(before):
        return True
    return bool(_pattern("figure_again_around", r"\b(?:{})\b").search(before[-2 * WINDOW :] + " | " + after[: 2 * WINDOW]))


def _is_less_than_one_before(reading: Reading, figure: Figure) -> bool:
    text, start = reading.report.text, figure.anchor.start
    near = [
        other.value
        for other in reading.figures
        if other.measure is figure.measure and 0 < start - other.anchor.start < PARAGRAPH
        and "\n" not in text[other.anchor.start : start]
    ]  # fmt: skip
    return any(figure.value < value for value in near)


@cache
def _pattern(words: str, form: str) -> re.Pattern[str]:
    """The form with the words of a list in place of "{}"."""
    listed = sorted(load_words(words), key=lambda word: (-len(word), word))
    return re.compile(form.replace("{}", "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed)), re.IGNORECASE)
