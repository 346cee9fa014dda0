"""`eirene add` as people run it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner

from eirene.cli.main import app
from eirene.store.opening import open_engine
from eirene.store.tables import failures, reports
from eirene.store.transactions import reading

REPORT = (
    "Envoy sees progress in Galvia talks\n\n"
    "The United Nations envoy, Mirela Donk, said on Tuesday that the two sides had agreed to meet again next week. "
    "At least 14 people were killed on Sunday near Kellen, the health ministry said.\n"
)


class Ran(NamedTuple):
    """What a run of the command gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def add(record_url: str) -> Callable[..., Ran]:
    """`add(*arguments, given="")`: the command on an empty record, in this process."""

    def command(*arguments: str | Path, given: str = "") -> Ran:
        result = CliRunner().invoke(app, ["add", "--record", record_url, *map(str, arguments)], input=given)
        return Ran(result.exit_code, result.stdout, result.stderr)

    return command


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "donk.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def rows(url: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Source, day, publisher and title of the reports on record."""
    engine = open_engine(url)
    with reading(engine) as connection:
        columns = (reports.c.name, reports.c.day, reports.c.publisher, reports.c.title)
        found = [tuple(row) for row in connection.execute(select(*columns).order_by(reports.c.name))]
    engine.dispose()
    return found


def test_a_report_is_read_and_saved(add: Callable[..., Ran], report: Path, record_url: str) -> None:
    ran = add(report, "--date", "2026-03-18", "--publisher", "The Lake Courier")
    assert ran == (0, "added: 1\n", "")
    assert rows(record_url) == [(str(report), "2026-03-18", "The Lake Courier", "Envoy sees progress in Galvia talks")]


def test_a_report_that_is_there_is_not_added_again(
    add: Callable[..., Ran], report: Path, tmp_path: Path, record_url: str
) -> None:
    other = tmp_path / "copy.txt"
    other.write_text(REPORT, encoding="utf-8")
    assert add(report, other).out == "added: 1; already there: 1\n"
    assert add(report, "-", given=REPORT).out == "added: 0; already there: 2\n"
    assert [row[0] for row in rows(record_url)] == [str(report)]


def test_what_is_said_of_a_report_later_wins_and_what_is_not_said_stays(
    add: Callable[..., Ran], report: Path, record_url: str
) -> None:
    add(report, "--date", "2026-03-17", "--publisher", "The Lake Currier")
    assert add(report, "--date", "2026-03-18").out == "added: 0; corrected: 1\n"
    assert add(report, "--publisher", "The Lake Courier", "--title", "Galvia").out == "added: 0; corrected: 1\n"
    assert add(report).out == "added: 0; already there: 1\n"
    assert rows(record_url) == [(str(report), "2026-03-18", "The Lake Courier", "Galvia")]


def test_days_are_told_from_the_day_that_was_corrected(add: Callable[..., Ran], report: Path, record_url: str) -> None:
    from eirene.store.tables import events

    engine = open_engine(record_url)
    for day, meant in (("2026-03-18", "2026-03-15"), ("2026-03-25", "2026-03-22")):
        add(report, "--date", day)
        with reading(engine) as connection:
            assert meant in connection.execute(select(events.c.date)).scalars().all()
    engine.dispose()


def test_a_text_with_characters_that_no_database_holds_is_added(add: Callable[..., Ran], tmp_path: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_text(REPORT.replace("progress", "pro\0gress 🕊 \u202e"), encoding="utf-8")
    assert add(odd) == (0, "added: 1\n", "")
    assert add(odd).out == "added: 0; already there: 1\n"


def test_one_text_of_two_publishers_is_two_reports(add: Callable[..., Ran], report: Path, tmp_path: Path) -> None:
    other = tmp_path / "copy.txt"
    other.write_text(REPORT, encoding="utf-8")
    add(report, "--publisher", "The Lake Courier", "--date", "2026-03-18")
    assert add(other, "--publisher", "Kellen Post", "--date", "2026-03-18").out == "added: 1 (copies: 1)\n"


def test_a_source_that_fails_is_on_record_with_its_reason_until_it_is_read(
    add: Callable[..., Ran], tmp_path: Path, report: Path, record_url: str
) -> None:
    late = tmp_path / "late.txt"
    for _ in range(2):
        ran = add(late, report)
        assert ran.code == 1 and "failed: 1" in ran.out and "there is no such file" in ran.err
    engine = open_engine(record_url)
    with reading(engine) as connection:
        row = connection.execute(select(failures)).one()
        assert (row.source, row.error) == (str(late), "SourceError") and "no such file" in row.reason
    late.write_text(REPORT.replace("14", "15"), encoding="utf-8")
    assert add(late).code == 0
    with reading(engine) as connection:
        assert connection.scalar(select(func.count()).select_from(failures)) == 0
    engine.dispose()


def test_a_folder_stands_for_the_reports_in_it(add: Callable[..., Ran], tmp_path: Path, record_url: str) -> None:
    folder = tmp_path / "reports"
    (folder / "march").mkdir(parents=True)
    for number, name in enumerate(("b.txt", "march/a.txt", "data.json", ".hidden.txt")):
        (folder / name).write_text(REPORT.replace("14", f"{14 + number}"), encoding="utf-8")
    assert add(folder).code == 0
    assert [Path(row[0]).name for row in rows(record_url)] == ["b.txt", "a.txt"]
    (tmp_path / "none").mkdir()
    assert "this is a folder; give text or HTML files" in add(tmp_path / "none").err


def test_json_tells_of_each_source(add: Callable[..., Ran], report: Path, tmp_path: Path) -> None:
    told = json.loads(add(report, tmp_path / "none.txt", "--json").out)
    assert [(one["source"], one["outcome"]) for one in told] == [(str(report), "added"), (str(tmp_path / "none.txt"), "failed")]
    assert len(told[0]["report"]) == 10 and "no such file" in told[1]["error"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--date", "21 March"], "is no date"),
        (["--codebook", "no/such/folder"], "no such codebook folder"),
        (["--record", "mysql://server/x"], "a record is kept in SQLite or PostgreSQL"),
        (["--record", "no/such/folder/record.db"], "there is no folder no/such/folder; make it"),
        (["--record", "postgresql://nobody@/x?host=/no/such/socket"], "the server cannot be reached"),
    ],
)
def test_options_that_make_no_sense_end_with_2(options: list[str], says: str, report: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["add", str(report), "--record", str(tmp_path / "record.db"), *options])
    assert result.exit_code == 2
    assert result.stderr.startswith("eirene: ") and says in result.stderr and result.stderr.count("\n") == 1


def count(path: Path) -> int:
    """How many reports a record that another program is writing has."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_an_interrupted_run_says_how_to_go_on_and_goes_on(tmp_path: Path) -> None:
    sources = []
    for number in range(16):
        sources.append(tmp_path / f"{number:02}.txt")
        sources[-1].write_text(REPORT.replace("14", str(number + 2)) * 3, encoding="utf-8")
    command = [sys.executable, "-m", "eirene.cli.main", "add", "--record", str(tmp_path / "record.db"), *map(str, sources)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"COLUMNS": "300"}
    ) as running:
        while running.poll() is None and not count(tmp_path / "record.db"):
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert running.returncode == 130, err
    assert b"of 16 sources are done; the same command goes on from there" in err and b"Traceback" not in err
    done = len(rows(f"sqlite:///{tmp_path / 'record.db'}"))
    assert 0 < done < 16 and out.startswith(f"added: {done}".encode())
    ran = CliRunner().invoke(app, ["add", "--record", str(tmp_path / "record.db"), *map(str, sources)])
    assert ran.stdout.startswith(f"added: {16 - done}") and f"already there: {done}" in ran.stdout
