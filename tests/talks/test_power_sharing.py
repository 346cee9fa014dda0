"""Power-sharing talks: most terms are of the kind "other" and told apart by their words."""

from __future__ import annotations

from eirene.talks.account import Account
from tests.talks.telling import Telling, board, state

SIDES = ("Government", "Northern Council")


def told(day: str, text: str, publisher: str = "Daily") -> Telling:
    return Telling(day, text, publisher, SIDES, ("African Union",))


def story() -> list[Account]:
    first = told(
        "2032-02-02",
        "The Council demands an amnesty for its fighters and the defence ministry. Government wants: the handover of heavy guns.",
    )
    first.term("an amnesty for its fighters", "other", "demanded", by="Northern Council")
    first.term("the defence ministry", "other", "demanded", by="Northern Council")
    first.term("the handover of heavy guns", "other", "demanded", by="Government")
    second = told("2032-02-04", "The Government refuses a general amnesty. The Council would accept handing over heavy guns.")
    second.term("general amnesty", "other", "rejected", by="Northern Council")
    second.act("refuses", "REJECT", "Government", "2032-02-04")
    second.term("handing over heavy guns", "other", "proposed", by="African Union")
    third = told(
        "2032-02-09", "An amnesty and a ceasefire of 90 days are settled; only the defence ministry is left, the envoy said."
    )
    third.term("An amnesty", "other", "agreed")
    third.term("ceasefire of 90 days", "truce", "agreed", "90 days")
    third.term("the defence ministry", "other", "demanded", by="Northern Council")
    return [first.account(3), second.account(), third.account(1, 3)]


def test_other_terms_are_told_apart_by_what_they_are_about() -> None:
    assert board(story(), "2032-02-02") == ["other demanded"] * 3


def test_an_answer_in_other_words_moves_the_right_term() -> None:
    cells = {cell.telling.source.quote: str(cell.status) for cell in state(story(), "2032-02-04").cells}
    assert cells == {
        "general amnesty": "rejected",
        "handing over heavy guns": "proposed",
        "the defence ministry": "demanded",
    }


def test_what_is_not_named_among_the_issues_left_drops_out() -> None:
    cells = {cell.telling.source.quote: str(cell.status) for cell in state(story(), "2032-02-09").cells}
    assert cells == {"An amnesty": "agreed", "ceasefire of 90 days": "agreed", "the defence ministry": "demanded"}
    gone = [move for move in state(story(), "2032-02-09").moves if move.after is None]
    assert [(move.source.report, move.reason) for move in gone] == [("Daily 2032-02-09", "the one issue left open is another")]


def test_the_number_of_issues_is_the_last_stated_and_keeps_its_steps() -> None:
    issues = state(story(), "2032-02-09").issues
    assert [(step.value, step.before, step.day) for step in issues] == [(3, None, "2032-02-02"), (1, 3, "2032-02-09")]
    assert state(story(), "2032-02-05").issues[-1].value == 3


def test_a_number_told_with_what_it_was_before_counts_and_the_other_is_shown() -> None:
    paper = told("2032-02-10", "Two points are open, the Council said.", "Radio").account(2)
    wire = told("2032-02-10", "The talks are down to 0 from one issue.", "Agency").account(0, 1)
    step = state([*story(), paper, wire], "2032-02-10").issues[-1]
    assert (step.value, [(value, source.publisher) for value, source in step.beside]) == (0, [(2, "Radio")])


def test_the_sentence_that_names_the_open_points_is_a_sticking_point() -> None:
    open_points = told(
        "2032-02-11",
        "Talks went on. The sticking points are the defence ministry and the date of a vote, the envoy said. Nobody left.",
    ).account()
    named = state([*story(), open_points], "2032-02-11").sticking.named
    assert [source.quote for source in named] == [
        "The sticking points are the defence ministry and the date of a vote, the envoy said."
    ]


def test_positions_are_listed_by_side_and_day() -> None:
    positions = [(p.side, p.stance, p.day) for p in state(story(), "2032-02-04").positions]
    assert ("Government", "rejects", "2032-02-04") in positions
    assert ("Northern Council", "demands", "2032-02-02") in positions
