"""What an actor said, asked for, offered, and whom it met, as reported."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Row, Select, and_, literal, or_, select

from eirene.answers.limits import in_scope
from eirene.answers.mentions import in_order, not_rejected
from eirene.answers.naming import display_names, public_names
from eirene.answers.passages import Span, Words, cut_passages
from eirene.answers.reach import Reach
from eirene.answers.scope import Scope, is_visible
from eirene.store.names import DIGITS, FactName
from eirene.store.tables import actors, events, nodes, participants, reports, statements, terms

MEETING = "CONSULT"
STANCES = ("REQUEST", "REJECT", "CONCEDE", "THREATEN", "AGREE")
D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Newest(Generic[D]):
    """The newest of some facts, in the order of their days, and how many there are in all."""

    facts: tuple[D, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the actor. `date` is that of saying, else of the report; `words` are the report's."""

    id: str
    source: str
    publisher: str | None
    date: str | None
    kind: str
    addressee: str | None
    assessment: str | None
    anchor: tuple[int, int]
    words: Words


@dataclass(frozen=True, slots=True)
class Position:
    """What the actor has on the table, or asks, refuses, concedes, threatens or agrees to, in one report.

    `fact` is term or event; `kind` and `status` are those of the term, or the type and status of the event, whose mode is `mode`.
    """

    id: str
    fact: str
    kind: str
    mode: str | None
    status: str
    value: float | None
    unit: str | None
    toward: tuple[str, ...]
    source: str
    publisher: str | None
    date: str | None
    anchor: tuple[int, int]
    words: Words


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that the actor has part in: when and where its most exact telling has it, `partners` over all tellings by the
    names of the record, `told` by which reports (source, publisher, day)."""

    id: str
    mode: str | None
    date: str | None
    time: str | None
    place: str | None
    status: str
    partners: tuple[str, ...]
    told: tuple[tuple[str, str | None, str | None], ...]


def statements_of(connection: Connection, reach: Reach, scope: Scope, newest: int | None = None) -> Newest[Statement]:
    """What the actor said in the reports in scope."""
    mine = reach.entries()
    query = _of_reports(connection, statements, scope).join(
        mine, and_(mine.c.report_id == statements.c.report_id, mine.c.position == statements.c.actor)
    )
    rows = sorted(connection.execute(query), key=_told_in)
    chosen = rows[-newest:] if newest else rows
    words = cut_passages(connection, (Span(row.report_id, row.content_start, row.content_end) for row in chosen))
    return Newest(
        tuple(
            Statement(
                _name("statement", row),
                row.source_name,
                row.publisher,
                row.date or row.day,
                row.kind,
                row.addressee,
                row.assessment,
                (row.content_start, row.content_end),
                words[Span(row.report_id, row.content_start, row.content_end)],
            )
            for row in chosen
        ),
        len(rows),
    )


def positions_of(connection: Connection, reach: Reach, scope: Scope, newest: int | None = None) -> Newest[Position]:
    """The terms that the actor offers or asks for, and its demands, refusals, concessions, threats and agreements."""
    told = [("term", row) for row in _terms_by(connection, reach, scope)]
    told += [("event", row) for row in _events_with(connection, reach, scope, STANCES, side="actor")]
    told = sorted(told, key=lambda fact: (*_told_in(fact[1])[:2], fact[1].anchor_start))
    chosen = told[-newest:] if newest else told
    words = cut_passages(connection, (_anchor(row) for _, row in chosen))
    return Newest(tuple(_position(fact, row, words[_anchor(row)]) for fact, row in chosen), len(told))


def meetings_of(connection: Connection, reach: Reach, scope: Scope, newest: int | None = None) -> Newest[Meeting]:
    """The meetings that the actor has part in, each once however many reports tell it."""
    groups: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in _events_with(connection, reach, scope, (MEETING,)):
        groups[row.cluster].append(row)
    best = sorted(
        (min(group, key=_exactness) for group in groups.values()), key=lambda row: (row.start_on or row.day or "", _told_in(row))
    )
    chosen = best[-newest:] if newest else best
    public = public_names(connection, (row.cluster for row in chosen))
    partners = _partners(connection, {row.cluster for row in chosen}, reach.cluster, scope)
    return Newest(
        tuple(
            Meeting(
                public[row.cluster],
                row.mode,
                row.date,
                row.time,
                row.place,
                row.status,
                partners.get(row.cluster, ()),
                tuple(
                    dict.fromkeys(
                        (told.source_name, told.publisher, told.day) for told in sorted(groups[row.cluster], key=_told_in)
                    )
                ),
            )
            for row in chosen
        ),
        len(best),
    )


def _of_reports(connection: Connection, table: Any, scope: Scope) -> Select[Any]:
    """The visible facts of a table with what is to be known of their reports."""
    query = select(table, reports.c.name.label("source_name"), reports.c.publisher, reports.c.day, reports.c.digest).join(
        reports, reports.c.report_id == table.c.report_id
    )
    return query.where(not_rejected(table), in_scope(connection, scope))


def _told_in(row: Row[Any]) -> tuple[str, str, int]:
    return in_order(row.day, row.digest, row.position)


def _anchor(row: Row[Any]) -> Span:
    return Span(row.report_id, row.anchor_start, row.anchor_end)


def _name(kind: str, row: Row[Any]) -> str:
    return str(FactName(kind, row.digest[:DIGITS], row.position))


def _terms_by(connection: Connection, reach: Reach, scope: Scope) -> list[Row[Any]]:
    """The terms whose report gives them to the actor, by the name that it has there."""
    mine = reach.entries()
    query = _of_reports(connection, terms, scope).join(mine, mine.c.report_id == terms.c.report_id)
    query = query.join(actors, and_(actors.c.report_id == mine.c.report_id, actors.c.position == mine.c.position))
    quoted = or_(terms.c.by.like(literal('%"') + actors.c.name + '"%'), terms.c.by.contains("\\"))  # JSON text of names
    rows = connection.execute(query.add_columns(actors.c.name.label("own_name")).where(quoted)).all()
    return [row for row in rows if row.own_name in json.loads(row.by)]


def _events_with(
    connection: Connection, reach: Reach, scope: Scope, types: Sequence[str], side: str | None = None
) -> list[Row[Any]]:
    """The tellings of events of these types that the actor takes part in, with the cluster of each."""
    mine = reach.entries()
    query = (
        _of_reports(connection, events, scope)
        .add_columns(nodes.c.cluster)
        .distinct()
        .join(nodes, nodes.c.node_id == events.c.node_id)
        .join(participants, and_(participants.c.report_id == events.c.report_id, participants.c.event == events.c.position))
        .join(mine, and_(mine.c.report_id == participants.c.report_id, mine.c.position == participants.c.actor))
        .where(events.c.type.in_(types))
    )
    if side is not None:
        query = query.where(participants.c.side == side)
    return list(connection.execute(query))


def _exactness(row: Row[Any]) -> tuple[Any, ...]:
    """Smaller for a telling that says more exactly when and where: a day before a week before nothing."""
    width = (row.start_on != row.end_on, row.date or "") if row.date else (2, "")
    return (*width, row.time is None, row.place is None, _told_in(row))


def _partners(connection: Connection, clusters: set[int], own: int, scope: Scope) -> dict[int, tuple[str, ...]]:
    """Who else takes part in each of the events: the names of the record, or those of a report that lists no such actor."""
    told, of_actor = nodes.alias("told"), nodes.alias("of_actor")
    query = (
        select(told.c.cluster, participants.c.name, of_actor.c.cluster.label("actor"))
        .distinct()
        .join(events, events.c.node_id == told.c.node_id)
        .join(reports, reports.c.report_id == events.c.report_id)
        .join(participants, and_(participants.c.report_id == events.c.report_id, participants.c.event == events.c.position))
        .join(
            actors, and_(actors.c.report_id == participants.c.report_id, actors.c.position == participants.c.actor), isouter=True
        )
        .join(of_actor, of_actor.c.node_id == actors.c.node_id, isouter=True)
        .where(told.c.cluster.in_(sorted(clusters)), not_rejected(events), is_visible(scope))
    )
    rows = connection.execute(query).all()
    known = display_names(connection, {row.actor for row in rows if row.actor is not None}, scope)
    found: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        if row.actor != own:
            found[row.cluster].add(known.get(row.actor, row.name))
    return {cluster: tuple(sorted(names)) for cluster, names in found.items()}


def _position(fact: str, row: Row[Any], words: Words) -> Position:
    is_term = fact == "term"
    return Position(
        _name(fact, row),
        fact,
        row.kind if is_term else row.type,
        None if is_term else row.mode,
        row.status,
        row.value if is_term else None,
        row.unit if is_term else None,
        () if is_term else tuple(json.loads(row.recipients)),
        row.source_name,
        row.publisher,
        row.day,
        (row.anchor_start, row.anchor_end),
        words,
    )
