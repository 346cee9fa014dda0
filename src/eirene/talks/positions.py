"""Each side's positions by date: its stances on terms, and what it asks, grants, refuses or threatens besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eirene.talks.account import Account, Source, TermTold
from eirene.talks.cells import plain
from eirene.talks.stands import DONE, stands_of
from eirene.types import Passage

ACTS = {
    "REQUEST": "asks",
    "REJECT": "refuses",
    "AGREE": "agrees",
    "CONCEDE": "gives way",
    "SUPPORT": "backs",
    "THREATEN": "threatens",
    "SANCTION": "breaks off",
}


@dataclass(frozen=True, slots=True)
class Position:
    """What a side, by the voice named, does on a day; `term` is the term that it is about, None where none is told with it."""

    side: str
    name: str
    stance: str
    day: str
    term: TermTold | None
    source: Source

    def to_dict(self) -> dict[str, Any]:
        """The position with its words as JSON."""
        term = self.term
        return {
            "side": self.side,
            "name": self.name,
            "stance": self.stance,
            "date": self.day,
            "kind": str(term.kind) if term else None,
            "value": plain(term.value) if term else None,
            "unit": term.unit if term else None,
            **self.source.to_dict(),
        }


def positions_on(accounts: Sequence[Account], parties: tuple[str, ...]) -> tuple[Position, ...]:
    """The positions of the parties by day and report; the same told twice in one report counts once."""
    found: list[Position] = []
    tabled: dict[tuple[str, float | None], set[str]] = {}
    for account in accounts:
        of_terms = []
        for term in account.terms:
            known = tabled.setdefault((term.kind, term.value), set())
            for stand in stands_of(term, account, frozenset(known)):
                if stand.stance in {"demands", "proposes"}:
                    known.add(stand.side)
                of_terms.append(Position(stand.side, stand.name, str(stand.stance), account.day, term, stand.source))
        told = {(position.side, position.source.sentence_span) for position in of_terms}
        found += [position for position in of_terms if position.side in parties]
        found += [
            position for position in _of_acts(account, parties) if (position.side, position.source.sentence_span) not in told
        ]
    return tuple(found)


def _of_acts(account: Account, parties: tuple[str, ...]) -> list[Position]:
    found: dict[tuple[str, str, Passage], Position] = {}
    for act in account.acts:
        stance = ACTS.get(act.type)
        if stance is None or act.status not in DONE:
            continue
        for voice in act.actors:
            if voice.side in parties and voice.side is not None:
                day = act.end if act.start == act.end and act.end else account.day
                position = Position(voice.side, voice.name, stance, day, None, act.source)
                found.setdefault((voice.side, stance, act.source.sentence_span), position)
    return list(found.values())
