"""Why facts are of one cluster: the comparison of each node with the one that it matches best, feature by feature."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from eirene.link.contract import Match
from eirene.link.desk import Desk
from eirene.link.kinds import LINKINGS
from eirene.store.tables import bonds, node_keys


@dataclass(frozen=True, slots=True)
class Joint:
    """A node and the one of its cluster that it matches best; they are the same from `threshold` on. `merged` when people put
    the two together, whatever the match says."""

    node_id: int
    other_id: int
    match: Match
    threshold: float
    merged: bool = False


def explain(connection: Connection, kind: str, node_ids: Collection[int]) -> dict[int, Joint]:
    """For each of some nodes of a cluster its strongest tie to another of them; nodes without one are left out."""
    desk, comparison = Desk(connection), LINKINGS[kind].comparison
    nodes = desk.load(node_ids)
    keys = _keys(connection, node_ids)
    merged = _merged(connection, node_ids)
    best: dict[int, tuple[tuple[bool, float, str], Joint]] = {}
    for node in nodes:
        for other in nodes:
            if other is node:
                continue
            shared, pair = keys[node.node_id] & keys[other.node_id], frozenset((node.node_id, other.node_id))
            if not shared and pair not in merged:
                continue
            match = comparison.match(desk.place(node, shared), desk.place(other, shared))
            joint = Joint(node.node_id, other.node_id, match, comparison.threshold, pair in merged)
            rank = (joint.merged, match.score, other.digest)
            if node.node_id not in best or best[node.node_id][0] < rank:
                best[node.node_id] = (rank, joint)
    return {node_id: joint for node_id, (_, joint) in best.items()}


def _keys(connection: Connection, node_ids: Collection[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    query = select(node_keys.c.node_id, node_keys.c.key).where(node_keys.c.node_id.in_(sorted(node_ids)))
    for node_id, key in connection.execute(query):
        found[node_id].add(key)
    return found


def _merged(connection: Connection, node_ids: Collection[int]) -> set[frozenset[int]]:
    """The pairs that people merged."""
    query = select(bonds.c.node_id, bonds.c.other_id).where(bonds.c.node_id.in_(sorted(node_ids)))
    return {frozenset(pair) for pair in connection.execute(query)}
