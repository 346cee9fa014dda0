"""Why the record has a fact as it has it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from eirene.errors import UsageError
from eirene.record.record import Record
from tests.ledger.made import wire
from tests.record.test_deciding import BEFORE, MEETING, READINGS, name


@pytest.fixture
def record(engine: Engine) -> Record:
    """A record of three reports."""
    made = Record(engine)
    made.add_readings(READINGS)
    return made


def test_every_telling_is_given_with_what_it_was_joined_by(record: Record) -> None:
    why = record.why(MEETING[1])
    assert (why.cluster, why.count) == (MEETING[0], 3)
    assert why.tellings[0].name == MEETING[0]
    assert {telling.words.words for telling in why.tellings} == {"met", "held talks", "saw"}
    told = [telling for telling in why.tellings if telling.tie is not None]
    assert told
    for telling in told:
        assert telling.tie is not None
        assert telling.tie.score >= telling.tie.threshold
        assert telling.tie.reasons
    assert all(telling.tie or telling.same_as for telling in why.tellings)
    assert all(telling.undo == f"eirene decide split {telling.name}" for telling in why.tellings)


def test_a_merge_by_people_is_told_as_theirs(record: Record) -> None:
    made = record.decide("merge", MEETING[0], BEFORE, author="ann", reason="one meeting")
    ties = {telling.name: telling.tie for telling in record.why(BEFORE).tellings}
    tie = ties[BEFORE]
    assert tie is not None
    assert tie.merged
    (decision,) = record.why(BEFORE).decisions
    assert (decision.holds, decision.undo) == (True, f"eirene decide undo {made.decision_id}")


def test_values_that_people_changed_are_told_beside_those_read(record: Record) -> None:
    record.decide("edit", MEETING[0], author="ann", value={"place": "Malm", "time": "night"})
    why = record.why(MEETING[0])
    assert (why.fact.values["place"], why.as_read) == ("Malm", {"place": "Lund", "time": None})
    assert why.fact.reason == "CONSULT: meet"


def test_a_decision_that_was_taken_back_is_told_with_how_to_have_it_again(record: Record) -> None:
    made = record.decide("reject", MEETING[0], author="ann")
    undo = record.undo(made.decision_id, author="bob")
    first, second = record.why(MEETING[0]).decisions
    assert (first.holds, first.undo) == (False, f"eirene decide undo {undo.decision_id}")
    assert (second.holds, second.decision.author) == (True, "bob")


def test_copies_of_the_report_are_named(record: Record) -> None:
    copied = wire().with_report(replace(wire().report, id="copy", publisher="Lake Courier"))
    record.add_readings([("copy.txt", copied)])
    assert [(other.relation, other.source) for other in record.why(MEETING[0]).reports] == [("copy", "copy.txt")]
    tellings = {telling.source: telling.copy_of for telling in record.why(MEETING[0]).tellings}
    assert {"wire.txt", "copy.txt"} <= set(tellings)
    assert {tellings["wire.txt"], tellings["copy.txt"]} in ({None, "wire.txt"}, {None, "copy.txt"})


def test_a_fact_that_is_not_linked_has_its_words_and_its_decisions(record: Record) -> None:
    term = name("term", wire(), 0)
    record.decide("accept", term, author="ann")
    why = record.why(term)
    assert (why.cluster, why.tellings, why.fact.words.words) == (None, (), "a truce of 30 days")
    assert [str(made.decision.action) for made in why.decisions] == ["accept"]


def test_what_the_record_does_not_have_is_told(record: Record) -> None:
    with pytest.raises(UsageError, match="has only 2 events"):
        record.why(MEETING[0][:-1] + "7")
