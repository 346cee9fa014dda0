"""Which term is meant: terms of one kind are told apart by their number, those without one by what they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from eirene.lexicon import load_table, load_words
from eirene.talks.account import TermTold
from eirene.types import TermKind

DESCRIBED = frozenset({TermKind.OTHER, TermKind.WITHDRAWAL})  # kinds that are many things: without a number, words tell which
SHARED = 0.5  # of the words of the shorter wording
_FROM = re.compile(
    r"\b(?:from|out of|leave|left|leaving|vacate|quit)\s+((?:[\w'’-]+\s+){0,4}?)([A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """`amount` is the number in days, in things a day, or as it is; `words` and `places` describe a term without one."""

    kind: TermKind
    amount: float | None
    words: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def is_same(self, other: Identity) -> bool:
        """True when both mean one term."""
        if self.kind is not other.kind or self.amount != other.amount:
            return False
        if self.amount is not None or self.kind not in DESCRIBED:
            return True
        if self.kind is TermKind.WITHDRAWAL:
            return not (self.places and other.places) or not self.places.isdisjoint(other.places)
        shorter = min(len(self.words), len(other.words))
        return shorter == 0 or len(self.words & other.words) >= SHARED * shorter


def identity_of(term: TermTold) -> Identity:
    """What tells the term from others."""
    if term.value is not None:
        return Identity(term.kind, _amount(term.value, term.unit))
    if term.kind not in DESCRIBED:
        return Identity(term.kind, None)
    return Identity(term.kind, None, _content(term.source.quote), _places(term.source.quote))


def _amount(value: float, unit: str | None) -> float:
    """Lengths in days, rates by the day, everything else as it is."""
    units = load_table("talks_units")
    word, _, per = (unit or "").lower().partition(" per ")
    if word in units:
        return round(value * float(units[word]), 4)
    return round(value / float(units[per]), 4) if per in units else value


@lru_cache(maxsize=4_096)  # a term is compared with all others of its kind
def _content(words: str) -> frozenset[str]:
    """The words that say what it is, cut to their stems."""
    empty = load_words("talks_empty_words")
    return frozenset(_stem(word) for word in re.findall(r"[^\W\d_]{3,}", words.lower()) if word not in empty)


def _stem(word: str) -> str:
    """A word without the endings that nouns and verbs take: enough to find "handing over" in "hand over"."""
    for ending in ("ations", "ation", "ings", "ing", "ers", "ies", "ed", "es", "er", "al", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=4_096)
def _places(words: str) -> frozenset[str]:
    return frozenset(found[2].lower() for found in _FROM.finditer(words))
