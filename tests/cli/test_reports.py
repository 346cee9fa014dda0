"""`eirene reports`, `backup` and `restore` as people run them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eirene.cli.main import app
from eirene.errors import SourceError
from eirene.record.adding import add_failure, add_reading
from eirene.store.opening import open_engine
from eirene.types import Reading
from tests.store.made import make_reading


def with_metadata(number: int, **changes: str | None) -> Reading:
    made = make_reading(number)
    return made.with_report(replace(made.report, **changes))  # type: ignore[arg-type]


@pytest.fixture
def run(record_url: str) -> Callable[..., Result]:
    """`run(command, *arguments)` on a record of four reports, one of them a copy and one corrected, and a failure."""
    engine = open_engine(record_url)
    add_reading(engine, "first.txt", with_metadata(1, publisher="Courier A", title="Talks open"))
    add_reading(
        engine, "copy.txt", with_metadata(1, publisher="Courier B", title="Talks open, agency says", published="2026-01-03")
    )
    add_reading(engine, "early.txt", with_metadata(5, url="https://courier.example/5"))
    late = make_reading(5).report
    corrected = replace(late, text=f"CORRECTED: {late.text}", url="https://courier.example/5", published="2026-01-07")
    add_reading(engine, "late.txt", Reading(corrected))
    add_failure(engine, "gone.txt", SourceError("gone.txt: there is no such file"))
    engine.dispose()
    return lambda command, *arguments: CliRunner().invoke(
        app, [command, "--record", record_url, *arguments], env={"COLUMNS": "120"}
    )


def test_reports_are_listed_with_copies_versions_and_failures(run: Callable[..., Result]) -> None:
    ran = run("reports")
    assert ran.exit_code == 0
    lines = [" ".join(line.split()) for line in ran.stdout.splitlines() if line.strip()]
    assert lines[:2] == ["The record", "REPORTS 4"]
    assert any("replaced by late.txt" in line for line in lines)
    place = next(number for number, line in enumerate(lines) if "Talks open · Courier A" in line)
    assert "↳ Talks open, agency says · Courier B · copy.txt · copy of first.txt" in lines[place + 1]
    assert lines[-2:] == ["COULD NOT BE READ 1", "gone.txt there is no such file"]


def test_reports_come_as_json_and_csv(run: Callable[..., Result]) -> None:
    told = json.loads(run("reports", "--json").stdout)
    by_source = {one["source"]: one for one in told["reports"]}
    assert (by_source["copy.txt"]["copy_of"], by_source["early.txt"]["superseded_by"]) == ("first.txt", "late.txt")
    assert by_source["early.txt"]["superseded_on"] == "2026-01-07"
    assert [one["source"] for one in told["failures"]] == ["gone.txt"]
    rows = list(csv.DictReader(io.StringIO(run("reports", "--csv").stdout)))
    assert len(rows) == 5 and rows[-1]["error"] == "SourceError"
    assert len(json.loads(run("reports", "--json", "--limit", "1").stdout)["reports"]) == 1


def test_a_record_without_reports_says_how_to_add_some(record_url: str) -> None:
    open_engine(record_url).dispose()
    assert "eirene add SOURCE… adds some" in CliRunner().invoke(app, ["reports", "--record", record_url]).stdout


def test_a_copy_is_written_and_brought_back(run: Callable[..., Result], tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    assert run("backup", copy).stderr == f"wrote {copy}, 4 reports\n"
    assert (again := run("backup", copy)).exit_code == 2 and "there is a file of that name" in again.stderr
    assert (refused := run("restore", copy)).exit_code == 2 and "--replace" in refused.stderr
    restored = run("restore", copy, "--replace")
    assert restored.exit_code == 0 and "is restored, 4 reports" in restored.stderr
    assert len(json.loads(run("reports", "--json").stdout)["reports"]) == 4
