"""Which numerals count something: not ordinals, names, labels, list numbers, ages, scores or telephone numbers."""

from __future__ import annotations

from collections.abc import Sequence

from eirene.lexicon import load_table, load_words
from eirene.numerals import Numeral, Word

HYPHENS = frozenset("-–—")


def is_count(numeral: Numeral, words: Sequence[Word]) -> bool:
    """True when the numeral says how many or how much."""
    if numeral.ordinal or numeral.attached:
        return False
    if numeral.value == 1 and words[numeral.first].text == "one":
        return _counts_one(numeral, words)
    none = (_is_label, _is_year, _is_rate, _numbers_list, _is_age, _is_string)
    return not any(test(numeral, words) for test in none)


def _text(words: Sequence[Word], place: int) -> str:
    return words[place].text if 0 <= place < len(words) else ""


def _counts_one(numeral: Numeral, words: Sequence[Word]) -> bool:
    """ "one soldier", not "one of them", "this one", "one another", "one day"."""
    after = _text(words, numeral.last)
    return (
        after[:1].isalpha()
        and after not in load_words("number_one_after")
        and _text(words, numeral.first - 1) not in load_words("number_one_before")
    )


def _is_label(numeral: Numeral, words: Sequence[Word]) -> bool:
    """ "Resolution 2334", "No. 14", "paragraph 7"."""
    if not numeral.digits or numeral.first == 0:
        return False
    before = words[numeral.first - 1]
    if before.text == "." and numeral.first > 1:
        before = words[numeral.first - 2]
        return before.text + "." in load_words("number_labels")
    label = before.text in load_words("number_labels")
    return label and (before.printed[0].isupper() or before.text in load_words("number_lower_labels"))


def _is_year(numeral: Numeral, words: Sequence[Word]) -> bool:
    """ "12 May 2026", where the rest of the date was read without the year."""
    printed = words[numeral.first].printed
    plain = numeral.digits and len(printed) == 4 and printed.isdigit() and 1900 <= numeral.value < 2100
    return plain and _text(words, numeral.first - 1) in load_table("reader_months")


def _is_rate(numeral: Numeral, words: Sequence[Word]) -> bool:
    """ "One in five", "two out of three"."""
    before = [_text(words, numeral.first - k) for k in (1, 2, 3)]
    return before[:2] == ["in", "one"] or before[:2] == ["of", "out"]


def _numbers_list(numeral: Numeral, words: Sequence[Word]) -> bool:
    """ "1. The Parties", "(2) They" at the start of a line."""
    start = numeral.first - (_text(words, numeral.first - 1) == "(")
    opens = start <= 0 or "\n" in words[start - 1].printed
    return opens and numeral.digits and _text(words, numeral.last) in {".", ")"}


def _is_age(numeral: Numeral, words: Sequence[Word]) -> bool:
    """ "aged 14", "Mr Roe, 61, said", "a 14-year-old", "who is eighty-one years old"."""
    before, after = _text(words, numeral.first - 1), _text(words, numeral.last)
    if before in {"aged", "age"} and 0 < numeral.value < 120:
        return True
    if (
        before in load_words("number_age_limits")
        and _text(words, numeral.first - 2) in load_words("number_aged_nouns")
        and after not in {"%", "percent", "per"}
    ):
        return numeral.value < 100
    if before == "," and after == "," and numeral.digits and numeral.value < 110 and numeral.first > 1:
        return words[numeral.first - 2].printed[0].isupper()
    following = [_text(words, numeral.last + k) for k in range(4)]
    if following[0] in HYPHENS:
        return following[1] in {"year", "month"} and following[2] in HYPHENS and following[3].startswith("old")
    return following[:2] == ["years", "old"] or following[:3] == ["years", "of", "age"]


def _is_string(numeral: Numeral, words: Sequence[Word]) -> bool:
    """Digits that are part of a telephone number, a score, a fraction or a code: joined to digits on either side."""
    if not numeral.digits:
        return False
    printed = words[numeral.first].printed
    if len(printed) > 1 and printed[0] == "0" and "." not in printed:
        return True
    before, after = _text(words, numeral.first - 1), _text(words, numeral.last)
    place = numeral.first - 1
    while place > 0 and words[place].text[0].isdigit() and numeral.first - place < 6:
        place -= 1
    if _text(words, place) == "+" and words[place].end == words[place + 1].start:
        return True  # a telephone number
    joined_before = (
        before in HYPHENS | {"/", ":"} and _text(words, numeral.first - 2)[:1].isdigit() and _tight(words, numeral.first)
    )
    joined_after = (
        after in HYPHENS | {"/", ":"} and _text(words, numeral.last + 1)[:1].isdigit() and _tight(words, numeral.last + 1)
    )
    if joined_before and joined_after:
        return True
    if joined_after:
        return after not in HYPHENS or _number(_text(words, numeral.last + 1)) <= numeral.value
    return joined_before and (before not in HYPHENS or _number(_text(words, numeral.first - 2)) >= numeral.value)


def _tight(words: Sequence[Word], place: int) -> bool:
    """True when the mark before a word has no space around it."""
    return words[place - 2].end == words[place - 1].start and words[place - 1].end == words[place].start


def _number(text: str) -> float:
    digits = "".join(c for c in text if c.isdigit())
    return float(digits[:15]) if digits else 0.0
