"""The rounds of talks: sessions of the parties, numbered where a report numbers them, and direct contacts beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from eirene.lexicon import load_rows, load_words
from eirene.talks.account import Account, ActTold, Source
from eirene.talks.stands import DONE
from eirene.types import EventStatus

NEAR = 60  # characters between a number and the words for a session
ASIDE = frozenset({"phone", "visit", "multilateral"})


@dataclass(frozen=True, slots=True)
class Round:
    """A session (`mediated`) or direct contact of the parties, with all tellings.

    `number` is the one that a report gives it; `status` is denied where every telling or the last one denies it.
    """

    start: str
    end: str
    number: int | None
    mediated: bool
    place: str | None
    status: EventStatus
    denied: bool
    names: tuple[str, ...]
    sources: tuple[Source, ...]

    def to_dict(self) -> dict[str, Any]:
        """The round with its tellings as JSON."""
        return {
            "date": self.start if self.start == self.end else f"{self.start}/{self.end}",
            "number": self.number,
            "kind": "session" if self.mediated else "contact",
            "place": self.place,
            "status": str(self.status),
            "denied_by_some": self.denied,
            "names": list(self.names),
            "sources": [source.to_dict() for source in self.sources],
        }


def rounds_on(accounts: Sequence[Account], parties: tuple[str, ...], day: str) -> tuple[Round, ...]:
    """The meetings of the parties that reports up to a day tell as held, going on or denied, oldest first."""
    tellings: dict[str, list[ActTold]] = {}
    for account in accounts:
        for act in account.acts:
            if act.type == "CONSULT" and act.start is not None and _is_of_parties(act, parties):
                tellings.setdefault(act.occurrence, []).append(act)
    rounds = [_round(group, day) for group in _of_one_day(list(tellings.values()))]
    return tuple(sorted((r for r in rounds if r is not None), key=lambda r: (r.start, r.end, not r.mediated, r.names)))


def _is_of_parties(act: ActTold, parties: tuple[str, ...]) -> bool:
    if act.mode in ASIDE:
        return False
    sides = act.sides(parties)
    return len(sides) > 1 or (act.mode == "third-party" and len(sides) == 1)


def _of_one_day(groups: list[list[ActTold]]) -> list[list[ActTold]]:
    """Sessions of one day that tell no different hours are one, even where linking kept them apart."""
    kept: list[list[ActTold]] = []
    for group in groups:
        home = next((other for other in kept if _one_session(other, group)), None)
        if home is None:
            kept.append(group)
        else:
            home.extend(group)
    return kept


def _one_session(one: list[ActTold], other: list[ActTold]) -> bool:
    days = {(act.start, act.end) for act in one + other}
    times = {act.time for act in one if act.time}, {act.time for act in other if act.time}
    return len(days) == 1 and _is_mediated(one) and _is_mediated(other) and (not all(times) or not times[0].isdisjoint(times[1]))


def _is_mediated(tellings: list[ActTold]) -> bool:
    return any(act.mode == "third-party" for act in tellings)


def _round(tellings: list[ActTold], day: str) -> Round | None:
    held = [act for act in tellings if act.status in DONE]
    denied = [act for act in tellings if act.status is EventStatus.DENIED]
    shown = held or denied
    if not shown:
        return None
    exact = min(shown, key=lambda act: (act.start != act.end, act.source.order))
    if (exact.start or "") > day:
        return None
    return Round(
        exact.start or "",
        exact.end or exact.start or "",
        next((number for act in shown if (number := number_told(act)) is not None), None),
        _is_mediated(tellings),
        next((act.place for act in sorted(shown, key=lambda act: (-len(act.place or ""), act.source.order)) if act.place), None),
        shown[-1].status if held else EventStatus.DENIED,
        bool(denied and held),
        tuple(sorted({voice.name for act in shown for voice in act.voices})),
        tuple(sorted({act.source for act in shown + denied}, key=lambda source: source.order)),
    )


def number_told(act: ActTold) -> int | None:
    """The number that stands before "round" or "session" in the words that tell the meeting."""
    sentence, anchor = act.source.sentence_span, act.source.anchor
    begin, end = max(sentence.start, anchor.start - NEAR), min(sentence.end, anchor.end + NEAR)
    for found in _numbered().finditer(act.source.text, begin, end):
        number = int(found[1]) if found[1] else _ordinals().get(found[2].lower())
        if number is not None:
            return number
    return None


@cache
def _numbered() -> re.Pattern[str]:
    nouns = "|".join(sorted(load_words("talks_round_nouns")))
    return re.compile(rf"\b(\d+)(?:st|nd|rd|th)\s+(?:{nouns})\b|\b([a-z]+)\s+(?:{nouns})\b", re.IGNORECASE)


@cache
def _ordinals() -> dict[str, int]:
    return {row[0]: int(float(row[2])) for row in load_rows("number_words.tsv") if row[1] == "ordinal"}
