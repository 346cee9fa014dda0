"""A telling of an event as the checks see it."""

from __future__ import annotations

from dataclasses import dataclass

from eirene.link.places import fold_place
from eirene.types import EventStatus

HAPPENED = frozenset({EventStatus.OCCURRED, EventStatus.ONGOING})


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part: the name, the merged actor, and whose side the report puts it on."""

    name: str
    cluster: int | None = None
    of: str | None = None

    def is_with(self, other: Party) -> bool:
        """True for one actor, for an actor and the body it belongs to, and for two of one body."""
        if self.cluster is not None and self.cluster == other.cluster:
            return True
        mine, theirs = ({fold_place(name) for name in (party.name, party.of) if name} for party in (self, other))
        return bool(mine & theirs)


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells of an event: `day` is that of the report, `told_by` whose word it is where the report says so."""

    report: str
    publisher: str
    day: str | None
    status: str
    type: str
    date: str | None = None
    time: str | None = None
    doers: tuple[Party, ...] = ()
    told_by: str | None = None
    copy_group: int | None = None

    @property
    def happened(self) -> bool:
        """True where it is told as done or going on."""
        return self.status in HAPPENED

    @property
    def speaker(self) -> str:
        """Whose word it is: whom the report names, else its publisher."""
        return self.told_by or self.publisher
