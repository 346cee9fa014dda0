"""All links of a record built anew from its readings: what adding one by one must come to as well."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from eirene.link.blocks import block_of
from eirene.link.contract import Bonds, Placed
from eirene.link.decided import Decided, Fact, Told, Undecided, closed
from eirene.link.kinds import LINKINGS, TABLES
from eirene.link.linking import Linking
from eirene.link.names import rename_nodes
from eirene.link.settle import Settled
from eirene.link.signing import sign_facts
from eirene.store.saving import unpack_reading
from eirene.store.tables import bonds, metadata, node_keys, node_refs, nodes, reports

_UNDECIDED = Undecided()


def relink(connection: Connection, decided: Decided = _UNDECIDED) -> None:
    """Throws all nodes away and links every fact of the record, as people decided."""
    for name in TABLES.values():
        connection.execute(update(metadata.tables[name]).values(node_id=None))
    for derived in (bonds, node_keys, node_refs, nodes):
        connection.execute(delete(derived))
    rows = connection.execute(select(reports.c.report_id, reports.c.reading, reports.c.text)).all()
    told = {row.report_id: decided.told(row.report_id, unpack_reading(row.reading, row.text)) for row in rows}
    actors: dict[int, list[str]] = {report_id: [] for report_id in told}
    clusters: dict[str, int] = {}
    ids: dict[str, int] = {}
    for kind, linking in LINKINGS.items():
        signed = _sign(kind, linking, told, actors)
        for digest in signed.members:
            ids[digest] = len(ids) + 1
        pairs = _merged(decided.same(kind), signed.members)
        placed = _settle(linking, signed, Bonds(pairs), ids, clusters)
        _save(connection, kind, linking, signed, placed, ids, clusters)
        for pair in pairs:
            one, other = sorted(ids[digest] for digest in pair)
            connection.execute(insert(bonds), {"node_id": one, "other_id": other, "same": 1})
    rename_nodes(connection)


@dataclass
class _Signed:
    """The nodes of one kind, by digest: their facts, their signatures, the keys that the facts lend, and those that people took
    out of their clusters."""

    members: dict[str, list[Fact]]
    signatures: dict[str, Any]
    ties: dict[str, Counter[str]]
    alone: set[str]


def _merged(pairs: Iterable[tuple[Fact, Fact]], members: Mapping[str, list[Fact]]) -> set[frozenset[str]]:
    """The pairs of nodes that people merged."""
    digests = {fact: digest for digest, facts in members.items() for fact in facts}
    found = [(digests[one], digests[other]) for one, other in pairs if one in digests and other in digests]
    return set(map(frozenset, closed(found)))


def _sign(kind: str, linking: Linking[Any], told: Mapping[int, Told], actors: dict[int, list[str]]) -> _Signed:
    signed = _Signed(defaultdict(list), {}, defaultdict(Counter), set())
    for report_id, tells in told.items():
        for fact in sign_facts(kind, linking, tells, actors[report_id]):
            signed.members[fact.digest].append((report_id, fact.position))
            signed.signatures[fact.digest] = fact.signature
            if fact.alone:
                signed.alone.add(fact.digest)
            else:
                signed.ties[fact.digest].update(linking.ties(tells.reading, fact.position))
    return signed


def _settle(
    linking: Linking[Any], signed: _Signed, merged: Bonds, ids: Mapping[str, int], clusters: dict[str, int]
) -> dict[str, Placed[Any]]:
    """The nodes by digest, their clusters put down in `clusters`, level by level: actors may name actors of lower levels."""
    by_level: dict[int, list[str]] = defaultdict(list)
    for digest, signature in signed.signatures.items():
        by_level[linking.level(signature)].append(digest)
    settled: Settled[Any] = Settled(linking.comparison, merged)
    placed: dict[str, Placed[Any]] = {}
    for level in sorted(by_level):
        for digest in by_level[level]:
            signature = signed.signatures[digest]
            named = {ref: clusters[ref] for ref in linking.refs(signature)}
            keys = frozenset() if digest in signed.alone else linking.keys(signature, named) | signed.ties[digest].keys()
            placed[digest] = Placed(digest, signature, level, keys, named)
        settled.add_level(placed[digest] for digest in by_level[level])
        for group in settled.clusters():
            number = next((clusters[digest] for digest in sorted(group) if digest in clusters), ids[min(group)])
            clusters |= dict.fromkeys(group, number)
    return placed


def _save(  # noqa: PLR0917
    connection: Connection,
    kind: str,
    linking: Linking[Any],
    signed: _Signed,
    placed: Mapping[str, Placed[Any]],
    ids: Mapping[str, int],
    clusters: Mapping[str, int],
) -> None:
    table = metadata.tables[TABLES[kind]]
    for digest, node in placed.items():
        signature = linking.adapter.dump_json(node.signature).decode()
        row = {"node_id": ids[digest], "kind": kind, "digest": digest, "signature": signature}
        connection.execute(insert(nodes), row | {"level": node.level, "cluster": clusters[digest]})
        own = frozenset() if digest in signed.alone else linking.keys(node.signature, node.actors)
        for key in node.keys:
            held = {"own": int(key in own), "tellings": signed.ties[digest][key]}
            named = f"{kind}:{key}"
            numbered = {"node_id": ids[digest], "block": block_of(named), "level": node.level, "key": named}
            connection.execute(insert(node_keys), numbered | held)
        for ref in set(linking.refs(node.signature)):
            connection.execute(insert(node_refs), {"node_id": ids[digest], "actor_node_id": ids[ref]})
        for report_id, position in signed.members[digest]:
            where = (table.c.report_id == report_id) & (table.c.position == position)
            connection.execute(update(table).where(where).values(node_id=ids[digest]))
