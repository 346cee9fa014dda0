"""Which reports a question is about."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, select

from eirene.answers.naming import find_actors, find_processes
from eirene.answers.scope import Scope, is_visible
from eirene.store.tables import actors, nodes, processes, reports


def in_scope(connection: Connection, scope: Scope) -> ColumnElement[bool]:
    """The condition on `reports` that a report is within all limits of a question: visible, of or after the first day, about the
    process, naming the actor. Raises UsageError where the record knows no such process or actor."""
    conditions = [is_visible(scope)]
    if scope.since is not None:
        conditions.append(reports.c.day >= scope.since)
    if scope.process is not None:
        conditions.append(_has(processes, find_processes(connection, scope.process, scope)))
    if scope.actor is not None:
        conditions.append(_has(actors, find_actors(connection, scope.actor, scope)))
    return and_(*conditions)


def _has(table: Table, clusters: list[int]) -> ColumnElement[bool]:
    """The condition that a report has a fact of one of the clusters."""
    of_report = table.c.report_id == reports.c.report_id
    found = select(1).where(of_report, table.c.node_id == nodes.c.node_id, nodes.c.cluster.in_(clusters))
    return exists(found.correlate(reports))
