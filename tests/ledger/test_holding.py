"""Decisions find their facts again in another reading of the same text, or say that they do not."""

from __future__ import annotations

from typing import Any

import pytest

from eirene.ledger.correcting import facts_of
from eirene.ledger.decisions import Action
from eirene.ledger.holding import find_held
from tests.ledger.made import WIRE, at, decided, wire


def held(kind: str, position: int, facts: list[dict[str, Any]], action: Action = Action.ACCEPT, **value: Any) -> int | None:
    """Where a decision on a fact of the wire report holds among other facts."""
    evidence = decided(wire(), action, kind, position, when=1).evidence[0]
    return find_held(evidence, facts, action, value or None)


def read(kind: str) -> list[dict[str, Any]]:
    """The facts of the wire report."""
    return facts_of(wire(), kind)


@pytest.mark.parametrize("kind", ["actor", "event", "statement", "figure", "term", "process"])
def test_in_the_same_reading_it_holds_to_the_same_fact(kind: str) -> None:
    facts = read(kind)
    assert [held(kind, position, facts) for position in range(len(facts))] == list(range(len(facts)))


@pytest.mark.parametrize("kind", ["actor", "event", "statement"])
def test_another_order_does_not_matter(kind: str) -> None:
    facts = read(kind)
    backwards = facts[::-1]
    assert [held(kind, position, backwards) for position in range(len(facts))] == list(range(len(facts)))[::-1]


def test_a_wider_anchor_of_the_same_type_is_the_same_event() -> None:
    event = read("event")[0]
    wider = {**event, "anchor": [event["anchor"][0], event["anchor"][1] + 8], "date": None}
    assert held("event", 0, [wider]) == 0


def test_another_type_on_the_same_words_is_another_event() -> None:
    assert held("event", 0, [{**read("event")[0], "type": "ASSAULT"}]) is None


def test_an_edit_of_the_type_holds_to_a_reading_that_has_learned_it() -> None:
    learned = [{**read("event")[0], "type": "AGREE"}]
    assert held("event", 0, learned, Action.EDIT, type="AGREE") == 0
    assert held("event", 0, learned, Action.EDIT, date="2031-05-05") is None


def test_a_rejection_does_not_hold_to_what_is_read_otherwise_now() -> None:
    planned = [{**read("event")[0], "status": "planned"}]
    more = [{**read("figure")[0], "value": 41}]
    assert held("event", 0, planned, Action.REJECT) is None
    assert held("event", 0, planned, Action.ACCEPT) == 0
    assert held("figure", 0, more, Action.REJECT) is None
    assert held("figure", 0, more, Action.EDIT, value=14) == 0


def test_an_event_told_elsewhere_in_the_text_is_not_the_one() -> None:
    elsewhere = at(WIRE, "left on Wednesday")
    assert held("event", 0, [{**read("event")[0], "anchor": [elsewhere.start, elsewhere.end]}]) is None


def test_an_actor_is_found_by_name_or_by_a_mention_of_a_name_that_shares_a_word() -> None:
    person = read("actor")[3]
    assert held("actor", 3, [{**person, "mentions": [[0, 6]]}]) == 0
    assert held("actor", 3, [{**person, "name": "Orvik"}]) == 0
    assert held("actor", 3, [{**person, "name": "Mira Tolm"}]) is None


def test_a_rejected_pronoun_does_not_take_the_person_whose_pronoun_it_turned_out_to_be() -> None:
    pronoun, person = read("actor")[4], read("actor")[3]
    resolved = {**person, "mentions": [*person["mentions"], *pronoun["mentions"]]}
    assert held("actor", 4, [resolved], Action.REJECT) is None


def test_of_two_on_the_same_words_the_one_that_says_the_same_is_taken() -> None:
    event = read("event")[0]
    assert held("event", 0, [{**event, "date": "2031-05-20", "place": None}, event]) == 1
