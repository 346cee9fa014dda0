"""What changed in negotiations between two days, out of a record."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from eirene.errors import UsageError
from eirene.record.record import Record
from tests.answers.corridor import ENVOY, FRONT, MEDIATOR, named


@pytest.fixture
def record(engine: Engine) -> Record:
    """A record with the talks on the corridor."""
    record = Record(engine)
    record.add_readings(named())
    return record


def test_each_change_has_its_steps_and_its_words(record: Record) -> None:
    (talk,) = record.diff("2031-03-03", "2031-03-08").to_dict()
    terms = {(change["kind"], change["value"]): change for change in talk["changes"] if change["what"] == "term"}
    truce = terms["truce", 30]
    assert (truce["from"], truce["to"], truce["steps"]) == (None, "agreed", ["proposed", "rejected", "agreed"])
    assert (truce["source"], truce["quote"]) == ("Strait Wire-2031-03-08.txt", "truce of 30 days")
    assert (terms["aid", 40]["to"], terms["aid", 40]["reason"]) == (None, "settled otherwise")
    (issues,) = [change for change in talk["changes"] if change["what"] == "issues"]
    assert (issues["from"], issues["to"], issues["steps"]) == ("3", "0", ["2", "0"])


def test_moods_and_positions_change(record: Record) -> None:
    (talk,) = record.diff("2031-03-04", "2031-03-11").to_dict()
    moods = [(change["about"], change["from"], change["to"]) for change in talk["changes"] if change["what"] == "mood"]
    assert moods == [(ENVOY, "positive", "cautious")]
    stances = {(c["about"], c["kind"], c["to"]) for c in talk["changes"] if c["what"] == "position"}
    assert (FRONT, "truce", "accepts") in stances
    assert not any(about == MEDIATOR for about, _, _ in stances)


def test_talks_begin_when_nothing_was_told_before(record: Record) -> None:
    (talk,) = record.diff("2031-03-01", "2031-03-02").to_dict()
    assert [change["what"] for change in talk["changes"]][:2] == ["talks", "issues"]


def test_a_day_on_which_nothing_is_told_changes_nothing(record: Record) -> None:
    assert record.diff("2031-03-05", "2031-03-06").to_dict() == []
    assert record.diff("2031-03-08", "2031-03-08").to_dict() == []


def test_days_in_the_wrong_order_are_refused(record: Record) -> None:
    with pytest.raises(UsageError, match="earlier day first"):
        record.diff("2031-03-08", "2031-03-03")
    with pytest.raises(UsageError, match="no day"):
        record.diff("yesterday", "2031-03-03")


def test_a_row_for_each_change(record: Record) -> None:
    rows = record.diff("2031-03-03", "2031-03-08").rows()
    assert {row["what"] for row in rows} >= {"term", "issues", "position"}
    assert len({tuple(row) for row in rows}) == 1
