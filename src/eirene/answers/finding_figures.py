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
from eirene.answers.series import Telling, load_series
from eirene.checks.conflicts import Conflict
from eirene.checks.numbers_differ import Difference, find_differences
from eirene.checks.points import words_of_body
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


def find_figure_findings(connection: Connection, scope: Scope, report_ids: Sequence[int]) -> list[Found]:
    """The findings about series that the reports have a point of."""
    here = select(nodes.c.cluster).join(figures, figures.c.node_id == nodes.c.node_id)
    touched = here.where(figures.c.report_id.in_(report_ids), not_rejected(figures)).distinct()
    series = load_series(connection, scope, connection.execute(touched).scalars().all())
    several = {cluster: tellings for cluster, tellings in series.items() if len(tellings) > 1}
    told = times_of(connection, several)
    return [found for cluster, tellings in several.items() for found in _check(told[cluster], tellings)]


def _check(told: Told, tellings: Sequence[Telling]) -> Iterable[Found]:
    points = [telling.point for telling in tellings]
    by_day: dict[str, list[Difference]] = defaultdict(list)
    for one in find_differences(points):
        if one.kind in OPEN:
            by_day[points[one.a].day or ""].append(one)
    for differences in by_day.values():
        yield _numbers(told, tellings, differences)
    for one in find_corrections(points):
        yield _found(told, FindingKind.CORRECTION, Conflict(str(Why.CORRECTION), (one.a, one.b), one.words), tellings)
    if told.signature.measure in HUMAN:
        standing = [index for index, point in enumerate(points) if point.withdrawn_by is None]
        leads = [Lead(points[i].report, points[i].publisher, points[i].copy_group, points[i].counted_by) for i in standing]
        for conflict in find_single_source(leads):
            members = tuple(standing[member] for member in conflict.members)
            yield _found(told, FindingKind.SINGLE_SOURCE, replace(conflict, members=members), tellings)


def _numbers(told: Told, tellings: Sequence[Telling], differences: Sequence[Difference]) -> Found:
    """One finding for all that differs on one day: a passage for each body and number of each publisher."""
    reason = min((one.kind for one in differences), key=OPEN.index)
    first: dict[tuple[object, ...], int] = {}
    for index in sorted({index for one in differences for index in (one.a, one.b)}):
        point = tellings[index].point
        first.setdefault((words_of_body(point.body.name), point.value, point.bound, point.publisher), index)
    members = tuple(first.values())
    numbers = dict.fromkeys(f"{tellings[index].point.body.name} {said(tellings[index].point)}" for index in members)
    others = dict.fromkeys(one.words for one in differences if one.kind is not Why.COUNTING_BODY)
    words = "; ".join([", ".join(numbers), *others])
    return _found(told, FindingKind.NUMBERS_DIFFER, Conflict(str(reason), members, words), tellings)


def _found(told: Told, kind: FindingKind, conflict: Conflict, tellings: Sequence[Telling]) -> Found:
    points = [tellings[member] for member in conflict.members]
    bases = tuple(Basis(one.row.digest, one.row.anchor_start, one.row.anchor_end, one.point.body.name) for one in points)
    return Found(str(kind), conflict.reason, f"{_title(told, tellings)}: {conflict.words}", bases, told.cluster)


def _title(told: Told, tellings: Sequence[Telling]) -> str:
    signature = told.signature
    place = next((telling.row.place for telling in tellings if telling.row.place), told.place)
    who = next((telling.row.who for telling in tellings if telling.row.who), None) if signature.counted else None
    when = f"since {told.days}" if signature.span == Span.TOTAL and told.days else told.days
    return ", ".join(part for part in (signature.measure, who, place, when) if part)
