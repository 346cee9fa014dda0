"""All links of a record built anew from its readings: what adding one by one must come to as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from eirene.link.contract import Placed
from eirene.link.decided import Decided, Fact, Told, Undecided
from eirene.link.kinds import LINKINGS, TABLES
from eirene.link.linking import Linking, digest_of
from eirene.link.names import rename_nodes
from eirene.link.settle import settle
from eirene.store.saving import unpack_reading
from eirene.store.tables import bonds, metadata, node_keys, node_refs, nodes, reports
from eirene.types import Reading

_UNDECIDED = Undecided()


class _Same:
    """The pairs of nodes that people merged."""

    def __init__(self, pairs: Iterable[frozenset[str]]) -> None:
        self.pairs = frozenset(pairs)

    def of(self, a: str, b: str) -> bool | None:
        """True for a pair that people merged."""
        return True if frozenset((a, b)) in self.pairs else None


def relink(connection: Connection, decided: Decided = _UNDECIDED) -> None:
    """Throws all nodes away and links every fact of the record, as people decided."""
    for kind in LINKINGS:
        table = metadata.tables[TABLES[kind]]
        connection.execute(update(table).values(node_id=None))
    for derived in (bonds, node_keys, node_refs, nodes):
        connection.execute(delete(derived))
    rows = connection.execute(select(reports.c.report_id, reports.c.reading, reports.c.text)).all()
    told = {row.report_id: decided.told(row.report_id, unpack_reading(row.reading, row.text)) for row in rows}
    actors: dict[int, list[str]] = {report_id: [] for report_id in told}
    clusters: dict[str, int] = {}
    ids: dict[str, int] = {}
    for kind, linking in LINKINGS.items():
        members, placed = _sign(kind, linking, told, actors, clusters)
        if kind == "actor":
            for digest, facts in members.items():
                for report_id, position in facts:
                    actors[report_id][position] = digest
        for digest in placed:
            ids[digest] = len(ids) + 1
        same = _merged(decided.same(kind), members)
        for group in settle(_with_bonds(placed, same), linking.comparison, same):
            for digest in group:
                clusters[digest] = ids[min(group)]
        _save(connection, kind, linking, members, placed, ids, clusters)
        for pair in same.pairs:
            one, other = sorted(ids[digest] for digest in pair)
            connection.execute(insert(bonds), {"node_id": one, "other_id": other, "same": 1})
    rename_nodes(connection)


def _merged(pairs: Iterable[tuple[Fact, Fact]], members: Mapping[str, list[Fact]]) -> _Same:
    digests = {fact: digest for digest, facts in members.items() for fact in facts}
    found = (frozenset(digests[fact] for fact in pair if fact in digests) for pair in pairs)
    return _Same(pair for pair in found if len(pair) == 2)


def _with_bonds(placed: Mapping[str, Placed[Any]], same: _Same) -> list[Placed[Any]]:
    """The nodes; those that people merged have a key in common."""
    bound: dict[str, set[str]] = defaultdict(set)
    for pair in same.pairs:
        for digest in pair:
            bound[digest].add(f"bond:{'+'.join(sorted(pair))}")
    return [replace(node, keys=node.keys | bound[digest]) for digest, node in placed.items()]


def _sign(
    kind: str, linking: Linking[Any], told: Mapping[int, Told], actors: dict[int, list[str]], clusters: Mapping[str, int]
) -> tuple[dict[str, list[Fact]], dict[str, Placed[Any]]]:
    """The facts of each node, and the nodes, by digest."""
    members: dict[str, list[Fact]] = defaultdict(list)
    alone: set[str] = set()
    signatures: dict[str, Any] = {}
    ties: dict[str, set[str]] = defaultdict(set)
    for report_id, tells in told.items():
        reading = tells.reading
        for position in range(_count(kind, reading)):
            if (kind, position) in tells.rejected:
                continue
            signature = linking.sign(reading, position, actors[report_id] if kind != "actor" else ())
            mark = tells.marks.get((kind, position), "")
            digest = digest_of(kind, linking.adapter.dump_json(signature), mark)
            if mark:
                alone.add(digest)
            signatures[digest] = signature
            members[digest].append((report_id, position))
            ties[digest] |= linking.ties(reading, position)
        if kind == "actor":
            actors[report_id] = [""] * len(reading.actors)
    placed = {}
    for digest, signature in signatures.items():
        named = {ref: clusters[ref] for ref in linking.refs(signature)}
        keys = frozenset() if digest in alone else linking.keys(signature, named) | ties[digest]
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
    members: Mapping[str, list[Fact]],
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
