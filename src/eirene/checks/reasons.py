"""Why two numbers for one thing differ, and how that is said."""

from __future__ import annotations

from enum import StrEnum

from eirene.checks.points import Point
from eirene.checks.scopes import scope_words
from eirene.types import Bound


class Why(StrEnum):
    """Why two numbers for one thing differ."""

    COUNTING_BODY = "counting_body"  # two bodies count, on one day
    CONTRADICTION = "contradiction"  # one body, one day, and no count fits both
    LATER_UPDATE = "later_update"  # one body, and the second number is of a later day
    CORRECTION = "correction"  # a later version of the report, or its own words, withdraw the first number
    WIDER_SCOPE = "wider_scope"  # the first counts more than the second: killed and missing, killed
    NARROWER_SCOPE = "narrower_scope"  # the first counts less than the second: held alive, held
    TOTAL_OR_INCREMENT = "total_or_increment"  # one is what was added to an earlier total, the other the new total
    ROUNDING = "rounding"  # the rounder one may stand for the other
    UNIT = "unit"  # hours and minutes; the same length, or units that do not compare


def explain(kind: Why, a: Point, b: Point) -> str:
    """The difference in words."""
    one, other = said(a), said(b)
    if kind is Why.COUNTING_BODY:
        return f"two bodies count differently: {a.body.name} {one}, {b.body.name} {other}"
    if kind is Why.CONTRADICTION:
        return f"{a.body.name} is given with {one} and with {other} on one day"
    if kind is Why.LATER_UPDATE:
        return (
            f"{a.body.name} gives {one}, later {other}" if a.day != b.day else f"{a.body.name}: {one} and {other}, one is older"
        )
    if kind is Why.CORRECTION:
        return f"{one} is corrected to {other}"
    if kind in {Why.WIDER_SCOPE, Why.NARROWER_SCOPE}:
        return f"not the same is counted: {_scoped(a)} and {_scoped(b)}"
    if kind is Why.TOTAL_OR_INCREMENT:
        small, large = sorted((a, b), key=lambda point: point.value)
        return f"{said(small)} were added to the earlier total, which makes {said(large)}"
    if kind is Why.ROUNDING:
        return f"{one} and {other} may be one count, rounded"
    return f"the units differ: {one} and {other}"


def said(point: Point) -> str:
    """A number as it is told: "at least 11", "20–30", "90 minutes"."""
    digits = f"{point.value:,.12g}" + (f"–{point.value_max:,.12g}" if point.value_max is not None else "")
    bound = "" if point.bound is Bound.EXACT else point.bound.replace("_", " ")
    return " ".join(part for part in (bound, digits, point.unit or "") if part)


def _scoped(point: Point) -> str:
    return f"{said(point)} ({scope_words(point.scope)})" if point.scope else said(point)
