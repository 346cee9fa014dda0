"""A reading as people corrected it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from eirene.ledger.correcting import Review, corrected
from eirene.ledger.decisions import Action, Decision, Evidence
from eirene.types import Event, Reading
from tests.ledger.made import WIRE, at, daily, decided, moment, undone, wire

ACCEPT, EDIT, REJECT, SPLIT, ADD = Action.ACCEPT, Action.EDIT, Action.REJECT, Action.SPLIT, Action.ADD
MEETING = ("event", 0)
NEW: dict[str, Any] = {
    "type": "RETREAT",
    "mode": None,
    "actors": ["Dana Orvik"],
    "recipients": [],
    "status": "occurred",
    "anchor": [at(WIRE, "left").start, at(WIRE, "left").end],
}


def edit(position: int, when: int, kind: str = "event", **value: Any) -> Decision:
    """An edit of a fact of the wire report."""
    return decided(wire(), EDIT, kind, position, when, value=value)


def added(when: int, **changes: Any) -> Decision:
    """An event added to the wire report."""
    anchor = at(WIRE, "left")
    evidence = Evidence("event-0123456789-2", "event", wire().report.sha256, anchor, "left")
    return Decision(ADD, (evidence,), "ann", "", moment(when), value=NEW | changes)


def changed(reading: Reading, position: int, **changes: Any) -> Reading:
    """The reading with another event in a position."""
    events: list[Event] = list(reading.events)
    events[position] = replace(events[position], **changes)
    return replace(reading, events=tuple(events))


def test_without_decisions_a_reading_stays_as_it_is() -> None:
    assert corrected(wire(), []).reading == wire()
    assert corrected(daily(), [edit(0, 1, date="2031-05-05")]).reading == daily()


def test_an_edit_sets_its_fields_alone_and_keeps_what_was_read() -> None:
    found = corrected(wire(), [edit(0, 1, date="2031-05-05")])
    assert found.reading.events[0] == replace(wire().events[0], date="2031-05-05")
    assert found.as_read[MEETING]["date"] == "2031-05-06"
    assert found.reviews == {MEETING: Review.EDITED}
    assert found.reading.events[1:] == wire().events[1:]


def test_edits_of_several_fields_add_up_and_the_later_of_one_field_counts() -> None:
    found = corrected(wire(), [edit(0, 2, place="Malm"), edit(0, 1, place="Ume", date="2031-05-05")])
    assert (found.reading.events[0].place, found.reading.events[0].date) == ("Malm", "2031-05-05")


def test_the_later_decision_wins() -> None:
    accepted, rejected = decided(wire(), ACCEPT, "event", 0, 1), decided(wire(), REJECT, "event", 0, 2)
    assert corrected(wire(), [accepted, rejected]).reviews == {MEETING: Review.REJECTED}
    again = decided(wire(), ACCEPT, "event", 0, 3)
    assert corrected(wire(), [accepted, rejected, again]).reviews == {MEETING: Review.ACCEPTED}


def test_an_undone_edit_leaves_nothing() -> None:
    made = edit(0, 1, date="2031-05-05")
    found = corrected(wire(), [made, undone(made, 2)])
    assert (found.reading, found.reviews, found.holdings) == (wire(), {}, ())


def test_a_rejected_fact_keeps_its_position_and_is_not_shown() -> None:
    found = corrected(wire(), [decided(wire(), REJECT, "event", 0, 1)])
    assert len(found.reading.events) == 2
    assert found.shown().events == wire().events[1:]


def test_a_new_name_of_an_actor_goes_into_the_facts_that_name_it() -> None:
    found = corrected(wire(), [edit(3, 1, "actor", name="Dana T. Orvik")])
    assert found.reading.statements[0].speaker == "Dana T. Orvik"
    renamed = corrected(wire(), [edit(1, 1, "actor", name="Kelm National Front")])
    assert renamed.reading.events[0].actors == ("Soravia", "Kelm National Front")
    assert renamed.reading.terms[0].by == ("Kelm National Front",)
    assert renamed.reading.process is not None
    assert renamed.reading.process.parties == ("Soravia", "Kelm National Front")


def test_what_is_linked_does_not_name_a_rejected_actor() -> None:
    found = corrected(wire(), [decided(wire(), REJECT, "actor", 4, 1)])
    assert found.reading.statements[1].speaker == "He"
    assert found.told().reading.statements[1].speaker is None
    assert found.told().rejected == {("actor", 4)}


def test_a_telling_that_is_split_off_has_a_mark_until_that_is_undone() -> None:
    split = decided(wire(), SPLIT, "event", 0, 1)
    assert list(corrected(wire(), [split]).marks) == [MEETING]
    assert corrected(wire(), [split, undone(split, 2)]).marks == {}


def test_an_added_fact_stands_behind_those_read() -> None:
    found = corrected(wire(), [added(1)])
    assert found.reading.events[:2] == wire().events
    assert found.reading.events[2].type == "RETREAT"
    assert found.reviews == {("event", 2): Review.ADDED}


def test_additions_keep_their_positions_when_an_earlier_one_is_taken_back() -> None:
    first, second = added(1), added(2, anchor=[0, 6], type="AGREE")
    found = corrected(wire(), [first, second, undone(first, 3)])
    assert [event.type for event in found.reading.events[2:]] == ["RETREAT", "AGREE"]
    assert found.reviews == {("event", 2): Review.REJECTED, ("event", 3): Review.ADDED}


def test_a_later_reading_that_finds_an_added_fact_by_itself_has_it_once() -> None:
    read = replace(wire(), events=(*wire().events, Event("RETREAT", "resign", (), (), wire().events[0].status, at(WIRE, "left"))))
    found = corrected(read, [added(1)])
    assert len(found.reading.events) == 3
    assert found.reading.events[2].actors == ("Dana Orvik",)


def test_an_accepted_fact_stays_as_it_was_accepted_when_a_later_reading_reads_it_otherwise() -> None:
    accepted = decided(wire(), ACCEPT, "event", 0, 1)
    later = changed(wire(), 0, date="2031-05-13", place=None)
    assert corrected(later, [accepted]).reading.events[0] == wire().events[0]


def test_an_edit_wins_over_a_later_reading_in_its_fields_alone() -> None:
    later = changed(wire(), 0, date="2031-05-13", place="Ume")
    found = corrected(later, [edit(0, 1, date="2031-05-05")])
    assert (found.reading.events[0].date, found.reading.events[0].place) == ("2031-05-05", "Ume")


def test_a_decision_whose_fact_is_read_no_more_holds_to_nothing() -> None:
    later = replace(wire(), events=wire().events[1:])
    found = corrected(later, [decided(wire(), REJECT, "event", 0, 1)])
    assert (found.reviews, found.holdings) == ({}, ())


LEDGER = [
    edit(0, 1, date="2031-05-05"),
    decided(wire(), REJECT, "event", 0, 2),
    decided(wire(), ACCEPT, "event", 0, 3),
    edit(1, 4, "actor", name="Kelm Movement"),
    added(5),
    decided(wire(), SPLIT, "event", 0, 6),
    decided(wire(), REJECT, "figure", 0, 7),
    undone(edit(0, 1, date="2031-05-05"), 8),
]


@given(st.permutations(LEDGER))
def test_the_order_in_which_a_ledger_is_handed_over_does_not_matter(ledger: list[Decision]) -> None:
    assert corrected(wire(), ledger) == corrected(wire(), LEDGER)
