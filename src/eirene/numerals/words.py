"""The words of a text, and what number words and digits come to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from eirene.lexicon import load_rows

WORD = re.compile(r"\d+(?:[.,\u00a0\u202f\u2009]\d+)*|[^\W\d_]+|[^\w\s]|_+|\n+|[^\W_]")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+")
PLAIN = re.compile(r"\d+(?:\.\d+)?")
LARGEST = 15  # digits; longer runs are identifiers
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
HYPHENS = frozenset("-–‐‑")
MONEY = frozenset("$€£¥₽₴₹₪₦")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark of the text, lower-cased, with its characters; `printed` as it stands."""

    start: int
    end: int
    text: str
    printed: str


@dataclass(frozen=True, slots=True)
class Numeral:
    """Words `[first, last)` that name a value; `vague` for "dozens", "a few hundred"; `attached` to letters before ("M23")."""

    first: int
    last: int
    value: float
    ordinal: bool = False
    vague: bool = False
    attached: bool = False
    digits: bool = False
    scale: float = 1.0


def split_words(text: str) -> list[Word]:
    """The words of a text in order; a run of line breaks is one word."""
    return [Word(m.start(), m.end(), m.group().lower(), m.group()) for m in WORD.finditer(text)]


@cache
def number_parts() -> dict[str, tuple[str, float]]:
    """Number word → part it plays, value."""
    return {word: (part, float(value)) for word, part, value in load_rows("number_words.tsv")}


def read_digits(text: str) -> float | None:
    """The value of digits with separators ("57,500", "1.2"); None when they are no number."""
    if GROUPED.fullmatch(text):
        separators = ",\u00a0\u202f\u2009" if "," in text or "." not in text else "."
        return float("".join(c for c in text if c not in separators))
    if PLAIN.fullmatch(text) and len(text) <= LARGEST:
        return float(text)
    return None
