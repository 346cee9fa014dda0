"""What waits for review, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from eirene.answers.review import Choice
from eirene.errors import UsageError
from eirene.record.record import Record
from tests.ledger.made import radio, wire
from tests.record.test_deciding import BEFORE, MEETING, READINGS, name


@pytest.fixture
def record(engine: Engine) -> Record:
    """A record of three reports."""
    made = Record(engine)
    made.add_readings(READINGS)
    return made


def names(record: Record, choice: Choice) -> list[str]:
    """The facts that wait, in order."""
    return [fact.name for fact in record.review_queue(choice).facts]


def test_facts_of_fewest_sources_come_first(record: Record) -> None:
    facts = [fact for fact in record.review_queue(Choice(kind="event")).facts if "barely" not in " ".join(fact.doubts)]
    assert [fact.sources for fact in facts] == sorted(fact.sources or 0 for fact in facts)
    assert BEFORE in [fact.name for fact in facts if fact.sources == 1]


def test_a_copy_is_no_second_source(record: Record) -> None:
    toll = name("figure", wire(), 0)
    before = record.waiting(toll).sources
    copied = wire().with_report(replace(wire().report, id="copy", publisher="Lake Courier"))
    record.add_readings([("copy.txt", copied)])
    assert record.waiting(toll).sources == before


def test_what_was_decided_waits_no_more_until_that_is_taken_back(record: Record) -> None:
    assert MEETING[0] in names(record, Choice(kind="event"))
    made = record.decide("accept", MEETING[0], author="ann")
    assert MEETING[0] not in names(record, Choice(kind="event"))
    record.undo(made.decision_id, author="ann")
    assert MEETING[0] in names(record, Choice(kind="event"))


def test_one_report_alone_and_no_more_than_asked_for(record: Record) -> None:
    facts = record.review_queue(Choice(source="radio.txt")).facts
    assert {fact.source for fact in facts} == {"radio.txt"}
    assert len(names(record, Choice(limit=2))) == 2
    with pytest.raises(UsageError, match="no kind of fact"):
        record.review_queue(Choice(kind="meeting"))


def test_a_fact_is_put_with_its_words_and_what_makes_it_doubtful(record: Record) -> None:
    fact = record.waiting(name("event", wire(), 1))
    assert (fact.words.words, fact.values["type"], fact.source) == ("demanded", "REQUEST", "wire.txt")
    assert "no day" in fact.doubts


def test_a_sample_is_drawn_from_all_facts_and_goes_on_where_it_was_left(record: Record) -> None:
    choice = Choice(kind="event", sample=3, seed=7)
    drawn = names(record, choice)
    assert len(drawn) == 3
    record.decide("accept", drawn[0], author="ann")  # not by the sample: it still belongs to it
    assert names(record, choice) == drawn
    record.decide("accept", drawn[1], author="ann", sample=choice.label)
    assert names(record, choice) == [drawn[0], drawn[2]]
    assert names(record, replace(choice, seed=8)) != [] != names(record, Choice(kind="event", sample=99))


def test_facts_that_share_a_block_are_offered_for_merging(record: Record) -> None:
    record.decide("split", MEETING[2], author="ann")
    assert record.like(MEETING[2]) == ()  # people took it out: nothing is like it
    assert name("event", radio(), 1) not in record.like(MEETING[0])
