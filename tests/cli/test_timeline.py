"""`eirene timeline` as people run it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eirene.cli.main import app
from eirene.record.record import open_record
from tests.link.tellings import Told, World

ACTORS = {"Kharvan": ("state", None, "Kharvan"), "Hills Front": ("group", None, "Front")}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of an attack that two publishers lay on different sides, a denied meeting and 30 demands."""
    world = World(ACTORS)
    hit = "*struck* a market in Orvesh"
    where = {"date": "2031-05-12", "place": "Orvesh"}
    world.report("2031-05-12", Told("s", "ASSAULT", f"Jets {hit}", ["Kharvan"], **where, time="09:00"))  # type: ignore[arg-type]
    world.report("2031-05-13", Told("s", "ASSAULT", f"Mortars {hit}", ["Hills Front"], **where, time="09:00"), publisher="Daily")  # type: ignore[arg-type]
    sides = ["Kharvan", "Hills Front"]
    world.report("2031-05-14", Told("m", "CONSULT", "They *met*", sides, date="2031-05-14"))
    world.report("2031-05-15", Told("m", "CONSULT", "No *meeting*", sides, date="2031-05-14", status="denied"), publisher="Daily")
    for day in range(1, 31):
        date = f"2031-04-{day:02d}"
        world.report(date, Told("d", "REQUEST/yield", "It *demanded* fuel", ["Hills Front"], ["Kharvan"], date=date))
    path = tmp_path_factory.mktemp("timeline") / "record.db"
    with open_record(path) as opened:
        opened.add_readings((f"{reading.report.id}.txt", reading) for reading in world.readings)
    return path


def _run(record: Path, *options: str) -> str:
    result = CliRunner().invoke(app, ["timeline", "--record", str(record), *options], env={"COLUMNS": "110"})
    assert result.exit_code == 0, result.output
    return result.stdout


def test_terminal_shows_the_newest_first_with_their_words_and_says_what_is_left_out(record: Path) -> None:
    shown = _run(record)
    assert shown.index("meeting") < shown.index("attack") < shown.index("demand")
    assert "earlier ones" in shown
    assert "MAY 2031" in shown
    assert "No meeting" in shown


def test_terminal_shows_what_a_source_tells_otherwise(record: Path) -> None:
    shown = " ".join(_run(record).split())
    assert "laid on Kharvan" in shown
    assert "laid on Hills Front" in shown
    assert "denied · 2 sources" in shown
    assert "Wire, 14 May 2031 · reported as done" in shown


def test_json_has_all_from_the_earliest_on(record: Path) -> None:
    events = json.loads(_run(record, "--json"))
    assert len(events) == 32
    assert [event["date"] for event in events] == sorted(event["date"] for event in events)
    assert len(json.loads(_run(record, "--json", "--limit", "3"))) == 3


def test_csv_has_a_row_for_each_telling(record: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(_run(record, "--csv", "--type", "ASSAULT"))))
    assert [(row["event"], row["actors"]) for row in rows] == [(rows[0]["fact"], "Kharvan"), (rows[0]["fact"], "Hills Front")]


def test_empty_scope_is_said(record: Path) -> None:
    assert "No events in scope." in _run(record, "--since", "2032-01-01")


def test_record_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["timeline", "--record", str(tmp_path / "none.db")])
    assert result.exit_code == 2
