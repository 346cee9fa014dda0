"""Negotiation processes across reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from eirene.link.contract import Comparison, Feature, Placed, Verdict
from eirene.types import Reading


@dataclass(frozen=True, slots=True)
class ProcessSignature:
    """Who negotiates: digests of the parties' actor nodes."""

    parties: tuple[str, ...]


def _same_parties(a: Placed[ProcessSignature], b: Placed[ProcessSignature]) -> Verdict:
    return (1.0, "the same parties") if set(a.actors.values()) == set(b.actors.values()) else None


class ProcessLinking:
    """Processes by their parties."""

    comparison = Comparison("process", [Feature("parties", 1.0, _same_parties)], [], threshold=0.5)
    adapter = TypeAdapter(ProcessSignature)

    def sign(self, reading: Reading, _position: int, actors: Sequence[str]) -> ProcessSignature:
        """The parties."""
        assert reading.process is not None
        digests = {actor.name: digest for actor, digest in zip(reading.actors, actors, strict=True)}
        return ProcessSignature(tuple(sorted(digests[name] for name in reading.process.parties if name in digests)))

    def level(self, _signature: ProcessSignature) -> int:
        """Always 0."""
        return 0

    def refs(self, signature: ProcessSignature) -> tuple[str, ...]:
        """The parties."""
        return signature.parties

    def keys(self, signature: ProcessSignature, actors: Mapping[str, int]) -> frozenset[str]:
        """Each party."""
        return frozenset(f"party:{actors[party]}" for party in signature.parties)

    def ties(self, _reading: Reading, _position: int) -> frozenset[str]:
        """None."""
        return frozenset()
