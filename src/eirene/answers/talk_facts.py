"""The facts of the reports behind a negotiation, as plain rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Select, Table, bindparam, select

from eirene.answers.mentions import not_rejected
from eirene.store.tables import actors, events, nodes, participants, processes, reports, statements, terms
from eirene.talks.positions import ACTS

ACT_TYPES = frozenset(ACTS) | {"CONSULT", "RETREAT"}
CHUNK = 500
R = TypeVar("R")


class ReportRow(NamedTuple):
    """A report with its text."""

    report_id: int
    day: str
    digest: str
    name: str
    publisher: str | None
    copy_group: int | None
    superseded_by: int | None
    superseded_on: str | None
    text: str


class ProcessRow(NamedTuple):
    """What a report says of a negotiation as a whole; `parties` and `mediators` are JSON lists of names."""

    report_id: int
    position: int
    parties: str
    mediators: str
    venue: str | None
    issues_outstanding: int | None
    issues_before: int | None
    expected: str | None
    anchors: str


class ActorRow(NamedTuple):
    """An actor of a report and the cluster it is in."""

    report_id: int
    position: int
    name: str
    affiliation: str | None
    cluster: int | None


class TermRow(NamedTuple):
    """A term; `by` is a JSON list of names."""

    report_id: int
    position: int
    kind: str
    status: str
    value: float | None
    unit: str | None
    by: str
    anchor_start: int
    anchor_end: int


class MoodRow(NamedTuple):
    """An assessment; `actor` is the position of the speaker among the report's actors."""

    report_id: int
    position: int
    speaker: str | None
    actor: int | None
    assessment: str
    content_start: int
    content_end: int


class EventRow(NamedTuple):
    """An event and the cluster it is in."""

    report_id: int
    position: int
    type: str
    mode: str | None
    status: str
    start_on: str | None
    end_on: str | None
    time: str | None
    place: str | None
    anchor_start: int
    anchor_end: int
    cluster: int | None


class PartRow(NamedTuple):
    """Who takes part in an event, by its position; `actor` as for assessments."""

    report_id: int
    event: int
    side: str
    name: str
    actor: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of some reports by report, each kind in the order of the reading; `cast` gives a report's actors by position,
    `called` by name."""

    reports: Mapping[int, ReportRow]
    processes: Mapping[int, ProcessRow]
    cast: Mapping[int, Mapping[int, ActorRow]]
    called: Mapping[int, Mapping[str, ActorRow]]
    terms: Mapping[int, Sequence[TermRow]]
    moods: Mapping[int, Sequence[MoodRow]]
    events: Mapping[int, Sequence[EventRow]]
    participants: Mapping[int, Sequence[PartRow]]

    def with_more(self, other: Facts) -> Facts:
        """These facts and those of other reports."""
        return Facts(*({**getattr(self, field.name), **getattr(other, field.name)} for field in fields(self)))


def load_facts(connection: Connection, report_ids: Sequence[int], spoken: Collection[int]) -> Facts:
    """The facts of reports that bear on talks, by report, and assessments in those of `spoken`; rejected ones are left out."""

    def load(query: Select[Any], make: Callable[[Iterable[Any]], R], ids: Sequence[int] = report_ids) -> dict[int, list[R]]:
        found: dict[int, list[R]] = defaultdict(list)
        for start in range(0, len(ids), CHUNK):
            for row in connection.execute(query, {"ids": ids[start : start + CHUNK]}).all():
                found[row[0]].append(make(row))
        return found

    told = load(_REPORTS, ReportRow._make)
    named = load(_PROCESSES, ProcessRow._make)
    cast = load(_ACTORS, ActorRow._make)
    return Facts(
        {report_id: found[0] for report_id, found in told.items()},
        {report_id: found[0] for report_id, found in named.items()},
        {report_id: {row[1]: row for row in found} for report_id, found in cast.items()},
        {report_id: {row[2]: row for row in found} for report_id, found in cast.items()},
        load(_TERMS, TermRow._make),
        load(_MOODS, MoodRow._make, [report_id for report_id in report_ids if report_id in spoken]),
        load(_EVENTS, EventRow._make),
        load(_PARTICIPANTS, PartRow._make),
    )


def _facts(table: Table, names: Sequence[str], *more: Any) -> Select[Any]:
    """A query for the facts of the reports `ids` that nobody rejected, in order."""
    query = select(*(table.c[name] for name in names), *more).where(_of_reports(table), not_rejected(table))
    return query.order_by(table.c.report_id, table.c.position)


def _linked(table: Table, names: Sequence[str]) -> Select[Any]:
    """The same with the cluster of each."""
    return _facts(table, names[:-1], nodes.c.cluster).outerjoin(nodes, nodes.c.node_id == table.c.node_id)


def _of_reports(table: Table) -> Any:
    return table.c.report_id.in_(bindparam("ids", expanding=True))


# Made once: making a query takes longer than to answer it.
_REPORTS = select(*(reports.c[name] for name in ReportRow._fields)).where(_of_reports(reports))
_PROCESSES = _facts(processes, ProcessRow._fields)
_ACTORS = _linked(actors, ActorRow._fields)
_TERMS = _facts(terms, TermRow._fields)
_MOODS = _facts(statements, MoodRow._fields).where(statements.c.assessment.is_not(None))
_EVENTS = _linked(events, EventRow._fields).where(events.c.type.in_(ACT_TYPES))
_PARTICIPANTS = (
    select(*(participants.c[name] for name in PartRow._fields))
    .join(events, (events.c.report_id == participants.c.report_id) & (events.c.position == participants.c.event))
    .where(_of_reports(participants), events.c.type.in_(ACT_TYPES))
    .order_by(participants.c.report_id, participants.c.event, participants.c.side, participants.c.place_in)
)
