"""The rows behind a negotiation: its reports, those without a process that are about it, and their facts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, exists, or_, select

from eirene.answers.scope import Scope, is_visible
from eirene.store.tables import actors, events, nodes, participants, processes, reports, statements, terms
from eirene.talks.positions import ACTS
from eirene.talks.state import LOOK_BACK

ACT_TYPES = frozenset(ACTS) | {"CONSULT", "RETREAT"}
AFTERMATH = 30  # days after its last report in which a report without a process may still be about a negotiation
STRAYS = 1_000  # reports without a process, the latest ones, that are looked at
CHUNK = 500

ByReport = Mapping[int, Sequence[Row[Any]]]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor of a report and the cluster it is in."""

    name: str
    affiliation: str | None
    cluster: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of some reports by report; `cast` gives a report's actors by position."""

    reports: Mapping[int, Row[Any]]
    processes: Mapping[int, Row[Any]]
    cast: Mapping[int, Mapping[int, ActorRow]]
    terms: ByReport
    moods: ByReport
    events: ByReport
    participants: ByReport


def not_rejected(table: Table) -> ColumnElement[bool]:
    """The condition that nobody rejected the fact."""
    return or_(table.c.review.is_(None), table.c.review != "rejected")


def reports_of(connection: Connection, scope: Scope, cluster: int) -> list[Row[Any]]:
    """The last 200 visible, dated reports with the process of a cluster, as (report_id, day), the latest first."""
    query = (
        select(reports.c.report_id, reports.c.day)
        .join(processes, processes.c.report_id == reports.c.report_id)
        .join(nodes, nodes.c.node_id == processes.c.node_id)
        .where(nodes.c.cluster == cluster, reports.c.day.is_not(None), is_visible(scope), not_rejected(processes))
        .order_by(reports.c.day.desc(), reports.c.digest.desc())
        .limit(LOOK_BACK)
    )
    return list(connection.execute(query))


@dataclass(frozen=True, slots=True)
class Circle:
    """The clusters of actors of a negotiation: its parties, and its mediators and those who speak for either."""

    parties: frozenset[int]
    others: frozenset[int]

    def is_named(self, clusters: set[int]) -> bool:
        """True when two parties are among the actors of a report, or one and two of the others."""
        parties = len(clusters & self.parties)
        return parties > 1 or (parties == 1 and len(clusters & self.others) > 1)


def strays_of(connection: Connection, scope: Scope, days: tuple[str, str], circle: Circle) -> list[int]:
    """The reports without a process between two days that tell terms or assessments and name enough of the circle."""
    wanted = sorted(circle.parties | circle.others)
    first, last = days
    until = (date.fromisoformat(last) + timedelta(AFTERMATH)).isoformat()
    assessed = exists().where(statements.c.report_id == reports.c.report_id, statements.c.assessment.is_not(None))
    query = (
        select(reports.c.report_id)
        .where(reports.c.day.between(first, until), is_visible(scope))
        .where(~exists().where(processes.c.report_id == reports.c.report_id))
        .where(or_(exists().where(terms.c.report_id == reports.c.report_id), assessed))
        .order_by(reports.c.day.desc(), reports.c.digest.desc())
        .limit(STRAYS)
    )
    named: dict[int, set[int]] = defaultdict(set)
    joined = select(actors.c.report_id, nodes.c.cluster).join(nodes, nodes.c.node_id == actors.c.node_id)
    for part in parts(list(connection.execute(query).scalars())):
        asked = joined.where(actors.c.report_id.in_(part), nodes.c.cluster.in_(wanted))
        for report_id, cluster in connection.execute(asked).tuples():
            named[report_id].add(cluster)
    return [report_id for report_id, found in named.items() if circle.is_named(found)]


def parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    """Numbers in portions that a query can name."""
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def load_facts(connection: Connection, report_ids: Sequence[int]) -> Facts:
    """The facts of reports that bear on talks; rejected ones are left out."""
    about = [reports.c[name] for name in ("report_id", "day", "digest", "name", "publisher", "copy_group", "text")]
    rows: dict[str, dict[int, list[Row[Any]]]] = {}
    for part in parts(report_ids):
        for kind, query in {
            "reports": select(*about).where(reports.c.report_id.in_(part)),
            "processes": select(processes).where(processes.c.report_id.in_(part), not_rejected(processes)),
            "actors": _with_cluster(actors, ("name", "affiliation")).where(actors.c.report_id.in_(part)),
            "terms": select(terms).where(terms.c.report_id.in_(part), not_rejected(terms)).order_by(terms.c.position),
            "moods": select(statements)
            .where(statements.c.report_id.in_(part), statements.c.assessment.is_not(None), not_rejected(statements))
            .order_by(statements.c.position),
            "events": _with_cluster(events, _EVENT_COLUMNS)
            .where(events.c.report_id.in_(part), events.c.type.in_(ACT_TYPES), not_rejected(events))
            .order_by(events.c.position),
            "participants": select(participants)
            .join(events, (events.c.report_id == participants.c.report_id) & (events.c.position == participants.c.event))
            .where(participants.c.report_id.in_(part), events.c.type.in_(ACT_TYPES)),
        }.items():
            by_report = rows.setdefault(kind, defaultdict(list))
            for row in connection.execute(query):
                by_report[row.report_id].append(row)
    cast = {
        report_id: {row.position: ActorRow(row.name, row.affiliation, row.cluster) for row in found}
        for report_id, found in rows.get("actors", {}).items()
    }
    return Facts(
        {report_id: found[0] for report_id, found in rows.get("reports", {}).items()},
        {report_id: found[0] for report_id, found in rows.get("processes", {}).items()},
        cast,
        rows.get("terms", {}),
        rows.get("moods", {}),
        rows.get("events", {}),
        rows.get("participants", {}),
    )


_EVENT_COLUMNS = ("type", "mode", "status", "start_on", "end_on", "time", "place", "anchor_start", "anchor_end")


def _with_cluster(table: Table, columns: Iterable[str]) -> Any:
    chosen = [table.c.report_id, table.c.position, *(table.c[name] for name in columns), nodes.c.cluster]
    return select(*chosen).outerjoin(nodes, nodes.c.node_id == table.c.node_id)


def names_in(value: str) -> tuple[str, ...]:
    """The names in a column that holds a JSON list of them."""
    return tuple(json.loads(value))
