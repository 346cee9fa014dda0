"""The situation on a day, on both databases."""

from __future__ import annotations

import pytest

from eirene.errors import UsageError
from eirene.record.record import Record, open_record
from tests.link.counting import Act, Count, told


def test_the_situation_is_that_of_the_newest_report(island: Record) -> None:
    brief = island.brief()
    assert (brief.day, brief.since and brief.since.day) == ("2031-04-09", "2031-04-02")
    assert brief.since and (brief.since.reports, brief.since.publishers) == (5, ("Daily", "Front Radio", "Wire"))
    (talks,) = brief.talks.talks
    assert set(talks.parties) == {"Mareno", "Cassar Front"}
    assert [event.type for event in brief.events.events] == ["CONSULT"]


def test_of_an_earlier_day_only_what_was_known_then_is_told(island: Record) -> None:
    brief = island.brief(as_of="2031-04-05", since="2031-04-05")
    assert (brief.day, brief.since and brief.since.reports) == ("2031-04-05", 1)
    assert "Ilse Dranko" not in str(brief.to_dict())


def test_what_changed_is_told_with_its_source(island: Record) -> None:
    changes = [change for talks in island.brief(since="2031-04-02").changes.talks for change in talks.changes]
    assert {("term", "proposed"), ("mood", "cautious")} <= {(change.what, change.after) for change in changes}
    assert all(change.source for change in changes if change.what in {"term", "mood"})


def test_json_has_each_part_as_its_own_verb_gives_it(island: Record) -> None:
    value = island.brief().to_dict()
    assert set(value) == {"day", "since", "talks", "changes", "events", "figures", "findings"}
    assert value["talks"] == island.talks().to_dict()


def test_numbers_within_a_toll_do_not_stand_beside_it(record_url: str) -> None:
    text = (
        "A shell hit Velim on 10 May 2031. The Front speaks of 12 dead. Some 900 people fled Omara. Two more died since Sunday."
    )
    counts = (Count("12 dead", 12, place="Velim", by="Hills Front"), Count("900", 900, "displaced", "people", "Omara"))
    strike = Act("shell hit", date="2031-05-10", place="Velim")
    reading = told("a", "2031-05-11", text, strike, *counts, Count("Two", 2, by="Hills Front"))
    with open_record(record_url) as record:
        record.add_readings([("a.txt", reading)])
        shown = {point.value for series in record.brief().figures.series for point in series.points}
        assert shown == {12, 900}
        assert 2 in {point.value for series in record.figures().series for point in series.points}


def test_rows_say_which_part_they_are_of(island: Record) -> None:
    rows = island.brief().rows()
    assert {"talks", "event"} <= {row["part"] for row in rows}
    assert len({tuple(row) for row in rows}) == 1


def test_a_record_without_reports_has_no_day(record_url: str) -> None:
    with open_record(record_url) as empty:
        brief = empty.brief()
        assert (brief.day, brief.since, brief.rows()) == (None, None, [])


def test_limits_that_mean_nobody_are_errors(island: Record) -> None:
    with pytest.raises(UsageError):
        island.brief(process="Zzyzx")
    assert island.brief(process="Cassar Front").day == "2031-04-09"
    assert island.brief(actor="Keel").day == "2031-04-05"
