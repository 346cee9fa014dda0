"""Which numbers of a sentence count something, their ranges and their qualifiers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from eirene.types import Bound, Number

Read = Callable[..., Doc]


def numbers(read: Read, text: str) -> tuple[Number, ...]:
    """The numbers of a text."""
    found: tuple[Number, ...] = read(text, "2026-05-12")._.numbers
    return found


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("At least 30 people were killed.", 30, Bound.AT_LEAST),
        ("No fewer than thirty people were killed.", 30, Bound.AT_LEAST),
        ("More than a dozen people were hurt.", 12, Bound.MORE_THAN),
        ("Some 14,000 people fled.", 14_000, Bound.ABOUT),
        ("An estimated 14,000 people fled.", 14_000, Bound.ABOUT),
        ("Nearly 200 homes burned.", 200, Bound.NEARLY),
        ("As many as 200 homes burned.", 200, Bound.UP_TO),
        ("Up to 200 homes burned.", 200, Bound.UP_TO),
        ("Fewer than 20 people stayed.", 20, Bound.AT_MOST),
        ("Dozens of people were hurt.", 24, Bound.AT_LEAST),
        ("A few dozen people were hurt.", 36, Bound.ABOUT),
        ("Twenty or more people were hurt.", 20, Bound.AT_LEAST),
        ("Fourteen people were hurt.", 14, Bound.EXACT),
    ],
)
def test_qualifiers_decide_the_bound(read: Read, text: str, value: float, bound: Bound) -> None:
    (number,) = numbers(read, text)
    assert (number.value, number.bound) == (value, bound)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between 20 and 30 people died.", 20, 30),
        ("Some 14 to 16 families left.", 14, 16),
        ("They hold 10-15 villages.", 10, 15),
        ("Two or three men were seen.", 2, 3),
        ("From 2 to 3 million people need food, ranging from 2 to 3 million.", 2_000_000, 3_000_000),
    ],
)
def test_ranges_have_two_ends(read: Read, text: str, low: float, high: float) -> None:
    assert (low, high) in [(n.value, n.value_max) for n in numbers(read, text)]


def test_a_rise_is_no_range(read: Read) -> None:
    assert all(n.value_max is None for n in numbers(read, "The toll rose from 20 to 30."))


@pytest.mark.parametrize(
    "text",
    [
        "The session opened on 12 May 2026.",
        "The council adopted Resolution 2334.",
        "The 45-year-old general resigned.",
        "Mr Orvane, 61, resigned.",
        "The team won 3-1.",
        "Call +41 22 917 1234 for details.",
        "It was the third round.",
        "One of them resigned.",
        "The M23 movement denied it.",
        "1. The Parties met.",
    ],
)
def test_dates_labels_ages_scores_and_ordinals_are_no_numbers(read: Read, text: str) -> None:
    assert numbers(read, text) == ()


def test_an_hour_and_a_half_is_one_number(read: Read) -> None:
    (number,) = numbers(read, "They spoke for an hour and a half.")
    assert number.value == 1.5


def test_a_verb_particle_is_no_qualifier(read: Read) -> None:
    (number,) = numbers(read, "The army handed over 40 villages.")
    assert number.bound is Bound.EXACT


def test_dotted_clock_times_of_a_live_blog_count_nothing(read: Read) -> None:
    text = "20.05 Correction: our 15.30 entry named 3 towns.\n18.50 The talks have ended.\n"
    assert [n.value for n in read(text)._.numbers] == [3]
