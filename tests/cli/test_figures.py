"""`eirene figures` as people run it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eirene.cli.main import app
from eirene.record.record import open_record
from eirene.types import Reading
from tests.link.counting import Act, Count, told

STRIKE = Act("strike", date="2031-05-10", place="Velim")


def tolls(name: str, day: str, ministry: int, front: int) -> Reading:
    text = f"{name}: on {day}, after the strike on Velim, the Health Ministry speaks of {ministry} dead and the Front of {front}."
    dead = (Count(str(ministry), ministry, place="Velim", by="Health Ministry"), Count(str(front), front, by="Hills Front"))
    return told(name, day, text, STRIKE, *dead, publisher=f"Paper {name}")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of a toll by two bodies on two days, and of a number that one report gives."""
    path = tmp_path_factory.mktemp("figures") / "record.db"
    crowd = told(
        "c", "2031-05-12", "Some 5,000 people fled Omara.", Count("5,000", 5000, "displaced", "people", "Omara", "about")
    )
    with open_record(path) as opened:
        opened.add_readings(
            (f"{one.report.id}.txt", one) for one in (tolls("a", "2031-05-10", 11, 23), tolls("b", "2031-05-11", 14, 41), crowd)
        )
    return path


def run(record: Path, *options: str, status: int = 0) -> str:
    result = CliRunner().invoke(app, ["figures", "--record", str(record), *options], env={"COLUMNS": "110"})
    assert result.exit_code == status, result.output
    return result.output if status else result.stdout


def test_the_terminal_shows_the_spread_by_counting_body_with_the_course_and_the_words(record: Path) -> None:
    shown = " ".join(run(record).split())
    assert "KILLED · VELIM · 10 MAY 2031" in shown
    assert "by Health Ministry 14 on 11 May 2031 · before 11 · 2 reports" in shown
    assert "by Hills Front 41 on 11 May 2031 · before 23" in shown
    assert "differs 11 May 2031 counting body: 14 by Health Ministry, 41 by Hills Front" in shown
    assert "TOLD ONCE" in shown
    assert "about 5,000" in shown
    assert "“Some 5,000 people fled Omara.”" in shown


def test_a_number_that_a_report_gives_on_nobodys_word_is_told_in_it(record: Path) -> None:
    assert "about 5,000 in Wire on 12 May 2031" in " ".join(run(record).split())


def test_json_is_a_list_of_series(record: Path) -> None:
    found = json.loads(run(record, "--json", "--measure", "killed"))
    assert [series["measure"] for series in found] == ["killed"]
    assert {"value", "bound", "counted_by", "as_of", "source", "anchor"} <= found[0]["points"][0].keys()
    assert {"kind", "a", "b"} <= found[0]["disagreements"][0].keys()


def test_csv_has_a_row_for_each_point(record: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(record, "--csv", "--place", "Velim"))))
    assert [row["value"] for row in rows] == ["11", "23", "14", "41"]


def test_limits_of_the_question(record: Path) -> None:
    assert "Omara" not in run(record, "--as-of", "2031-05-11")
    assert "there are more" in run(record, "--limit", "1")
    assert "No report in scope counts this." in run(record, "--measure", "missing")
    assert "names nobody so" in run(record, "--actor", "Zzyzx", status=2)
    assert "is no measure; choose one of killed" in run(record, "--measure", "deaths", status=2)
    assert "--limit" in run(record, "--limit", "9" * 30, status=2)
