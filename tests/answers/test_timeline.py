"""The timeline of a record, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from eirene.errors import UsageError
from eirene.record.record import Record, open_record
from eirene.types import Event, Reading
from tests.link.tellings import Told, World

ACTORS = {
    "Kharvan": ("state", None, "Kharvan"),
    "Hills Front": ("group", None, "Front"),
    "Selvia": ("state", None, "Selvia"),
    "Qatar": ("state", None, "Qatar"),
}
TALKS = Told("t", "CONSULT/third-party", "The sides *met* in Doha", ["Kharvan", "Hills Front"], date="2031-05-12", place="Doha")
STRIKE = Told("s", "ASSAULT/aerial", "Jets *hit* a market in Orvesh", ["Kharvan"], ["Hills Front"], "2031-05-13", place="Orvesh")
DEMAND = Told("d", "REQUEST/yield", "It *demanded* a truce", ["Selvia"], ["Kharvan"])


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    """Four reports of three publishers."""
    world = World(ACTORS)
    parties = {"parties": ["Kharvan", "Hills Front"], "mediators": ["Qatar"]}
    world.report("2031-05-10", Told("t", TALKS.code, TALKS.words, TALKS.actors, date=TALKS.date, status="planned"), **parties)  # type: ignore[arg-type]
    world.report("2031-05-12", TALKS, publisher="Daily", **parties)  # type: ignore[arg-type]
    world.report("2031-05-14", STRIKE, TALKS, publisher="Radio")
    world.report("2031-05-20", DEMAND)
    with open_record(record_url) as opened:
        opened.add_readings((f"{reading.report.id}.txt", reading) for reading in world.readings)
        yield opened


def test_each_event_is_told_once_with_all_its_reports(record: Record) -> None:
    talks, strike, demand = record.timeline().events
    assert [told.source for told in talks.tellings] == ["report-0.txt", "report-1.txt", "report-2.txt"]
    assert (talks.status, talks.place, talks.actors, talks.sources) == ("occurred", "Doha", ("Kharvan", "Hills Front"), 3)
    assert talks.id == talks.tellings[0].id
    assert (strike.actors, strike.recipients, demand.date, demand.day) == (("Kharvan",), ("Hills Front",), None, "2031-05-20")


def test_json_has_the_fields_of_an_event_and_of_each_telling(record: Record) -> None:
    talks = record.timeline().to_dict()[0]
    assert {field for field in Event.__slots__ if field not in {"source", "passage", "reason"}} <= set(talks)
    telling = talks["reports"][1]
    assert {"source", "anchor", "type", "mode", "date", "status", "publisher", "published", "fact"} <= set(telling)
    assert telling["quote"] == "The sides met in Doha."


def test_rows_are_tellings_and_all_have_the_same_keys(record: Record) -> None:
    rows = record.timeline().rows()
    assert [row["event_type"] for row in rows] == ["CONSULT"] * 3 + ["ASSAULT", "REQUEST"]
    assert len({tuple(row) for row in rows}) == 1


LIMITS: list[tuple[dict[str, str | int], list[str]]] = [
    ({"as_of": "2031-05-11"}, ["CONSULT"]),
    ({"since": "2031-05-13"}, ["ASSAULT", "REQUEST"]),
    ({"since": "2031-05-13", "as_of": "2031-05-14"}, ["ASSAULT"]),
    ({"actor": "Selvia"}, ["REQUEST"]),
    ({"actor": "Hills Front"}, ["CONSULT", "ASSAULT"]),
    ({"process": "Hills Front"}, ["CONSULT"]),
    ({"event_type": "ASSAULT"}, ["ASSAULT"]),
    ({"event_type": "CONSULT/third-party"}, ["CONSULT"]),
    ({"event_type": "CONSULT/visit"}, []),
    ({"event_type": "assault/Aerial"}, ["ASSAULT"]),
    ({"newest": 1}, ["REQUEST"]),
    ({"newest": 2}, ["ASSAULT", "REQUEST"]),
]


def test_limits(record: Record) -> None:
    for limits, types in LIMITS:
        found = record.timeline(**limits).events  # type: ignore[arg-type]
        assert [event.type for event in found] == types, limits


def test_record_as_of_a_day_has_the_plan_alone(record: Record) -> None:
    (talks,) = record.timeline(as_of="2031-05-11").events
    assert (talks.status, len(talks.tellings)) == ("planned", 1)


def test_timeline_says_when_earlier_events_are_left_out(record: Record) -> None:
    assert record.timeline().complete
    assert not record.timeline(newest=1).complete


def test_unknown_type_and_actor_are_errors(record: Record) -> None:
    with pytest.raises(UsageError, match="give one of ACCUSE"):
        record.timeline("BOMBING")
    with pytest.raises(UsageError, match="names nobody so"):
        record.timeline(actor="Nobody At All")


def test_long_sentence_is_quoted_in_part(record: Record) -> None:
    world = World(ACTORS)
    long = Told("x", "PROTEST/demo", f"{'before ' * 60}they *marched* {'after ' * 60}", ["Selvia"], date="2031-05-30")
    readings: list[Reading] = [world.report("2031-05-30", long)]
    record.add_readings([("long.txt", reading) for reading in readings])
    (march,) = record.timeline(event_type="PROTEST").to_dict()
    quote = march["reports"][0]["quote"]
    assert quote.startswith("…before") and quote.endswith("…") and "they marched" in quote
