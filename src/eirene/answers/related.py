"""What a series of figures is of, and the series of a wider or narrower population beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from eirene.link.figures import FigureLinking, FigureSignature, Span
from eirene.link.figures.population import Population, is_part_of
from eirene.link.places import is_same_place
from eirene.store.tables import node_keys, nodes

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Told:
    """A series by the most exact of its nodes: what is counted, and the days of the incident or since when."""

    cluster: int
    signature: FigureSignature

    @property
    def population(self) -> Population:
        """Who is counted."""
        return Population(self.signature.counted, self.signature.whose)

    @property
    def place(self) -> str | None:
        """The place that the reports mean, where none of them names it beside the number."""
        return self.signature.place.title() if self.signature.place else None

    @property
    def days(self) -> str | None:
        """The days, as an ISO day or interval."""
        start, end = self.signature.start, self.signature.end
        return start if start == end or start is None else f"{start}/{end}"


@dataclass(frozen=True, slots=True)
class Beside:
    """A series beside another: `relation` is what it is to that other one, wider or narrower."""

    cluster: int
    relation: str
    who: str


@dataclass(frozen=True, slots=True)
class Related:
    """A series of the same thing that counts more people ("wider") or a part of them ("narrower"), by its public name."""

    id: str
    relation: str
    who: str

    @classmethod
    def of(cls, beside: Beside, names: Mapping[int, str]) -> Related:
        """With the public name."""
        return cls(names[beside.cluster], beside.relation, beside.who)


def times_of(connection: Connection, clusters: Iterable[int]) -> dict[int, Told]:
    """What each series is of."""
    found: dict[int, Told] = {}
    for part in _parts(clusters):
        query = select(nodes.c.cluster, nodes.c.signature).where(nodes.c.cluster.in_(part))
        for cluster, signature in connection.execute(query.order_by(nodes.c.level, nodes.c.first, nodes.c.digest)):
            if cluster not in found:
                found[cluster] = Told(cluster, FigureLinking.adapter.validate_json(signature))
    return found


def related_series(connection: Connection, told: Mapping[int, Told]) -> dict[int, list[Beside]]:
    """For each series those that share a block with it and count a part of its people, or people of whom its own are a part."""
    near = _neighbours(connection, told)
    others = times_of(connection, {other for found in near.values() for other in found})
    related = {}
    for cluster, one in told.items():
        beside = (_beside(one, others[other]) for other in sorted(near[cluster]) if other in others)
        related[cluster] = sorted(
            (found for found in beside if found), key=lambda found: (found.relation, found.who, found.cluster)
        )
    return related


def _beside(one: Told, other: Told) -> Beside | None:
    a, b = one.signature, other.signature
    if (a.measure, a.span, one.days) != (b.measure, b.span, other.days):
        return None
    if a.place != b.place and not (a.place and b.place and is_same_place(a.place, b.place)):
        return None
    whole = a.span == Span.INCIDENT
    if is_part_of(other.population, one.population, whole):
        return Beside(other.cluster, "narrower", b.counted or b.whose)
    if is_part_of(one.population, other.population, whole):
        return Beside(other.cluster, "wider", b.counted or b.whose or "people")
    return None


def _neighbours(connection: Connection, clusters: Iterable[int]) -> dict[int, set[int]]:
    mine, others, near = node_keys.alias("mine"), node_keys.alias("others"), nodes.alias("near")
    found: dict[int, set[int]] = defaultdict(set)
    for part in _parts(clusters):
        query = (
            select(nodes.c.cluster, near.c.cluster)
            .join(mine, mine.c.node_id == nodes.c.node_id)
            .join(others, others.c.block == mine.c.block)
            .join(near, near.c.node_id == others.c.node_id)
            .where(nodes.c.cluster.in_(part), near.c.cluster != nodes.c.cluster)
            .distinct()
        )
        for cluster, other in connection.execute(query):
            found[cluster].add(other)
    return found


def _parts(clusters: Iterable[int]) -> Iterable[list[int]]:
    wanted = sorted(set(clusters))
    return (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))
