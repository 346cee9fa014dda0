"""A reading → the sections and lines that the brief and the page show."""

from __future__ import annotations

from dataclasses import replace

from eirene.exports.sheet import Line, Sheet, lay_out
from eirene.types import Reading
from tests.exports.made import make_reading


def lines(sheet: Sheet, key: str) -> list[Line]:
    return [line for section in sheet.sections if section.key == key for group in section.groups for line in group.lines]


def test_sections_without_facts_are_left_out() -> None:
    assert lay_out(Reading(make_reading().report)).sections == ()


def test_each_line_has_an_id_of_its_own_and_rests_on_passages() -> None:
    every = [
        line
        for key in ("actors", "events", "statements", "figures", "talks", "findings")
        for line in lines(lay_out(make_reading()), key)
    ]
    assert len({line.id for line in every}) == len(every)
    assert all(line.passages for line in every)


def test_an_event_shows_day_kind_sides_and_place() -> None:
    line = lines(lay_out(make_reading()), "events")[0]
    assert (line.lead, line.head, line.detail) == ("17 March 2026", "mediated talks", "Galvia, Lake Front · Arusha")


def test_an_event_without_doer_or_day_says_so_and_names_its_source() -> None:
    line = lines(lay_out(make_reading()), "events")[1]
    assert (line.lead, line.detail) == ("no day given", "doer not said → people · says Mirela Donk")


def test_a_figure_without_source_says_so() -> None:
    line = lines(lay_out(make_reading()), "figures")[0]
    assert (line.lead, line.head, line.detail) == ("killed", "at least 14", "people · in Kellen · source not said")


def test_a_report_without_a_date_says_what_follows() -> None:
    undated = make_reading(published=None)
    assert "no date: relative days stay open" in lay_out(undated).about
    assert "no date given; 17 March 2026 by what the text says" in lay_out(replace(undated, inferred_date="2026-03-17")).about


def test_a_date_from_the_text_is_marked_as_such() -> None:
    reading = make_reading()
    from_text = replace(reading, report=replace(reading.report, published_from="text"))
    assert "18 March 2026 (from its text)" in lay_out(from_text).about


def test_titles_are_on_one_line() -> None:
    assert lay_out(make_reading(title="Talks\nfail\x1b[2J")).title == "Talks fail [2J"
