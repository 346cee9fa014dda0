"""Whether two numbers can both be right, by how they are qualified and rounded."""

from __future__ import annotations

from eirene.checks.points import Point
from eirene.types import Bound

ABOVE, BELOW = 1.25, 0.75  # of a number that is a lower or an upper limit: how far from it the count itself may be
NEARLY = 0.9
ROUND = 100.0  # from which step on two exact numbers may differ by rounding alone
LEAST_DIGITS = 100.0  # below which an exact number is taken as counted to the last


def agree(a: Point, b: Point) -> bool:
    """True when one count fits both: "more than 40" and 41, "about 400" and 390, "20 to 30" and 25."""
    (low, high), (other_low, other_high) = reach(a), reach(b)
    return low <= other_high and other_low <= high


def differ_by_rounding(a: Point, b: Point) -> bool:
    """True when two numbers given as exact differ by no more than half the step of the rounder one: 2,000 and 2,130."""
    step = max(step_of(a.value), step_of(b.value))
    least = min(abs(a.value), abs(b.value))
    return least >= LEAST_DIGITS and step >= ROUND and step <= least and abs(a.value - b.value) <= step / 2


def reach(point: Point) -> tuple[float, float]:
    """The counts that a number can stand for, lowest and highest."""
    low, high = sorted((point.value, point.value if point.value_max is None else point.value_max))
    step = step_of(point.value)
    if point.bound is Bound.ABOUT:
        return low - step / 2, high + step / 2
    if point.bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return low, max(high * ABOVE, high + min(step, high) / 2)
    if point.bound in {Bound.AT_MOST, Bound.UP_TO}:
        return low * BELOW, high
    if point.bound is Bound.NEARLY:
        return low * NEARLY, high
    return low, high


def step_of(value: float) -> float:
    """The place of a number's last digit that is not zero: 1 for 41, 10 for 340, 1,000 for 18,000."""
    whole = abs(round(value))
    if whole == 0 or whole != abs(value):
        return 1.0
    step = 1
    while whole % (step * 10) == 0:
        step *= 10
    return float(step)
