"""`eirene brief`, `who`, `search` and `sql` as people run them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from eirene.cli.main import app
from eirene.record.record import open_record
from eirene.types import Actor, ActorKind, Passage, Reading, Report, Statement, StatementKind
from tests.answers.island import readings

VERBS = (["brief"], ["who"], ["who", "Verhal"], ["search", "mareno"], ["sql", "SELECT source, day FROM record_reports"])
HOSTILE = "Evil\x1b[31m\u202e\nName"


class Ran(NamedTuple):
    """What a run of the command gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The talks in Bursa."""
    path = tmp_path_factory.mktemp("asking") / "record.db"
    with open_record(path) as opened:
        opened.add_readings(readings())
    return path


@pytest.fixture
def run(record: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run(*arguments, width=100)`: the command on the record."""
    monkeypatch.setenv("EIRENE_RECORD", str(record))

    def command(*arguments: str, width: int = 100) -> Ran:
        result = CliRunner().invoke(app, list(arguments), env={"COLUMNS": str(width)})
        return Ran(result.exit_code, result.stdout, result.stderr)

    return command


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: " ".join(verb)[:12])
@pytest.mark.parametrize("width", [40, 63, 80, 120, 200])
def test_pages_fit_the_terminal_and_have_no_colour_in_a_pipe(verb: list[str], width: int, run: Run) -> None:
    ran = run(*verb, width=width)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= min(width, 116) or verb[0] == "sql"
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: " ".join(verb)[:12])
def test_json_and_csv_hold_the_same_rows(verb: list[str], run: Run) -> None:
    assert json.loads(run(*verb, "--json").out)
    rows = list(csv.DictReader(io.StringIO(run(*verb, "--csv").out)))
    assert rows and all(None not in row and None not in row.values() for row in rows)
    both = run(*verb, "--json", "--csv")
    assert both.code == 2 and "exclude each other" in both.err


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: " ".join(verb)[:12])
def test_asking_makes_no_record(verb: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EIRENE_RECORD", raising=False)
    result = CliRunner().invoke(app, verb)
    assert result.exit_code == 2
    assert result.stderr.startswith("eirene: eirene.db: there is no record") and "eirene add" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", ["--as-of 9April", "--since 2031-02-30", "--since 2031-04-09 --as-of 2031-04-08"])
def test_a_day_that_is_none_ends_with_2_and_says_why(option: str, run: Run) -> None:
    for verb in (["brief"], ["who", "Verhal"], ["search", "mareno"]):
        ran = run(*verb, *option.split())
        assert ran.code == 2 and ran.err.startswith("eirene: ") and ran.out == ""


def test_the_brief_tells_where_talks_stand_and_the_verbs_that_tell_more(run: Run) -> None:
    shown = run("brief").out
    assert shown.startswith("The situation on 9 April 2031\nsince 2 April 2031: 5 reports · Daily, Front Radio, Wire\n")
    for words in ("CHANGED SINCE 2 APRIL", "truce, 30 days", "NEWEST EVENTS", "more: eirene timeline", "cautious"):
        assert words in shown


def test_who_tells_roles_over_time_with_what_was_said_and_offered(run: Run) -> None:
    shown = run("who", "verhal").out
    assert shown.startswith("Tomás Verhal\nperson · reported 2–8 April 2031 · 3 reports · actor-")
    for words in ("2–8 April 2031  chief delegate  Mareno · 3 reports", "“We are close.” — Wire", "truce · 30 days", "in Bursa"):
        assert words in shown


def test_who_without_a_name_lists_the_most_named(run: Run) -> None:
    shown = run("who").out
    assert "by the newest 6 reports" in shown and "Ilse Dranko" in shown


def test_nobody_of_that_name_ends_with_2_and_names_those_near(run: Run) -> None:
    ran = run("who", "Jonas Smith")
    assert ran.code == 2 and "did you mean 'Jonas Keel'" in ran.err


def test_search_shows_the_words_and_how_the_reports_are_spread(run: Run) -> None:
    shown = run("search", "truce", "near").out
    assert "The truce is" in shown and "WHERE THEY ARE" in shown and "April 2031 1" in shown
    assert "No report in scope" in run("search", "volcano").out


def test_sql_reads_and_does_nothing_else(run: Run) -> None:
    shown = run("sql", "SELECT source, day FROM record_reports ORDER BY source").out.splitlines()
    assert shown[0].split() == ["source", "day"] and shown[1].split() == ["a.txt", "2031-04-02"]
    assert json.loads(run("sql", "SELECT count(*) AS n FROM record_actors WHERE actor IS NOT NULL", "--json").out) == [{"n": 15}]
    for sql in ("DELETE FROM reports", "SELECT nothing FROM nowhere", "SELECT 1; SELECT 2"):
        ran = run("sql", sql)
        assert ran.code == 2 and ran.err.startswith("eirene: ")
    assert "first 2 rows" in run("sql", "SELECT fact FROM record_actors", "--limit", "2").out


def test_csv_cells_are_no_formulas_and_pages_steer_no_terminal(tmp_path: Path) -> None:
    text = f"{HOSTILE} said “=HYPERLINK(1)”."
    said = Passage(text.index("“") + 1, text.index("”"))
    actors = (Actor(HOSTILE, ActorKind.PERSON, mentions=(Passage(0, 4),)),)
    statements = (Statement(HOSTILE, StatementKind.DIRECT, Passage(text.index("said"), text.index("said") + 4), said),)
    report = Report("x", text, publisher="=cmd()", published="2031-04-02")
    path = tmp_path / "hostile.db"
    with open_record(path) as opened:
        opened.add_readings([("=x.txt", Reading(report, actors, statements=statements))])
    for verb in (["who", "Evil"], ["who"], ["search", "said"], ["brief"], ["sql", "SELECT * FROM record_actors"]):
        out = CliRunner().invoke(app, [*verb, "--record", str(path)]).stdout
        assert "\x1b" not in out and "\u202e" not in out and out
    rows = CliRunner().invoke(app, ["who", "Evil", "--record", str(path), "--csv"]).stdout
    assert ",'=x.txt," in rows and ",'=cmd()," in rows
