"""Nodes, their keys and their clusters in the record: what linking reads and writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, bindparam, func, or_, select, text

from eirene.link.contract import ACROSS, Bonds
from eirene.link.kinds import LINKINGS
from eirene.link.settle import MOST
from eirene.store.tables import bonds, node_keys, node_refs, nodes

CHUNK = 400  # values in one statement
KEPT = 20_000  # signatures held decoded
T = TypeVar("T")


@dataclass(slots=True)
class Node:
    """A node of the record; `actors` gives the clusters of the actors that it names, by digest."""

    node_id: int
    digest: str
    signature: Any
    level: int
    cluster: int
    actors: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Share:
    """A key that a node has in common with another."""

    node_id: int
    key: str
    other_id: int


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in lists that fit one statement."""
    held = list(values)
    for start in range(0, len(held), CHUNK):
        yield held[start : start + CHUNK]


@lru_cache(maxsize=KEPT)
def _decode(kind: str, signature: str) -> Any:
    return LINKINGS[kind].adapter.validate_json(signature)


def load_nodes(connection: Connection, node_ids: Collection[int]) -> dict[int, Node]:
    """The nodes by number, those that are there."""
    found: dict[int, Node] = {}
    for part in chunks(sorted(node_ids)):
        for row in connection.execute(_NODES, {"ids": part}):
            found[row.node_id] = Node(row.node_id, row.digest, _decode(row.kind, row.signature), row.level, row.cluster, {})
    for part in chunks(sorted(found)):
        named: dict[int, dict[str, int]] = defaultdict(dict)
        for ref in connection.execute(_REFS, {"ids": part}):
            named[ref.node_id][ref.digest] = ref.cluster
        for node_id, actors in named.items():
            found[node_id].actors = actors
    return found


_NODES = select(nodes.c.node_id, nodes.c.kind, nodes.c.digest, nodes.c.signature, nodes.c.level, nodes.c.cluster).where(
    nodes.c.node_id.in_(bindparam("ids", expanding=True))
)
_REFS = (
    select(node_refs.c.node_id, nodes.c.digest, nodes.c.cluster)
    .join(nodes, nodes.c.node_id == node_refs.c.actor_node_id)
    .where(node_refs.c.node_id.in_(bindparam("ids", expanding=True)))
)


def find_nodes(connection: Connection, kind: str, digests: Iterable[str]) -> dict[str, int]:
    """The numbers of the nodes that are there, by digest."""
    found: dict[str, int] = {}
    query = select(nodes.c.digest, nodes.c.node_id).where(
        nodes.c.kind == kind, nodes.c.digest.in_(bindparam("digests", expanding=True))
    )
    for part in chunks(sorted(set(digests))):
        found |= {row.digest: row.node_id for row in connection.execute(query, {"digests": part})}
    return found


_MINE, _OTHERS = node_keys.alias("mine"), node_keys.alias("others")


def _shares(condition: Any) -> Select[Any]:
    return (
        select(_MINE.c.node_id, _MINE.c.key, _OTHERS.c.node_id.label("other_id"))
        .join(_OTHERS, (_OTHERS.c.key == _MINE.c.key) & condition)
        .where(_MINE.c.node_id.in_(bindparam("ids", expanding=True)), _OTHERS.c.node_id != _MINE.c.node_id)
    )


_ABOVE = _shares(_OTHERS.c.level > _MINE.c.level)
_BESIDE = _shares(_OTHERS.c.level == _MINE.c.level)
_BELOW = _shares(_OTHERS.c.level < _MINE.c.level).where(_MINE.c.key.in_(bindparam("keys", expanding=True)))


def above(connection: Connection, node_ids: Collection[int]) -> list[Share]:
    """The keys that nodes have in common with nodes of higher levels."""
    return _load_shares(connection, _ABOVE, node_ids)


def beside(connection: Connection, node_ids: Collection[int]) -> list[Share]:
    """The keys that nodes have in common with nodes of their level; ones made by `across` are none of these."""
    return [share for share in _load_shares(connection, _BESIDE, node_ids) if not is_across(share.key)]


def is_across(key: str) -> bool:
    """True for a key of the record, with its kind before it, by which only nodes of other levels are found."""
    return key.partition(":")[2].startswith(ACROSS)


def _load_shares(connection: Connection, query: Select[Any], node_ids: Collection[int]) -> list[Share]:
    return [
        Share(row.node_id, row.key, row.other_id)
        for part in chunks(sorted(node_ids))
        for row in connection.execute(query, {"ids": part})
    ]


_LEADS = text(
    "SELECT mine.node_id, mine.key, (SELECT count(*) FROM (SELECT DISTINCT n.cluster FROM node_keys o JOIN nodes n "
    "ON n.node_id = o.node_id WHERE o.key = mine.key AND o.level < mine.level LIMIT :many) AS led) AS clusters "
    "FROM node_keys mine WHERE mine.node_id IN :ids"
).bindparams(bindparam("ids", expanding=True), many=MOST + 1)


def below(connection: Connection, node_ids: Collection[int]) -> list[Share]:
    """The keys that nodes have in common with nodes of lower levels, those that lead to `MOST` clusters at most."""
    found: list[Share] = []
    for part in chunks(sorted(node_ids)):
        leads = {(row.node_id, row.key): row.clusters for row in connection.execute(_LEADS, {"ids": part})}
        for keys in chunks(sorted({key for (_, key), clusters in leads.items() if 0 < clusters <= MOST})):
            for row in connection.execute(_BELOW, {"ids": part, "keys": keys}):
                if leads[row.node_id, row.key] <= MOST:
                    found.append(Share(row.node_id, row.key, row.other_id))
    return found


def crowded(connection: Connection, node_ids: Collection[int]) -> set[tuple[int, str]]:
    """Each node with each of its keys that leads to too many clusters of lower levels."""
    return {
        (row.node_id, row.key)
        for part in chunks(sorted(node_ids))
        for row in connection.execute(_LEADS, {"ids": part})
        if row.clusters > MOST
    }


def above_keys(connection: Connection, keys: Iterable[tuple[str, int]]) -> dict[int, int]:
    """The nodes, with their levels, that have one of the keys on a level above the one given with it."""
    lowest: dict[str, int] = {}
    for key, level in keys:
        lowest[key] = min(level, lowest.get(key, level))
    query = select(node_keys.c.key, node_keys.c.node_id, node_keys.c.level).where(
        node_keys.c.key.in_(bindparam("keys", expanding=True)), node_keys.c.level > 0
    )
    return {
        row.node_id: row.level
        for part in chunks(sorted(lowest))
        for row in connection.execute(query, {"keys": part})
        if row.level > lowest[row.key]
    }


def levels_of(connection: Connection, clusters: Iterable[int]) -> dict[int, int]:
    """The lowest level of each cluster."""
    query = (
        select(nodes.c.cluster, func.min(nodes.c.level).label("level"))
        .where(nodes.c.cluster.in_(bindparam("clusters", expanding=True)))
        .group_by(nodes.c.cluster)
    )
    return {row.cluster: row.level for part in chunks(set(clusters)) for row in connection.execute(query, {"clusters": part})}


def sizes_of(connection: Connection, clusters: Iterable[int]) -> dict[int, int]:
    """How many nodes each cluster has."""
    query = (
        select(nodes.c.cluster, func.count().label("size"))
        .where(nodes.c.cluster.in_(bindparam("clusters", expanding=True)))
        .group_by(nodes.c.cluster)
    )
    return {row.cluster: row.size for part in chunks(set(clusters)) for row in connection.execute(query, {"clusters": part})}


def members_of(connection: Connection, clusters: Iterable[int], level: int) -> set[int]:
    """The nodes of the clusters on one level."""
    query = select(nodes.c.node_id).where(
        nodes.c.cluster.in_(bindparam("clusters", expanding=True)), nodes.c.level == bindparam("level")
    )
    return {
        row.node_id for part in chunks(set(clusters)) for row in connection.execute(query, {"clusters": part, "level": level})
    }


def bonds_of(connection: Connection, node_ids: Collection[int]) -> tuple[Bonds, dict[int, int]]:
    """What people merged with the nodes, and the nodes that they did so with, with their levels."""
    one, other = nodes.alias("one"), nodes.alias("other")
    query = (
        select(one.c.node_id, one.c.digest, other.c.node_id.label("other_id"), other.c.digest.label("with_digest"), other.c.level)
        .join_from(bonds, one, one.c.node_id == bonds.c.node_id)
        .join(other, other.c.node_id == bonds.c.other_id)
        .where(or_(*(column.in_(bindparam("ids", expanding=True)) for column in (bonds.c.node_id, bonds.c.other_id))))
        .add_columns(one.c.level.label("one_level"))
    )
    pairs: set[frozenset[str]] = set()
    partners: dict[int, int] = {}
    for part in chunks(sorted(node_ids)):
        for row in connection.execute(query, {"ids": part}):
            pairs.add(frozenset((row.digest, row.with_digest)))
            partners |= {row.node_id: row.one_level, row.other_id: row.level}
    return Bonds(pairs), partners


def naming(connection: Connection, actor_ids: Collection[int]) -> dict[str, set[int]]:
    """The nodes that name one of the actors, by kind."""
    found: dict[str, set[int]] = defaultdict(set)
    query = (
        select(nodes.c.kind, node_refs.c.node_id)
        .join(nodes, nodes.c.node_id == node_refs.c.node_id)
        .where(node_refs.c.actor_node_id.in_(bindparam("ids", expanding=True)))
    )
    for part in chunks(sorted(actor_ids)):
        for row in connection.execute(query, {"ids": part}):
            found[row.kind].add(row.node_id)
    return found
