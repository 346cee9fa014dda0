"""How certain a fact is: how many independent sources tell it, how well it matches what it was put with, what it lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from eirene.ledger.keeping import chunks
from eirene.ledger.making import Subject
from eirene.link.explain import PEOPLE, Explanation, Pairing, explain
from eirene.link.kinds import TABLES as LINKED
from eirene.link.names import name_in
from eirene.store.names import parse_name
from eirene.store.tables import metadata, nodes, reports

MOST = 60  # ways of telling up to which each is compared with each
FEW = 8  # nodes of a cluster up to which a weak tie can decide
NARROW = 0.1  # how far over the threshold a tie is weak
ENOUGH = 4  # independent sources from which on a fact is as certain as with more
_MISSING = {
    "event": (("date", "no day"),),
    "figure": (("source", "nobody is said to have counted"),),
    "statement": (("speaker", "no speaker"),),
}


def count_sources(connection: Connection, kind: str, cluster: int) -> int:
    """How many independent reports tell of a cluster, counted up to ENOUGH: copies of one text are one."""
    table = metadata.tables[LINKED[kind]]
    groups = select(reports.c.copy_group).join(table, table.c.report_id == reports.c.report_id)
    groups = groups.join(nodes, nodes.c.node_id == table.c.node_id).where(nodes.c.cluster == cluster).distinct().limit(ENOUGH)
    return len(connection.execute(groups).all())


def explain_small(connection: Connection, name: str, cluster: int | None) -> Explanation | None:
    """What a fact was joined by, where that can be told in a moment: not of a state that a thousand reports name."""
    ways = connection.scalar(select(func.count()).where(nodes.c.cluster == cluster)) if cluster is not None else None
    return explain(connection, name) if ways and ways <= MOST else None


def near_elsewhere(near: Iterable[Pairing], name: str) -> list[Pairing]:
    """Those pairs whose other fact is of another report: what one report tells twice, it tells apart."""
    own = parse_name(name)
    return [pair for pair in near if own is None or (other := parse_name(pair.other)) is None or other.report != own.report]


def weak_ties(connection: Connection, clusters: Collection[int]) -> dict[int, Pairing]:
    """What ties nodes to their clusters, for those that match no other well: in small clusters, where it decides."""
    members: dict[int, dict[str, int]] = defaultdict(dict)
    for part in chunks(sorted(clusters)):
        query = select(nodes.c.cluster, nodes.c.first, nodes.c.node_id).where(
            nodes.c.cluster.in_(part), nodes.c.first.is_not(None)
        )
        for cluster, first, node_id in connection.execute(query):
            members[cluster][name_in(first)] = node_id
    weak = {}
    for found in members.values():
        if 1 < len(found) <= FEW:
            for member in explain(connection, min(found)).members:
                tie = member.joined
                if tie is not None and PEOPLE not in tie.reasons and tie.score - tie.threshold < NARROW:
                    weak[found[member.name]] = tie
    return weak


def doubt_tie(connection: Connection, node_id: int | None) -> tuple[str, ...]:
    """What is to be said of a weak tie of a node to its cluster; nothing of others."""
    if node_id is None:
        return ()
    cluster = connection.scalar(select(nodes.c.cluster).where(nodes.c.node_id == node_id))
    tie = weak_ties(connection, [cluster] if cluster is not None else []).get(node_id)
    return (f"barely matches {tie.other} ({tie.score:g}, needed {tie.threshold:g})",) if tie else ()


def doubt_values(kind: str, values: Mapping[str, Any], sources: int | None) -> tuple[str, ...]:
    """What a fact lacks: a second source, a day, a speaker, who counted."""
    found = ["one source"] if sources == 1 else []
    found += [words for field, words in _MISSING.get(kind, ()) if values.get(field) is None]
    return tuple(found)


def node_of(connection: Connection, subject: Subject) -> tuple[int | None, int | None]:
    """The node of a fact and its cluster; None where it has none."""
    if subject.name.kind not in LINKED:
        return None, None
    table = metadata.tables[LINKED[subject.name.kind]]
    of_fact = (table.c.report_id == subject.report.report_id) & (table.c.position == subject.name.position)
    query = select(nodes.c.node_id, nodes.c.cluster).join(table, table.c.node_id == nodes.c.node_id)
    row = connection.execute(query.where(of_fact)).first()
    return (row.node_id, row.cluster) if row else (None, None)
