"""Findings between points of one series: numbers that differ on one day, corrected ones, and counts that rest on one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from eirene.answers.finding import Basis, Found
from eirene.answers.mentions import not_rejected
from eirene.answers.related import Told, times_of
from eirene.answers.scope import Scope
from eirene.answers.series import FigureRow, Telling, load_series
from eirene.checks.conflicts import Conflict
from eirene.checks.numbers_differ import Difference, find_differences
from eirene.checks.points import Point, words_of_body
from eirene.checks.reasons import Why, said
from eirene.checks.single_source import Lead, find_single_source
from eirene.checks.updates import find_corrections
from eirene.link.figures import Span
from eirene.store.tables import figures, nodes
from eirene.types import FindingKind, Measure

OPEN = (
    Why.CONTRADICTION,
    Why.COUNTING_BODY,
    Why.TOTAL_OR_INCREMENT,
    Why.WIDER_SCOPE,
    Why.NARROWER_SCOPE,
    Why.UNIT,
)  # differences that ask for an editor, the first first
HUMAN = frozenset(Measure) - {Measure.DURATION, Measure.OTHER}


def find_figure_findings(
    connection: Connection, scope: Scope, report_ids: Sequence[int], alone: bool = True, since: str | None = None
) -> list[Found]:
    """The findings about series that the reports have a point of; `alone` with those that one source alone gives. `since` leaves
    points before that day unread."""
    here = select(nodes.c.cluster).join(figures, figures.c.node_id == nodes.c.node_id)
    touched = here.where(figures.c.report_id.in_(report_ids), not_rejected(figures)).distinct()
    clusters = connection.execute(touched).scalars().all()
    series = load_series(connection, scope, clusters, since, _are_several if alone else _may_differ)
    several = {cluster: tellings for cluster, tellings in series.items() if len(tellings) > 1}
    found = {cluster: list(_check(tellings, alone)) for cluster, tellings in several.items()}
    told = times_of(connection, (cluster for cluster, some in found.items() if some))
    return [_found(kind, one, told[cluster], several[cluster]) for cluster, some in found.items() for kind, one in some]


def _are_several(rows: Sequence[FigureRow]) -> bool:
    return len(rows) > 1


def _may_differ(rows: Sequence[FigureRow]) -> bool:
    """True where two reports of one day give the figure, or one was replaced by a later version."""
    days = [row.day for row in rows]
    return len(rows) > 1 and (len(set(days)) < len(days) or not all(row.stands for row in rows))


def _check(tellings: Sequence[Telling], alone: bool) -> Iterable[tuple[FindingKind, Conflict]]:
    points = [telling.point for telling in tellings]
    by_day: dict[str, list[Difference]] = defaultdict(list)
    for one in find_differences(points):
        if one.kind in OPEN:
            by_day[points[one.a].day or ""].append(one)
    for differences in by_day.values():
        yield FindingKind.NUMBERS_DIFFER, _numbers(points, differences)
    for one in find_corrections(points):
        yield FindingKind.CORRECTION, Conflict(str(Why.CORRECTION), (one.a, one.b), one.words)
    if not alone or tellings[0].row.measure not in HUMAN:
        return
    standing = [index for index, point in enumerate(points) if point.withdrawn_by is None]
    leads = [Lead(points[i].report, points[i].publisher, points[i].copy_group, points[i].counted_by) for i in standing]
    for conflict in find_single_source(leads):
        yield FindingKind.SINGLE_SOURCE, replace(conflict, members=tuple(standing[member] for member in conflict.members))


def _numbers(points: Sequence[Point], differences: Sequence[Difference]) -> Conflict:
    """One conflict for all that differs on one day: a point for each body and number of each publisher."""
    reason = min((one.kind for one in differences), key=OPEN.index)
    first: dict[tuple[object, ...], int] = {}
    for index in sorted({index for one in differences for index in (one.a, one.b)}):
        point = points[index]
        first.setdefault((words_of_body(point.body.name), point.value, point.bound, point.publisher), index)
    numbers = dict.fromkeys(f"{_given(points[index])} {said(points[index])}" for index in first.values())
    others = dict.fromkeys(one.words for one in differences if one.kind is not Why.COUNTING_BODY)
    return Conflict(str(reason), tuple(first.values()), "; ".join([", ".join(numbers), *others]))


def _given(point: Point) -> str:
    """Who gives a number; where nobody is named, in what it stands."""
    return point.body.name if point.counted_by else f"in {point.body.name}"


def _found(kind: FindingKind, conflict: Conflict, told: Told, tellings: Sequence[Telling]) -> Found:
    points = [tellings[member] for member in conflict.members]
    bases = tuple(Basis(one.row.digest, one.row.anchor_start, one.row.anchor_end, one.point.body.name) for one in points)
    return Found(str(kind), conflict.reason, f"{_title(told, tellings)}: {conflict.words}", bases, told.cluster)


def _title(told: Told, tellings: Sequence[Telling]) -> str:
    signature = told.signature
    place = next((telling.row.place for telling in tellings if telling.row.place), told.place)
    who = next((telling.row.who for telling in tellings if telling.row.who), None) if signature.counted else None
    when = f"since {told.days}" if signature.span == Span.TOTAL and told.days else told.days
    return ", ".join(part for part in (signature.measure, who, place, when) if part)
