"""The rows behind a negotiation: its reports, those without a process that are about it, and their facts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, exists, or_, select

from eirene.answers.scope import Scope, is_visible
from eirene.store.tables import actors, events, nodes, participants, processes, reports, statements, terms
from eirene.talks.positions import ACTS
from eirene.talks.state import LOOK_BACK

ACT_TYPES = frozenset(ACTS) | {"CONSULT", "RETREAT"}
RECENT = 1_000  # reports, the latest ones, in which active talks are looked for
BEFORE, AFTER = 60, 30  # days around its last report in which a report without a process may be about a negotiation
STRAYS = 200  # reports without a process, the latest ones, that are looked at
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

    def with_more(self, other: Facts) -> Facts:
        """These facts and those of other reports."""
        return Facts(*({**getattr(self, field.name), **getattr(other, field.name)} for field in fields(self)))


def not_rejected(table: Table) -> ColumnElement[bool]:
    """The condition that nobody rejected the fact."""
    return or_(table.c.review.is_(None), table.c.review != "rejected")


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
    joined = select(actors.c.report_id, nodes.c.cluster).join(nodes, nodes.c.node_id == actors.c.node_id)
    for part in parts(list(connection.execute(query).scalars())):
        for report_id, cluster in connection.execute(joined.where(actors.c.report_id.in_(part))):
            named[report_id].add(cluster)
    return named


def parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    """Numbers in portions that a query can name."""
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def load_facts(connection: Connection, report_ids: Sequence[int], spoken: Collection[int]) -> Facts:
    """The facts of reports that bear on talks, by report, and assessments in those of `spoken`; rejected ones are left out."""
    about = [
        reports.c[name]
        for name in ("report_id", "day", "digest", "name", "publisher", "copy_group", "superseded_by", "superseded_on", "text")
    ]
    rows: dict[str, dict[int, list[Row[Any]]]] = {}
    for part in parts(report_ids):
        for kind, query in {
            "reports": select(*about).where(reports.c.report_id.in_(part)),
            "processes": select(processes).where(processes.c.report_id.in_(part), not_rejected(processes)),
            "actors": _with_cluster(actors, ("name", "affiliation")).where(actors.c.report_id.in_(part), not_rejected(actors)),
            "terms": _columns(terms, _TERM_COLUMNS).where(terms.c.report_id.in_(part), not_rejected(terms)),
            "moods": _columns(statements, _MOOD_COLUMNS).where(
                statements.c.report_id.in_([report_id for report_id in part if report_id in spoken]),
                statements.c.assessment.is_not(None),
                not_rejected(statements),
            ),
            "events": _with_cluster(events, _EVENT_COLUMNS).where(
                events.c.report_id.in_(part), events.c.type.in_(ACT_TYPES), not_rejected(events)
            ),
            "participants": select(participants)
            .join(events, (events.c.report_id == participants.c.report_id) & (events.c.position == participants.c.event))
            .where(participants.c.report_id.in_(part), events.c.type.in_(ACT_TYPES)),
        }.items():
            by_report = rows.setdefault(kind, defaultdict(list))
            for row in connection.execute(query).all():
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


_TERM_COLUMNS = ("kind", "status", "value", "unit", "by", "anchor_start", "anchor_end")
_MOOD_COLUMNS = ("speaker", "actor", "assessment", "content_start", "content_end")
_EVENT_COLUMNS = ("type", "mode", "status", "start_on", "end_on", "time", "place", "anchor_start", "anchor_end")


def _columns(table: Table, columns: Iterable[str]) -> Any:
    return select(table.c.report_id, table.c.position, *(table.c[name] for name in columns))


def _with_cluster(table: Table, columns: Iterable[str]) -> Any:
    chosen = [table.c.report_id, table.c.position, *(table.c[name] for name in columns), nodes.c.cluster]
    return select(*chosen).outerjoin(nodes, nodes.c.node_id == table.c.node_id)


@lru_cache(maxsize=4_096)
def names_in(value: str) -> tuple[str, ...]:
    """The names in a column that holds a JSON list of them."""
    return tuple(json.loads(value))
