"""How a count went on: numbers that a later one of the same body, or a corrected version of the report, replaces."""

from __future__ import annotations

from collections.abc import Sequence

from eirene.checks.numbers_differ import Difference
from eirene.checks.points import Body, Point
from eirene.checks.reasons import Why, explain
from eirene.checks.units import are_in_other_units


def find_updates(points: Sequence[Point]) -> list[Difference]:
    """For each body its numbers one after the other, where they change from one day to a later one.

    The points are in the order of their days. A value told again, a withdrawn one and one without a day change nothing.
    """
    latest: list[tuple[Body, int]] = []
    found = []
    for index, point in enumerate(points):
        if point.day is None or point.is_again or point.withdrawn_by:
            continue
        place = next((place for place, (body, _) in enumerate(latest) if body.is_same(point.body)), None)
        if place is None:
            latest.append((point.body, index))
            continue
        before = points[latest[place][1]]
        if _is_newer(before, point):
            found.append(Difference(Why.LATER_UPDATE, latest[place][1], index, explain(Why.LATER_UPDATE, before, point)))
        if before.scope == point.scope:
            latest[place] = (latest[place][0], index)
    return found


def find_corrections(points: Sequence[Point]) -> list[Difference]:
    """For each withdrawn number the one that the later version of its report has in its place."""
    found = []
    for a, old in enumerate(points):
        if old.withdrawn_by is None:
            continue
        for b, new in enumerate(points):
            if old.withdrawn_by == new.report and new.body.is_same(old.body) and not new.is_again and old.scope == new.scope:
                found.append(Difference(Why.CORRECTION, a, b, explain(Why.CORRECTION, old, new)))
    return found


def _is_newer(before: Point, after: Point) -> bool:
    """True for another number of a later day: for tolls of one thing, in one unit."""
    same_thing = before.scope == after.scope and not are_in_other_units(before, after)
    changed = (before.value, before.value_max, before.bound) != (after.value, after.value_max, after.bound)
    return same_thing and changed and (before.day or "") < (after.day or "")
