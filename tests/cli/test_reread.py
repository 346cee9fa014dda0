"""`eirene reread` and `eirene corrections export`."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eirene.cli.main import app
from eirene.decoding import decode_reading
from eirene.record.record import open_record
from tests.ledger.made import WIRE, wire
from tests.record.test_deciding import MEETING, READINGS, name


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of three reports."""
    made = tmp_path / "record.db"
    with open_record(made) as record:
        record.add_readings(READINGS)
    return made


def run(path: Path, *words: str) -> tuple[int, str, str]:
    """Exit status, output and messages."""
    result = CliRunner().invoke(app, [*words, "--record", str(path)], env={"EIRENE_AUTHOR": "ann"})
    return result.exit_code, result.stdout, result.stderr


def test_readings_made_by_hand_are_left_alone_unless_they_are_named(path: Path) -> None:
    assert run(path, "reread", "--all")[1].startswith("read again: 0")
    assert run(path, "reread")[0] == 2
    run(path, "decide", "reject", name("actor", wire(), 4))
    status, shown, _ = run(path, "reread", "wire.txt")
    assert status == 0
    assert shown.startswith("read again: 1; changed: 1\n")
    assert run(path, "reread", "wire.txt")[1].startswith("read again: 0")  # the present version has read it
    assert run(path, "reread", "none.txt")[0] == 2


def test_what_changed_is_told_as_json(path: Path) -> None:
    (told,) = json.loads(run(path, "reread", "daily.txt", "--json")[1])
    assert told["source"] == "daily.txt"
    assert set(told["changes"]["events"]) == {"kept", "found", "gone"}


def test_corrections_are_exported_as_readings_and_decisions(path: Path, tmp_path: Path) -> None:
    run(path, "decide", "edit", MEETING[0], "--set", "date=2031-05-05")
    run(path, "decide", "reject", name("actor", wire(), 4))
    folder = tmp_path / "corrections"
    status, _, said = run(path, "corrections", "export", str(folder))
    assert (status, "1 corrected readings (0 complete), 2 decisions" in said) == (0, True)
    assert sorted(file.name for file in folder.iterdir()) == ["README.md", "decisions.jsonl", "wire.gold.json"]
    value = json.loads((folder / "wire.gold.json").read_text(encoding="utf-8"))
    reading = decode_reading(value)
    assert reading.report == wire().report
    assert reading.events == (replace(wire().events[0], date="2031-05-05"), wire().events[1])
    assert reading.actors == wire().actors[:4]
    assert [fact["review"] for fact in value["events"]] == ["edited", None]
    assert [fact["name"] for fact in value["rejected"]["actors"]] == ["He"]
    assert "belong to their publishers" in (folder / "README.md").read_text(encoding="utf-8")


def test_exported_decisions_are_taken_by_another_record(path: Path, tmp_path: Path) -> None:
    run(path, "decide", "reject", MEETING[0])
    run(path, "corrections", "export", str(tmp_path / "decisions.jsonl"))
    other = tmp_path / "other.db"
    with open_record(other) as record:
        record.add_readings(READINGS)
    assert run(other, "review", "--file", str(tmp_path / "decisions.jsonl"))[0] == 0
    with open_record(other) as record:
        assert [one.targets for one in record.decisions()] == [(MEETING[0],)]


def test_texts_can_be_left_out_and_all_be_packed(path: Path, tmp_path: Path) -> None:
    run(path, "decide", "reject", MEETING[0])
    packed = tmp_path / "corrections.zip"
    assert run(path, "corrections", "export", str(packed), "--no-texts")[0] == 0
    value = json.loads(zipfile.ZipFile(packed).read("wire.gold.json"))
    assert "text" not in value
    assert decode_reading(value, WIRE).events == wire().events[1:]


def test_a_reading_is_complete_when_every_fact_was_looked_at(path: Path, tmp_path: Path) -> None:
    lengths = {"actor": "actors", "event": "events", "statement": "statements", "figure": "figures", "term": "terms"}
    facts = [name(kind, wire(), i) for kind, listed in lengths.items() for i in range(len(getattr(wire(), listed)))]
    with open_record(path) as record:
        for fact in (*facts, name("process", wire(), 0)):
            record.decide("accept", fact, author="ann")
        found = record.export_corrections(tmp_path / "out")
    assert (found.readings, found.complete) == (1, 1)


def test_a_place_that_cannot_be_written_is_told(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    status, _, said = run(path, "corrections", "export", str(tmp_path / "file" / "out"))
    assert (status, "cannot be written" in said) == (2, True)


def test_only_reviewed_reports_are_exported(path: Path, tmp_path: Path) -> None:
    with open_record(path) as record:
        assert record.export_corrections(tmp_path / "out").readings == 0
