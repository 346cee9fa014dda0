"""Actors across reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import TypeAdapter

from eirene.link.actors.features import BARS, FEATURES, MARGIN, THRESHOLD
from eirene.link.actors.keys import keys_of, ties_of
from eirene.link.actors.signature import ActorSignature, level_of, sign_actor
from eirene.link.contract import Comparison
from eirene.types import Reading


class ActorLinking:
    """Actors by their names, posts and whose they are; what a paper calls a government by what its reports tell of it."""

    comparison = Comparison("actor", FEATURES, BARS, THRESHOLD, MARGIN)
    adapter = TypeAdapter(ActorSignature)

    def sign(self, reading: Reading, position: int, actors: Sequence[str]) -> ActorSignature:
        """What the report calls the actor."""
        return sign_actor(reading, position, actors)

    def level(self, signature: ActorSignature) -> int:
        """How exactly it is told."""
        return level_of(signature)

    def refs(self, signature: ActorSignature) -> tuple[str, ...]:
        """Whose it is, and the parties of the talks that it is named by."""
        return tuple(digest for digest in (signature.owner, *signature.parties) if digest)

    def keys(self, signature: ActorSignature, actors: Mapping[str, int]) -> frozenset[str]:
        """Its names as they sound, with its owner where the name alone does not tell."""
        return keys_of(signature, actors)

    def ties(self, reading: Reading, position: int) -> frozenset[str]:
        """Other names that the report has for it, who holds office there, with whom it talks."""
        return ties_of(reading, position)
