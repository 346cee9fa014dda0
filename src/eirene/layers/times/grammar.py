"""The time grammar: patterns of the codebook over the kinds of terms, and where they match.

A text is a string with one character for each term, a pattern a regular expression over such characters; the longest
match at a place wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pydantic import Field

from eirene.codebook import Codebook
from eirene.codebook.loading import Entry
from eirene.layers.times.terms import Term, kind_of

ALIASES = {
    "NUM": ("SMALL", "NUMBER", "WORDNUM", "FOUR"),
    "DAYNUM": ("SMALL", "ORD"),
    "UNITLIKE": ("UNIT", "UNITS", "night"),
    "PERIODUNIT": ("UNIT",),
    "SEASONLIKE": ("SEASON", "fall"),
    "FOURDIGITS": ("FOUR", "YEAR"),
    "QUARTERTH": ("ORD", "LAST"),
    "RANGE": ("-", "–", "—", "to", "and", "through", "until"),
    "RUN": ("consecutive", "straight", "successive", "running"),
}
WORD = "WORD"  # any word without a kind of its own
_PIECE = re.compile(r"[()|}]|!?\{|[^\s()|?{}]+|\?")
_MARKS = frozenset({"(", ")", "|", "?", "{", "!{", "}"})


class Kind(StrEnum):
    """How the terms of a match are read."""

    DATE = "date"
    DAYS = "days"
    DAY_OF_MONTH = "day_of_month"
    DECADE = "decade"
    CENTURY = "century"
    HOLIDAY = "holiday"
    ERA = "era"
    OPENING = "opening"
    WAR = "war"
    WEEKDAY = "weekday"
    WEEKDAYS = "weekdays"
    DEICTIC = "deictic"
    PART_TODAY = "part_today"
    PART = "part"
    PART_OTHER = "part_other"
    OVERNIGHT = "overnight"
    DAY_OTHER = "day_other"
    PERIOD = "period"
    AGO = "ago"
    OFFSET = "offset"
    AHEAD = "ahead"
    WINDOW = "window"
    GENERIC_SEASON = "generic_season"
    LENGTH = "length"
    UNKNOWN_LENGTH = "unknown_length"
    ORDINAL_DAY = "ordinal_day"
    REPEATED = "repeated"
    REFERENCE = "reference"
    NOT_A_TIME = "not_a_time"
    CLOCK = "clock"
    HOUR = "hour"


class TimePattern(Entry):
    """A kind of time expression: how it is worded, how it is read, and examples with their TIMEX3 values."""

    reading: Kind
    patterns: tuple[str, ...]
    examples: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """Terms `[first, last)` that a pattern matches."""

    kind: Kind
    first: int
    last: int
    terms: tuple[Term, ...]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.terms[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.terms[-1].end

    def term(self, *kinds: str) -> Term | None:
        """The first term of one of the kinds."""
        return next((t for t in self.terms if t.kind in kinds), None)

    def number(self, *kinds: str) -> float | None:
        """The number that the first such term stands for."""
        found = self.term(*kinds)
        return found.value if found is not None and isinstance(found.value, float) else None

    def code(self, *kinds: str) -> str:
        """The value of the first such term as text; "" when there is none."""
        found = self.term(*kinds)
        return str(found.value) if found is not None else ""

    def has(self, *kinds: str) -> bool:
        """True when one of its terms is of these kinds or is one of these words."""
        return any(t.kind in kinds or t.text in kinds for t in self.terms)


@dataclass(frozen=True)
class Grammar:
    """Compiled patterns and the character of every symbol."""

    rules: tuple[tuple[Kind, re.Pattern[str]], ...]
    symbols: dict[str, str]
    contextual: tuple[bool, ...]  # rules that look at the term before win over those that do not

    def matches(self, terms: Sequence[Term]) -> list[Match]:
        """The longest matches in order, none overlapping; what only looks like a time is left out."""
        symbols = self.symbols
        word = symbols[WORD]
        line = "".join([symbols.get(t.text) or symbols.get(t.kind) or (word if t.text[:1].isalpha() else ".") for t in terms])
        spans = sorted(self._spans(line), key=lambda span: (span[0], -span[1], not self.contextual[span[2]], span[2]))
        found, place = [], 0
        for first, last, rank in spans:
            if first >= place:
                place = last
                kind = self.rules[rank][0]
                if kind is not Kind.NOT_A_TIME:
                    found.append(Match(kind, first, last, tuple(terms[first:last])))
        return found

    def _spans(self, line: str) -> Iterator[tuple[int, int, int]]:
        for rank, (_, pattern) in enumerate(self.rules):
            for m in pattern.finditer(line):
                yield m.start(), m.end(), rank


@cache
def load_grammar(codebook: Codebook) -> Grammar:
    """The grammar that a codebook's entries of the kind `times` make."""
    entries = codebook.entries("times", TimePattern).values()
    pieces = {piece for entry in entries for pattern in entry.patterns for piece in _PIECE.findall(pattern)}
    names = sorted({name for piece in pieces - _MARKS for name in ALIASES.get(piece, (piece,))} | {WORD})
    symbols = {name: chr(0xE000 + n) for n, name in enumerate(names)}
    classes = {name: _class(name, symbols) for name in names}
    return Grammar(
        tuple((entry.reading, re.compile(_expression(pattern, classes))) for entry in entries for pattern in entry.patterns),
        symbols,
        tuple(pattern.startswith("{") for entry in entries for pattern in entry.patterns),
    )


def _class(name: str, symbols: dict[str, str]) -> str:
    """The characters a name stands for: its own, and for a kind those of the words of that kind that patterns name."""
    return symbols[name] + "".join(symbol for word, symbol in sorted(symbols.items()) if name.isupper() and kind_of(word) == name)


def _expression(pattern: str, classes: dict[str, str]) -> str:
    """A pattern as a regular expression over the characters of its names.

    `{a b}` stands for one term before the expression, `!{a b}` for none of them after it.
    """
    out: list[str] = []
    around = False
    for piece in _PIECE.findall(pattern):
        if piece in {"{", "!{"}:
            out.append("(?<=[" if piece == "{" else "(?![")
            around = True
        elif piece == "}":
            out.append("])")
            around = False
        elif piece in _MARKS:
            out.append("(?:" if piece == "(" else piece)
        else:
            chars = "".join(classes[name] for name in ALIASES.get(piece, (piece,)))
            out.append(chars if around else f"[{chars}]")
    return "".join(out)
