"""Findings between tellings of one event: day, hour, whether it happened, who did it, and whether one source alone tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, select

from eirene.answers.finding import Basis, Found
from eirene.answers.mentions import not_rejected
from eirene.answers.scope import Scope
from eirene.answers.tellings import Telling, tellings_of
from eirene.checks.accounts_differ import find_blame, find_denials
from eirene.checks.conflicts import Conflict
from eirene.checks.dates_differ import find_dates
from eirene.checks.points import Body
from eirene.checks.single_source import Lead, find_single_source
from eirene.checks.tellings import Party, Told
from eirene.store.tables import events, nodes
from eirene.types import EventStatus, FindingKind

SERIOUS = frozenset({"ASSAULT", "COERCE", "AGREE", "RETREAT"})  # events of which it matters that one source alone tells them
UNREAL = frozenset({EventStatus.PLANNED, EventStatus.HYPOTHETICAL})


def find_event_findings(connection: Connection, scope: Scope, report_ids: Sequence[int]) -> list[Found]:
    """The findings about events that the reports tell and others tell too."""
    clusters = _told_again(connection, report_ids)
    return [found for tellings in tellings_of(connection, clusters, scope) for found in _check(tellings)]


def _told_again(connection: Connection, report_ids: Sequence[int]) -> list[int]:
    """The events of the reports that have two tellings or more."""
    here = select(nodes.c.cluster).join(events, events.c.node_id == nodes.c.node_id).where(events.c.report_id.in_(report_ids))
    query = (
        select(nodes.c.cluster)
        .join(events, events.c.node_id == nodes.c.node_id)
        .where(nodes.c.cluster.in_(here), not_rejected(events))
        .group_by(nodes.c.cluster)
        .having(func.count() > 1)
    )
    return list(connection.execute(query).scalars())


def _check(tellings: Sequence[Telling]) -> Iterable[Found]:
    told = [_told(telling) for telling in tellings]
    for conflict in find_dates(told):
        yield _found(FindingKind.DATES_DIFFER, conflict, tellings, told)
    for conflict in (*find_denials(told), *find_blame(told)):
        yield _found(FindingKind.ACCOUNTS_DIFFER, conflict, tellings, told)
    happened = [index for index, one in enumerate(told) if one.status not in UNREAL]
    if tellings[0].type not in SERIOUS:
        return
    for conflict in find_single_source([_lead(told[index]) for index in happened]):
        members = tuple(happened[member] for member in conflict.members)
        yield _found(FindingKind.SINGLE_SOURCE, replace(conflict, members=members), tellings, told)


def _found(kind: FindingKind, conflict: Conflict, tellings: Sequence[Telling], told: Sequence[Told]) -> Found:
    bases = (Basis(tellings[member].order[1], *tellings[member].anchor, told[member].speaker) for member in conflict.members)
    return Found(str(kind), conflict.reason, conflict.words, tuple(bases), tellings[0].cluster)


def _told(telling: Telling) -> Told:
    return Told(
        report=telling.source,
        publisher=telling.publisher or telling.source,
        day=telling.published,
        status=telling.status,
        type=telling.type,
        date=telling.date,
        time=telling.time,
        doers=tuple(Party(taker.name, taker.cluster, taker.affiliation) for taker in telling.actors),
        told_by=telling.told_by,
        copy_group=telling.copy_of,
    )


def _lead(told: Told) -> Lead:
    return Lead(told.report, told.publisher, told.copy_group, Body(told.told_by) if told.told_by else None)
