"""Times: a sentence of a report published on Wednesday, 25 March 2026 → the days and hours that its words come to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers.times import find_times
from eirene.layers.times.grammar import TimePattern
from eirene.types import TimeExpression

PUBLISHED = "2026-03-25"
Find = Callable[..., tuple[TimeExpression, ...]]


@pytest.fixture(scope="module")
def find(parse: Callable[..., Doc], codebook: Codebook) -> Find:
    """`find(text, date)`: the time expressions of a text."""

    def run(text: str, date: str | None = PUBLISHED) -> tuple[TimeExpression, ...]:
        doc = parse(text, date)
        find_times(doc, codebook)
        return tuple(doc._.times)

    return run


DAYS = [
    ("The two sides met on Tuesday in Geneva.", "2026-03-24"),
    ("The two sides will meet on Tuesday in Geneva.", "2026-03-31"),
    ("The council met Tuesday to discuss the draft.", "2026-03-24"),
    ("The Saturday attack killed 12 people.", "2026-03-21"),
    ("Last Friday, gunmen attacked a bus.", "2026-03-20"),
    ("This Friday, they will attack again.", "2026-03-27"),
    ("The vote was postponed to May 4.", "2026-05-04"),
    ("The meeting is scheduled for April 3.", "2026-04-03"),
    ("It was sworn in on Sept. 12, 2024.", "2024-09-12"),
    ("The October 7 attack killed 12 people.", "2025-10-07"),
    ("The attack took place on 2026-03-14.", "2026-03-14"),
    ("The attack took place on 2026/03/14.", "2026-03-14"),
    ("The attack took place on 14/03/2026.", "2026-03-14"),
    ("The killing of 12 farmers on Wednesday, March 18, was condemned.", "2026-03-18"),
    ("They will be freed on Good Friday.", "2026-04-03"),
    ("Since the start of the year 12 aid workers have been killed.", "2026-01-01"),
]
STRETCHES = [
    ("A deal could be reached this week.", "2026-03-23/2026-03-29"),
    ("The envoys will meet again next week.", "2026-03-30/2026-04-05"),
    ("Over the weekend, rebels seized two villages.", "2026-03-21/2026-03-22"),
    ("The rebels captured the town last spring.", "2025-03-01/2025-05-31"),
    ("The army took the town five weeks ago.", "2026-02-16/2026-02-22"),
    ("The accord was initialled in late March.", "2026-03-22/2026-03-31"),
    ("The siege began in mid-2019.", "2019-05-02/2019-09-01"),
    ("The sides met in December last year.", "2025-12-01/2025-12-31"),
    ("Talks will be held between 3 and 5 May.", "2026-05-03/2026-05-05"),
    ("They met from 22 to 24 February 2026.", "2026-02-22/2026-02-24"),
    ("The summit runs from Monday to Thursday.", "2026-03-30/2026-04-02"),
    ("They talked from Thursday to Saturday.", "2026-03-19/2026-03-21"),
    ("Between January and March 2025, 800 civilians were killed.", "2025-01-01/2025-03-31"),
    ("Between 2019 and 2024, 4,000 people disappeared.", "2019-01-01/2024-12-31"),
    ("From 1 July 2025 to 30 June 2026 aid will flow.", "2025-07-01/2026-06-30"),
    ("In the first two weeks of March, 400 people fled.", "2026-03-01/2026-03-14"),
    ("Shelling has intensified in the last three days.", "2026-03-22/2026-03-25"),
    ("The army will withdraw by the end of the month.", "2026-03-25/2026-03-31"),
    ("They must leave by Friday.", "2026-03-25/2026-03-27"),
    ("They will leave within 48 hours.", "2026-03-25/2026-03-27"),
    ("It was signed on Saturday, 5 April 2026.", "2026-04-04/2026-04-05"),
    ("On the night of 12 to 13 March, drones hit the depot.", "2026-03-12/2026-03-13"),
    ("Overnight into Monday, drones hit the depot.", "2026-03-22/2026-03-23"),
]
STORIES = [
    ("The envoy arrived on Monday. Talks had broken off the previous evening.", "2026-03-22"),
    ("The army took the town on Sunday. Two days earlier it had bombed the bridge.", "2026-03-20"),
    ("He spoke on Thursday. The day before, rebels shelled the airport.", "2026-03-18"),
    ("Shells fell on Monday. 48 hours later the truce collapsed.", "2026-03-25"),
    ("They met on Monday. She left the next day.", "2026-03-24"),
    ("A decree of March 2024 banned the party. It was lifted the following month.", "2024-04-01/2024-04-30"),
    ('"We leave tomorrow," she said on Monday.', "2026-03-24"),
]
HOURS = [
    ("The first shells fell shortly after 5 p.m. EST on Tuesday.", "2026-03-24", "17:00", "EST"),
    ("Soldiers surrounded the house at 5am on Sunday.", "2026-03-22", "05:00", None),
    ("The meeting was held at 1430 hours on Monday.", "2026-03-23", "14:30", None),
    ("The truce is due to expire at midnight on Friday.", "2026-03-28", "00:00", None),
    ("The truce took effect at 4 a.m. (0200 GMT) on Thursday.", "2026-03-19", "04:00", None),
    ("Soldiers stormed the village at dawn on Sunday.", "2026-03-22", "morning", None),
    ("Late on Monday, militants attacked a post.", "2026-03-23", "evening", None),
    ("They met last night.", "2026-03-24", "night", None),
    ("The convoy was hit in the early hours of Monday.", "2026-03-23", "night", None),
]
NO_TIMES = [
    "Between 18 to 20 soldiers were wounded.",
    "Some 9 to 10 trucks crossed the bridge.",
    "A bomb exploded on the last day of the talks.",
    "Winter storms hit the camp.",
    "The spring offensive stalled.",
    "They met at the Villa Springs hotel.",
    "The army fired 1500 shells at the town.",
    "The office is at 1380 Harbour Road.",
    "She wore a Christmas jumper.",
    "As soon as they left, shooting began.",
]


@pytest.mark.parametrize(("text", "date"), DAYS)
def test_a_day_is_told_from_publication_and_tense(find: Find, text: str, date: str) -> None:
    assert [t.date for t in find(text)] == [date]


@pytest.mark.parametrize(("text", "dates"), STRETCHES)
def test_wider_words_come_to_an_interval(find: Find, text: str, dates: str) -> None:
    assert [t.date for t in find(text)] == [dates]


@pytest.mark.parametrize(("text", "last"), STORIES)
def test_a_day_is_told_from_the_one_just_spoken_of(find: Find, text: str, last: str) -> None:
    assert last in {t.date for t in find(text)}


@pytest.mark.parametrize(("text", "date", "time", "zone"), HOURS)
def test_hours_and_parts_of_the_day_belong_to_their_day(find: Find, text: str, date: str, time: str, zone: str | None) -> None:
    first = find(text)[0]
    assert (first.date, first.time, first.zone) == (date, time, zone)


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_only_looks_like_a_time_is_none(find: Find, text: str) -> None:
    assert [t.anchor.of(text) for t in find(text)] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They agreed on a 60-day truce.", "P60D"),
        ("They fought for two and a half years.", "P2.5Y"),
        ("Fighting raged for a third consecutive day.", "P3D"),
        ("Eighty trucks cross every day.", "P1D"),
    ],
)
def test_lengths_and_repetitions_name_no_day(find: Find, text: str, value: str) -> None:
    assert [(t.value, t.date) for t in find(text)] == [(value, None)]


@pytest.mark.parametrize("text", ["They met on Tuesday.", "They met yesterday.", "They met on 3 March.", "They met last week."])
def test_an_undated_report_leaves_relative_days_open(find: Find, text: str) -> None:
    assert [t.date for t in find(text, None)] == [None]


def test_an_undated_report_resolves_against_its_dateline_and_says_so(find: Find) -> None:
    found = find("VIENNA, 12 June 2025 (AP) — The envoy arrived on Tuesday.", None)
    assert (found[-1].date, found[-1].inferred) == ("2025-06-10", True)


def test_a_full_date_needs_no_publication(find: Find) -> None:
    assert [(t.date, t.inferred) for t in find("They met on 3 March 2026.", None)] == [("2026-03-03", False)]


def test_a_week_after_a_past_that_nothing_names_stays_open(find: Find) -> None:
    assert [t.date for t in find("The following week, he resigned.")] == [None]


def test_today_beside_a_lasting_state_means_these_times(find: Find) -> None:
    text = "The old fort still houses a museum today."
    assert [(t.value, t.date) for t in find(text)] == [("PRESENT_REF", None)]


def test_a_date_of_a_history_belongs_to_the_year_told_last(find: Find) -> None:
    text = "The league was founded in 1832. By 1835 it had split. In 1836 war broke out. On October 2, its last fort fell."
    assert find(text)[-1].date == "1836-10-02"


def test_a_deadline_says_by_which_word_it_is_bound(find: Find) -> None:
    assert [t.relation for t in find("They must leave by Friday, having fought since Sunday.")] == ["by", "since"]


def test_the_examples_of_the_codebook_hold(find: Find, codebook: Codebook) -> None:
    examples = [pair for entry in codebook.entries("times", TimePattern).values() for pair in entry.examples.items()]
    assert [(text, value) for text, value in examples if value not in {t.value for t in find(text)}] == []
