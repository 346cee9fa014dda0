"""What a figure counts together with others, or apart: killed and missing, held alive."""

from __future__ import annotations

import re
from functools import cache

from eirene.lexicon import load_table
from eirene.types import Measure

WITH_OTHERS = frozenset({"wounded", "missing"})  # scopes of the dead that count others too
APART = frozenset({"alive", "dead"})  # scopes of the held that count some of them
HELD = frozenset({Measure.HOSTAGES_HELD, Measure.HOSTAGES_TAKEN})


def scope_of(measure: str, who: str | None, words: str) -> str:
    """The scope of a figure by who is counted and the words from its number on, "" for the plain measure.

    "41 dead or missing" has "missing", "20 living hostages" and "20 hostages, all alive" have "alive".
    """
    if measure in HELD:
        found = _pattern("held").search(f"{who or ''} {words}")
        return _kinds("held")[" ".join(found[0].split()).casefold()] if found else ""
    if measure == Measure.KILLED:
        found = _pattern("killed").search(words)
        return _kinds("killed")[" ".join(found[0].split()).casefold()] if found else ""
    return ""


def scope_words(scope: str) -> str:
    """A scope in words."""
    return f"with the {scope}" if scope in WITH_OTHERS else scope


@cache
def _kinds(of: str) -> dict[str, str]:
    return {
        phrase: scope.partition(":")[2] for phrase, scope in load_table("figure_scopes").items() if scope.startswith(f"{of}:")
    }


@cache
def _pattern(of: str) -> re.Pattern[str]:
    phrases = sorted(_kinds(of), key=lambda phrase: (-len(phrase), phrase))
    spaced = (r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)
