"""Where two tellings of one count differ, and why.

A difference is looked for between tellings of one day: what a body says later is an update (updates.py), and a value that a
report only recalls ("up from 14") differs from nothing. Numbers that one count can fit do not differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from eirene.checks.agreement import agree, differ_by_rounding
from eirene.checks.points import Body, Point, words_of_body
from eirene.checks.reasons import Why, explain
from eirene.checks.scopes import WITH_OTHERS
from eirene.checks.units import are_in_other_units, in_one_unit

MANY = 40  # tellings of one day from which on one telling stands for all of one body and value


@dataclass(frozen=True, slots=True)
class Difference:
    """Two points of a series, by their index, and why they differ."""

    kind: Why
    a: int
    b: int
    words: str


@dataclass(frozen=True, slots=True)
class _Series:
    """The points of a series by value and, as they are asked for, by body."""

    points: Sequence[Point]
    by_value: dict[float, list[Point]]
    by_body: dict[Body, list[Point]] = field(default_factory=dict)

    @classmethod
    def of(cls, points: Sequence[Point]) -> _Series:
        by_value: dict[float, list[Point]] = defaultdict(list)
        for point in points:
            by_value[point.value].append(point)
        return cls(points, by_value)

    def of_body(self, body: Body) -> list[Point]:
        """What a body gives, corrected numbers left out."""
        if body not in self.by_body:
            self.by_body[body] = [one for one in self.points if one.withdrawn_by is None and one.body.is_same(body)]
        return self.by_body[body]

    def was_given(self, value: float, point: Point) -> bool:
        """True when the body of a point gave the value on a day before it."""
        given = self.by_value.get(value, ())
        return any(one.day and point.day and one.day < point.day and one.body.is_same(point.body) for one in given)


def find_differences(points: Sequence[Point]) -> list[Difference]:
    """The pairs of tellings of one day that differ, in the order of the points."""
    by_day: dict[str, list[int]] = defaultdict(list)
    for index, point in enumerate(points):
        if point.day and not point.is_again and point.withdrawn_by is None:
            by_day[point.day].append(index)
    found = []
    series = _Series.of(points)
    for day in by_day.values():
        for a, b in combinations(_few(day, points), 2):
            kind = _why(points[a], points[b], series)
            if kind is not None:
                found.append(Difference(kind, a, b, explain(kind, points[a], points[b])))
    return sorted(found, key=lambda difference: (difference.a, difference.b))


def _few(day: list[int], points: Sequence[Point]) -> list[int]:
    """The points to compare: of copies of one text the first, of very many points one for each body and number."""
    first: dict[tuple[object, ...], int] = {}
    for index in day:
        point = points[index]
        told_by = None if len(day) > MANY else point.report if point.copy_group is None else point.copy_group
        number = (point.value, point.value_max, point.bound, point.unit, point.scope)
        first.setdefault((told_by, point.body.cluster or words_of_body(point.body.name), *number), index)
    return list(first.values())


def _why(a: Point, b: Point, series: _Series) -> Why | None:
    if a.scope != b.scope:
        return _scope(a, b)
    if are_in_other_units(a, b):
        scaled = in_one_unit(a, b)
        if scaled is None:
            return Why.UNIT
        return Why.UNIT if agree(*scaled) else _who(a, b)
    if agree(a, b):
        return None
    if _is_increment(a, b, series) or _is_increment(b, a, series):
        return Why.TOTAL_OR_INCREMENT
    if a.body.is_same(b.body):
        return _one_body(a, b, series)
    return Why.ROUNDING if differ_by_rounding(a, b) else Why.COUNTING_BODY


def _who(a: Point, b: Point) -> Why | None:
    if not a.body.is_same(b.body):
        return Why.COUNTING_BODY
    return None if a.report == b.report else Why.CONTRADICTION


def _one_body(a: Point, b: Point, series: _Series) -> Why | None:
    """Two numbers of one body on one day: nothing within one report, which counts two things then; the older where the body gave
    it before; else a contradiction."""
    if a.report == b.report:
        return None
    if differ_by_rounding(a, b):
        return Why.ROUNDING
    return Why.LATER_UPDATE if series.was_given(a.value, a) != series.was_given(b.value, a) else Why.CONTRADICTION


def _scope(a: Point, b: Point) -> Why | None:
    """Two scopes of one measure. The plain one holds those "alive" and "dead", and is held by "killed and missing"."""
    if a.report == b.report or (a.scope and b.scope):
        return None
    is_wide = (a.scope or b.scope) in WITH_OTHERS
    a_is_wide = is_wide if a.scope else not is_wide
    wide, narrow = (a, b) if a_is_wide else (b, a)
    if wide.value < narrow.value and not a.body.is_same(b.body):
        return Why.COUNTING_BODY
    return Why.WIDER_SCOPE if a_is_wide else Why.NARROWER_SCOPE


def _is_increment(part: Point, total: Point, series: _Series) -> bool:
    """True when the smaller number is just what the other's body added to the last total that it gave before."""
    rest = total.value - part.value
    if not 0 < part.value < total.value or rest not in series.by_value or part.body.is_same(total.body):
        return False
    mine = series.of_body(total.body)
    before = [point for point in mine if point.day and total.day and point.day < total.day]
    last = max((point.day or "" for point in before), default="")
    recalled = {point.value for point in mine if point.is_again and point.report == total.report}
    return rest in recalled | {point.value for point in before if point.day == last}
