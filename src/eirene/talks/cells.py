"""A term on the table on a day, and the moves that brought it there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from eirene.talks.account import Source, TermTold
from eirene.talks.stands import Stance, Stand
from eirene.types import TermKind, TermStatus

STAGES = {
    TermStatus.DEMANDED: 0,
    TermStatus.PROPOSED: 1,
    TermStatus.REJECTED: 2,
    TermStatus.AGREED: 3,
    TermStatus.IN_FORCE: 4,
    TermStatus.VIOLATED: 5,
    TermStatus.EXPIRED: 6,
}
OPEN = frozenset({TermStatus.DEMANDED, TermStatus.PROPOSED, TermStatus.REJECTED})
SETTLED = frozenset({TermStatus.AGREED, TermStatus.IN_FORCE})


@dataclass(frozen=True, slots=True)
class Cell:
    """A term and where it stands. `term` is the name of the fact that first told it.

    `since` is the first day of its status without a break, `first_on` the day it came up, `told_on` the day it was last told;
    `beside` are tellings of that day with another status. `stands` holds each side's latest answer, `tabled` who put it forward.
    """

    term: str
    kind: TermKind
    value: float | None
    unit: str | None
    status: TermStatus
    since: str
    first_on: str
    told_on: str
    telling: TermTold
    beside: tuple[TermTold, ...] = ()
    tabled: tuple[Stand, ...] = ()
    stands: tuple[Stand, ...] = ()

    def sides(self, stance: Stance) -> list[str]:
        """The sides whose latest answer is this one."""
        return [stand.side for stand in self.stands if stand.stance is stance]

    def to_dict(self) -> dict[str, Any]:
        """The cell as JSON: the keys of the timeline's terms, who stands where, and the words."""
        return {
            "term": self.term,
            "kind": str(self.kind),
            "value": plain(self.value),
            "unit": self.unit,
            "status": str(self.status),
            "by": list(dict.fromkeys(voice.stands_for for voice in self.telling.by)),
            "since": self.since,
            "first_on": self.first_on,
            "told_on": self.told_on,
            "tabled_by": list(dict.fromkeys(stand.side for stand in self.tabled)),
            "accepted_by": self.sides(Stance.ACCEPTS),
            "conditioned_by": self.sides(Stance.CONDITIONS),
            "rejected_by": self.sides(Stance.REJECTS),
            **self.telling.source.to_dict(),
            "beside": [
                {"status": str(told.status), "by": [voice.stands_for for voice in told.by], **told.source.to_dict()}
                for told in self.beside
            ],
        }


@dataclass(frozen=True, slots=True)
class Move:
    """A change of one term's status: `before` is None when it comes up, `after` when it drops out for the `reason` given.

    `words` are those in which the term was last told, `source` the words that tell the change.
    """

    day: str
    term: str
    words: str
    kind: TermKind
    value: float | None
    unit: str | None
    before: TermStatus | None
    after: TermStatus | None
    source: Source
    reason: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The move as JSON."""
        return {
            "date": self.day,
            "term": self.term,
            "words": self.words,
            "kind": str(self.kind),
            "value": plain(self.value),
            "unit": self.unit,
            "from": str(self.before) if self.before else None,
            "to": str(self.after) if self.after else None,
            "reason": self.reason,
            **self.source.to_dict(),
        }


def plain(value: float | None) -> float | int | None:
    """Whole numbers without their point."""
    return int(value) if value is not None and float(value).is_integer() else value
