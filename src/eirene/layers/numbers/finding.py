"""Numbers of a document with their ranges and qualifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers.numbers.counting import is_count
from eirene.lexicon import load_table, load_words
from eirene.numerals import Numeral, Word, find_numerals, split_words
from eirene.syntax import span_at
from eirene.types import Bound, Number, Passage, TimeExpression

RANGE = re.compile(r"\s*(to|or|and|through|[-–—])\s*")
BEFORE, AFTER = 44, 22  # characters in which a qualifier is looked for
DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
CLOCK = re.compile(rf"(?m)^[ \t]*{DOTTED.pattern}(?=[ \t])")
ENTRIES = 2  # lines that begin with a dotted clock time, from which on all such numbers are clock times
SINGLE = re.compile(r"(?i)an? \w+( and a half)?")


def find_numbers(doc: Doc, codebook: Codebook) -> None:  # noqa: ARG001 - every layer has this signature
    """Puts `numbers` on the document, in text order: counts and lengths, no ordinals, dates, clock times, ages or labels.

    "dozens", "hundreds" and the like stand for the least they can mean, `at_least`; "a few dozen" is `about`. "an hour" is 1 with
    the whole phrase as anchor.
    """
    text = doc.text
    words = split_words(text)
    times: Sequence[TimeExpression] = doc._.times
    taken = [t.anchor for t in times if t.type in {"DATE", "TIME"} or (t.type == "SET" and not t.anchor.of(text)[0].isdigit())]
    numerals = [n for n in find_numerals(words) if is_count(n, words)]
    if len(CLOCK.findall(text)) >= ENTRIES:
        numerals = [n for n in numerals if not DOTTED.fullmatch(words[n.first].printed)]
    found = [*_numbers(text, words, _outside(words, numerals, taken)), *_single_units(text, times)]
    doc._.numbers = tuple(sorted((_unparticled(doc, n) for n in found), key=lambda number: number.anchor))


def _unparticled(doc: Doc, number: Number) -> Number:
    """The number without a qualifier that belongs to the verb before it ("hand over forty hectares", "spoke about two plans")."""
    if number.passage is None or number.passage.start == number.anchor.start:
        return number
    qualifier = span_at(doc, Passage(number.passage.start, number.anchor.start))
    if not len(qualifier) or qualifier.start == 0:
        return number
    if f"{doc[qualifier.start - 1].lemma_.lower()} {qualifier[0].lower_}" not in load_words("number_phrasal_verbs"):
        return number
    return Number(number.anchor, number.value, number.value_max, Bound.EXACT, number.anchor)


def _outside(words: Sequence[Word], numerals: Sequence[Numeral], taken: Sequence[Passage]) -> list[Numeral]:
    """The numerals that no passage touches; both are in text order."""
    free, at = [], 0
    for numeral in numerals:
        where = _passage(words, numeral)
        while at < len(taken) and taken[at].end <= where.start:
            at += 1
        if at == len(taken) or not taken[at].overlaps(where):
            free.append(numeral)
    return free


def _numbers(text: str, words: Sequence[Word], numerals: Sequence[Numeral]) -> Iterator[Number]:
    i = 0
    while i < len(numerals):
        first = numerals[i]
        second = numerals[i + 1] if i + 1 < len(numerals) else None
        joint = _range_joint(text, words, first, second) if second else ""
        if second and joint:
            where = Passage(words[first.first].start, words[second.last - 1].end)
            yield _qualified(text, where, _lower(first, second), second.value, Bound.ABOUT if joint == "or" else Bound.EXACT)
            i += 2
        else:
            yield _qualified(text, _passage(words, first), first.value, None, _own_bound(words, first))
            i += 1


def _passage(words: Sequence[Word], numeral: Numeral) -> Passage:
    return Passage(words[numeral.first].start, words[numeral.last - 1].end)


def _own_bound(words: Sequence[Word], numeral: Numeral) -> Bound:
    """ "dozens" is a least, "a few dozen" a guess, what is printed plainly exact."""
    if not numeral.vague:
        return Bound.EXACT
    opening = words[numeral.first].text
    return Bound.AT_LEAST if opening.endswith("s") else Bound.ABOUT


def _lower(first: Numeral, second: Numeral) -> float:
    """The lower end of a range, with the hundreds, thousands or millions that only the upper end has ("20 to 30 million")."""
    factor = second.scale if second.scale > 1 else 100 if not second.digits and second.value in range(200, 1000, 100) else 1
    shared = first.scale == 1 and factor > 1 and first.value < second.value / factor
    return first.value * factor if shared else first.value


def _range_joint(text: str, words: Sequence[Word], first: Numeral, second: Numeral) -> str:
    """The word or mark that makes two numerals a range ("20 to 30", "between 20 and 30", "10-15", "two or three"), else ""."""
    between = text[words[first.last - 1].end : words[second.first].start]
    match = RANGE.fullmatch(between) if len(between) < 12 else None
    if match is None or second.value <= first.value:
        return ""
    joint = match[1]
    start = words[first.first].start
    lead = text[max(0, start - 24) : start].lower()
    if joint == "and":
        return joint if re.search(r"\bbetween\s+(?:about |around |roughly |some |an estimated )?$", lead) else ""
    if joint in {"to", "through"}:
        rises = re.search(r"\bfrom\s+$", lead) and not re.search(
            r"\b(?:rang\w+|anywhere|estimates|varied|vary\w*|somewhere) from\s+$", lead
        )
        return "" if rises else joint
    if joint == "or":
        return joint if second.value <= 2 * _lower(first, second) else ""
    return joint if between == match[1] or first.scale > 1 else ""


@cache
def _leads() -> re.Pattern[str]:
    phrases = sorted(load_table("number_bounds"), key=len, reverse=True)
    fillers = r"(?:(?:the|a|an|some|another|further|additional|between|from|about|estimated|around|approximately|total of)\s+)*"
    return re.compile(rf"(?<![\w-])({'|'.join(re.escape(p) for p in phrases)})\s+{fillers}[$€£]?$", re.IGNORECASE)


@cache
def _tails() -> re.Pattern[str]:
    phrases = sorted(load_table("number_bounds_after"), key=len, reverse=True)
    return re.compile(rf"(?:\s+[a-z]+(?=\s+or\s))?[\s-]+({'|'.join(re.escape(p) for p in phrases)})\b|\+", re.IGNORECASE)


def _qualified(text: str, where: Passage, value: float, upper: float | None, bound: Bound) -> Number:
    """The number with the qualifier before or after it, which decides its bound."""
    lead = _leads().search(text[max(0, where.start - BEFORE) : where.start])
    if lead:
        named = Bound(load_table("number_bounds")[lead[1].lower()])
        return Number(where, value, upper, named, Passage(where.start - len(lead[0]), where.end))
    tail = _tails().match(text[where.end : where.end + AFTER])
    if tail:
        named = Bound(load_table("number_bounds_after")[tail[1].lower()]) if tail[1] else Bound.MORE_THAN
        return Number(where, value, upper, named, Passage(where.start, where.end + len(tail[0])))
    return Number(where, value, upper, bound, where)


def _single_units(text: str, times: Sequence[TimeExpression]) -> Iterator[Number]:
    """ "an hour", "a week" where they are a length of time."""
    for time in times:
        single = SINGLE.fullmatch(time.anchor.of(text)) if time.type == "DURATION" else None
        if single and time.value.lstrip("PT")[:1] == "1":
            yield _qualified(text, time.anchor, 1.5 if single[1] else 1.0, None, Bound.EXACT)
