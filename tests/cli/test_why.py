"""`eirene why`."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from eirene.cli.main import app
from eirene.record.record import open_record
from tests.record.test_deciding import MEETING, READINGS


def run(path: Path, *words: str) -> tuple[int, str, str]:
    """Exit status, output and messages."""
    result = CliRunner().invoke(app, ["why", *words, "--record", str(path)], env={"COLUMNS": "80"})
    return result.exit_code, result.stdout, result.stderr


def test_a_fact_is_shown_with_words_rule_tellings_decisions_and_how_to_undo_them(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_record(path) as record:
        record.add_readings(READINGS)
        made = record.decide("edit", MEETING[1], author="ann", reason="a Monday", value={"place": "Malm"})
    status, shown, _ = run(path, MEETING[1])
    assert status == 0
    flat = " ".join(shown.split())
    for words in ("held talks", "CONSULT: meet", "read as Lund", "needed", "eirene decide split", "a Monday", made.decision_id):
        assert words in flat
    value = json.loads(run(path, MEETING[1], "--json")[1])
    assert value["as_read"]["place"] == "Lund"
    assert value["decisions"][0]["undo"] == f"eirene decide undo {made.decision_id}"
    assert {telling["source"] for telling in value["tellings"]} == {"wire.txt", "daily.txt", "radio.txt"}
    assert run(path, MEETING[1], "--csv")[1].startswith("name,source")


def test_what_is_no_fact_is_told(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_record(path) as record:
        record.add_readings(READINGS)
    status, _, said = run(path, "the meeting")
    assert (status, "is no name of a fact" in said) == (2, True)
