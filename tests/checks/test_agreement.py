"""Which numbers can both be right."""

from __future__ import annotations

import pytest

from eirene.checks.agreement import agree, differ_by_rounding
from eirene.checks.points import Point
from eirene.types import Bound


@pytest.mark.parametrize(
    ("bound", "value", "other"),
    [
        (Bound.MORE_THAN, 40, 41),
        (Bound.MORE_THAN, 40, 48),
        (Bound.AT_LEAST, 11, 11),
        (Bound.ABOUT, 400, 390),
        (Bound.ABOUT, 410_000, 412_300),
        (Bound.NEARLY, 5000, 4900),
        (Bound.UP_TO, 30, 27),
        (Bound.AT_MOST, 30, 30),
        (Bound.EXACT, 14, 14),
    ],
)
def test_a_count_within_reach_of_a_bound_agrees_with_it(bound: Bound, value: float, other: float) -> None:
    assert agree(Point(value, bound=bound), Point(other))
    assert agree(Point(other), Point(value, bound=bound))


@pytest.mark.parametrize(
    ("bound", "value", "other"),
    [
        (Bound.AT_LEAST, 11, 23),
        (Bound.MORE_THAN, 60, 88),
        (Bound.MORE_THAN, 40, 39),
        (Bound.ABOUT, 400, 310),
        (Bound.UP_TO, 30, 34),
        (Bound.NEARLY, 5000, 5100),
        (Bound.EXACT, 14, 15),
    ],
)
def test_a_count_out_of_reach_does_not(bound: Bound, value: float, other: float) -> None:
    assert not agree(Point(value, bound=bound), Point(other))


def test_a_range_holds_what_lies_in_it() -> None:
    assert agree(Point(20, value_max=30), Point(25))
    assert not agree(Point(20, value_max=30), Point(31))


def test_large_exact_numbers_may_differ_by_rounding_and_counted_ones_do_not() -> None:
    assert differ_by_rounding(Point(2000), Point(2130))
    assert not differ_by_rounding(Point(2000), Point(2700))
    assert not differ_by_rounding(Point(30), Point(37))
    assert not differ_by_rounding(Point(41), Point(44))
