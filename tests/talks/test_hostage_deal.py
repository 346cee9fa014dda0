"""A hostage deal: the Republic of Quelda and the Lantern Front, mediated by Egypt and Qatar."""

from __future__ import annotations

import pytest

from eirene.talks.account import Account
from eirene.talks.stands import Stance
from tests.talks.telling import Telling, board, state

SIDES = ("Quelda", "Lantern Front")
MEDIATORS = ("Egypt", "Qatar")


def told(day: str, text: str, publisher: str = "Wire") -> Telling:
    return Telling(day, text, publisher, SIDES, MEDIATORS)


@pytest.fixture
def accounts() -> list[Account]:
    """Twelve days, from the first demands to a truce that runs out."""
    first = told("2031-05-01", "Quelda wants 18 hostages freed. The Front asks for a ceasefire and for 240 detainees.")
    first.term("18 hostages freed", "release", "demanded", "18 persons", "Quelda")
    first.term("a ceasefire", "truce", "demanded", by="Lantern Front")
    first.term("240 detainees", "release", "demanded", "240 persons", "Lantern Front")
    offer = told(
        "2031-05-03", "Egypt and Qatar propose a six-week truce and to swap 18 hostages for 240 detainees, four bodies first."
    )
    offer.term("six-week truce", "truce", "proposed", "6 weeks", "Egypt, Qatar")
    offer.term("18 hostages", "prisoner_exchange", "proposed", "18 persons", "Egypt, Qatar")
    offer.term("240 detainees", "prisoner_exchange", "proposed", "240 persons", "Egypt, Qatar")
    offer.term("four bodies", "return_of_remains", "proposed", "4 bodies", "Egypt, Qatar")
    answer = told(
        "2031-05-05", "The Front accepts the swap provided the truce holds. Quelda rejects a truce of 42 days, its minister says."
    )
    answer.term("the swap", "prisoner_exchange", "proposed", by="Lantern Front")
    answer.act("accepts", "AGREE", "Lantern Front", "2031-05-05")
    answer.term("truce of 42 days", "truce", "rejected", "42 days", "Egypt")
    answer.act("rejects", "REJECT", "Interior Minister/Quelda", "2031-05-05")
    deal = told("2031-05-08", "Quelda and the Front agreed to a truce of 42 days and to swap 18 hostages for 240 detainees.")
    deal.term("truce of 42 days", "truce", "agreed", "42 days")
    deal.term("18 hostages", "prisoner_exchange", "agreed", "18 persons")
    deal.term("240 detainees", "prisoner_exchange", "agreed", "240 persons")
    start = told("2031-05-10", "The truce took effect at dawn. Eighteen hostages came home.")
    start.term("The truce", "truce", "in_force")
    start.act("took effect", "RETREAT/ceasefire", "Quelda, Lantern Front", "2031-05-10")
    start.term("Eighteen hostages", "release", "in_force", "18 persons")
    return [first.account(4), offer.account(2, 4), answer.account(), deal.account(0), start.account()]


def test_a_truce_for_good_is_no_other_words_for_one_of_six_weeks(accounts: list[Account]) -> None:
    assert "truce demanded" in board(accounts, "2031-05-01")
    assert board(accounts, "2031-05-03")[:2] == ["truce 6 proposed", "truce demanded"]
    assert not any(line.startswith("truce demanded") for line in board(accounts, "2031-05-08"))


def test_a_number_that_the_same_side_gives_later_fills_in_its_truce(accounts: list[Account]) -> None:
    later = told("2031-05-02", "The Front wants the ceasefire to last 90 days.")
    later.term("the ceasefire to last 90 days", "truce", "demanded", "90 days", "Lantern Front")
    days = [accounts[0], later.account()]
    assert [line for line in board(days, "2031-05-02") if line.startswith("truce")] == ["truce 90 demanded"]
    assert state(days, "2031-05-02").cells[0].first_on == "2031-05-01"


def test_another_number_of_the_same_side_replaces_its_own_alone(accounts: list[Account]) -> None:
    paper = told("2031-05-04", "Egypt and Qatar now offer a truce of 70 days.")
    paper.term("truce of 70 days", "truce", "proposed", "70 days", "Egypt, Qatar")
    days = [*accounts[:2], paper.account()]
    assert [line for line in board(days, "2031-05-04") if line.startswith("truce")] == ["truce 70 proposed", "truce demanded"]


def test_six_weeks_and_42_days_are_one_truce(accounts: list[Account]) -> None:
    truces = [line for line in board(accounts, "2031-05-05") if line.startswith("truce")]
    assert truces == ["truce 42 rejected", "truce demanded"]


def test_demands_to_release_as_many_are_part_of_the_exchange(accounts: list[Account]) -> None:
    assert "release 18 demanded" in board(accounts, "2031-05-01")
    assert not any(line.startswith("release") for line in board(accounts, "2031-05-03"))
    dropped = [move for move in state(accounts, "2031-05-03").moves if move.after is None]
    assert {(move.value, move.reason) for move in dropped} == {(18, "part of the exchange"), (240, "part of the exchange")}


def test_an_acceptance_on_a_condition_is_kept_apart(accounts: list[Account]) -> None:
    cells = {(str(cell.kind), cell.value): cell for cell in state(accounts, "2031-05-05").cells}
    assert cells["prisoner_exchange", 18].sides(Stance.CONDITIONS) == ["Lantern Front"]
    assert cells["prisoner_exchange", 240].sides(Stance.CONDITIONS) == ["Lantern Front"]
    assert cells["truce", 42].sides(Stance.REJECTS) == ["Quelda"]
    assert {stand.side for stand in cells["truce", 42].tabled} == {"Egypt", "Qatar"}


def test_what_a_deal_leaves_out_is_gone_when_no_issue_is_left(accounts: list[Account]) -> None:
    assert "return_of_remains 4 proposed" in board(accounts, "2031-05-05")
    assert board(accounts, "2031-05-08") == ["truce 42 agreed", "prisoner_exchange 240 agreed", "prisoner_exchange 18 agreed"]


def test_what_is_told_without_a_number_or_as_a_release_moves_the_terms_of_the_deal(accounts: list[Account]) -> None:
    assert board(accounts, "2031-05-10") == ["truce 42 in_force", "prisoner_exchange 240 agreed", "prisoner_exchange 18 in_force"]


def test_a_truce_has_a_last_day(accounts: list[Account]) -> None:
    truce = next(deadline for deadline in state(accounts, "2031-05-11").deadlines if deadline.what == "truce")
    assert (truce.due, str(truce.fate), truce.source.quote) == ("2031-06-21", "open", "took effect")
    later = next(deadline for deadline in state(accounts, "2031-06-30").deadlines if deadline.what == "truce")
    assert str(later.fate) == "passed"


def test_each_cell_quotes_the_report_that_told_it(accounts: list[Account]) -> None:
    cell = state(accounts, "2031-05-12").cells[0].to_dict()
    assert (cell["source"], cell["published"], cell["quote"]) == ("Wire 2031-05-10", "2031-05-10", "The truce")
    assert cell["accepted_by"] == ["Lantern Front", "Quelda"]


def test_a_day_before_the_first_report_has_no_state(accounts: list[Account]) -> None:
    with pytest.raises(AssertionError):
        state(accounts, "2031-04-30")


def test_the_order_of_the_accounts_does_not_matter(accounts: list[Account]) -> None:
    assert state(accounts, "2031-05-10") == state(accounts[::-1], "2031-05-10")
