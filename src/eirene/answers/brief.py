"""The situation on a day: negotiations, what changed in them lately, the newest events, counts by body, open findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from eirene.answers.changes import Changes, changes_of
from eirene.answers.figures import Figures, Series, ask_figures, series_of
from eirene.answers.finding import Finding
from eirene.answers.findings import open_findings
from eirene.answers.limits import in_scope
from eirene.answers.mentions import not_rejected
from eirene.answers.portions import newest_reports
from eirene.answers.scope import Scope
from eirene.answers.talks import Board, ask_talks
from eirene.answers.timeline import Timeline, ask_timeline, events_of
from eirene.store.tables import events, figures, nodes, reports

LATELY = 7  # days before the newest report, where no day is given from which on something is new
EVENTS = 8
NEXT = 2  # events to come
AHEAD = 8  # tellings that are looked at for an event
SERIES = 6
SPARE = 6  # counts that take the places of parts
FINDINGS = 6
LOOKED_AT = 200  # newest reports from which counts are chosen
LENGTHS = frozenset({"duration", "other"})


@dataclass(frozen=True, slots=True)
class Since:
    """The reports from a day on: how many, and of which publishers."""

    day: str
    reports: int
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The situation on `day`, None where the record has no dated report; what is new is counted from `since` on."""

    day: str | None
    since: Since | None
    talks: Board
    changes: Changes
    events: Timeline
    figures: Figures
    findings: tuple[Finding, ...]

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON: each part as its own verb gives it."""
        since = self.since and {"day": self.since.day, "reports": self.since.reports, "publishers": list(self.since.publishers)}
        return {
            "day": self.day,
            "since": since,
            "talks": self.talks.to_dict(),
            "changes": self.changes.to_dict(),
            "events": self.events.to_dict(),
            "figures": self.figures.to_dict(),
            "findings": [finding.to_dict() for finding in self.findings],
        }

    def rows(self) -> list[dict[str, Any]]:
        """A row for each line of the brief: `part` says which it belongs to."""
        rows = [
            _row("talks", (row["since"], row["about"], row["status"], row["talks"], row["source"])) for row in self.talks.rows()
        ]
        for row in self.changes.rows():
            rows.append(_row("change", (row["date"], row["about"], row["to"], row["talks"], row["source"])))
        for event in self.events.events:
            who = "; ".join((*event.actors, *event.recipients))
            rows += [_row("event", (event.date, event.type, event.status, who, told.source)) for told in event.tellings]
        for series in self.figures.series:
            for point in series.points:
                rows.append(_row("figure", (point.published, series.measure, point.value, point.body, point.source)))
        for finding in self.findings:
            for told in finding.passages:
                rows.append(_row("finding", (told.published, finding.kind, finding.status, finding.note, told.source)))
        return rows


def ask_brief(connection: Connection, scope: Scope) -> Brief:
    """The situation on the day of the scope, else on that of the newest report in it; `scope.since` (else a week before) is the
    day from which on something is new. Raises UsageError where the record knows no such process or actor."""
    day = scope.as_of or _newest_day(connection, scope)
    board = ask_talks(connection, replace(scope, since=None))
    if day is None:
        return Brief(None, None, board, Changes("", "", ()), Timeline((), True), Figures((), False), ())
    first = scope.since or (date.fromisoformat(day) - timedelta(LATELY)).isoformat()
    lately = replace(scope, since=first)
    return Brief(
        day,
        _since(connection, lately, first),
        board,
        changes_of(connection, Scope(as_of=first), replace(scope, since=None), board),
        _events(connection, scope, day, first),
        _series(connection, replace(scope, since=None)),
        open_findings(connection, replace(scope, since=None), FINDINGS),
    )


def _newest_day(connection: Connection, scope: Scope) -> str | None:
    dated = select(reports.c.day).where(in_scope(connection, scope), reports.c.day.is_not(None))
    return connection.execute(dated.order_by(reports.c.day.desc()).limit(1)).scalar()


def _since(connection: Connection, scope: Scope, first: str) -> Since:
    query = select(reports.c.publisher, func.count()).where(in_scope(connection, scope)).group_by(reports.c.publisher)
    counts = connection.execute(query).all()
    named = sorted((publisher for publisher, _ in counts if publisher), key=str)
    return Since(first, sum(count for _, count in counts), tuple(named))


def _events(connection: Connection, scope: Scope, day: str, first: str) -> Timeline:
    """The newest events that begin by the day, none before `scope.since`, and the next ones that reports since the first day
    tell of; of an actor those that it takes part in."""
    if scope.actor is not None:
        return ask_timeline(connection, scope, newest=EVENTS)
    query = (
        select(nodes.c.cluster)
        .join(events, events.c.node_id == nodes.c.node_id)
        .join(reports, reports.c.report_id == events.c.report_id)
        .where(not_rejected(events), in_scope(connection, replace(scope, since=None)))
    )
    begun = query.where(events.c.start_on <= day, events.c.start_on >= (scope.since or ""))
    newest = begun.order_by(events.c.start_on.desc(), events.c.time.desc().nulls_last(), reports.c.day.desc(), reports.c.digest)
    to_come = query.where(events.c.start_on > day, reports.c.day >= first).order_by(events.c.start_on, reports.c.digest)
    past = dict.fromkeys(connection.execute(newest.limit(AHEAD * EVENTS)).scalars())
    next_ones = dict.fromkeys(connection.execute(to_come.limit(AHEAD * NEXT)).scalars())
    chosen = {*list(past)[:EVENTS], *list(next_ones)[:NEXT]}
    return Timeline(events_of(connection, chosen, replace(scope, since=None)), len(past) <= EVENTS)


def _series(connection: Connection, scope: Scope) -> Figures:
    """Of the counts in the newest reports those of people first, then those of several publishers, then those told last; parts
    are left out."""
    if scope.actor is not None:
        return ask_figures(connection, scope, limit=SERIES)
    newest = list(connection.execute(newest_reports(connection, scope).limit(LOOKED_AT)).scalars())
    query = (
        select(nodes.c.cluster, figures.c.measure, func.count(reports.c.publisher.distinct()), func.max(reports.c.day))
        .join(figures, figures.c.node_id == nodes.c.node_id)
        .join(reports, reports.c.report_id == figures.c.report_id)
        .where(figures.c.report_id.in_(newest), not_rejected(figures))
        .group_by(nodes.c.cluster, figures.c.measure)
        .order_by(func.max(reports.c.day).desc().nulls_last(), func.min(nodes.c.first))
    )
    rows = connection.execute(query).all()
    ranked = dict.fromkeys(row[0] for row in sorted(rows, key=lambda row: (row[1] in LENGTHS, row[2] < 2)))
    whole = _without_parts(series_of(connection, scope, list(ranked)[: SERIES + SPARE]))
    return Figures(whole[:SERIES], len(ranked) > SERIES)


def _without_parts(found: Sequence[Series]) -> tuple[Series, ...]:
    """Without the numbers that are told of no incident and no period, and are less than those of one that is: "two more died"
    beside the toll that they are in."""
    highest: dict[str, float] = {}
    for series in found:
        if series.date or series.since:
            highest[series.measure] = max(highest.get(series.measure, 0), *(point.value for point in series.points))
    return tuple(
        series
        for series in found
        if series.date or series.since or any(point.value >= highest.get(series.measure, 0) for point in series.points)
    )


def _row(part: str, values: tuple[Any, ...]) -> dict[str, Any]:
    return {"part": part} | dict(zip(("date", "about", "status", "who", "source"), values, strict=True))
