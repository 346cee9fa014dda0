"""The words of a text as terms of the time grammar: each with its kind (MONTH, WEEKDAY, NUM …) and value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from eirene.lexicon import load_rows, load_words
from eirene.numerals import Numeral, Word, find_numerals, split_words

FIRST_YEAR, LAST_YEAR = 1000, 2100
CERTAIN_YEARS = range(1900, 2051)
LEAST_VAGUE = 20  # from "dozens" on a vague number counts no days; "a couple" and "a few" do
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "dec", "jan", "sep", "oct"})
SHORT_WEEKDAYS = frozenset({"mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"})
SENTENCE_ENDS = frozenset('.!?:;“"')
SPECIAL = re.compile(
    r"(?P<ISO>(?<![\d/])\d{4}(?:-\d\d-|/\d\d/)\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d/-]))"
    r"|(?P<CLOCK>(?<![\d:.])\d{1,2}:\d\d(?::\d\d)?(?![\d:])|(?<![\d:.,])\d{1,2}[.]\d\d(?=\s?[ap]\.?m\b)|(?<!\w)\d{1,2}[hH]\d\d\b)"
    r"|(?P<AMPM>(?<=[\d\s])[aApP]\.\s?[mM]\.?(?!\w)|(?<=[\d\s])(?:am|pm|AM|PM)\b)"
    r"|(?P<DECADE>\b(?:1[0-9]|20)\d0['’]?s\b|['’]\d0s\b)"
    r"|(?P<SLASH>(?<![\d/])\d{1,2}/\d{1,2}/(?:19|20)\d\d(?![\d/]))"
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or group of words with its kind; `value` is a number, a code of the lexicon or the word; `text` in lower case.

    A word without a time kind is a kind of its own, so that patterns can name it.
    """

    start: int
    end: int
    kind: str
    value: float | str
    text: str = ""


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    """Word → kind, value as written."""
    return {word: (kind, value) for word, kind, value in load_rows("time_words.tsv")}


def kind_of(word: str) -> str:
    """The kind of a word in the lexicon, "" when it has none."""
    return _kinds().get(word, ("", ""))[0]


def split_terms(text: str) -> list[Term]:
    """The terms of a text in order."""
    words = split_words(text)
    numerals = {numeral.first: numeral for numeral in find_numerals(words)}
    specials = {m.start(): m for m in SPECIAL.finditer(text)}
    return list(_terms(words, numerals, specials))


def _terms(words: Sequence[Word], numerals: dict[int, Numeral], specials: dict[int, re.Match[str]]) -> Iterator[Term]:
    i = 0
    while i < len(words):
        word = words[i]
        special = specials.get(word.start)
        if special is not None:
            kind = special.lastgroup or ""
            yield Term(special.start(), special.end(), kind, special.group(), special.group().lower())
            while i < len(words) and words[i].start < special.end():
                i += 1
            continue
        numeral = numerals.get(i)
        if numeral is not None:
            yield _numeral_term(words, numeral)
            i = numeral.last
            continue
        term = _word_term(words, i)
        yield term
        i += 1
        while i < len(words) and words[i].start < term.end:
            i += 1  # the full stop of a short form


def _numeral_term(words: Sequence[Word], numeral: Numeral) -> Term:
    first, last = words[numeral.first], words[numeral.last - 1]
    return Term(first.start, last.end, _numeral_kind(words, numeral), numeral.value)


def _numeral_kind(words: Sequence[Word], numeral: Numeral) -> str:
    if numeral.ordinal:
        return "ORD"
    if numeral.vague and numeral.value >= LEAST_VAGUE:
        return "VAGUE"
    if not numeral.digits or numeral.scale != 1:
        return "WORDNUM"
    printed = words[numeral.first].printed
    single = numeral.last == numeral.first + 1
    if single and len(printed) <= 2 and 1 <= numeral.value <= 31:
        return "SMALL" if not numeral.attached or _after_time_prefix(words, numeral.first) else "NUMBER"
    if single and len(printed) == 4 and printed.isdecimal():
        return "YEAR" if _is_year(words, numeral) else "FOUR"
    return "NUMBER"


def _after_time_prefix(words: Sequence[Word], at: int) -> bool:
    """True when what is joined before is a time word ("mid-2024", "post-2015", "2015-16")."""
    if at < 2:
        return False
    before = words[at - 2].text
    return before[0].isdigit() or before in {"mid", "early", "late", "pre", "post"} or before in _kinds()


def _is_year(words: Sequence[Word], numeral: Numeral) -> bool:
    if not FIRST_YEAR <= numeral.value <= LAST_YEAR:
        return False
    before = words[numeral.first - 1].text if numeral.first else ""
    after = words[numeral.last].text if numeral.last < len(words) else ""
    if numeral.attached and not _after_time_prefix(words, numeral.first):
        return False
    if (
        before in load_words("time_count_leads")
        or before in load_words("number_labels")
        or (before == "." and _after_label(words, numeral.first))
    ):
        return False
    if after in load_words("time_counted_nouns") or after == "%":
        return False
    if numeral.value in CERTAIN_YEARS:
        return True
    if before == "." and numeral.first > 1:
        before = words[numeral.first - 2].text
    led = before in load_words("time_year_leads") or _kinds().get(before, ("",))[0] in {"MONTH", "SEASON", "EDGE"}
    return (led or not numeral.first) and not (
        after.endswith("s") and after.isalpha() and after not in {"was", "is", "has", "as", "s"}
    )


def _after_label(words: Sequence[Word], at: int) -> bool:
    """True after an abbreviated label ("No. 2024")."""
    return at > 1 and words[at - 2].text + "." in load_words("number_labels")


def _word_term(words: Sequence[Word], i: int) -> Term:
    word = words[i]
    kind, value = _kinds().get(word.text, ("", ""))
    end = word.end
    if kind in {"MONTH", "WEEKDAY", "WEEKDAYS"}:
        if not _is_name(words, i, kind):
            kind = ""
        elif len(word.text) <= 5 and i + 1 < len(words) and words[i + 1].text == "." and words[i + 1].start == end:
            end += _abbreviated(word.text)
    elif (kind in {"SEASON", "SEASONS"} and not _is_season(words, i)) or (kind == "ZONE" and not word.printed.isupper()):
        kind = ""
    if not kind:
        return Term(word.start, word.end, word.text, word.text, word.text)
    return Term(word.start, end, kind, float(value) if value.lstrip("-").isdigit() else value, word.text)


def _abbreviated(word: str) -> int:
    """1 when the word is a short form that takes a full stop."""
    return int(word in SHORT_WEEKDAYS or (len(word) <= 4 and word not in {"may", "june", "july"}))


def _is_name(words: Sequence[Word], i: int, kind: str) -> bool:
    """True when a word is the month or weekday and not the verb, noun or name that looks like it."""
    word = words[i]
    if not word.printed[0].isupper():
        return False
    after = words[i + 1].text if i + 1 < len(words) else ""
    after = words[i + 2].text if after == "." and i + 2 < len(words) else after
    before = words[i - 1].text if i else ""
    beside_number = after[:1].isdigit() or before[:1].isdigit() or before in {"st", "nd", "rd", "th"}
    if kind == "WEEKDAY" and word.text in SHORT_WEEKDAYS:
        after_kind = _kinds().get(after, ("",))[0]
        return beside_number or after_kind == "MONTH" or (after == "," and i + 2 < len(words) and _numeric(words[i + 2]))
    if kind == "MONTH" and word.text in AMBIGUOUS_MONTHS:
        return (
            beside_number
            or (before in load_words("time_month_leads") and len(word.text) != 3)
            or (word.text == "may" and before in load_words("time_month_leads"))
        )
    return True


def _is_season(words: Sequence[Word], i: int) -> bool:
    """False for a part of a name ("Winter Olympics"): capitals away from the start of a sentence and from a year."""
    if words[i].printed[0].islower() or i == 0 or words[i - 1].text in SENTENCE_ENDS or words[i - 1].text.startswith("\n"):
        return True
    after = words[i + 1].text if i + 1 < len(words) else ""
    return after == "of" or after[:1].isdigit()


def _numeric(word: Word) -> bool:
    return word.text[0].isdigit() or _kinds().get(word.text, ("",))[0] == "MONTH"
