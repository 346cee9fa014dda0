"""All links of a record built anew from its readings: what adding one by one must come to as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from eirene.link.contract import Placed
from eirene.link.kinds import LINKINGS, TABLES
from eirene.link.linking import Linking, digest_of
from eirene.link.settle import settle
from eirene.store.saving import unpack_reading
from eirene.store.tables import bonds, metadata, node_keys, node_refs, nodes, reports
from eirene.types import Reading

Facts = list[tuple[int, int]]  # report and position


def relink(connection: Connection) -> None:
    """Throws all nodes away and links every fact of the record."""
    for kind in LINKINGS:
        table = metadata.tables[TABLES[kind]]
        connection.execute(update(table).values(node_id=None))
    for derived in (bonds, node_keys, node_refs, nodes):
        connection.execute(delete(derived))
    rows = connection.execute(select(reports.c.report_id, reports.c.reading, reports.c.text)).all()
    readings = {row.report_id: unpack_reading(row.reading, row.text) for row in rows}
    actors: dict[int, list[str]] = {report_id: [] for report_id in readings}
    clusters: dict[str, int] = {}
    ids: dict[str, int] = {}
    for kind, linking in LINKINGS.items():
        members, placed = _sign(kind, linking, readings, actors, clusters)
        if kind == "actor":
            for digest, facts in members.items():
                for report_id, position in facts:
                    actors[report_id][position] = digest
        for digest in placed:
            ids[digest] = len(ids) + 1
        for group in settle(placed.values(), linking.comparison):
            for digest in group:
                clusters[digest] = ids[min(group)]
        _save(connection, kind, linking, members, placed, ids, clusters)


def _sign(
    kind: str, linking: Linking[Any], readings: Mapping[int, Reading], actors: dict[int, list[str]], clusters: Mapping[str, int]
) -> tuple[dict[str, Facts], dict[str, Placed[Any]]]:
    """The facts of each node, and the nodes, by digest."""
    members: dict[str, Facts] = defaultdict(list)
    signatures: dict[str, Any] = {}
    ties: dict[str, set[str]] = defaultdict(set)
    for report_id, reading in readings.items():
        for position in range(_count(kind, reading)):
            signature = linking.sign(reading, position, actors[report_id] if kind != "actor" else ())
            digest = digest_of(kind, linking.adapter.dump_json(signature))
            signatures[digest] = signature
            members[digest].append((report_id, position))
            ties[digest] |= linking.ties(reading, position)
        if kind == "actor":
            actors[report_id] = [""] * len(reading.actors)
    placed = {}
    for digest, signature in signatures.items():
        named = {ref: clusters[ref] for ref in linking.refs(signature)}
        keys = linking.keys(signature, named) | ties[digest]
        placed[digest] = Placed(digest, signature, linking.level(signature), keys, named)
    return members, placed


def _count(kind: str, reading: Reading) -> int:
    if kind == "process":
        return int(reading.process is not None)
    facts: Sequence[Any] = getattr(reading, TABLES[kind])
    return len(facts)


def _save(  # noqa: PLR0917
    connection: Connection,
    kind: str,
    linking: Linking[Any],
    members: Mapping[str, Facts],
    placed: Mapping[str, Placed[Any]],
    ids: Mapping[str, int],
    clusters: Mapping[str, int],
) -> None:
    table = metadata.tables[TABLES[kind]]
    for digest, node in placed.items():
        signature = linking.adapter.dump_json(node.signature).decode()
        row = {"node_id": ids[digest], "kind": kind, "digest": digest, "signature": signature}
        connection.execute(insert(nodes), row | {"level": node.level, "cluster": clusters[digest]})
        for key in node.keys:
            connection.execute(insert(node_keys), {"key": f"{kind}:{key}", "node_id": ids[digest]})
        for ref in set(linking.refs(node.signature)):
            connection.execute(insert(node_refs), {"node_id": ids[digest], "actor_node_id": ids[ref]})
        for report_id, position in members[digest]:
            where = (table.c.report_id == report_id) & (table.c.position == position)
            connection.execute(update(table).where(where).values(node_id=ids[digest]))
