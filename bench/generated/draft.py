"""A text as it is written, with the places of the words that state its facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bench.generated.world import Cast, Conflict, Publisher
from eirene.types import Actor, Passage


class Draft:
    """A text that grows; `put` and `name` say where their words stand."""

    def __init__(self, conflict: Conflict, publisher: Publisher) -> None:
        self._conflict, self._publisher = conflict, publisher
        self._parts: list[str] = []
        self._actors: dict[str, Actor] = {}
        self.end = 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors named so far, in the order of their first mention."""
        return tuple(self._actors.values())

    def put(self, words: str) -> Passage:
        """Writes words."""
        start, self.end = self.end, self.end + len(words)
        self._parts.append(words)
        return Passage(start, self.end)

    def name(self, cast: Cast) -> str:
        """Writes an actor's name, with the role before that of a person first named; the name as the reading has it."""
        side = next((side for side, party in enumerate(self._conflict.parties) if party is cast), None)
        called = cast.called(self._publisher, side)
        if cast.role and called not in self._actors:
            self.put(f"{cast.role} ")
        mention = self.put(called)
        known = self._actors.get(called) or Actor(
            called, cast.kind, cast.role, cast.affiliation and self._home(cast.affiliation), None, cast.sector
        )
        self._actors[called] = replace(known, mentions=(*known.mentions, mention))
        return called

    def names(self, casts: Iterable[Cast]) -> tuple[str, ...]:
        """Writes names with `and` between them."""
        found: list[str] = []
        for cast in casts:
            if found:
                self.put(" and ")
            found.append(self.name(cast))
        return tuple(found)

    def _home(self, affiliation: str) -> str:
        """What this publisher calls the party that a person belongs to."""
        party = next(((side, party) for side, party in enumerate(self._conflict.parties) if party.name == affiliation), None)
        return party[1].called(self._publisher, party[0]) if party else affiliation
