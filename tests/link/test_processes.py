"""Processes across reports of invented conflicts."""

from __future__ import annotations

import pytest

from tests.link.tellings import World

MANY = {
    "Kharvan": ("state", None, "Kharvan"),
    "Kharvani regime": ("state", None, "Kharvan"),
    "Kharvani delegation": ("body", "Kharvan", "delegation"),
    "Hills Front": ("group", None, "Front"),
    "HF": ("group", None, "Front"),
    "Coast Council": ("group", None, "Council"),
    "Selvia": ("state", None, "Selvia"),
    "Delta Army": ("group", None, "Delta"),
    "Qatar": ("state", None, "Qatar"),
    "State of Qatar": ("state", None, "Qatar"),
    "Egypt": ("state", None, "Egypt"),
}


@pytest.fixture
def world() -> World:
    """A record without reports."""
    return World(MANY)


def test_parties_in_any_order_and_by_any_name_are_one_process(world: World) -> None:
    for parties in (["Kharvan", "Hills Front"], ["HF", "Kharvani regime"], ["Kharvani delegation", "Hills Front"]):
        world.report("2031-05-12", parties=parties)
    assert len(world.processes()) == 1


def test_mediators_and_venue_never_make_one_process_of_two(world: World) -> None:
    for parties in (["Kharvan", "Hills Front"], ["Selvia", "Delta Army"], ["Kharvan", "Coast Council"]):
        world.report("2031-05-12", parties=parties, mediators=["Qatar", "Egypt"], venue="Doha")
    assert len(world.processes()) == 3


def test_report_that_names_one_party_joins_the_only_process_that_fits(world: World) -> None:
    world.report("2031-05-12", parties=["Kharvan", "Hills Front"])
    world.report("2031-05-12", parties=["Selvia", "Delta Army"])
    world.report("2031-05-20", parties=["HF"])
    assert world.processes() == [["report-0", "report-2"], ["report-1"]]


def test_report_that_names_a_party_of_two_processes_joins_the_one_with_its_mediators_or_none(world: World) -> None:
    world.report("2031-05-12", parties=["Kharvan", "Hills Front"], mediators=["Qatar", "Egypt"])
    world.report("2031-05-12", parties=["Kharvan", "Coast Council"])
    world.report("2031-05-20", parties=["Kharvan"])
    world.report("2031-05-20", parties=["Kharvani regime"], mediators=["State of Qatar", "Egypt"])
    assert world.processes() == [["report-0", "report-3"], ["report-1"], ["report-2"]]


def test_report_that_names_mediators_alone_joins_when_one_process_has_them(world: World) -> None:
    world.report("2031-05-12", parties=["Kharvan", "Hills Front"], mediators=["Qatar", "Egypt"])
    world.report("2031-05-20", mediators=["Egypt", "Qatar"])
    world.report("2031-05-20", mediators=["Egypt"])
    assert world.processes() == [["report-0", "report-1"], ["report-2"]]


def test_talks_of_three_bridge_no_two_processes(world: World) -> None:
    world.report("2031-05-12", parties=["Kharvan", "Hills Front"])
    world.report("2031-05-12", parties=["Kharvan", "Coast Council"])
    world.report("2031-05-12", parties=["Kharvan", "Hills Front", "Coast Council"])
    assert len(world.processes()) == 3


def test_talks_of_three_are_those_of_two_when_there_are_no_others(world: World) -> None:
    world.report("2031-05-12", parties=["Kharvan", "Hills Front"])
    world.report("2031-05-13", parties=["Hills Front", "Coast Council", "Kharvan"])
    assert len(world.processes()) == 1


def test_a_year_of_silence_ends_a_process_and_a_report_in_between_carries_it_on(world: World) -> None:
    for day in ("2029-02-01", "2031-05-12"):
        world.report(day, parties=["Kharvan", "Hills Front"])
    assert len(world.processes()) == 2
    world.report("2030-02-01", parties=["Kharvan", "Hills Front"])
    world.report("2030-08-01", parties=["Kharvan", "Hills Front"])
    assert len(world.processes()) == 1


def test_report_without_a_day_joins_the_process_of_its_parties(world: World) -> None:
    world.report("2031-05-12", parties=["Kharvan", "Hills Front"])
    world.report(None, parties=["HF", "Kharvan"])
    assert len(world.processes()) == 1
