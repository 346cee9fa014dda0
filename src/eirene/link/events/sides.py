"""Who takes part, by actor nodes: each with the party that the reading says it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eirene.types import Actor, ActorKind, Reading

BODIES = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ORGANIZATION, ActorKind.OFFICE})
FIGHTING = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP})
SAME, OF_IT, KIN, FELLOWS = 1.0, 0.8, 0.6, 0.3  # one actor; an actor and its party; two bodies of a party; two of its people
UNKNOWN = 0.4  # somebody whose party the report does not say, and a body


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """A participant: the digest of its actor node, that of the party it belongs to, and whether it is a person."""

    actor: str
    of: str | None
    person: bool


class Taker(NamedTuple):
    """A side in a record: the cluster of the actor and that of its party."""

    actor: int
    of: int | None
    person: bool


class Cast:
    """The actors of one reading as sides."""

    def __init__(self, reading: Reading, digests: Sequence[str]) -> None:
        self._digests = digests
        self._positions = {actor.name: position for position, actor in reversed(list(enumerate(reading.actors)))}
        self._actors = reading.actors
        self._bodies = _bodies_by_mention(reading)

    def sides(self, names: Iterable[str]) -> tuple[Side, ...]:
        """The sides that the names stand for, each once.

        Left out are names that are no actors of the reading, and those without a name or a party ("gunmen"): they may be anybody.
        """
        positions = {self._positions[name] for name in names if name in self._positions}
        sides = {self._side(position) for position in positions}
        nameless = {self._digests[position] for position in positions if self._actors[position].name.islower()}
        return in_order(side for side in sides if side.of is not None or side.actor not in nameless)

    def fighting(self) -> tuple[Side, ...]:
        """The states and armed groups that the reading names."""
        return self.sides(actor.name for actor in self._actors if actor.kind in FIGHTING)

    def _side(self, position: int) -> Side:
        actor = self._actors[position]
        home = self._bodies.get(_folded(actor.affiliation)) if actor.affiliation else None
        party = self._digests[home] if home is not None and home != position else None
        own = self._digests[position]
        return Side(own, party if party != own else None, actor.kind is ActorKind.PERSON)


def _bodies_by_mention(reading: Reading) -> Mapping[str, int]:
    """The bodies of a reading by all the words that name them; words that name several are left out."""
    found: dict[str, int | None] = {}
    for position, actor in enumerate(reading.actors):
        if actor.kind in BODIES:
            for words in _namings(actor, reading.report.text):
                found[words] = position if found.get(words, position) == position else None
    found |= {
        _folded(actor.name): position for position, actor in reversed(list(enumerate(reading.actors))) if actor.kind in BODIES
    }
    return {words: position for words, position in found.items() if position is not None}


def _namings(actor: Actor, text: str) -> set[str]:
    return {_folded(mention.of(text)) for mention in actor.mentions if mention.of(text)[:1].isupper()}


def _folded(words: str) -> str:
    return " ".join(words.casefold().removeprefix("the ").split())


def in_order(sides: Iterable[Side]) -> tuple[Side, ...]:
    """The sides by the digests of actor and party."""
    return tuple(sorted(sides, key=lambda side: (side.actor, side.of or "", side.person)))


def digests_of(sides: Iterable[Side]) -> tuple[str, ...]:
    """The actor nodes that the sides name."""
    return tuple(sorted({digest for side in sides for digest in (side.actor, side.of) if digest is not None}))


def place_sides(sides: Iterable[Side], clusters: Mapping[str, int]) -> tuple[Taker, ...]:
    """The sides in a record, each once: people and sub-bodies whose party takes part as well are left out."""
    takers = {Taker(clusters[side.actor], clusters[side.of] if side.of else None, side.person) for side in sides}
    present = {taker.actor for taker in takers}
    return tuple(sorted((t for t in takers if t.of is None or t.of == t.actor or t.of not in present), key=_order))


def clusters_of(takers: Iterable[Taker]) -> frozenset[int]:
    """The clusters of the takers and of their parties."""
    return frozenset(cluster for taker in takers for cluster in (taker.actor, taker.of) if cluster is not None)


def coverage(one: Sequence[Taker], other: Sequence[Taker]) -> float:
    """How far the smaller set of takers is found in the larger one: 1 when all are, each for one of the other."""
    few, many = sorted((one, other), key=lambda takers: (len(takers), sorted(map(_order, takers))))
    left = list(many)
    total = 0.0
    likeness_of = [[_likeness(a, b) for b in many] for a in few]
    chances = [round(sum(row), 6) for row in likeness_of], [round(sum(column), 6) for column in zip(*likeness_of, strict=True)]
    cells = [(-found, chances[0][i] + chances[1][j], i, j) for i, row in enumerate(likeness_of) for j, found in enumerate(row)]
    pairs = [(found, i, j) for found, _, i, j in sorted(cells)]  # of pairs alike, first that of those with few other chances
    done: set[int] = set()
    for likeness, i, j in pairs:
        if i not in done and many[j] in left:
            done.add(i)
            left.remove(many[j])
            total -= likeness
    return total / len(few)


def _likeness(a: Taker, b: Taker) -> float:
    if a.actor == b.actor:
        return SAME
    if b.actor == a.of or a.actor == b.of:
        return OF_IT
    if a.of is not None and a.of == b.of:
        return FELLOWS if a.person and b.person else KIN
    stranger, other = (a, b) if a.person else (b, a)
    return UNKNOWN if stranger.person and stranger.of is None and not other.person else 0.0


def _order(taker: Taker) -> tuple[int, int, bool]:
    return taker.actor, -1 if taker.of is None else taker.of, taker.person
