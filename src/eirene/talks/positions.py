"""Each side's positions by date: its stances on terms, and what it asks, grants, refuses or threatens besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eirene.talks.account import Account, Source, TermTold
from eirene.talks.cells import plain
from eirene.talks.stands import DONE, Stand

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


def positions_on(
    accounts: Sequence[Account], parties: tuple[str, ...], stands: Sequence[tuple[TermTold, Stand]]
) -> tuple[Position, ...]:
    """The positions of the parties by day and report: their stances on terms, and in other sentences what else they do; the same
    told twice in one sentence counts once."""
    found = [
        Position(stand.side, stand.name, str(stand.stance), stand.source.published, term, stand.source)
        for term, stand in stands
        if stand.side in parties
    ]
    told: dict[tuple[str, str], list[Source]] = {}
    for position in found:
        told.setdefault((position.source.report, position.side), []).append(position.source)
    for account in accounts:
        for position in _of_acts(account, parties):
            beside = told.get((account.report, position.side), ())
            if not any(source.shares_sentence(position.source) for source in beside):
                found.append(position)
    return tuple(sorted(found, key=lambda position: (position.source.order, position.side, position.stance)))


def _of_acts(account: Account, parties: tuple[str, ...]) -> list[Position]:
    found: dict[tuple[str, str], Position] = {}
    for act in account.acts:
        stance = ACTS.get(act.type)
        if stance is None or act.status not in DONE:
            continue
        for voice in act.actors:
            if voice.side in parties and voice.side is not None:
                day = act.end if act.start == act.end and act.end else account.day
                position = Position(voice.side, voice.name, stance, day, None, act.source)
                if (known := found.get((voice.side, stance))) is None or not known.source.shares_sentence(act.source):
                    found[voice.side, stance] = position
    return list(found.values())
