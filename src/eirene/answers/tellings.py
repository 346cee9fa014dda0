"""The tellings of events: what each report says of an event, and which events a question is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, select, tuple_

from eirene.answers.limits import in_scope
from eirene.answers.mentions import in_order, not_rejected
from eirene.answers.naming import find_actors
from eirene.answers.passages import AROUND, Words
from eirene.answers.scope import Scope, is_visible
from eirene.link.names import source_of
from eirene.store.names import DIGITS, FactName
from eirene.store.tables import actors, events, nodes, participants, reports

CHUNK = 500
SPREAD = 31  # days over which an event that reaches into a time may have begun before it
AHEAD = 4  # tellings looked through for each event that is wanted


@dataclass(frozen=True, slots=True)
class Taker:
    """A participant as a report has it: the report's name for it, its cluster (None when it is no actor of the report), its
    affiliation."""

    name: str
    cluster: int | None
    affiliation: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells of an event.

    `source` is the report as added, `published` its day, `copy_of` shared by reports that are one agency text, `origin` its
    publisher; `told_by` on whose word; `anchor` the trigger words in its text and `words` these with the text around them,
    `passage` the clause; `id` the fact's name.
    """

    cluster: int
    id: str
    order: tuple[str, str, int]
    source: str
    publisher: str | None
    published: str | None
    copy_of: int
    origin: str
    type: str
    mode: str | None
    actors: tuple[Taker, ...]
    recipients: tuple[Taker, ...]
    date: str | None
    time: str | None
    place: str | None
    latitude: float | None
    longitude: float | None
    status: str
    told_by: str | None
    anchor: tuple[int, int]
    words: Words
    passage: tuple[int, int] | None = None


def find_events(connection: Connection, scope: Scope, event_type: str | None = None, newest: int | None = None) -> list[int]:
    """The clusters of the events in scope; with `newest`, at least so many of the newest, where there are so many.

    `scope.since` holds for the day of the event, for one told without a day for that of its report; `scope.process` for the
    reports that tell it; `scope.actor` for those who take part.
    """
    conditions = _conditions(connection, scope, event_type)
    since = scope.since or (_recent(connection, scope, conditions, newest) if newest else None)
    of_event = select(nodes.c.cluster).distinct().join(events, events.c.node_id == nodes.c.node_id)
    query = of_event.join(reports, reports.c.report_id == events.c.report_id).where(*conditions)
    if since is None:
        return sorted(connection.execute(query).scalars())
    begun = (date.fromisoformat(since) - timedelta(SPREAD)).isoformat()
    dated = query.where(events.c.start_on >= begun, events.c.end_on >= since)
    undated = query.where(events.c.start_on.is_(None), reports.c.day >= since)
    return sorted({*connection.execute(dated).scalars(), *connection.execute(undated).scalars()})


def _conditions(connection: Connection, scope: Scope, event_type: str | None) -> list[ColumnElement[bool]]:
    conditions = [not_rejected(events), in_scope(connection, Scope(as_of=scope.as_of, process=scope.process))]
    if event_type is not None:
        wanted, _, mode = event_type.partition("/")
        conditions.append(events.c.type == wanted)
        conditions += [events.c.mode == mode] if mode else []
    if scope.actor is not None:
        conditions.append(_takes_part(find_actors(connection, scope.actor, scope)))
    return conditions


def _takes_part(clusters: Sequence[int]) -> ColumnElement[bool]:
    """The condition on `events` that one of the actors takes part."""
    of_entry = and_(participants.c.report_id == actors.c.report_id, participants.c.actor == actors.c.position)
    part = select(participants.c.report_id, participants.c.event).select_from(nodes)
    part = part.join(actors, actors.c.node_id == nodes.c.node_id).join(participants, of_entry)
    return tuple_(events.c.report_id, events.c.position).in_(part.where(nodes.c.cluster.in_(clusters)).correlate(None))


def _recent(connection: Connection, scope: Scope, conditions: Sequence[ColumnElement[bool]], newest: int) -> str | None:
    """A day since which there are so many events, None where there are fewer in all."""
    until = [events.c.start_on <= scope.as_of] if scope.as_of else []
    query = select(events.c.start_on).join(reports, reports.c.report_id == events.c.report_id)
    newest_first = query.where(events.c.start_on.is_not(None), *until, *conditions).order_by(events.c.start_on.desc())
    days = list(connection.execute(newest_first.limit(AHEAD * newest)).scalars())
    return days[-1] if len(days) == AHEAD * newest else None


def tellings_of(connection: Connection, clusters: Iterable[int], scope: Scope) -> Iterator[list[Telling]]:
    """The tellings of each event that are visible in scope, in order; events by cluster."""
    wanted = sorted(set(clusters))
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        takers = _takers(connection, part, scope)
        groups: dict[int, list[Telling]] = defaultdict(list)
        for row in connection.execute(_query(part, scope)):
            groups[row.cluster].append(_telling(row, takers))
        yield from (sorted(groups[cluster], key=lambda told: told.order) for cluster in part if cluster in groups)


def _query(clusters: Sequence[int], scope: Scope) -> Select[Any]:
    begin = case((events.c.anchor_start > AROUND, events.c.anchor_start - AROUND), else_=0)
    return (
        select(
            events,
            nodes.c.cluster,
            reports.c.name.label("source_name"),
            *(reports.c[name] for name in ("publisher", "url", "day", "digest", "copy_group")),
            func.substr(reports.c.text, begin + 1, events.c.anchor_end + AROUND - begin).label("around"),
        )
        .join(nodes, nodes.c.node_id == events.c.node_id)
        .join(reports, reports.c.report_id == events.c.report_id)
        .where(nodes.c.cluster.in_(clusters), not_rejected(events), is_visible(scope))
    )


def _takers(connection: Connection, clusters: Sequence[int], scope: Scope) -> dict[tuple[int, int, str], list[Taker]]:
    """The participants by report, event and side."""
    of_actor = nodes.alias("of_actor")
    here = and_(participants.c.report_id == events.c.report_id, participants.c.event == events.c.position)
    entry = and_(actors.c.report_id == participants.c.report_id, actors.c.position == participants.c.actor)
    query = (
        select(participants, actors.c.affiliation, of_actor.c.cluster)
        .join(events, here)
        .join(nodes, nodes.c.node_id == events.c.node_id)
        .join(reports, reports.c.report_id == events.c.report_id)
        .join(actors, entry, isouter=True)
        .join(of_actor, of_actor.c.node_id == actors.c.node_id, isouter=True)
        .where(nodes.c.cluster.in_(clusters), is_visible(scope))
        .order_by(participants.c.report_id, participants.c.event, participants.c.side, participants.c.place_in)
    )
    found: dict[tuple[int, int, str], list[Taker]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.report_id, row.event, row.side].append(Taker(row.name, row.cluster, row.affiliation))
    return found


def _telling(row: Row[Any], takers: dict[tuple[int, int, str], list[Taker]]) -> Telling:
    start = min(row.anchor_start, AROUND)
    end = start + row.anchor_end - row.anchor_start
    key = (row.report_id, row.position)
    return Telling(
        cluster=row.cluster,
        id=str(FactName("event", row.digest[:DIGITS], row.position)),
        order=in_order(row.day, row.digest, row.position),
        source=row.source_name,
        publisher=row.publisher,
        published=row.day,
        copy_of=row.report_id if row.copy_group is None else row.copy_group,
        origin=source_of(row.publisher, row.url, row.digest),
        type=row.type,
        mode=row.mode,
        actors=tuple(takers.get((*key, "actor"), ())),
        recipients=tuple(takers.get((*key, "recipient"), ())),
        date=row.date,
        time=row.time,
        place=row.place,
        latitude=row.latitude,
        longitude=row.longitude,
        status=row.status,
        told_by=row.source,
        anchor=(row.anchor_start, row.anchor_end),
        words=Words(row.around[:start], row.around[start:end], row.around[end:]),
        passage=None if row.passage_start is None else (row.passage_start, row.passage_end),
    )
