"""Numbers in different units: hours and minutes, kilometres and miles."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from eirene.checks.points import Point
from eirene.lexicon import load_rows


def are_in_other_units(a: Point, b: Point) -> bool:
    """True when both numbers name a unit, and not the same."""
    return bool(a.unit and b.unit and _singular(a.unit) != _singular(b.unit))


def in_one_unit(a: Point, b: Point) -> tuple[Point, Point] | None:
    """The two points with their numbers in the smallest unit of their kind; None for units that do not compare."""
    one, other = _sizes().get(_singular(a.unit)), _sizes().get(_singular(b.unit))
    if one is None or other is None or one[0] != other[0]:
        return None
    return _scaled(a, one[1]), _scaled(b, other[1])


def _scaled(point: Point, size: float) -> Point:
    return replace(
        point, value=point.value * size, value_max=None if point.value_max is None else point.value_max * size, unit=None
    )


def _singular(unit: str | None) -> str:
    word = (unit or "").casefold()
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


@cache
def _sizes() -> dict[str, tuple[str, float]]:
    return {unit: (kind, float(size)) for unit, kind, size in load_rows("unit_sizes.tsv")}
