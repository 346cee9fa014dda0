"""What nodes are called."""

from __future__ import annotations

import pytest

from eirene.link.names import first_of, fold, name_in, source_of, words_of
from eirene.store.names import FactName


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Tomás VERHAL", "tomas verhal"),
        ("the Cassar Front", "cassar front"),
        ("The", "the"),
        ("al-Marjani", "al marjani"),
        ("Tarvenia's army", "tarvenia army"),
        ("U.N.", "un"),
        ("Ñandú – Øst", "nandu øst"),
        ("  ", ""),
    ],
)
def test_names_are_compared_without_case_accents_and_marks(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_a_name_is_looked_up_by_its_words_and_initials() -> None:
    assert words_of("Ostrel Liberation Movement") == {"ostrel", "liberation", "movement", "=olm"}
    assert words_of("mediators") == {"mediators"}
    assert words_of("Mareno") == {"mareno"}


def test_a_source_is_the_publisher_else_the_site_else_one_of_some() -> None:
    assert source_of("Wire", "https://example.org/a", "0f") == "Wire"
    assert source_of(None, "https://example.org/a", "0f") == "example.org"
    assert source_of(None, None, "0f3a") == "?0f"


def test_tellings_sort_by_day_report_and_position_the_undated_last() -> None:
    names = [FactName("event", digits, position) for digits, position in (("0a" * 5, 10), ("0a" * 5, 9), ("0b" * 5, 0))]
    dated = [first_of("2031-04-02", name) for name in names]
    assert sorted([first_of(None, names[0]), *dated]) == [dated[1], dated[0], dated[2], first_of(None, names[0])]
    assert [name_in(first) for first in dated] == [str(name) for name in names]
