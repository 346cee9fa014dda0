"""What holds for any reports: order does not matter, moves explain every cell, and each day is what its reports say."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eirene.talks.account import Account
from eirene.talks.state import state_on
from eirene.types import TermStatus
from tests.talks.telling import Telling

SIDES = ("Astra", "Bel")
WORDS = {
    ("truce", ""): "a truce",
    ("truce", "30 days"): "a truce of 30 days",
    ("truce", "6 weeks"): "a truce of six weeks",
    ("release", "12 persons"): "12 captives",
    ("prisoner_exchange", "12 persons"): "12 captives",
    ("prisoner_exchange", "40 persons"): "40 prisoners",
    ("withdrawal", ""): "withdrawal from Orlo",
    ("other", ""): "an amnesty",
}


@st.composite
def accounts(draw: st.DrawFn) -> list[Account]:
    """Up to twelve reports of a fortnight."""
    made = []
    for number in range(draw(st.integers(1, 12))):
        day = f"2031-05-{draw(st.integers(1, 14)):02d}"
        telling = Telling(day, "The sides spoke of " + ", ".join(WORDS.values()) + ".", f"Paper {number}", SIDES, ("Oman",))
        for kind, amount in draw(st.lists(st.sampled_from(sorted(WORDS)), max_size=4)):
            status = draw(st.sampled_from([str(status) for status in TermStatus]))
            telling.term(WORDS[kind, amount], kind, status, amount, draw(st.sampled_from(["", "Astra", "Bel", "Oman"])))
        made.append(telling.account(draw(st.none() | st.integers(0, 4))))
    return made


@given(accounts(), st.integers(0, 1000))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_reports_does_not_matter(told: list[Account], seed: int) -> None:
    shuffled = random.Random(seed).sample(told, len(told))
    assert state_on(told, "2031-05-31") == state_on(shuffled, "2031-05-31")


@given(accounts())
@settings(max_examples=60, deadline=None)
def test_the_moves_of_a_term_follow_each_other_and_end_in_its_cell(told: list[Account]) -> None:
    state = state_on(told, "2031-05-31")
    assert state is not None
    last: dict[str, TermStatus | None] = {}
    for move in state.moves:
        assert last.get(move.term) is move.before
        assert move.before is not move.after
        last[move.term] = move.after
    assert {cell.term: cell.status for cell in state.cells} == {term: after for term, after in last.items() if after}


@given(accounts())
@settings(max_examples=60, deadline=None)
def test_reports_of_later_days_change_no_earlier_day(told: list[Account]) -> None:
    before = [account for account in told if account.day <= "2031-05-07"]
    assert state_on(told, "2031-05-07") == state_on(before, "2031-05-07")


@given(accounts())
@settings(max_examples=60, deadline=None)
def test_a_cell_quotes_a_report_of_the_day_on_which_it_was_last_told(told: list[Account]) -> None:
    state = state_on(told, "2031-05-31")
    assert state is not None
    for cell in state.cells:
        assert cell.first_on <= cell.since <= cell.told_on
        assert cell.telling.source.quote in cell.telling.source.text
        assert {told.source.published for told in cell.beside} <= {cell.telling.source.published}


@pytest.mark.parametrize("copies", [1, 3])
def test_copies_of_a_text_change_nothing(copies: int) -> None:
    telling = Telling("2031-05-01", "Astra wants a truce of 30 days.", "Wire", SIDES)
    first = telling.term("a truce of 30 days", "truce", "demanded", "30 days", "Astra").account(3)
    reprints = [replace(first, day=f"2031-05-0{number + 2}", key=f"z{number}") for number in range(copies)]
    assert state_on([first, *reprints], "2031-05-09") == state_on([first], "2031-05-09")
