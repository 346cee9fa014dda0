"""Bonds of nodes, kept true to the ledger: which nodes people merged, by the facts that their decisions hold to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, insert, or_, select

from eirene.ledger.bonds import Held, bonds_of
from eirene.ledger.decisions import Action, Decision
from eirene.ledger.keeping import chunks, load_about
from eirene.link.decided import Fact, closed
from eirene.link.driver import settle_nodes
from eirene.link.kinds import TABLES
from eirene.store.tables import bonds, decisions, holdings, metadata, nodes

Pair = tuple[int, int]  # numbers of nodes, the lower first


def rebond(connection: Connection, sha256s: Iterable[str], touched: Collection[int] = ()) -> None:
    """Makes the bonds anew of all nodes that decisions on some texts are about, and of those nodes that lost facts; nodes whose
    bonds changed are settled."""
    about = _closed(connection, set(sha256s), set(touched))
    held = _held(connection, about)
    pairs = bonds_of(about, held)
    for kind in TABLES:
        node_of = _nodes_of(connection, kind, _facts(kind, about, held))
        wanted = closed((node_of[a], node_of[b]) for a, b in pairs.get(kind, ()) if a in node_of and b in node_of)
        there = _bonds(connection, {*node_of.values(), *_of_kind(connection, kind, touched)})
        changed = {node_id for pair in wanted ^ there for node_id in pair}
        for one, other in there - wanted:
            connection.execute(delete(bonds).where(bonds.c.node_id == one, bonds.c.other_id == other))
        if wanted - there:
            rows = [{"node_id": one, "other_id": other, "same": 1} for one, other in sorted(wanted - there)]
            connection.execute(insert(bonds), rows)
        if changed:
            digests = select(nodes.c.digest).where(nodes.c.node_id.in_(sorted(changed)))
            settle_nodes(connection, kind, list(connection.scalars(digests)))


def _closed(connection: Connection, sha256s: set[str], node_ids: set[int]) -> list[Decision]:
    """The decisions on the texts, on all texts that merges tie to them, and on facts of the same nodes."""
    while True:
        sha256s |= _texts_on(connection, node_ids)
        about = load_about(connection, sha256s)
        merges = [decision for decision in about if decision.action is Action.MERGE]
        merged = {evidence.sha256 for decision in merges for evidence in decision.evidence}
        held = _held(connection, merges)
        more = {node for kind in TABLES for node in _nodes_of(connection, kind, _facts(kind, merges, held)).values()}
        if merged <= sha256s and more <= node_ids:
            return about
        sha256s |= merged
        node_ids |= more


def _texts_on(connection: Connection, node_ids: Collection[int]) -> set[str]:
    """The texts of merges that hold to facts of the nodes."""
    found: set[str] = set()
    for kind, table_name in TABLES.items():
        table = metadata.tables[table_name]
        same = (table.c.report_id == holdings.c.report_id) & (table.c.position == holdings.c.position)
        query = (
            select(holdings.c.decision_id).join(table, same).join(decisions, decisions.c.decision_id == holdings.c.decision_id)
        )
        for part in chunks(sorted(node_ids)):
            merges = query.where(holdings.c.kind == kind, decisions.c.action == Action.MERGE, table.c.node_id.in_(part))
            found |= set(connection.scalars(merges))
    return _texts_of(connection, found)


def _texts_of(connection: Connection, names: Collection[str]) -> set[str]:
    targets = metadata.tables["decision_targets"]
    query = select(targets.c.sha256)
    parts = chunks(sorted(names))
    return {sha256 for part in parts for sha256 in connection.scalars(query.where(targets.c.decision_id.in_(part)))}


def _held(connection: Connection, about: Collection[Decision]) -> Held:
    found: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for part in chunks(sorted(decision.decision_id for decision in about)):
        for row in connection.execute(select(holdings).where(holdings.c.decision_id.in_(part))):
            found[row.decision_id, row.place_in].append((row.report_id, row.position))
    return found


def _facts(kind: str, about: Collection[Decision], held: Held) -> set[Fact]:
    """The facts of a kind that the decisions hold to."""
    named = {decision.decision_id for decision in about if decision.evidence[0].kind == kind}
    return {fact for (name, _), found in held.items() for fact in found if name in named}


def _nodes_of(connection: Connection, kind: str, facts: Collection[Fact]) -> dict[Fact, int]:
    """The nodes of the facts that have one."""
    table = metadata.tables[TABLES[kind]]
    found: dict[Fact, int] = {}
    for part in chunks(sorted({report_id for report_id, _ in facts})):
        query = select(table.c.report_id, table.c.position, table.c.node_id).where(table.c.report_id.in_(part))
        for report_id, position, node_id in connection.execute(query.where(table.c.node_id.is_not(None))):
            if (report_id, position) in facts:
                found[report_id, position] = node_id
    return found


def _of_kind(connection: Connection, kind: str, node_ids: Collection[int]) -> set[int]:
    query = select(nodes.c.node_id).where(nodes.c.kind == kind)
    return {one for part in chunks(sorted(node_ids)) for one in connection.scalars(query.where(nodes.c.node_id.in_(part)))}


def _bonds(connection: Connection, node_ids: Collection[int]) -> set[Pair]:
    """The bonds that the nodes have."""
    found: set[Pair] = set()
    for part in chunks(sorted(node_ids)):
        query = select(bonds.c.node_id, bonds.c.other_id).where(or_(bonds.c.node_id.in_(part), bonds.c.other_id.in_(part)))
        found |= {(min(pair), max(pair)) for pair in connection.execute(query)}
    return found
