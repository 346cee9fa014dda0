"""Numbers in digits and words, off running text."""

from __future__ import annotations

import pytest

from eirene.numerals import find_numerals, read_digits, split_words


def values(text: str) -> list[float]:
    """The values of the numerals of a text that are no ordinals."""
    return [n.value for n in find_numerals(split_words(text)) if not n.ordinal]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("57,500", 57_500),
        ("1.2", 1.2),
        ("1.234.567", 1_234_567),
        ("12\u00a0500", 12_500),
        ("12a", None),
        ("1234567890123456", None),
    ],
)
def test_digits_with_separators_come_to_their_value(text: str, value: float | None) -> None:
    assert read_digits(text) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fourteen villagers", [14]),
        ("twenty-six years", [26]),
        ("a hundred and six houses", [106]),
        ("two and a half million people", [2_500_000]),
        ("a million and a half voters", [1_500_000]),
        ("half a million refugees", [500_000]),
        ("three dozen fighters", [36]),
        ("half a dozen boats", [6]),
        ("1.5m displaced", [1_500_000]),
        ("30k homes", [30_000]),
        ("2½ hours", [2.5]),
        ("14 000 people", [14_000]),
        ("1 204 567 votes", [1_204_567]),
        ("hundreds of thousands of people", [200_000]),
        ("a few hundred soldiers", [300]),
        ("a couple of thousand men", [2_000]),
        ("scores wounded, scores of homes burnt", [40, 40]),
        ("the exam scores rose", []),
        ("twelve thousand three hundred and five", [12_305]),
    ],
)
def test_number_words_and_digits_are_read(text: str, found: list[float]) -> None:
    assert values(text) == found


def test_two_numbers_side_by_side_stay_two() -> None:
    assert values("On 12 May 300 soldiers and 14 tanks left") == [12, 300, 14]
    assert values("May 12 300 soldiers left") == [12, 300]


def test_vague_plurals_are_marked() -> None:
    (numeral,) = find_numerals(split_words("dozens of people"))
    assert numeral.vague and numeral.value == 24


def test_ordinals_are_marked() -> None:
    assert [n.ordinal for n in find_numerals(split_words("the twenty-first of 21 days"))] == [True, False]


def test_letters_before_digits_make_a_name() -> None:
    (numeral,) = find_numerals(split_words("the M23 movement"))
    assert numeral.attached


def test_an_odd_text_reads_without_error() -> None:
    assert values("½ ⅔/ 1/2/3 - - and a half a") is not None
