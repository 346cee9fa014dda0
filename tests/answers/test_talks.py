"""Where negotiations stand, out of a record."""

from __future__ import annotations

from itertools import permutations

import pytest
from sqlalchemy import Engine

from eirene.errors import UsageError
from eirene.record.record import Record
from tests.answers.corridor import ENVOY, FRONT, MEDIATOR, VESHTA, named


@pytest.fixture
def record(engine: Engine) -> Record:
    """A record with the talks on the corridor."""
    record = Record(engine)
    record.add_readings(named())
    return record


def cells(record: Record, day: str) -> list[tuple[str, float, str]]:
    """The terms of the talks on a day."""
    (talk,) = record.talks(as_of=day).to_dict()
    return [(term["kind"], term["value"], term["status"]) for term in talk["terms"]]


def test_the_state_of_each_day_is_what_the_reports_up_to_it_say(record: Record) -> None:
    assert cells(record, "2031-03-03") == [("aid", 40, "demanded")]
    assert cells(record, "2031-03-04") == [("truce", 30, "proposed"), ("aid", 60, "proposed"), ("aid", 40, "demanded")]
    assert cells(record, "2031-03-06")[0] == ("truce", 30, "rejected")
    assert cells(record, "2031-03-08") == [("truce", 30, "agreed"), ("aid", 60, "agreed")]


def test_the_json_has_the_keys_of_a_timeline_entry_and_where_each_cell_stands(record: Record) -> None:
    (talk,) = record.talks(as_of="2031-03-06").to_dict()
    assert talk["issues_outstanding"] == 2
    assert (set(talk["parties"]), talk["mediators"], talk["venue"]) == ({VESHTA, FRONT}, [MEDIATOR], "Bursa")
    truce = talk["terms"][0]
    assert (truce["tabled_by"], truce["rejected_by"], truce["since"]) == ([MEDIATOR], [FRONT], "2031-03-05")
    assert (truce["source"], truce["published"], truce["quote"]) == (
        "Front Radio-2031-03-05.txt",
        "2031-03-05",
        "truce of 30 days",
    )
    assert truce["fact"].startswith("term-")


def test_assessments_are_those_of_the_last_day_with_their_side(record: Record) -> None:
    (talk,) = record.talks(as_of="2031-03-04").to_dict()
    assert talk["assessments"] == {"positive": [ENVOY], "cautious": [], "negative": []}
    assert (talk["moods"][0]["side"], talk["moods"][0]["quote"]) == (MEDIATOR, "We are nearly there")


def test_a_report_without_a_process_counts_when_it_names_both_parties(record: Record) -> None:
    assert cells(record, "2031-03-12")[0] == ("truce", 30, "violated")
    (talk,) = record.talks().to_dict()
    assert (talk["last_reported"], talk["assessments"]["cautious"]) == ("2031-03-11", [ENVOY])


def test_deadlines_and_what_became_of_them(record: Record) -> None:
    (talk,) = record.talks(as_of="2031-03-09").to_dict()
    fates = {(deadline["what"], deadline["due"]): deadline["fate"] for deadline in talk["deadlines"]}
    assert fates == {("CONSULT/third-party", "2031-03-07"): "passed", ("outcome", "2031-03-10"): "met"}


def test_talks_are_found_by_a_party_and_by_the_name_of_their_process(record: Record) -> None:
    (talk,) = record.talks("sarn front").talks
    assert record.talks(talk.process).talks == (talk,)
    with pytest.raises(UsageError, match="nobody"):
        record.talks("Ilvar Republic")


def test_talks_that_no_report_told_of_lately_are_listed(record: Record) -> None:
    (talk,) = record.talks(as_of="2031-06-01").talks
    assert (talk.state, talk.told_on, set(talk.parties)) == (None, "2031-03-08", {VESHTA, FRONT})
    (worked_out,) = record.talks("Sarn Front", as_of="2031-06-01").talks
    assert worked_out.state is not None


def test_an_empty_record_has_no_talks(engine: Engine) -> None:
    assert Record(engine).talks().to_dict() == []


def test_the_order_of_adding_does_not_matter(tmp_path: object) -> None:
    import eirene  # the public way in

    seen = set()
    for number, order in enumerate(list(permutations(named()))[::31]):
        with eirene.open(f"{tmp_path}/{number}.db") as record:
            record.add_readings(order)
            seen.add(str(record.talks().to_dict()))
    assert len(seen) == 1


def test_each_row_of_the_csv_has_the_same_keys(record: Record) -> None:
    rows = record.talks().rows()
    assert {row["what"] for row in rows} >= {"issues", "term", "assessment", "deadline"}
    assert len({tuple(row) for row in rows}) == 1


def test_what_an_editor_rejects_is_off_the_table(record: Record) -> None:
    (talk,) = record.talks(as_of="2031-03-05").to_dict()
    refused = next(term for term in talk["terms"] if term["status"] == "rejected")
    record.decide("reject", refused["fact"], author="Iva", reason="the report speaks of an earlier offer")
    assert cells(record, "2031-03-05")[0] == ("truce", 30, "proposed")
