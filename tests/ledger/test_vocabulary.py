"""What people may set a field to."""

from __future__ import annotations

from typing import Any

import pytest

from eirene.errors import UsageError
from eirene.ledger.correcting import facts_of
from eirene.ledger.vocabulary import FACTS, check_edit, check_new, editable, load_vocabulary
from tests.ledger.made import WIRE, at, wire

WORDS = load_vocabulary()


def edit(kind: str, position: int = 0, **value: Any) -> dict[str, Any]:
    """The checked values for a fact of the wire report."""
    return check_edit(kind, value, WIRE, facts_of(wire(), kind)[position], WORDS)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("event", {"type": "AGREE"}),
        ("event", {"type": "CONSULT", "mode": "visit"}),
        ("event", {"date": "2031-05-01/2031-05-06", "time": "14:30"}),
        ("event", {"time": "night", "status": "denied", "actors": [], "mode": None}),
        ("event", {"anchor": [0, 6], "passage": None}),
        ("actor", {"kind": "office", "country": "NOR", "sector": "IGO", "mentions": [[0, 6], [9, 16]]}),
        ("figure", {"value": 0, "value_max": 3.5, "bound": "about", "measure": "wounded"}),
        ("statement", {"assessment": "cautious", "kind": "mixed", "speaker": None}),
        ("term", {"status": "in_force", "by": ["Soravia"]}),
        ("process", {"issues_outstanding": 3, "expected": "2031-05-09/2031-05-16"}),
        ("finding", {"note": "two days"}),
    ],
)
def test_values_of_the_vocabulary_are_taken_as_they_are(kind: str, value: dict[str, Any]) -> None:
    facts = facts_of(wire(), kind)
    assert check_edit(kind, value, WIRE, facts[0] if facts else {}, WORDS) == value


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("event", {}, "sets no field; give one of type, mode"),
        ("event", {"colour": "red"}, "has no such field to set; choose one of type"),
        ("event", {"reason": "mine"}, "no such field"),
        ("event", {"type": "MEETING"}, "no event type; choose one of ACCUSE, AGREE"),
        ("event", {"mode": "aerial"}, "CONSULT has no mode 'aerial'; choose one of"),
        ("event", {"date": "6 May"}, "no day; give YYYY-MM-DD"),
        ("event", {"date": "2031-05-06/2031-05-01"}, "the earlier first"),
        ("event", {"date": "20310506"}, "no day"),
        ("event", {"time": "25:00"}, "no time; give HH:MM or one of morning"),
        ("event", {"status": "happened"}, "choose one of occurred, ongoing"),
        ("event", {"anchor": [0, 9999]}, r"outside the text, which has \d+ characters"),
        ("event", {"anchor": [6, 6]}, "outside the text"),
        ("event", {"anchor": None}, "cannot be null"),
        ("event", {"anchor": "Kelm"}, r"stands 2 times in the text; give \[start, end\]"),
        ("event", {"anchor": "elsewhere"}, "the text does not say"),
        ("event", {"anchor": 6}, r"no span; give \[start, end\]"),
        ("event", {"actors": "Soravia"}, "no list of names"),
        ("event", {"latitude": 91}, "between -90 and 90"),
        ("event", {"place": " "}, "null for none"),
        ("actor", {"country": "Norway"}, "no country code of three letters"),
        ("actor", {"sector": "XYZ"}, "no sector; choose one of"),
        ("actor", {"mentions": [[0, 6], 9]}, "no span"),
        ("figure", {"value": "14"}, "no number"),
        ("figure", {"value": -1}, "less than nothing"),
        ("figure", {"value": True}, "no number"),
        ("figure", {"value_max": 3}, "less than the value 14"),
        ("process", {"issues_outstanding": 2.5}, "no whole number"),
        ("statement", {"assessment": "hopeful"}, "choose one of positive, cautious, negative"),
    ],
)
def test_what_cannot_be_is_said_with_what_can(kind: str, value: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        edit(kind, **value)


def test_an_event_of_a_codebook_of_ones_own_can_be_edited() -> None:
    own = {**facts_of(wire(), "event")[0], "type": "DAM_CLOSURE"}
    assert check_edit("event", {"date": "2031-05-05"}, WIRE, own, WORDS) == {"date": "2031-05-05"}


def test_another_place_has_not_the_coordinates_of_the_one_that_was_read() -> None:
    assert edit("event", place="Malm") == {"place": "Malm", "latitude": None, "longitude": None}
    assert edit("event", place="Malm", latitude=55, longitude=13) == {"place": "Malm", "latitude": 55, "longitude": 13}


def test_words_that_stand_once_in_the_text_are_a_span() -> None:
    span = at(WIRE, "Dana Orvik")
    assert edit("event", anchor="Dana Orvik") == {"anchor": [span.start, span.end]}
    assert edit("actor", mentions=["Dana Orvik", [0, 6]]) == {"mentions": [[span.start, span.end], [0, 6]]}


def test_a_fact_that_is_added_has_every_field() -> None:
    new = check_new("figure", {"measure": "wounded", "value": 3, "anchor": [0, 6]}, WIRE, WORDS)
    assert set(new) == {*editable("figure"), "reason"}
    assert (new["bound"], new["unit"]) == ("exact", None)


@pytest.mark.parametrize("kind", FACTS)
def test_a_fact_that_is_added_needs_its_words(kind: str) -> None:
    with pytest.raises(UsageError):
        check_new(kind, {}, WIRE, WORDS)


def test_an_actor_that_is_added_needs_a_mention() -> None:
    with pytest.raises(UsageError, match="needs a mention"):
        check_new("actor", {"name": "Mira Tolm", "kind": "person"}, WIRE, WORDS)
