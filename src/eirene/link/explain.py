"""Why facts of several reports count as one: each comparison made again, with its reasons in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, select

from eirene.errors import UsageError
from eirene.link.contract import Match, Reason
from eirene.link.desk import Desk, Node, is_across
from eirene.link.kinds import LINKINGS, TABLES
from eirene.link.names import name_in
from eirene.store.names import FactName, parse_name
from eirene.store.tables import metadata, nodes, reports

MOST_NEAR = 10  # near misses that are told
PEOPLE = Reason("people", 0.0, "people merged them")


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two tellings, by the names of their facts, and how surely they are the same: `score` is the sum of the reasons' scores, and
    they are the same from `threshold` on; a `veto` names what rules it out."""

    one: str
    other: str
    score: float
    threshold: float
    reasons: tuple[Reason, ...]
    veto: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """What is told in one way: the earliest telling, how many tellings there are, and what it was joined by (None where it stands
    alone)."""

    name: str
    tellings: int
    joined: Pairing | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a fact is one with others: the ways in which the same thing is told, and what came near without being it."""

    name: str
    kind: str
    members: tuple[Member, ...]
    near: tuple[Pairing, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)


def explain(connection: Connection, name: str) -> Explanation:
    """The explanation of a linked fact. Raises UsageError when the record has no such fact or it is not linked."""
    fact = parse_name(name)
    if fact is None or fact.kind not in LINKINGS:
        raise UsageError(f"{name}: this names no actor, event, figure or process; take a name that the record shows")
    node_id = _node_of(connection, fact)
    if node_id is None:
        raise UsageError(f"{name}: the record has no such fact, or people rejected it; see `eirene who` and `timeline`")
    return _Explaining(connection, fact.kind).explain(name, node_id)


def _node_of(connection: Connection, fact: FactName) -> int | None:
    table = metadata.tables[TABLES[fact.kind]]
    query = select(table.c.node_id).join(reports, reports.c.report_id == table.c.report_id)
    named = reports.c.digest.between(fact.report, fact.report + "g")
    node_id: int | None = connection.scalar(query.where(named, table.c.position == fact.position))
    return node_id


class _Explaining:
    """The comparisons of one kind, made again."""

    def __init__(self, connection: Connection, kind: str) -> None:
        self.connection, self.kind, self.desk = connection, kind, Desk(connection)
        self.comparison = LINKINGS[kind].comparison
        self._keys: dict[int, set[str]] = {}

    def explain(self, name: str, node_id: int) -> Explanation:
        """What the node was joined with, and what came near."""
        cluster = self.desk.load([node_id])[0].cluster
        inside = {node.node_id: node for node in self.desk.load(self.desk.in_cluster(cluster))}
        outside = self._near(inside, node_id)
        self._keys = self.desk.keys_of({*inside, *outside})
        called = self._called({*inside, *outside})
        tellings = self.desk.tellings(self.kind, inside)
        merged, _ = self.desk.bonds(inside.keys())
        members = []
        for node in inside.values():
            joined = self._joined(node, inside.values(), merged.partners(node.digest), called)
            members.append(Member(called[node.node_id], tellings[node.node_id], joined))
        near = [self._pairing(inside[node_id], self.desk.nodes[other], called) for other in outside]
        close = sorted((pair for pair in near if pair.score > 0 or pair.veto), key=lambda pair: (-pair.score, pair.other))
        return Explanation(name, self.kind, tuple(sorted(members, key=lambda member: member.name)), tuple(close[:MOST_NEAR]))

    def _near(self, inside: Mapping[int, Node], node_id: int) -> list[int]:
        """One node of each other cluster that the node has a key in common with."""
        shared = self.desk.all_beside(node_id)
        first: dict[int, int] = {}
        for node in self.desk.load(shared):
            if node.node_id not in inside:
                first.setdefault(node.cluster, node.node_id)
        return list(first.values())

    def _joined(self, node: Node, others: Iterable[Node], merged: frozenset[str], called: Mapping[int, str]) -> Pairing | None:
        """The surest pair of a node with another of its cluster."""
        pairs = []
        for other in others:
            if other.digest in merged:
                return Pairing(
                    called[node.node_id], called[other.node_id], self.comparison.threshold, self.comparison.threshold, (PEOPLE,)
                )
            if other is not node and self._common(node, other):
                pairs.append(self._pairing(node, other, called))
        fit = [pair for pair in pairs if pair.veto is None]
        return min(fit, key=lambda pair: (-pair.score, pair.other), default=None)

    def _pairing(self, one: Node, other: Node, called: Mapping[int, str]) -> Pairing:
        match = self._match(one, other)
        names = called[one.node_id], called[other.node_id]
        return Pairing(*names, match.score, self.comparison.threshold, match.reasons, match.veto)

    def _match(self, one: Node, other: Node) -> Match:
        common = self._common(one, other)
        return self.comparison.match(self.desk.place(one, common), self.desk.place(other, common))

    def _common(self, one: Node, other: Node) -> set[str]:
        common = self._keys[one.node_id] & self._keys[other.node_id]
        return common if one.level != other.level else {key for key in common if not is_across(key)}

    def _called(self, node_ids: Iterable[int]) -> dict[int, str]:
        """The earliest telling of each node."""
        found: dict[int, str] = defaultdict(str)
        query = select(nodes.c.node_id, nodes.c.first).where(nodes.c.node_id.in_(sorted(node_ids)))
        for row in self.connection.execute(query):
            found[row.node_id] = name_in(row.first) if row.first else f"{self.kind} without a telling"
        return found
