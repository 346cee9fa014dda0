"""The reports behind a negotiation: those that name it, and those without a process that are about it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, or_, select

from eirene.answers.mentions import not_rejected
from eirene.answers.scope import Scope, is_visible
from eirene.store.tables import actors, nodes, processes, reports, statements, terms
from eirene.talks.state import LOOK_BACK

RECENT = 1_000  # reports, the latest ones, in which active talks are looked for
BEFORE, AFTER = 60, 30  # days around its last report in which a report without a process may be about a negotiation
STRAYS = 200  # reports without a process, the latest ones, that are looked at


def told_by(scope: Scope) -> ColumnElement[bool]:
    """The condition on `reports` that a report has a day, and one by that of the scope. Superseded ones are among them: they
    count until their correction is known."""
    return reports.c.day <= scope.as_of if scope.as_of is not None else reports.c.day.is_not(None)


def recent_reports(connection: Connection, scope: Scope) -> list[Row[Any]]:
    """The visible ones among the latest 1,000 reports that name a process, as (report_id, day, parties, cluster), the latest
    first."""
    latest = (
        select(reports.c.report_id, reports.c.day, reports.c.digest)
        .where(told_by(scope), is_visible(scope))
        .order_by(reports.c.day.desc(), reports.c.digest.desc())
        .limit(RECENT)
        .subquery()
    )
    query = (
        select(latest.c.report_id, latest.c.day, processes.c.parties, nodes.c.cluster)
        .join(processes, processes.c.report_id == latest.c.report_id)
        .join(nodes, nodes.c.node_id == processes.c.node_id)
        .where(not_rejected(processes))
        .order_by(latest.c.day.desc(), latest.c.digest.desc())
    )
    return list(connection.execute(query))


def reports_of(connection: Connection, scope: Scope, cluster: int) -> list[tuple[int, str]]:
    """The last 80 dated reports with the process of a cluster and their days, the latest first."""
    query = (
        select(reports.c.report_id, reports.c.day)
        .join(processes, processes.c.report_id == reports.c.report_id)
        .join(nodes, nodes.c.node_id == processes.c.node_id)
        .where(nodes.c.cluster == cluster, told_by(scope), not_rejected(processes))
        .order_by(reports.c.day.desc(), reports.c.digest.desc())
        .limit(LOOK_BACK)
    )
    return list(connection.execute(query))


@dataclass(frozen=True, slots=True)
class Circle:
    """The clusters of actors of a negotiation: its parties and mediators, and those who speak for either.

    `within` gives for a party that stands for another one (an army for its state, or the state for it) the one shown.
    """

    parties: tuple[int, ...]
    mediators: tuple[int, ...]
    speakers: frozenset[int]
    within: Mapping[int, int]

    def is_named(self, clusters: set[int]) -> bool:
        """True when two parties are among the actors of a report, or one and two of the others."""
        parties = len({self.within.get(cluster, cluster) for cluster in clusters.intersection(self.parties)})
        others = len(clusters.intersection(self.mediators)) + len(clusters & self.speakers)
        return parties > 1 or (parties == 1 and others > 1)


def strays_of(connection: Connection, scope: Scope, last: str) -> dict[int, set[int]]:
    """The reports without a process around a day (60 days before to 30 after it, the last 200 of them) that tell terms or
    assessments, and the clusters of actors that each names."""
    begin, end = (date.fromisoformat(last) + timedelta(days) for days in (-BEFORE, AFTER))
    assessed = exists().where(statements.c.report_id == reports.c.report_id, statements.c.assessment.is_not(None))
    query = (
        select(reports.c.report_id)
        .where(reports.c.day.between(begin.isoformat(), end.isoformat()), told_by(scope))
        .where(~exists().where(processes.c.report_id == reports.c.report_id))
        .where(or_(exists().where(terms.c.report_id == reports.c.report_id), assessed))
        .order_by(reports.c.day.desc(), reports.c.digest.desc())
        .limit(STRAYS)
    )
    named: dict[int, set[int]] = defaultdict(set)
    found = list(connection.execute(query).scalars())
    joined = select(actors.c.report_id, nodes.c.cluster).join(nodes, nodes.c.node_id == actors.c.node_id)
    for report_id, cluster in connection.execute(joined.where(actors.c.report_id.in_(found))).all():
        named[report_id].add(cluster)
    return named


@lru_cache(maxsize=4_096)
def names_in(value: str) -> tuple[str, ...]:
    """The names in a column that holds a JSON list of them."""
    return tuple(json.loads(value))
