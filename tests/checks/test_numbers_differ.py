"""Why numbers of one series differ."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from eirene.checks.numbers_differ import find_differences
from eirene.checks.points import Body, Point
from eirene.checks.updates import find_corrections, find_updates
from eirene.types import Bound

MINISTRY, FRONT, UN = Body("Kharvan's Health Ministry", 1), Body("Hills Front", 2), Body("UN human rights office", 3)
DAY, NEXT = "2031-05-10", "2031-05-11"


def point(value: float, by: Body | None, day: str | None = DAY, report: str = "a", **more: Any) -> Point:
    return Point(value, counted_by=by, day=day, report=report, publisher=f"Paper {report}", **more)


def kinds(*points: Point) -> list[tuple[str, int, int]]:
    return [(str(found.kind), found.a, found.b) for found in find_differences(points)]


def test_two_bodies_on_one_day_count_differently_within_a_report_and_across_reports() -> None:
    assert kinds(point(14, MINISTRY), point(41, FRONT), point(41, FRONT, report="b")) == [
        ("counting_body", 0, 1),
        ("counting_body", 0, 2),
    ]


def test_a_report_that_names_nobody_speaks_for_itself() -> None:
    assert kinds(point(14, MINISTRY), point(41, None, report="b")) == [("counting_body", 0, 1)]
    assert kinds(point(14, None), point(41, None, report="b")) == [("counting_body", 0, 1)]


@pytest.mark.parametrize(
    "other",
    [
        Body("Health Ministry"),
        Body("Ministry of Health", 9),
        Body("Minister of Health"),
        Body("the Kharvan Health Ministry"),
        Body("whatever it is called", 1),
    ],
)
def test_one_body_under_other_names_contradicts_itself(other: Body) -> None:
    assert kinds(point(14, MINISTRY), point(20, other, report="b")) == [("contradiction", 0, 1)]


def test_other_ministries_are_other_bodies() -> None:
    assert kinds(point(14, MINISTRY), point(20, Body("Interior Ministry"), report="b")) == [("counting_body", 0, 1)]


def test_numbers_of_two_days_and_undated_ones_are_no_difference() -> None:
    assert not kinds(point(14, MINISTRY), point(41, FRONT, NEXT), point(50, UN, None))


def test_numbers_that_one_count_fits_do_not_differ() -> None:
    assert not kinds(point(40, MINISTRY, bound=Bound.MORE_THAN), point(41, FRONT))


def test_an_earlier_value_told_again_differs_from_nothing() -> None:
    assert not kinds(point(14, MINISTRY, is_again=True), point(41, FRONT), point(19, MINISTRY, is_again=True))


def test_the_older_of_two_numbers_of_a_body_is_outdated_and_no_contradiction() -> None:
    points = (point(14, MINISTRY), point(14, MINISTRY, NEXT, "b"), point(19, MINISTRY, NEXT, "c"))
    assert kinds(*points) == [("later_update", 1, 2)]


def test_two_numbers_of_one_body_in_one_report_count_two_things() -> None:
    assert not kinds(point(14, MINISTRY), point(20, MINISTRY))


def test_wider_and_narrower_scope() -> None:
    missing = point(140, UN, report="b", scope="missing")
    assert kinds(point(95, MINISTRY), missing) == [("narrower_scope", 0, 1)]
    assert kinds(missing, point(95, MINISTRY)) == [("wider_scope", 0, 1)]
    alive = point(20, FRONT, report="c", scope="alive")
    assert kinds(point(48, MINISTRY), alive) == [("wider_scope", 0, 1)]


def test_a_narrower_count_that_is_larger_is_another_bodys() -> None:
    assert kinds(point(10, MINISTRY), point(20, FRONT, report="c", scope="alive")) == [("counting_body", 0, 1)]


def test_what_was_added_and_the_new_total() -> None:
    points = (point(40, MINISTRY), point(52, MINISTRY, NEXT, "b"), point(12, FRONT, NEXT, "c"))
    assert kinds(*points) == [("total_or_increment", 1, 2)]


def test_round_numbers_of_two_bodies_may_be_one_count() -> None:
    assert kinds(point(2000, MINISTRY), point(2130, FRONT)) == [("rounding", 0, 1)]


def test_units() -> None:
    assert kinds(point(90, MINISTRY, unit="minutes"), point(1.5, FRONT, unit="hours")) == [("unit", 0, 1)]
    assert kinds(point(90, MINISTRY, unit="minutes"), point(4, FRONT, unit="hours")) == [("counting_body", 0, 1)]
    assert kinds(point(90, MINISTRY, unit="lorries"), point(40, FRONT, unit="tonnes")) == [("unit", 0, 1)]


def test_copies_of_one_text_are_compared_once() -> None:
    copies = [point(value, by, report=report, copy_group=7) for report in "abc" for value, by in ((14, MINISTRY), (41, FRONT))]
    assert kinds(*copies) == [("counting_body", 0, 1)]


def test_a_day_with_very_many_tellings_gives_each_difference_once() -> None:
    many = [point(value, by, report=str(n)) for n in range(60) for value, by in ((14, MINISTRY), (41, FRONT))]
    assert kinds(*many) == [("counting_body", 0, 1)]


def test_the_words_name_bodies_and_numbers() -> None:
    (found,) = find_differences([point(11, MINISTRY, bound=Bound.AT_LEAST), point(18_400, FRONT)])
    assert found.words == "two bodies count differently: Kharvan's Health Ministry at least 11, Hills Front 18,400"


def test_updates_go_from_each_number_of_a_body_to_its_next() -> None:
    points = (
        point(11, MINISTRY),
        point(23, FRONT),
        point(14, Body("Health Ministry"), NEXT, "b"),
        point(11, MINISTRY, NEXT, "c", is_again=True),
        point(14, MINISTRY, "2031-05-12", "d"),
        point(19, MINISTRY, "2031-05-13", "e"),
    )
    assert [(found.a, found.b) for found in find_updates(points)] == [(0, 2), (4, 5)]


def test_a_withdrawn_number_is_corrected_by_the_later_version_and_compared_with_nothing() -> None:
    points = (point(83, UN, withdrawn_by="b"), point(38, UN, NEXT, "b"), point(21, MINISTRY, report="c"))
    assert [(found.kind, found.a, found.b) for found in find_corrections(points)] == [("correction", 0, 1)]
    assert not kinds(*points)
    assert not find_updates(points)


def test_differences_are_the_same_whoever_comes_first() -> None:
    points = (point(14, MINISTRY), point(41, FRONT), point(29, UN, report="b"))
    named = {frozenset((points[one.a].value, points[one.b].value)) for one in find_differences(points)}
    back = tuple(replace(one) for one in reversed(points))
    assert named == {frozenset((back[one.a].value, back[one.b].value)) for one in find_differences(back)}
