"""Decisions into the record: the facts of a report as people corrected them, their review, and what they are linked to.

All of it is a pure function of the readings and the ledger: whatever a decision changes can be thrown away and built anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, select, update

from eirene.ledger.bonding import rebond
from eirene.ledger.bonds import bonds_of
from eirene.ledger.correcting import Corrected, Review, corrected
from eirene.ledger.decisions import Action, Decision
from eirene.ledger.keeping import load_about, load_all
from eirene.link.decided import Fact, Place, Told
from eirene.link.driver import link_report, unlink_report
from eirene.link.kinds import LINKINGS
from eirene.link.kinds import TABLES as LINKED
from eirene.link.names import name_nodes, rename_nodes
from eirene.link.relink import relink
from eirene.link.signing import sign_facts
from eirene.store.rows import rows_of
from eirene.store.saving import unpack_reading
from eirene.store.tables import holdings, metadata, nodes, reports
from eirene.types import Reading

TABLES = {
    "actor": "actors",
    "event": "events",
    "statement": "statements",
    "figure": "figures",
    "term": "terms",
    "process": "processes",
    "finding": "findings",
}


class Ledger:
    """All decisions of a record, as linking asks for them when it builds everything anew."""

    def __init__(self, connection: Connection) -> None:
        self._decisions = load_all(connection)
        self._by_text: dict[str, list[Decision]] = defaultdict(list)
        for decision in self._decisions:
            for sha256 in {evidence.sha256 for evidence in decision.evidence}:
                self._by_text[sha256].append(decision)
        self._held: dict[tuple[str, int], list[Fact]] = defaultdict(list)

    def told(self, report_id: int, reading: Reading) -> Told:
        """What the report tells as people corrected it."""
        decisions = self._by_text.get(reading.report.sha256) if self._by_text else None
        if not decisions:
            return Told(reading)
        found = corrected(reading, decisions)
        for holding in found.holdings:
            self._held[holding.decision_id, holding.place_in].append((report_id, holding.place[1]))
        return found.told()

    def same(self, kind: str) -> Sequence[tuple[Fact, Fact]]:
        """The pairs that people merged among the reports that were asked for."""
        return bonds_of(self._decisions, self._held).get(kind, [])


def apply(connection: Connection, decision: Decision) -> None:
    """Takes up a decision that has just been put into the ledger."""
    sha256s = {evidence.sha256 for evidence in decision.evidence}
    touched: set[int] = set()
    for report_id, reading in _reports_of(connection, sha256s):
        decisions = load_about(connection, [reading.report.sha256])
        before = corrected(reading, [one for one in decisions if one.decision_id != decision.decision_id])
        after = corrected(reading, decisions)
        if before.told() != after.told() and not _is_linked(connection, report_id, before.told()):
            rebuild(connection)
            return
        touched |= _change(connection, report_id, before, after)
        if decision.action in (Action.MERGE, Action.UNDO):
            touched |= _nodes_of(connection, report_id)
    if touched:
        rebond(connection, sha256s, touched)


def put_in(connection: Connection, report_id: int, reading: Reading, left: Collection[int] = ()) -> None:
    """Links a report whose reading has just been saved, as people decided on its text. `left` are the nodes that it was taken out
    of before (see `take_out`)."""
    decisions = load_about(connection, [reading.report.sha256])
    found = corrected(reading, decisions)
    if decisions:
        _write(connection, report_id, found)
    link_report(connection, report_id, found.told())
    name_nodes(connection, report_id)
    if left:
        rename_nodes(connection, set(left) - _nodes_of(connection, report_id))
    if decisions or left:
        rebond(connection, [reading.report.sha256], left)


def take_out(connection: Connection, report_id: int) -> set[int]:
    """Takes a report out of the links, before its reading is replaced; the nodes that its facts were put to."""
    ((_, reading),) = _reports_of(connection, _text_of(connection, report_id), report_id)
    told = corrected(reading, load_about(connection, [reading.report.sha256])).told()
    if not _is_linked(connection, report_id, told):
        rebuild(connection)
    left = _nodes_of(connection, report_id)
    unlink_report(connection, report_id, told)
    connection.execute(delete(holdings).where(holdings.c.report_id == report_id))
    return left


def rebuild(connection: Connection) -> None:
    """Makes all that depends on readings and decisions anew: facts, reviews, holdings, links and names. Slow in a large record;
    it comes to what taking up one decision after the other does."""
    connection.execute(delete(holdings))
    decisions = load_all(connection)
    sha256s = {evidence.sha256 for decision in decisions for evidence in decision.evidence}
    for report_id, reading in _reports_of(connection, sha256s):
        _write(connection, report_id, corrected(reading, decisions))
    relink(connection, Ledger(connection))


def _reports_of(connection: Connection, sha256s: Iterable[str], report_id: int | None = None) -> list[tuple[int, Reading]]:
    query = select(reports.c.report_id, reports.c.reading, reports.c.text).where(reports.c.sha256.in_(sorted(sha256s)))
    if report_id is not None:
        query = query.where(reports.c.report_id == report_id)
    rows = connection.execute(query.order_by(reports.c.report_id))
    return [(row.report_id, unpack_reading(row.reading, row.text)) for row in rows]


def _change(connection: Connection, report_id: int, before: Corrected, after: Corrected) -> set[int]:
    """Writes what changed of a report and links it anew where it tells something else now; the nodes that this touched."""
    touched: set[int] = set()
    _write_holdings(connection, report_id, after)
    linked_anew = before.told() != after.told()
    if linked_anew:
        touched |= _nodes_of(connection, report_id)
        unlink_report(connection, report_id, before.told())
    if before.reading != after.reading or linked_anew:
        _write_facts(connection, report_id, after.reading)
        _write_reviews(connection, report_id, {}, after.reviews)
    else:
        _write_reviews(connection, report_id, before.reviews, after.reviews)
    if linked_anew:
        link_report(connection, report_id, after.told())
        rename_nodes(connection, touched | _nodes_of(connection, report_id))
    return touched


def _is_linked(connection: Connection, report_id: int, told: Told) -> bool:
    """True when the report's facts are at the nodes that the present rules put them to: a record that an earlier version of the
    program made may have others."""
    actors: list[str] = []
    for kind, linking in LINKINGS.items():
        table = metadata.tables[LINKED[kind]]
        query = select(table.c.position, nodes.c.digest).join(nodes, nodes.c.node_id == table.c.node_id)
        there = {row.position: row.digest for row in connection.execute(query.where(table.c.report_id == report_id))}
        if there != {fact.position: fact.digest for fact in sign_facts(kind, linking, told, actors)}:
            return False
    return True


def _nodes_of(connection: Connection, report_id: int) -> set[int]:
    tables = (metadata.tables[name] for name in LINKED.values())
    queries = (select(table.c.node_id).where(table.c.report_id == report_id, table.c.node_id.is_not(None)) for table in tables)
    return {node_id for query in queries for node_id in connection.scalars(query)}


def _text_of(connection: Connection, report_id: int) -> list[str]:
    return [connection.execute(select(reports.c.sha256).where(reports.c.report_id == report_id)).scalar_one()]


def _write(connection: Connection, report_id: int, found: Corrected) -> None:
    _write_holdings(connection, report_id, found)
    _write_facts(connection, report_id, found.reading)
    _write_reviews(connection, report_id, {}, found.reviews)


def _write_holdings(connection: Connection, report_id: int, found: Corrected) -> None:
    connection.execute(delete(holdings).where(holdings.c.report_id == report_id))
    rows = [
        {
            "decision_id": holding.decision_id,
            "place_in": holding.place_in,
            "report_id": report_id,
            "kind": holding.place[0],
            "position": holding.place[1],
        }
        for holding in found.holdings
    ]
    if rows:
        connection.execute(holdings.insert(), rows)


def _write_facts(connection: Connection, report_id: int, reading: Reading) -> None:
    for name, rows in rows_of(reading, report_id).items():
        table = metadata.tables[name]
        connection.execute(delete(table).where(table.c.report_id == report_id))
        if rows:
            connection.execute(table.insert(), rows)


def _write_reviews(connection: Connection, report_id: int, before: Mapping[Place, Review], after: Mapping[Place, Review]) -> None:
    for kind, position in sorted({*before, *after}):
        if before.get((kind, position)) is not after.get((kind, position)):
            table = metadata.tables[TABLES[kind]]
            where = (table.c.report_id == report_id) & (table.c.position == position)
            review = after.get((kind, position))
            connection.execute(update(table).where(where).values(review=str(review) if review else None))
