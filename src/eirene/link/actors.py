"""Actors across reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from eirene.link.contract import Comparison, Feature, Placed, Verdict
from eirene.types import Reading


@dataclass(frozen=True, slots=True)
class ActorSignature:
    """What one report calls an actor."""

    name: str
    kind: str
    affiliation: str | None


def _same_name(a: Placed[ActorSignature], b: Placed[ActorSignature]) -> Verdict:
    return (1.0, "same name") if a.signature.name == b.signature.name else None


class ActorLinking:
    """Actors by name."""

    comparison = Comparison("actor", [Feature("name", 1.0, _same_name)], [], threshold=0.5)
    adapter = TypeAdapter(ActorSignature)

    def sign(self, reading: Reading, position: int, _actors: Sequence[str]) -> ActorSignature:
        """The actor's name, kind and affiliation."""
        actor = reading.actors[position]
        return ActorSignature(actor.name.casefold(), str(actor.kind), actor.affiliation)

    def level(self, _signature: ActorSignature) -> int:
        """Always 0."""
        return 0

    def refs(self, _signature: ActorSignature) -> tuple[str, ...]:
        """None."""
        return ()

    def keys(self, signature: ActorSignature, _actors: Mapping[str, int]) -> frozenset[str]:
        """The name."""
        return frozenset({f"name:{signature.name}"})

    def ties(self, _reading: Reading, _position: int) -> frozenset[str]:
        """None."""
        return frozenset()
