"""The tellings of events as checks need them, and the events in which a check can find anything at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, case, func, or_, select

from eirene.answers.mentions import in_order, not_rejected
from eirene.answers.scope import Scope, is_visible
from eirene.checks.accounts_differ import BLAMED
from eirene.checks.tellings import Party, Told
from eirene.store.tables import actors, events, nodes, participants, reports, statements
from eirene.types import EventStatus

CHUNK = 500
_IN_CLUSTERS = nodes.c.cluster.in_(bindparam("clusters", expanding=True))
_DENIAL = re.compile(r"\b(?:no|not|never|nobody|none|neither|den(?:y|ied|ies))\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EventTelling:
    """A telling of an event: what the checks see, and where its words stand."""

    told: Told
    digest: str
    anchor: tuple[int, int]
    order: tuple[str, str, int]


def find_doubtful(connection: Connection, scope: Scope, report_ids: Sequence[int], alone: Collection[str]) -> list[int]:
    """The events of the reports of which several reports tell, and not all the same: another day or hour, denials, other doers.

    Of the types in `alone` also those that one publisher, one text or one speaker tells.
    """
    here = select(nodes.c.cluster).join(events, events.c.node_id == nodes.c.node_id).where(events.c.report_id.in_(report_ids))
    denied = func.sum(case((events.c.status == str(EventStatus.DENIED), 1), else_=0))
    query = (
        select(nodes.c.cluster)
        .join(events, events.c.node_id == nodes.c.node_id)
        .join(reports, reports.c.report_id == events.c.report_id)
        .where(nodes.c.cluster.in_(here), not_rejected(events), is_visible(scope))
        .group_by(nodes.c.cluster)
        .having(
            _several(events.c.report_id),
            or_(
                _several(events.c.date),
                _several(events.c.time),
                and_(denied > 0, denied < func.count()),
                and_(func.max(events.c.type).in_(sorted(BLAMED)), _several(events.c.actors)),
                and_(func.max(events.c.type).in_(sorted(alone)), or_(*map(_one, (reports.c.publisher, reports.c.copy_group)))),
                and_(
                    func.max(events.c.type).in_(sorted(alone)), _one(events.c.source), func.count(events.c.source) == func.count()
                ),
            ),
        )
    )
    return sorted(connection.execute(query).scalars())


def _several(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return func.count(column.distinct()) > 1


def _one(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return func.count(column.distinct()) == 1


def load_tellings(connection: Connection, scope: Scope, clusters: Sequence[int]) -> dict[int, list[EventTelling]]:
    """The visible tellings of each event, in order."""
    found: dict[int, list[EventTelling]] = defaultdict(list)
    for start in range(0, len(clusters), CHUNK):
        part = {"clusters": clusters[start : start + CHUNK]}
        doers, deniers = _doers(connection, part), _deniers(connection, part)
        for row in connection.execute(_tellings(Scope(as_of=scope.as_of)), part).all():
            place = (row.report_id, row.position)
            found[row.cluster].append(_telling(row, doers.get(place, ()), row.source or deniers.get(place)))
    return {cluster: sorted(found[cluster], key=lambda one: one.order) for cluster in clusters if found[cluster]}


@lru_cache(maxsize=64)  # making a query takes longer than to answer it
def _tellings(scope: Scope) -> Select[Any]:
    names = ("report_id", "position", "type", "status", "date", "time", "source", "anchor_start", "anchor_end")
    return (
        select(
            nodes.c.cluster,
            *(events.c[name] for name in names),
            reports.c.name.label("report"),
            *(reports.c[name] for name in ("publisher", "day", "digest", "copy_group")),
        )
        .join(events, events.c.node_id == nodes.c.node_id)
        .join(reports, reports.c.report_id == events.c.report_id)
        .where(_IN_CLUSTERS, not_rejected(events), is_visible(scope))
    )


def _doers(connection: Connection, clusters: Mapping[str, Sequence[int]]) -> dict[tuple[int, int], tuple[Party, ...]]:
    """Who does it by each telling, for types of events of which sides accuse each other."""
    found: dict[tuple[int, int], tuple[Party, ...]] = defaultdict(tuple)
    for row in connection.execute(_doing(), clusters).all():
        found[row.report_id, row.event] += (Party(row.name, row.cluster, row.affiliation),)
    return found


@cache
def _doing() -> Select[Any]:
    of_actor = nodes.alias("of_actor")
    entry = and_(actors.c.report_id == participants.c.report_id, actors.c.position == participants.c.actor)
    return (
        select(participants.c.report_id, participants.c.event, participants.c.name, actors.c.affiliation, of_actor.c.cluster)
        .select_from(nodes)
        .join(events, events.c.node_id == nodes.c.node_id)
        .join(participants, and_(participants.c.report_id == events.c.report_id, participants.c.event == events.c.position))
        .outerjoin(actors, entry)
        .outerjoin(of_actor, of_actor.c.node_id == actors.c.node_id)
        .where(_IN_CLUSTERS, events.c.type.in_(sorted(BLAMED)), participants.c.side == "actor")
        .order_by(participants.c.report_id, participants.c.event, participants.c.place_in)
    )


def _deniers(connection: Connection, clusters: Mapping[str, Sequence[int]]) -> dict[tuple[int, int], str]:
    """Who says that it did not happen, for denied events that name no source: the speaker of the words in which it is denied."""
    rows = connection.execute(_denying(), clusters).all()
    return {(row.report_id, row.position): row.speaker for row in rows if _DENIAL.search(row.before)}


@cache
def _denying() -> Select[Any]:
    around = (statements.c.content_start <= events.c.anchor_start) & (statements.c.content_end >= events.c.anchor_end)
    before = func.substr(reports.c.text, statements.c.content_start + 1, events.c.anchor_start - statements.c.content_start)
    return (
        select(events.c.report_id, events.c.position, statements.c.speaker, before.label("before"))
        .select_from(nodes)
        .join(events, events.c.node_id == nodes.c.node_id)
        .join(statements, and_(statements.c.report_id == events.c.report_id, around))
        .join(reports, reports.c.report_id == events.c.report_id)
        .where(_IN_CLUSTERS, events.c.status == str(EventStatus.DENIED), events.c.source.is_(None))
        .where(statements.c.speaker.is_not(None), not_rejected(statements))
        .order_by(statements.c.position.desc())
    )


def _telling(row: Row[Any], doers: Iterable[Party], told_by: str | None) -> EventTelling:
    told = Told(
        report=str(row.report_id),
        publisher=row.publisher or row.report,
        day=row.day,
        status=row.status,
        type=row.type,
        date=row.date,
        time=row.time,
        doers=tuple(doers),
        told_by=told_by,
        copy_group=row.copy_group,
    )
    return EventTelling(told, row.digest, (row.anchor_start, row.anchor_end), in_order(row.day, row.digest, row.position))
