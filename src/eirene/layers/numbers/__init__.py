"""Number expressions: value, range, bound, and where they stand."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.lexicon import load_table, load_words
from eirene.numerals import Numeral, Word, find_numerals, split_words
from eirene.types import Bound, Number, Passage

__all__ = ["find_numbers"]

RANGE = re.compile(r"\s*(?:to|or|and|through|[-–—])\s*")
BEFORE, AFTER = 34, 20  # characters in which a qualifier is looked for
SCORE = re.compile(r"^\d+[-–:]\d+$")


def find_numbers(doc: Doc, codebook: Codebook) -> None:  # noqa: ARG001 - every layer has this signature
    """Puts `numbers` on the document, in text order: counts and lengths, no ordinals, dates, clock times or labels."""
    text = doc.text
    words = split_words(text)
    dates = [t.anchor for t in doc._.times if t.type in {"DATE", "TIME"}]
    found: list[Number] = []
    numerals = [n for n in find_numerals(words) if _counts(n, words)]
    skip = -1
    for index, numeral in enumerate(numerals):
        where = _passage(words, numeral)
        if index == skip or any(d.overlaps(where) for d in dates):
            continue
        following = numerals[index + 1] if index + 1 < len(numerals) else None
        upper = _range_end(text, words, numeral, following)
        if upper is not None and following is not None:
            skip = index + 1
            where = Passage(where.start, _passage(words, following).end)
        found.append(_number(text, where, numeral, upper))
    doc._.numbers = tuple(found)


def _passage(words: list[Word], numeral: Numeral) -> Passage:
    return Passage(words[numeral.first].start, words[numeral.last - 1].end)


def _counts(numeral: Numeral, words: list[Word]) -> bool:
    """False for ordinals, names with digits ("M23"), labels ("Resolution 2334") and list numbers at the start of a line."""
    if numeral.ordinal or numeral.attached:
        return False
    before = words[numeral.first - 1] if numeral.first else None
    after = words[numeral.last].text if numeral.last < len(words) else ""
    if before is not None and before.text in load_words("number_labels") and (before.printed[0].isupper() or before.text in {"page", "no"}):
        return False
    opens = before is None or "\n" in before.printed
    if opens and numeral.digits and after in {".", ")"}:
        return False
    if numeral.value == 1 and words[numeral.first].text == "one":
        return after not in {"of", "another", "day", ",", ".", ")", "'", "’"} and after[:1].isalpha() and (before is None or before.text not in {
            "this", "that", "the", "no", "any", "each", "every", "which", "another", "-"})
    return True


def _range_end(text: str, words: list[Word], first: Numeral, second: Numeral | None) -> float | None:
    """The upper end when two numerals make a range ("20 to 30", "between 20 and 30", "10-15")."""
    if second is None or second.value <= first.value or (second.scale >= 1000) != (first.scale >= 1000):
        return None
    between = text[words[first.last - 1].end : words[second.first].start]
    if not RANGE.fullmatch(between):
        return None
    lead = text[max(0, words[first.first].start - 12) : words[first.first].start].lower()
    joint = between.strip()
    if joint == "and" and "between" not in lead:
        return None
    if joint == "to" and "from " in lead:
        return None
    if joint in "-–—" and between != between.strip():
        return None
    if joint == "or" and second.value - first.value > first.value:
        return None
    return second.value


@cache
def _leads() -> re.Pattern[str]:
    phrases = sorted(load_table("number_bounds"), key=len, reverse=True)
    return re.compile(r"(?<!\w)(" + "|".join(re.escape(p) for p in phrases) + r")\s+(?:(?:the|a|an|some|another|further|additional)\s+)?$", re.I)


@cache
def _tails() -> re.Pattern[str]:
    phrases = sorted(load_table("number_bounds_after"), key=len, reverse=True)
    return re.compile(r"[\s,+]*\b(" + "|".join(re.escape(p) for p in phrases) + r")\b", re.I)


def _number(text: str, where: Passage, numeral: Numeral, upper: float | None) -> Number:
    """The number with the qualifier before or after it."""
    lead = _leads().search(text[max(0, where.start - BEFORE) : where.start])
    if lead:
        bound = Bound(load_table("number_bounds")[lead.group(1).lower()])
        passage = Passage(where.start - len(lead.group(0)), where.end)
        return Number(where, numeral.value, upper, bound, passage)
    tail = _tails().match(text[where.end : where.end + AFTER])
    if tail:
        bound = Bound(load_table("number_bounds_after")[tail.group(1).lower()])
        return Number(where, numeral.value, upper, bound, Passage(where.start, where.end + len(tail.group(0))))
    return Number(where, numeral.value, upper, Bound.ABOUT if numeral.vague else Bound.EXACT, where)
