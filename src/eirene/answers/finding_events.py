"""Findings between tellings of one event: day, hour, whether it happened, who did it, and whether one source alone tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from eirene.answers.event_rows import EventTelling, find_doubtful, load_tellings
from eirene.answers.finding import Basis, Found
from eirene.answers.scope import Scope
from eirene.checks.accounts_differ import find_blame, find_denials
from eirene.checks.conflicts import Conflict
from eirene.checks.dates_differ import find_dates
from eirene.checks.points import Body
from eirene.checks.single_source import Lead, find_single_source
from eirene.checks.tellings import Told
from eirene.types import EventStatus, FindingKind

SERIOUS = frozenset({"ASSAULT", "COERCE", "AGREE", "RETREAT"})  # events of which it matters that one source alone tells them
UNREAL = frozenset({EventStatus.PLANNED, EventStatus.HYPOTHETICAL})


def find_event_findings(connection: Connection, scope: Scope, report_ids: Sequence[int], alone: bool = True) -> list[Found]:
    """The findings about events that the reports tell and others tell too; `alone` with those that one source alone tells."""
    clusters = find_doubtful(connection, scope, report_ids, SERIOUS if alone else ())
    tellings = load_tellings(connection, scope, clusters)
    return [found for cluster, told in tellings.items() for found in _check(cluster, told, alone)]


def _check(cluster: int, tellings: Sequence[EventTelling], alone: bool) -> Iterable[Found]:
    told = [telling.told for telling in tellings]
    for conflict in find_dates(told):
        yield _found(FindingKind.DATES_DIFFER, conflict, tellings, cluster)
    for conflict in (*find_denials(told), *find_blame(told)):
        yield _found(FindingKind.ACCOUNTS_DIFFER, conflict, tellings, cluster)
    happened = [index for index, one in enumerate(told) if one.status not in UNREAL]
    if not alone or told[0].type not in SERIOUS:
        return
    for conflict in find_single_source([_lead(told[index]) for index in happened]):
        members = tuple(happened[member] for member in conflict.members)
        yield _found(FindingKind.SINGLE_SOURCE, replace(conflict, members=members), tellings, cluster)


def _found(kind: FindingKind, conflict: Conflict, tellings: Sequence[EventTelling], cluster: int) -> Found:
    members = (tellings[member] for member in conflict.members)
    bases = (Basis(one.digest, *one.anchor, one.told.speaker) for one in members)
    return Found(str(kind), conflict.reason, conflict.words, tuple(bases), cluster)


def _lead(told: Told) -> Lead:
    return Lead(told.report, told.publisher, told.copy_group, Body(told.told_by) if told.told_by else None)
