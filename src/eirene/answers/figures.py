"""Figures over all reports: series with every point, and why points differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from eirene.answers.naming import public_names
from eirene.answers.passages import Words
from eirene.answers.plain import plain
from eirene.answers.related import Related, Told, related_series, times_of
from eirene.answers.scope import Scope
from eirene.answers.series import Telling, Wanted, find_series, load_series
from eirene.checks.numbers_differ import Difference, find_differences
from eirene.checks.points import Body
from eirene.checks.updates import find_corrections, find_updates
from eirene.errors import UsageError
from eirene.link.figures import Span
from eirene.types import Measure

EVERY = Wanted()


@dataclass(frozen=True, slots=True)
class FigurePoint:
    """One telling of a figure.

    `counted_by` is who gives it in the words of the report, `body` the counting body under one name in all points of the
    series, None where the report gives nobody; `published` the day of the report, `as_of` the last day counted where that is
    said. `quote` is the sentence, `words` the number with what stands around it. `again` marks an earlier value that the report
    recalls, `withdrawn` one that a corrected version no longer has. `copy_of` is the first report with the same agency text.
    """

    value: float
    value_max: float | None
    bound: str
    unit: str | None
    who: str | None
    scope: str
    counted_by: str | None
    body: str | None
    as_of: str | None
    published: str | None
    source: str
    publisher: str | None
    anchor: tuple[int, int]
    quote: str
    words: Words
    again: bool
    withdrawn: bool
    copy_of: str | None
    fact: str


@dataclass(frozen=True, slots=True)
class Series:
    """All that the reports say of one count.

    `id` is the name of its earliest telling; `who` the people counted, None where no sort of them is stated; `date` the day of
    the incident, `since` from when a running total counts. `disagreements` and `updates` pair points by their index: the first
    are of one day, the second consecutive numbers of one body. `related` are series of a wider or narrower population.
    """

    id: str
    measure: str
    who: str | None
    place: str | None
    date: str | None
    since: str | None
    points: tuple[FigurePoint, ...]
    disagreements: tuple[Difference, ...]
    updates: tuple[Difference, ...]
    related: tuple[Related, ...]

    def to_dict(self) -> dict[str, Any]:
        """An entry of the JSON of `figures`."""
        value: dict[str, Any] = plain(self)
        for point, told in zip(value["points"], self.points, strict=True):
            del point["words"]
            point["anchor"] = list(told.anchor)
        return value


@dataclass(frozen=True, slots=True)
class Figures:
    """The series in scope, those told last first; `left_out` is True where there are more."""

    series: tuple[Series, ...]
    left_out: bool

    def to_dict(self) -> list[dict[str, Any]]:
        """The JSON of `figures`: a list of series."""
        return [series.to_dict() for series in self.series]

    def rows(self) -> list[dict[str, Any]]:
        """A row for each point."""
        return [row for series in self.series for row in _rows(series)]


def ask_figures(connection: Connection, scope: Scope, wanted: Wanted = EVERY, limit: int | None = None) -> Figures:
    """The series with a telling in scope, no more than the `limit` told last.

    A series is given whole up to the day of the scope; `since` leaves out points before that day, and `actor` series of which the
    actor gives no figure. Raises UsageError where nothing is counted so, and where the record knows no such process or actor.
    """
    if wanted.measure is not None and wanted.measure not in set(Measure):
        raise UsageError(f"{wanted.measure!r} is no measure; choose one of {', '.join(Measure)}")
    clusters = find_series(connection, scope, wanted, None if limit is None else limit + 1)
    return Figures(series_of(connection, scope, clusters[:limit]), limit is not None and len(clusters) > limit)


def series_of(connection: Connection, scope: Scope, shown: Sequence[int]) -> tuple[Series, ...]:
    """The series of some clusters, in their order, as `ask_figures` gives them."""
    tellings = load_series(connection, scope, shown)
    told = times_of(connection, shown)
    related = related_series(connection, told)
    names = public_names(connection, {*shown, *(one.cluster for found in related.values() for one in found)})
    return tuple(
        _series(
            names[cluster], told[cluster], tellings[cluster], scope, tuple(Related.of(one, names) for one in related[cluster])
        )
        for cluster in shown
        if cluster in tellings
    )


def _series(name: str, told: Told, tellings: Sequence[Telling], scope: Scope, related: tuple[Related, ...]) -> Series:
    points = [telling.point for telling in tellings]
    bodies = _body_names(tellings)
    first = {point.copy_group: telling for telling, point in reversed(list(zip(tellings, points, strict=True)))}
    shown = [index for index, point in enumerate(points) if scope.since is None or (point.day or "") >= scope.since]
    is_total = told.signature.span == Span.TOTAL
    return Series(
        id=name,
        measure=told.signature.measure,
        who=_commonest(telling.row.who for telling in tellings) if told.signature.counted or told.signature.whose else None,
        place=_commonest(telling.row.place for telling in tellings) or told.place,
        date=None if is_total else told.days,
        since=told.days if is_total else None,
        points=tuple(_point(tellings[index], bodies[index], first[points[index].copy_group]) for index in shown),
        disagreements=_between(find_differences(points), shown),
        updates=_between([*find_updates(points), *find_corrections(points)], shown),
        related=related,
    )


def _between(found: Iterable[Difference], shown: Sequence[int]) -> tuple[Difference, ...]:
    """The differences between points that are shown, with the indexes that these have there."""
    places = {index: place for place, index in enumerate(shown)}
    kept = [replace(one, a=places[one.a], b=places[one.b]) for one in found if one.a in places and one.b in places]
    return tuple(sorted(kept, key=lambda one: (one.a, one.b)))


def _body_names(tellings: Sequence[Telling]) -> list[str | None]:
    """The name of the counting body of each telling: of one body the name that most tellings use, the earlier of two."""
    groups: list[tuple[Body, Counter[str]]] = []
    homes: list[int | None] = []
    for telling in tellings:
        body = telling.point.counted_by
        if body is None:
            homes.append(None)
            continue
        home = next((place for place, (one, _) in enumerate(groups) if one.is_same(body)), len(groups))
        if home == len(groups):
            groups.append((body, Counter()))
        groups[home][1][body.name] += 1
        homes.append(home)
    return [None if home is None else groups[home][1].most_common(1)[0][0] for home in homes]


def _commonest(values: Iterable[str | None]) -> str | None:
    """The commonest of the values, the first of equals."""
    counts = Counter(value for value in values if value)
    return counts.most_common(1)[0][0] if counts else None


def _point(telling: Telling, body: str | None, first: Telling) -> FigurePoint:
    row, point = telling.row, telling.point
    return FigurePoint(
        value=point.value,
        value_max=point.value_max,
        bound=str(point.bound),
        unit=point.unit,
        who=row.who,
        scope=point.scope,
        counted_by=row.source,
        body=body,
        as_of=point.as_of,
        published=point.day,
        source=row.report,
        publisher=row.publisher,
        anchor=(row.anchor_start, row.anchor_end),
        quote=telling.quote,
        words=telling.words,
        again=point.is_again,
        withdrawn=point.withdrawn_by is not None,
        copy_of=None if first.row.report_id == row.report_id else first.row.report,
        fact=telling.fact,
    )


def _rows(series: Series) -> list[dict[str, Any]]:
    about = {"series": series.id, "measure": series.measure, "place": series.place, "date": series.date, "since": series.since}
    rows = []
    for point in series.points:
        row = plain(point)
        del row["words"]
        start, end = row.pop("anchor")
        rows.append(about | row | {"anchor_start": start, "anchor_end": end})
    return rows
