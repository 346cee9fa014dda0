"""What an editor expects of the storyline: its planted errors, the denied meeting, the replaced negotiator, the corrected report.

The bundled reports are read by the real model; nothing but their texts, publishers and days is given.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import eirene
from eirene.codebook import Codebook
from eirene.model import Model
from eirene.pipeline import annotate, extract
from eirene.record.record import Record
from eirene.types import Reading, Report
from tests.record.storyline import Named

Found = dict[str, Any]


@pytest.fixture(scope="module")
def record(storyline: list[Named], tmp_path_factory: pytest.TempPathFactory) -> Record:
    """A record of the whole storyline."""
    made = eirene.open(tmp_path_factory.mktemp("storyline") / "record.db")
    made.add_readings(storyline)
    return made


def findings(record: Record, kind: str, source: str) -> list[Found]:
    """The findings of a kind that a report has part in."""
    return [found for found in record.findings(kind).to_dict() if source in found["sources"]]


def quotes(found: Found) -> list[str]:
    """The words that a finding shows."""
    return [passage["quote"] for passage in found["passages"]]


def test_a_sum_that_its_parts_do_not_make(record: Record) -> None:
    (found,) = findings(record, "arithmetic", "tarvenia-13-daily.txt")
    assert quotes(found) == ["34", "14", "11", "12"]
    assert "37" in found["note"]


def test_a_day_that_is_another_weekday(record: Record) -> None:
    (found,) = findings(record, "implausible_date", "tarvenia-15-state.txt")
    assert "Saturday, 5 April" in quotes(found)[0]
    assert "Sunday" in found["note"]


def test_winter_time_in_april(record: Record) -> None:
    (found,) = findings(record, "time_zone", "tarvenia-16-wire.txt")
    assert quotes(found) == ["EST"]


def test_a_replaced_negotiator_is_two_people_of_one_office_one_after_the_other(record: Record) -> None:
    (before,) = record.who("Anton Belisar").to_dict()
    (after,) = record.who("Stevan Orlach").to_dict()
    assert before["id"] != after["id"]
    led = [role for role in before["roles"] if "lead" in role["role"] or "negotiator" in role["role"]]
    leads = [role for role in after["roles"] if "head of the delegation" in role["role"] or "negotiator" in role["role"]]
    assert led and leads
    assert max(role["to"] for role in led) < min(role["from"] for role in leads)


def test_the_office_is_shown_with_both_holders(record: Record) -> None:
    named = record.who("Stevan Orlach").to_dict()[0]
    assert {report["source"] for report in named["reports"]} >= {"tarvenia-10-state.txt", "tarvenia-14-wire.txt"}
    assert named["first_reported"] == "2026-03-25"  # nobody names him before the day of his appointment


DENIED = "tarvenia-10-state.txt"
SECRET = """General met movement's delegate in secret
DORVANE, March 25 - Stevan Orlach, a retired general, met Leyan Harrak, the head of the delegation of the Ostrel Liberation \
Movement (OLM), on Tuesday at noon in a hotel in Geneva, two officials said. The meeting lasted for an hour.
"""


def read(text: str, day: str, publisher: str, model: Model, codebook: Codebook) -> Reading:
    """The reading of a text."""
    report = Report(id="made", text=text, publisher=publisher, published=day, published_from="caller")
    return extract(next(annotate([report], model)), codebook)


@pytest.fixture(scope="module")
def with_secret(
    storyline: list[Named], model: Model, codebook: Codebook, tmp_path_factory: pytest.TempPathFactory
) -> list[Found]:
    """The accounts that differ and the events of a record in which the daily names who met."""
    told = read(SECRET, "2026-03-25", "The Dorvane Herald", model, codebook)
    with eirene.open(tmp_path_factory.mktemp("secret") / "record.db") as record:
        record.add_readings([*storyline, ("secret.txt", told)])
        events: list[Found] = record.timeline().to_dict()
        return events + record.findings("accounts_differ").to_dict()


def test_a_denied_meeting_is_one_event_told_and_denied(with_secret: list[Found]) -> None:
    (event,) = [one for one in with_secret if any(told["source"] == "secret.txt" for told in one.get("reports", ()))]
    tellings = {(told["source"], told["status"]) for told in event["reports"]}
    assert {("secret.txt", "occurred"), (DENIED, "denied")} <= tellings


def test_the_denial_stands_beside_what_it_denies(with_secret: list[Found]) -> None:
    (found,) = [one for one in with_secret if one.get("kind") == "accounts_differ" and "secret.txt" in one["sources"]]
    assert DENIED in found["sources"]
    assert {passage["publisher"] for passage in found["passages"]} >= {"The Dorvane Herald", "Tarvenian State News Agency"}


CORRECTED, UNCORRECTED = "tarvenia-14-wire.txt", "uncorrected.txt"


@pytest.fixture(scope="module")
def both_versions(storyline: list[Named], model: Model, codebook: Codebook, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """A record that has the report as it was before its correction too, added after it."""
    reading = dict(storyline)[CORRECTED]
    lines = reading.report.text.split("\n")
    assert lines[0].startswith("CORRECTED-") and lines[1].startswith("(Corrects")
    text = "\n".join([lines[0].removeprefix("CORRECTED-"), *lines[2:]]).replace("verified 38 deaths", "verified 83 deaths")
    assert "83" in text
    first = read(text, "2026-03-30", "Meridian News Agency", model, codebook)
    made = eirene.open(Path(tmp_path_factory.mktemp("versions")) / "record.db")
    made.add_readings([*storyline, (UNCORRECTED, replace(first, report=replace(first.report, id="uncorrected")))])
    return made


def points(record: Record, source: str, as_of: str | None = None) -> list[float]:
    """The tolls that a report gives for the market and stands by, in the order of the text."""
    return [point["value"] for point in _all_points(record, source, as_of) if not point["withdrawn"]]


def _all_points(record: Record, source: str, as_of: str | None = None) -> list[Found]:
    listed = [point for series in record.figures("killed", "Bazhel", as_of=as_of).to_dict() for point in series["points"]]
    return [point for point in listed if point["source"] == source]


def test_a_corrected_report_takes_the_place_of_the_one_before_it(both_versions: Record) -> None:
    assert 38 in points(both_versions, CORRECTED)
    assert points(both_versions, UNCORRECTED) == []
    assert [point["value"] for point in _all_points(both_versions, UNCORRECTED)] == [83]  # shown as withdrawn


def test_the_record_of_the_day_before_has_the_report_as_it_was(both_versions: Record) -> None:
    assert 83 in points(both_versions, UNCORRECTED, as_of="2026-03-30")
    assert points(both_versions, CORRECTED, as_of="2026-03-30") == []
    assert 38 in points(both_versions, CORRECTED, as_of="2026-03-31")


def test_the_correction_shows_the_old_value_and_the_new(both_versions: Record) -> None:
    found = next(one for one in findings(both_versions, "correction", UNCORRECTED) if CORRECTED in one["sources"])
    said = " ".join(quotes(found))
    assert "83" in said and "38" in said


def test_both_versions_are_found_by_their_words(both_versions: Record) -> None:
    found = both_versions.search("moving the goalposts", as_of="2026-03-30").to_dict()
    assert UNCORRECTED in str(found) and CORRECTED not in str(found)
    assert CORRECTED in str(both_versions.search("moving the goalposts").to_dict())
