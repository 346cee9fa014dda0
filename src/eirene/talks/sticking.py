"""Sticking points: the terms still open, and the sentences in which reports name what is open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from eirene.lexicon import load_words
from eirene.talks.account import Account, Source
from eirene.talks.cells import OPEN, Cell
from eirene.talks.sentences import sentences
from eirene.types import Passage

LATEST = 10  # reports in which the open points are looked for
_SAID = r"(?:\s*[:—–]|[^.:;]{0,40}?\b(?:is|are|was|were|includes?|including|remains?|over|on|about|between)\b)"
_AS = r"\b(?:is|are|was|were|remains?|as|leaving|leaves|left)\b[^.:;]{0,25}?\b"


@dataclass(frozen=True, slots=True)
class Sticking:
    """`cells` are the open terms; `named` the sentences of the latest report that says what is open."""

    cells: tuple[Cell, ...]
    named: tuple[Source, ...]

    def to_dict(self) -> dict[str, Any]:
        """The open terms and the sentences as JSON."""
        return {"terms": [cell.to_dict() for cell in self.cells], "named": [source.to_dict() for source in self.named]}


def sticking_points(accounts: Sequence[Account], cells: Sequence[Cell]) -> Sticking:
    """What is still open after accounts in their order: demanded, proposed or refused, and told so in words."""
    named = next((found for account in reversed(accounts[-LATEST:]) if (found := _named_in(account))), ())
    return Sticking(tuple(cell for cell in cells if cell.status in OPEN), named)


def _named_in(account: Account) -> tuple[Source, ...]:
    fact = account.process.fact if account.process else ""
    return tuple(
        Source(account.report, account.day, account.publisher, fact, passage, account.text)
        for passage in find_open_points(account.text)
    )


@lru_cache(maxsize=512)  # the same reports are asked for on several days
def find_open_points(text: str) -> tuple[Passage, ...]:
    """The sentences of a report that say which points are open: "the open points are …", "… remains the main obstacle"."""
    return tuple(sentence for sentence in sentences(text) if _says_what_is_open(sentence.of(text).lower()))


def _says_what_is_open(words: str) -> bool:
    point, before, behind = _patterns()
    return point.search(words) is not None and (behind.search(words) or before.search(words)) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The words for an open point alone, behind a verb and before one."""
    phrases = "|".join(
        re.escape(words) for words in sorted(load_words("talks_open_points"), key=lambda words: (-len(words), words))
    )
    forms = (rf"\b(?:{phrases})\b", rf"{_AS}(?:{phrases})\b", rf"\b(?:{phrases})\b{_SAID}")
    point, before, behind = map(re.compile, forms)
    return point, before, behind
