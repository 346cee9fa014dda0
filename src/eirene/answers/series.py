"""Series of figures out of the record: which are in scope, and every telling of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, bindparam, case, exists, func, or_, select

from eirene.answers.bodies import bodies_of
from eirene.answers.mentions import in_order, not_rejected
from eirene.answers.naming import find_actors
from eirene.answers.passages import Words
from eirene.answers.portions import report_portions
from eirene.answers.scope import Scope, is_visible
from eirene.checks.points import Body, Point
from eirene.checks.scopes import scope_of
from eirene.link.figures.wording import is_told_again, sentence_around
from eirene.link.places import is_same_place
from eirene.store.names import DIGITS, FactName
from eirene.store.tables import actors, figures, nodes, reports
from eirene.types import Bound, Passage

AROUND = 240  # characters of the text on both sides of a number
CHUNK = 400  # clusters or reports at a time
NEAR = 45  # characters from a number on in which words say what is counted with it or apart
OF_FIGURE, OF_REPORT = slice(1, 15), slice(15, 20)  # columns of a row


class FigureRow(NamedTuple):
    """A figure as one report has it, and its report: `cut` are the words around its anchor, from `begin` on; `stands` is False
    where a later version of the report is known."""

    cluster: int
    report_id: int
    position: int
    measure: str
    value: float
    value_max: float | None
    bound: str
    unit: str | None
    who: str | None
    place: str | None
    since: str | None
    as_of: str | None
    source: str | None
    anchor_start: int
    anchor_end: int
    publisher: str | None
    day: str | None
    digest: str
    copy_group: int | None
    superseded_by: int | None
    report: str
    stands: bool
    begin: int
    cut: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A figure as one report has it: its row of the tables, the point that the checks see, the words it rests on."""

    row: FigureRow
    point: Point
    words: Words
    quote: str

    @property
    def fact(self) -> str:
        """The name of the fact."""
        return str(FactName("figure", self.row.digest[:DIGITS], self.row.position))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which series are asked for: `measure` as the record names it, `place` in any spelling, `who` by a part of the words."""

    measure: str | None = None
    place: str | None = None
    who: str | None = None

    def takes(self, place: str | None, who: str | None) -> bool:
        """True for a figure of that place and those people."""
        if self.place and not (place and (is_same_place(self.place, place) or self.place.casefold() in place.casefold())):
            return False
        return not self.who or self.who.casefold() in (who or "people").casefold()


def find_series(connection: Connection, scope: Scope, wanted: Wanted, limit: int | None = None) -> list[int]:
    """The clusters with a telling in scope, those told last first; no more than `limit`."""
    query = (
        select(nodes.c.cluster, figures.c.place, figures.c.who, figures.c.report_id)
        .join_from(figures, nodes, nodes.c.node_id == figures.c.node_id)
        .where(not_rejected(figures))
        .order_by(figures.c.position)
    )
    if wanted.measure:
        query = query.where(figures.c.measure == wanted.measure)
    if scope.actor:
        query = query.where(_counted_by(find_actors(connection, scope.actor, scope)))
    found: dict[int, None] = {}
    with closing(report_portions(connection, replace(scope, actor=None), CHUNK)) as portions:
        for portion in portions:
            places = {report_id: place for place, report_id in enumerate(portion)}
            rows = connection.execute(query.where(figures.c.report_id.in_(portion)))
            for row in sorted(rows, key=lambda row: places[row.report_id]):
                if wanted.takes(row.place, row.who):
                    found.setdefault(row.cluster)
            if limit is not None and len(found) >= limit:
                break
    return list(found)[:limit]


def _counted_by(clusters: Sequence[int]) -> ColumnElement[bool]:
    """The condition that an actor gives the figure."""
    is_source = (actors.c.report_id == figures.c.report_id) & (actors.c.position == figures.c.actor)
    return exists(
        select(1).where(is_source, actors.c.node_id == nodes.c.node_id, nodes.c.cluster.in_(clusters)).correlate(figures)
    )


def _is_any(_rows: Sequence[FigureRow]) -> bool:
    return True


def load_series(
    connection: Connection,
    scope: Scope,
    clusters: Iterable[int],
    since: str | None = None,
    is_wanted: Callable[[Sequence[FigureRow]], bool] = _is_any,
) -> dict[int, list[Telling]]:
    """Every telling of each series that the record had on the day, by day, those of reports before `since` left out; of reports
    that a later version had superseded only the numbers that the later version does not have. `is_wanted` chooses series."""
    wanted = list(clusters)
    rows: dict[int, list[FigureRow]] = defaultdict(list)
    query = _tellings(Scope(as_of=scope.as_of), since)
    for start in range(0, len(wanted), CHUNK):
        for row in connection.execute(query, {"clusters": wanted[start : start + CHUNK]}).all():
            rows[row[0]].append(FigureRow._make(row))
    chosen = {cluster: rows[cluster] for cluster in wanted if rows[cluster] and is_wanted(rows[cluster])}
    bodies = bodies_of(connection, (row for told in chosen.values() for row in told))
    found = {}
    for cluster, told in chosen.items():
        told.sort(key=lambda row: in_order(row.day, row.digest, row.position))
        found[cluster] = _standing([_telling(row, bodies) for row in told])
    return found


@lru_cache(maxsize=64)  # making a query takes longer than to answer it
def _tellings(scope: Scope, since: str | None) -> Select[Any]:
    begin = case((figures.c.anchor_start > AROUND, figures.c.anchor_start - AROUND), else_=0)
    known = or_(is_visible(scope), reports.c.superseded_by.is_not(None))
    if scope.as_of is not None:
        known &= reports.c.day <= scope.as_of
    if since is not None:
        known &= reports.c.day >= since
    return (
        select(
            nodes.c.cluster,
            *(figures.c[name] for name in FigureRow._fields[OF_FIGURE]),
            *(reports.c[name] for name in FigureRow._fields[OF_REPORT]),
            reports.c.name.label("report"),
            is_visible(scope).label("stands"),
            begin.label("begin"),
            func.substr(reports.c.text, begin + 1, figures.c.anchor_end + AROUND - begin).label("cut"),
        )
        .join_from(figures, nodes, nodes.c.node_id == figures.c.node_id)
        .join(reports, reports.c.report_id == figures.c.report_id)
        .where(nodes.c.cluster.in_(bindparam("clusters", expanding=True)), not_rejected(figures), known)
    )


def _telling(row: FigureRow, bodies: Mapping[tuple[int, str], Body]) -> Telling:
    start, end = row.anchor_start - row.begin, row.anchor_end - row.begin
    around = _around(row.cut, start, end)
    point = Point(
        value=row.value,
        value_max=row.value_max,
        bound=Bound(row.bound),
        unit=row.unit,
        counted_by=bodies.get((row.report_id, row.source)) if row.source else None,
        scope=scope_of(row.measure, row.who, row.cut[start:end] + around.behind),
        day=row.day,
        as_of=row.as_of,
        report=str(row.report_id),
        publisher=row.publisher or row.report,
        copy_group=row.copy_group,
        is_again=around.is_again,
        withdrawn_by=None if row.stands else str(row.superseded_by),
    )
    return Telling(row, point, Words(row.cut[:start], row.cut[start:end], row.cut[end:]), around.sentence)


class _Around(NamedTuple):
    """What the words around a number say: its sentence, the words up to the next number, whether it is told again."""

    sentence: str
    behind: str
    is_again: bool


@lru_cache(maxsize=4_096)  # the same figures are asked for again and again
def _around(text: str, start: int, end: int) -> _Around:
    where = Passage(start, end)
    sentence = sentence_around(text, where)
    behind = _behind(text, end, min(sentence.end, end + NEAR))
    return _Around(sentence.of(text).strip(), behind, is_told_again(text, where))


def _behind(text: str, start: int, end: int) -> str:
    """The words behind a number, up to the next one."""
    words = text[start:end]
    digit = next((place for place, letter in enumerate(words) if letter.isdigit()), len(words))
    return words[:digit]


def _standing(tellings: list[Telling]) -> list[Telling]:
    """The tellings without those of superseded reports whose number stands in the later version too."""
    kept = {(telling.point.report, telling.point.value) for telling in tellings}
    return [one for one in tellings if one.point.withdrawn_by is None or (one.point.withdrawn_by, one.point.value) not in kept]
