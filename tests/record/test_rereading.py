"""Decisions outlive a new reading: they are held to the words, and what vanished is told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update

from eirene.errors import UsageError
from eirene.record.reader import name_reader
from eirene.record.record import Record
from eirene.record.rereading import Reread
from eirene.record.rereading import replace as read_again
from eirene.store.opening import open_engine
from eirene.store.saving import unpack_reading
from eirene.store.tables import nodes, reports
from eirene.types import EventStatus, Reading
from tests.ledger.made import WIRE, at, daily, radio, wire
from tests.record.test_deciding import MEETING, READINGS, clusters, name, row, snapshot

EXAMPLE = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture
def record(engine: Engine) -> Record:
    """A record of the three reports."""
    made = Record(engine)
    made.add_readings(READINGS)
    return made


def again(record: Record, reading: Reading) -> Reread:
    """Puts another reading of a report's text in its place."""
    with record.engine.connect() as connection:
        number = connection.scalar(select(reports.c.report_id).where(reports.c.sha256 == reading.report.sha256))
    assert number is not None
    return read_again(record.engine, number, reading, "v2")


def later() -> Reading:
    """The wire report as a later model reads it: the events in another order, the meeting on wider words and without its place,
    the pronoun gone, the demand gone, another value for the toll."""
    read = wire()
    met = replace(read.events[0], anchor=at(WIRE, "met in Lund"), place=None)
    left = replace(read.events[1], type="RETREAT", mode=None, anchor=at(WIRE, "left"), status=EventStatus.OCCURRED)
    figures = (replace(read.figures[0], value=41),)
    return replace(read, actors=read.actors[:4], events=(left, met), statements=read.statements[:1], figures=figures)


def test_decisions_find_their_facts_in_a_new_reading(record: Record) -> None:
    record.decide("edit", MEETING[0], author="ann", value={"date": "2031-05-05"})
    record.decide("accept", name("figure", wire(), 0), author="ann")
    again(record, later())
    met = row(record, name("event", wire(), 1))
    assert (met["date"], met["place"], met["review"], met["anchor_end"] - met["anchor_start"]) == (
        "2031-05-05",
        None,
        "edited",
        11,
    )
    assert (row(record, name("figure", wire(), 0))["value"], row(record, name("figure", wire(), 0))["review"]) == (14, "accepted")


def test_decisions_whose_facts_are_read_no_more_are_listed_and_hold_again_when_they_are(record: Record) -> None:
    pronoun = record.decide("reject", name("actor", wire(), 4), author="ann", reason="a pronoun")
    demand = record.decide("edit", name("event", wire(), 1), author="ann", value={"date": "2031-05-06"})
    record.decide("accept", MEETING[0], author="ann")
    before = snapshot(record.engine)
    told = again(record, later())
    assert set(told.orphaned) == {pronoun.decision_id, demand.decision_id}
    orphaned = record.ledger(orphaned=True)
    assert {line.decision.decision_id for line in orphaned.lines} == set(told.orphaned)
    assert {why for line in orphaned.lines for _, why in line.vanished} == {
        "the present reading of wire.txt has no such actor there",
        "the present reading of wire.txt has no such event there",
    }
    back = again(record, wire())
    assert set(back.restored) == set(told.orphaned)
    assert record.ledger(orphaned=True).lines == ()
    assert snapshot(record.engine) == before


def test_merges_and_splits_outlive_a_new_reading(record: Record) -> None:
    before = name("event", radio(), 1)
    record.decide("merge", MEETING[0], before, author="ann")
    record.decide("split", MEETING[1], author="ann")
    again(record, later())
    met = name("event", wire(), 1)
    assert {met, before} <= next(group for group in clusters(record.engine) if met in group)
    assert {MEETING[1]} in clusters(record.engine)


def test_an_undone_decision_is_no_orphan(record: Record) -> None:
    made = record.decide("reject", name("actor", wire(), 4), author="ann")
    record.undo(made.decision_id, author="ann")
    again(record, later())
    assert record.ledger(orphaned=True).lines == ()


def test_a_decision_on_a_report_that_is_not_here_waits_for_it(record: Record, tmp_path: Path) -> None:
    made = record.decide("reject", MEETING[0], author="ann")
    with Record(open_engine(tmp_path / "other.db")) as other:
        list(other.decide_lines([json.dumps(made.to_dict())]))
        (line,) = other.ledger(orphaned=True).lines
        assert [why for _, why in line.vanished] == ["its report is not in this record"]
        other.add_readings(READINGS)
        assert other.ledger(orphaned=True).lines == ()
        assert row(other, MEETING[0])["review"] == "rejected"


def test_the_changes_are_told_by_kind(record: Record) -> None:
    told = again(record, later())
    assert {kind: (c.kept, c.found, c.gone) for kind, c in told.changes.items() if c.found or c.gone} == {
        "actors": (4, 0, 1),
        "events": (0, 2, 2),
        "statements": (1, 0, 1),
        "figures": (0, 1, 1),
    }


def test_a_new_reading_comes_to_what_it_would_have_been_at_first(record: Record, engine: Engine) -> None:
    record.decide("reject", MEETING[1], author="ann")
    again(record, later())
    told = snapshot(engine)
    again(record, wire())
    again(record, daily())
    again(record, later())
    assert snapshot(engine) == told


def test_reports_are_read_again_from_the_text_that_the_record_has(tmp_path: Path) -> None:
    text = (EXAMPLE / sorted(path.name for path in EXAMPLE.glob("*.txt"))[0]).read_text(encoding="utf-8")
    with Record(open_engine(tmp_path / "record.db")) as made:
        empty = Reading(replace(wire().report, id="gone", text=text, published="2031-05-07"))
        made.add_readings([("gone.txt", empty)])
        assert made.stale() == []  # made elsewhere
        (number,) = made.stale(["gone.txt"])
        (told,) = made.reread([number])
        assert told.error is None
        assert told.changes["events"].found > 0
        assert made.stale(["gone.txt"]) == []
        with made.engine.connect() as connection:
            kept = connection.execute(select(reports)).one()
        assert (kept.reader, kept.published, kept.publisher) == (name_reader(), "2031-05-07", "Far News")
        assert len(unpack_reading(kept.reading, kept.text).events) == told.changes["events"].found


def test_what_was_stopped_goes_on_with_the_reports_that_are_left(tmp_path: Path) -> None:
    with Record(open_engine(tmp_path / "record.db")) as made:
        made.add_readings(READINGS)
        sources = [source for source, _ in READINGS]
        stale = made.stale(sources)
        assert len(stale) == 3
        reading = made.reread(stale)
        told = next(reading)
        reading.close()  # type: ignore[attr-defined]
        assert made.stale(sources) == stale[1:]
        assert {told.source, *(one.source for one in made.reread(made.stale(sources)))} == set(sources)
        assert made.stale(sources) == []


def test_links_that_other_rules_made_are_made_anew(record: Record) -> None:
    """A record of an earlier version, whose rules signed facts otherwise, takes decisions and new readings."""
    before = clusters(record.engine)
    _sign_otherwise(record)
    made = record.decide("reject", MEETING[0], author="ann")
    _sign_otherwise(record)
    record.undo(made.decision_id, author="ann")
    assert clusters(record.engine) == before
    _sign_otherwise(record)
    again(record, wire())
    assert clusters(record.engine) == before


def _sign_otherwise(record: Record) -> None:
    """Gives the nodes digests that the present rules do not make."""
    with record.engine.begin() as connection:
        connection.execute(update(nodes).values(digest="old " + nodes.c.digest))


def test_a_report_that_is_not_there_is_told(record: Record) -> None:
    with pytest.raises(UsageError, match="has no report of that name"):
        record.stale(["none.txt"])
