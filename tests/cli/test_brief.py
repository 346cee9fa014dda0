"""A reading → a brief for the terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from eirene.cli.brief import Shown, print_brief
from eirene.cli.columns import open_console
from eirene.types import Passage, Reading
from tests.exports.made import TEXT, TITLE, make_reading


def brief(reading: Reading, width: int = 100, *, colour: bool = False, offsets: bool = False, reasons: bool = False) -> str:
    """The brief as a terminal of that width gets it."""
    stream = io.StringIO()
    console = Console(
        file=stream, width=width, force_terminal=colour, color_system="standard" if colour else None, highlight=False, emoji=False
    )
    print_brief(reading, console, Shown(offsets=offsets, reasons=reasons))
    return stream.getvalue()


def test_the_brief_says_who_what_when_by_whose_word_and_what_to_ask() -> None:
    shown = brief(make_reading())
    assert shown.startswith(f"{TITLE}\nThe Lake Courier · 18 March 2026 · ")
    for words in (
        "As reported:",
        "WHO  3",
        "REPORTED EVENTS  2",
        "17 March 2026  mediated talks  Galvia, Lake Front · Arusha",
        "WHO SAID WHAT  1",
        "said · direct · positive on the talks",
        "“We are close,”",
        "killed  at least 14  people · in Kellen · source not said",
        "proposed  truce · 45 days  by mediators",
        "WHAT TO ASK  1",
    ):
        assert words in shown


@pytest.mark.parametrize("width", [20, 40, 63, 64, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(width: int) -> None:
    reading = make_reading()
    long = replace(reading.actors[0], name="Office of the Coordinator of Humanitarian Relief for the Lake Basin")
    lines = brief(replace(reading, actors=(long, *reading.actors[1:])), width).splitlines()
    assert max(map(len, lines)) <= min(width, 116)
    assert all(line == line.rstrip() for line in lines)


def test_facts_stand_in_two_aligned_columns() -> None:
    lines = brief(make_reading()).splitlines()
    start = lines.index("WHO  3") + 1
    assert len({re.search(r"(?<=  )(?:state|armed group|envoy)\b", line).start() for line in lines[start : start + 3]}) == 1  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("“We are close,”", "“We are close,”"),
        ('"We are close," he said', '“"We are close," he said”'),
        ("that they are “close”", "“that they are “close””"),
        ('"' + "They are close and will meet again. " * 9, "“They are close"),
    ],
)
def test_words_in_quotation_marks_get_no_second_pair(words: str, shown: str) -> None:
    reading = make_reading(text=f"{words}\n{TEXT}")
    said = replace(reading.statements[0], content=Passage(0, len(words)))
    assert shown in brief(Reading(reading.report, statements=(said,)))


def test_offsets_and_rules_are_shown_on_demand() -> None:
    plain = brief(make_reading())
    assert "[" not in plain and "rule:" not in plain
    assert re.search(r"\[\d+–\d+\]", brief(make_reading(), offsets=True))
    assert "rule: CONSULT: meet" in brief(make_reading(), reasons=True)


def test_colour_changes_no_word() -> None:
    coloured = brief(make_reading(), colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == brief(make_reading())


def test_there_is_no_colour_where_the_output_is_no_terminal() -> None:
    stream = io.StringIO()
    print_brief(make_reading(), open_console(stream))
    assert "\x1b" not in stream.getvalue()


@pytest.mark.parametrize(("columns", "width"), [("80", 80), ("", 100), ("wide", 100), ("0", 100)])
def test_a_pipe_is_as_wide_as_the_terminal_around_it(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("sys.__stderr__", None)
    assert open_console(io.StringIO()).width == width


def test_a_reading_without_facts_says_so() -> None:
    assert "No facts found." in brief(Reading(make_reading().report))
