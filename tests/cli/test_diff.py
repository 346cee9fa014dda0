"""`eirene diff` as people run it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eirene.cli.main import app
from eirene.record.record import open_record
from tests.answers.corridor import named


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with the talks on the corridor."""
    path = tmp_path_factory.mktemp("diff") / "record.db"
    with open_record(path) as opened:
        opened.add_readings(named())
    return path


def _run(record: Path, *options: str, width: str = "110") -> str:
    result = CliRunner().invoke(app, ["diff", "--record", str(record), *options], env={"COLUMNS": width})
    assert result.exit_code == 0, result.output
    return result.stdout


def test_each_change_is_told_with_its_steps_and_words(record: Path) -> None:
    shown = _run(record, "2031-03-03", "2031-03-08")
    assert "3 → 2 → 0" in shown
    assert "new → proposed → rejected → agreed" in shown
    assert "demanded → dropped" in shown and "settled otherwise" in shown
    assert "Strait Wire, 8 March" in shown
    assert "both sides" in shown


def test_days_between_which_nothing_is_told(record: Path) -> None:
    assert "Nothing changed" in _run(record, "2031-03-05", "2031-03-06")


@pytest.mark.parametrize("width", ["40", "64", "110"])
def test_no_line_is_wider_than_the_terminal(record: Path, width: str) -> None:
    assert all(len(line) <= int(width) for line in _run(record, "2031-03-01", "2031-03-12", width=width).splitlines())


def test_json_and_csv(record: Path) -> None:
    (talk,) = json.loads(_run(record, "2031-03-03", "2031-03-08", "Sarn Front", "--json"))
    assert {"what", "from", "to", "date", "source", "quote"} <= set(talk["changes"][0])
    rows = list(csv.DictReader(io.StringIO(_run(record, "2031-03-03", "2031-03-08", "--csv"))))
    assert len(rows) == len(talk["changes"])


def test_days_in_the_wrong_order_are_refused(record: Path) -> None:
    result = CliRunner().invoke(app, ["diff", "2031-03-08", "2031-03-03", "--record", str(record)])
    assert result.exit_code == 2
    assert "earlier day first" in result.stderr
