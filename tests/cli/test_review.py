"""`eirene review` on a terminal, from a file, and as a list; `eirene decide` and `precision`."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eirene.cli.main import app
from eirene.cli.reviewing import read_value
from eirene.record.record import open_record
from tests.ledger.made import wire
from tests.record.test_deciding import BEFORE, MEETING, READINGS, name, row

WAIT = 60  # seconds for the terminal to show what is expected


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of three reports."""
    made = tmp_path / "record.db"
    with open_record(made) as record:
        record.add_readings(READINGS)
    return made


def run(path: Path, *words: str, given: str | None = None) -> tuple[int, str, str]:
    """Exit status, output and messages."""
    result = CliRunner().invoke(app, [*words, "--record", str(path)], input=given, env={"EIRENE_AUTHOR": "ann", "COLUMNS": "80"})
    return result.exit_code, result.stdout, result.stderr


def decisions(path: Path) -> list[tuple[str, tuple[str, ...], str, str]]:
    """Action, targets, author and reason of each decision."""
    with open_record(path) as record:
        return [(str(one.action), one.targets, one.author, one.reason) for one in record.decisions()]


class Terminal:
    """`eirene` in a terminal of 80 columns."""

    def __init__(self, path: Path, *words: str) -> None:
        self.master, slave = pty.openpty()
        env = os.environ | {"COLUMNS": "80", "LINES": "40", "TERM": "dumb", "NO_COLOR": "1"}
        command = [sys.executable, "-m", "eirene.cli.main", "review", "--record", str(path), "--author", "ann", *words]
        self.process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True)
        os.close(slave)
        self.shown = ""

    def until(self, words: str) -> str:
        """What is shown since the last call, up to when the words are."""
        ends = time.monotonic() + WAIT
        while words not in self.shown:
            if not select.select([self.master], [], [], max(0, ends - time.monotonic()))[0]:
                raise AssertionError(f"{words!r} is not shown in {self.shown!r}")
            try:
                self.shown += os.read(self.master, 65536).decode()
            except OSError as error:  # the terminal is closed at its end
                raise AssertionError(f"{words!r} is not shown in {self.shown!r}") from error
        before, found, self.shown = self.shown.partition(words)
        return before + found

    def press(self, keys: str) -> None:
        """Presses keys."""
        os.write(self.master, keys.encode())

    def end(self) -> int:
        """The exit status."""
        self.process.wait(WAIT)
        os.close(self.master)
        return self.process.returncode


def test_a_review_on_a_terminal_keeps_each_decision_at_once(path: Path) -> None:
    terminal = Terminal(path, "--source", "wire.txt", "--kind", "event")
    shown = terminal.until("q quit")
    assert "1 of 2 · event" in shown
    assert all(len(line) <= 80 for line in shown.replace("\r", "").split("\n"))
    terminal.press("e")
    terminal.until("none.")
    terminal.press("date=soon\n\n")
    assert "'soon' is no day" in terminal.until("q quit")
    terminal.press("e")
    terminal.until("none.")
    terminal.press("date=2031-05-05\n\n")
    terminal.until("Reason")
    terminal.press("a Monday\n")
    terminal.until("2 of 2")
    terminal.until("q quit")
    terminal.press("r")
    terminal.until("Reason")
    terminal.press("\n")
    terminal.until("2 decisions kept")
    assert terminal.end() == 0
    assert [(action, reason) for action, _, _, reason in decisions(path)] == [("edit", "a Monday"), ("reject", "")]


def test_the_last_decision_is_taken_back_and_its_fact_comes_again(path: Path) -> None:
    terminal = Terminal(path, "--source", "wire.txt", "--kind", "event")
    terminal.until("q quit")
    terminal.press("a")
    terminal.until("2 of 2")
    terminal.until("q quit")
    terminal.press("u")
    assert "is taken back" in terminal.until("1 of 2")
    terminal.until("q quit")
    terminal.press("q")
    terminal.until("kept")
    assert terminal.end() == 0
    assert [action for action, *_ in decisions(path)] == ["accept", "undo"]


def test_a_fact_is_merged_with_one_that_is_offered_or_named(path: Path) -> None:
    terminal = Terminal(path, "--source", "radio.txt", "--kind", "event")
    shown = terminal.until("q quit")
    own, other = (BEFORE, MEETING[2]) if BEFORE in shown else (MEETING[2], BEFORE)
    terminal.press("m")
    terminal.until("for none): ")
    terminal.press(other + "\n")
    terminal.until("Reason")
    terminal.press("one meeting\n")
    terminal.until("merge: kept")
    terminal.until("q quit")
    terminal.press("\x04")
    terminal.until("kept")
    terminal.end()
    assert decisions(path) == [("merge", (own, other), "ann", "one meeting")]


def test_without_a_terminal_it_says_what_to_do(path: Path) -> None:
    status, _, said = run(path, "review")
    assert status == 2
    assert "--file" in said
    assert "--list" in said


def test_a_file_of_decisions_loses_no_good_line(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    good = json.dumps({"action": "reject", "target": MEETING[0], "reason": "no"})
    file.write_text(
        f"{good}\nnonsense\n" + json.dumps({"action": "accept", "target": MEETING[1], "author": "bob"}), encoding="utf-8"
    )
    status, _, said = run(path, "review", "--file", str(file), "--dry-run")
    assert (status, decisions(path)) == (1, [])
    assert "2 would be kept; 1 could not be decided" in said
    status, _, said = run(path, "review", "--file", str(file))
    assert status == 1
    assert f"{file}, line 2: this is no JSON" in said
    assert [(action, author) for action, _, author, _ in decisions(path)] == [("reject", "ann"), ("accept", "bob")]


def test_decisions_come_from_standard_input_too(path: Path) -> None:
    status, shown, _ = run(path, "review", "--file", "-", "--json", given=json.dumps({"action": "accept", "target": MEETING[0]}))
    assert status == 0
    assert [(one["line"], one["decision"]["action"]) for one in json.loads(shown)] == [(1, "accept")]


def test_a_file_that_is_not_there_is_told(path: Path) -> None:
    status, _, said = run(path, "review", "--file", "none.jsonl")
    assert (status, "cannot be read" in said) == (2, True)


def test_the_queue_is_listed(path: Path) -> None:
    status, shown, _ = run(path, "review", "--list", "--kind", "figures", "--json")
    assert status == 0
    facts = json.loads(shown)
    assert {fact["kind"] for fact in facts} == {"figure"}
    assert {"name", "source", "anchor", "words", "values", "doubts", "sources"} <= set(facts[0])
    assert "“" in run(path, "review", "--list")[1]
    assert run(path, "review", "--list", "--csv")[1].startswith("name,kind,source")
    assert run(path, "review", "--list", "--kind", "meeting")[0] == 2


def test_decisions_and_what_vanished_are_listed(path: Path) -> None:
    made = run(path, "decide", "reject", MEETING[0], "--reason", "no meeting")[1].strip()
    assert made in run(path, "review", "--decisions")[1]
    (line,) = json.loads(run(path, "review", "--decisions", "--json")[1])
    assert (line["decision"], line["holds"], line["vanished"], line["evidence"][0]["words"]) == (made, True, [], "met")
    assert "Every decision has its facts" in run(path, "review", "--orphaned")[1]
    assert run(path, "decide", "undo", made)[0] == 0
    assert [one["holds"] for one in json.loads(run(path, "review", "--decisions", "--json")[1])] == [False, True]


def test_a_sample_is_the_same_for_the_same_seed_and_its_decisions_are_told_apart(path: Path) -> None:
    def drawn(seed: str) -> list[str]:
        return [fact["name"] for fact in json.loads(run(path, "review", "--sample", "5", "--seed", seed, "--list", "--json")[1])]

    assert drawn("1") == drawn("1")
    assert len({*drawn("1"), *drawn("2"), *drawn("3")}) > 5
    terminal = Terminal(path, "--sample", "2", "--kind", "event", "--seed", "4")
    terminal.until("q quit")
    terminal.press("a")
    terminal.until("2 of 2")
    terminal.until("q quit")
    terminal.press("q")
    terminal.until("kept")
    terminal.end()
    run(path, "decide", "reject", name("figure", wire(), 0))
    (first, second) = json.loads(run(path, "precision", "--json")[1])["estimates"]
    assert (first["kind"], first["drawn"], first["precision"]) == ("event", True, 1)
    assert (second["kind"], second["drawn"], second["precision"]) == ("figure", False, 0)
    assert "RANDOM SAMPLES" in run(path, "precision")[1]


def test_a_fact_is_edited_and_added_by_name(path: Path) -> None:
    status, _, _ = run(path, "decide", "edit", MEETING[0], "--set", "date=2031-05-05", "--set", "actors=Soravia; Kelm Front")
    assert status == 0
    new = ("--set", "measure=wounded", "--set", "value=3", "--set", "anchor=Sunday")
    assert run(path, "decide", "add", "--source", "wire.txt", "--kind", "figure", *new)[0] == 0
    with open_record(path) as record:
        assert row(record, MEETING[0])["date"] == "2031-05-05"
        assert row(record, name("figure", wire(), 1))["review"] == "added"
    assert "no day" in run(path, "decide", "edit", MEETING[0], "--set", "date=soon")[2]
    assert "FIELD=VALUE" in run(path, "decide", "edit", MEETING[0], "--set", "date")[2]


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("date", "2031-05-06", "2031-05-06"),
        ("date", "", None),
        ("value", "14", 14),
        ("actors", "Soravia; Kelm Front", ["Soravia", "Kelm Front"]),
        ("actors", "", []),
        ("anchor", "[3, 6]", [3, 6]),
        ("place", "true", "true"),
        ("unit", "null", None),
    ],
)
def test_what_is_typed_for_a_field(field: str, words: str, value: object) -> None:
    assert read_value(field, words) == value
