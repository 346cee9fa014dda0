"""`eirene talks` as people run it."""

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
    path = tmp_path_factory.mktemp("talks") / "record.db"
    with open_record(path) as opened:
        opened.add_readings(named())
    return path


def _run(record: Path, *options: str, width: str = "110") -> str:
    result = CliRunner().invoke(app, ["talks", "--record", str(record), *options], env={"COLUMNS": width})
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_board_says_what_is_open_and_settled_who_stands_where_and_in_which_words(record: Path) -> None:
    shown = _run(record, "--as-of", "2031-03-06")
    lines = [line.strip() for line in shown.splitlines()]
    assert "Republic of Veshta – Sarn Front" in shown
    assert "mediated by Türkiye" in shown
    assert shown.index("OPEN") < shown.index("truce, 30 days") < shown.index("LATEST MOVES")
    assert any("put forward by Türkiye; refused by Sarn Front" in line for line in lines)
    assert "“The Front rejected a truce of 30 days.” — Front Radio, 5 March" in shown


def test_what_a_deal_settles_stands_under_settled(record: Path) -> None:
    shown = _run(record, "Sarn Front", "--as-of", "2031-03-08")
    assert shown.index("0 issues") < shown.index("SETTLED") < shown.index("accepted by both sides")
    assert "outcome of the talks" in shown


@pytest.mark.parametrize("width", ["40", "64", "110"])
def test_no_line_is_wider_than_the_terminal(record: Path, width: str) -> None:
    assert all(len(line) <= int(width) for line in _run(record, width=width).splitlines())


def test_talks_of_long_ago_are_listed_with_the_name_that_finds_them(record: Path) -> None:
    shown = _run(record, "--as-of", "2032-01-01")
    assert "last told of 8 March 2031" in shown
    name = next(word for word in shown.split() if word.startswith("process-"))
    assert "SETTLED" in _run(record, name, "--as-of", "2032-01-01")


def test_json_and_csv(record: Path) -> None:
    (talk,) = json.loads(_run(record, "--json"))
    assert {"date", "issues_outstanding", "terms", "assessments", "parties", "mediators", "venue"} <= set(talk)
    rows = list(csv.DictReader(io.StringIO(_run(record, "--csv"))))
    assert {"term", "assessment", "issues"} <= {row["what"] for row in rows}
    assert all(row["quote"] and row["source"] for row in rows if row["what"] == "term")


def test_a_name_that_nothing_bears_is_said(record: Path) -> None:
    result = CliRunner().invoke(app, ["talks", "Ilvar", "--record", str(record)])
    assert result.exit_code == 2
    assert "Ilvar" in result.stderr
