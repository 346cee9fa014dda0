"""Nodes and keys into the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, text, update

from eirene.link.blocks import Node, chunks
from eirene.link.kinds import LINKINGS, TABLES
from eirene.link.linking import digest_of
from eirene.store.tables import bonds, metadata, node_keys, node_refs, nodes

Key = tuple[int, str]  # node and key

_OWN = text(
    "INSERT INTO node_keys (key, level, node_id, own, tellings) VALUES (:key, :level, :node_id, 1, 0) "
    "ON CONFLICT (key, level, node_id) DO UPDATE SET own = 1"
)
_LEND = text(
    "INSERT INTO node_keys (key, level, node_id, own, tellings) VALUES (:key, :level, :node_id, 0, :tellings) "
    "ON CONFLICT (key, level, node_id) DO UPDATE SET tellings = node_keys.tellings + :tellings"
)


def insert_nodes(connection: Connection, kind: str, fresh: Mapping[str, object]) -> dict[str, int]:
    """New nodes for signatures by digest, each in a cluster of its own and without keys; their numbers by digest."""
    if not fresh:
        return {}
    linking = LINKINGS[kind]
    last, cluster = connection.execute(select(func.max(nodes.c.node_id), func.max(nodes.c.cluster))).one()
    ids = {digest: (last or 0) + place for place, digest in enumerate(fresh, start=1)}
    rows = [
        {
            "node_id": ids[digest],
            "kind": kind,
            "digest": digest,
            "signature": linking.adapter.dump_json(signature).decode(),
            "level": linking.level(signature),
            "cluster": (cluster or 0) + place,
        }
        for place, (digest, signature) in enumerate(fresh.items(), start=1)
    ]
    connection.execute(insert(nodes), rows)
    return ids


def insert_refs(connection: Connection, named: Mapping[int, Collection[int]]) -> None:
    """What actor nodes the nodes name."""
    rows = [{"node_id": node_id, "actor_node_id": other} for node_id, others in named.items() for other in sorted(others)]
    if rows:
        connection.execute(insert(node_refs), rows)


def place_facts(connection: Connection, kind: str, report_id: int, places: Mapping[int, int | None]) -> None:
    """Puts the facts of a report, by position, to their nodes."""
    table = metadata.tables[TABLES[kind]]
    statement = update(table).where(table.c.report_id == bindparam("of"), table.c.position == bindparam("at"))
    rows = [{"of": report_id, "at": position, "node_id": node_id} for position, node_id in places.items()]
    if rows:
        connection.execute(statement.values(node_id=bindparam("node_id")), rows)


def save_own_keys(connection: Connection, kind: str, placed: Iterable[Node]) -> set[Key]:
    """Brings the keys that nodes have by their signatures up to date; those that came or went. Nodes of facts that people took
    out of their clusters have none."""
    linking = LINKINGS[kind]
    linked = [node for node in placed if node.digest == digest_of(kind, linking.adapter.dump_json(node.signature))]
    wanted = {node.node_id: {f"{kind}:{key}" for key in linking.keys(node.signature, node.actors)} for node in linked}
    levels = {node.node_id: node.level for node in linked}
    query = select(node_keys.c.node_id, node_keys.c.key, node_keys.c.tellings, node_keys.c.own).where(
        node_keys.c.node_id.in_(bindparam("ids", expanding=True))
    )
    held: dict[Key, tuple[int, int]] = {}
    for part in chunks(sorted(wanted)):
        held |= {(row.node_id, row.key): (row.own, row.tellings) for row in connection.execute(query, {"ids": part})}
    owned = {key for key, (own, _) in held.items() if own}
    needed = {(node_id, key) for node_id, keys in wanted.items() for key in keys}
    came, went = needed - owned, owned - needed
    if came:
        connection.execute(_OWN, [{"node_id": one, "key": key, "level": levels[one]} for one, key in sorted(came)])
    if went:
        disown = update(node_keys).where(node_keys.c.node_id == bindparam("one"), node_keys.c.key == bindparam("of"))
        connection.execute(disown.values(own=0), [{"one": one, "of": key} for one, key in sorted(went)])
        _drop_idle(connection, {one for one, _ in went})
    return {key for key in came if key not in held} | {key for key in went if not held[key][1]}


def lend_keys(connection: Connection, kind: str, ties: Mapping[int, Counter[str]], levels: Mapping[int, int]) -> set[Key]:
    """Adds the keys that tellings lend their nodes (negative counts take them back); those that came or went."""
    counts = {(node_id, f"{kind}:{key}"): count for node_id, keys in ties.items() for key, count in keys.items()}
    if not counts:
        return set()
    before = _held(connection, counts)
    rows = [
        {"node_id": node_id, "key": key, "level": levels[node_id], "tellings": count}
        for (node_id, key), count in sorted(counts.items())
    ]
    connection.execute(_LEND, rows)
    if all(count > 0 for count in counts.values()):
        return counts.keys() - before
    _drop_idle(connection, ties.keys())
    return before ^ _held(connection, counts)


def _held(connection: Connection, keys: Collection[Key]) -> set[Key]:
    """Which of the keys are there."""
    query = select(node_keys.c.node_id, node_keys.c.key).where(
        node_keys.c.node_id.in_(bindparam("ids", expanding=True)), node_keys.c.key.in_(bindparam("keys", expanding=True))
    )
    found = set()
    ids, named = {node_id for node_id, _ in keys}, {key for _, key in keys}
    for part in chunks(sorted(ids)):
        for some in chunks(sorted(named)):
            found |= {(row.node_id, row.key) for row in connection.execute(query, {"ids": part, "keys": some})}
    return found & set(keys)


def _drop_idle(connection: Connection, node_ids: Iterable[int]) -> None:
    """Deletes the keys that are neither a node's own nor lent."""
    idle = delete(node_keys).where(node_keys.c.own == 0, node_keys.c.tellings <= 0)
    for part in chunks(sorted(set(node_ids))):
        connection.execute(idle.where(node_keys.c.node_id.in_(part)))


def assign(connection: Connection, clusters: Mapping[int, int]) -> None:
    """Puts nodes into clusters."""
    statement = update(nodes).where(nodes.c.node_id == bindparam("one")).values(cluster=bindparam("number"))
    if clusters:
        connection.execute(statement, [{"one": one, "number": number} for one, number in sorted(clusters.items())])


def next_cluster(connection: Connection) -> int:
    """A number that no cluster has."""
    return (connection.scalar(select(func.max(nodes.c.cluster))) or 0) + 1


def without_facts(connection: Connection, kind: str, node_ids: Collection[int]) -> set[int]:
    """The nodes that no fact is put to."""
    table = metadata.tables[TABLES[kind]]
    query = select(table.c.node_id).distinct().where(table.c.node_id.in_(bindparam("ids", expanding=True)))
    left = {row.node_id for part in chunks(sorted(node_ids)) for row in connection.execute(query, {"ids": part})}
    return set(node_ids) - left


def delete_nodes(connection: Connection, node_ids: Collection[int]) -> None:
    """Deletes nodes with their keys, references and bonds."""
    for part in chunks(sorted(node_ids)):
        connection.execute(delete(node_keys).where(node_keys.c.node_id.in_(part)))
        connection.execute(delete(node_refs).where(node_refs.c.node_id.in_(part)))
        connection.execute(delete(bonds).where(or_(bonds.c.node_id.in_(part), bonds.c.other_id.in_(part))))
        connection.execute(delete(nodes).where(nodes.c.node_id.in_(part)))
