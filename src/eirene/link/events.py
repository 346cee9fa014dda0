"""Events across reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from eirene.link.contract import Comparison, Feature, Placed, Verdict
from eirene.types import Reading


@dataclass(frozen=True, slots=True)
class EventSignature:
    """What one report tells of an event; `actors` are digests of actor nodes."""

    type: str
    date: str | None
    place: str | None
    actors: tuple[str, ...]


def _same_parties(a: Placed[EventSignature], b: Placed[EventSignature]) -> Verdict:
    return (1.0, "same sides") if set(a.actors.values()) & set(b.actors.values()) else None


class EventLinking:
    """Events of one type on one day by their sides."""

    comparison = Comparison("event", [Feature("sides", 1.0, _same_parties)], [], threshold=0.5)
    adapter = TypeAdapter(EventSignature)

    def sign(self, reading: Reading, position: int, actors: Sequence[str]) -> EventSignature:
        """Type, date, place and the sides."""
        event = reading.events[position]
        digests = {actor.name: digest for actor, digest in zip(reading.actors, actors, strict=True)}
        sides = tuple(sorted(digests[name] for name in (*event.actors, *event.recipients) if name in digests))
        return EventSignature(event.type, event.date, event.place, sides)

    def level(self, _signature: EventSignature) -> int:
        """Always 0."""
        return 0

    def refs(self, signature: EventSignature) -> tuple[str, ...]:
        """The sides."""
        return signature.actors

    def keys(self, signature: EventSignature, _actors: Mapping[str, int]) -> frozenset[str]:
        """Type and date."""
        return frozenset({f"day:{signature.type}:{signature.date}"}) if signature.date else frozenset()

    def ties(self, _reading: Reading, _position: int) -> frozenset[str]:
        """None."""
        return frozenset()
