"""Codes, days, numbers and printed words → what people read."""

from __future__ import annotations

from enum import StrEnum

import pytest

from eirene.exports.wording import amount, clean, day, explained, label, number, quote
from eirene.types import (
    ActorKind,
    Bound,
    EventStatus,
    FindingKind,
    Measure,
    Passage,
    TermKind,
    TermStatus,
)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2025-07-08", "8 July 2025"),
        ("2025-07-07/2025-07-13", "7–13 July 2025"),
        ("2025-07-28/2025-08-03", "28 July – 3 August 2025"),
        ("2025-12-29/2026-01-04", "29 December 2025 – 4 January 2026"),
        ("2025-07-08/2025-07-08", "8 July 2025"),
        ("2025-07-01/2025-07-31", "July 2025"),
        ("2025-01-01/2025-12-31", "2025"),
        ("2025-07-01/2025-08-31", "1 July – 31 August 2025"),
        ("2025-07-01/9999-12-31", "2025-07-01/9999-12-31"),
        ("2025-W28", "2025-W28"),
        ("", ""),
        (None, ""),
    ],
)
def test_days_and_intervals_are_written_out(value: str | None, shown: str) -> None:
    assert day(value) == shown


@pytest.mark.parametrize(
    ("value", "top", "bound", "unit", "shown"),
    [
        (57500.0, None, Bound.MORE_THAN, None, "more than 57,500"),
        (20.0, 30.0, Bound.EXACT, "lorries", "20–30 lorries"),
        (0.5, None, Bound.ABOUT, "hours", "about 0.5 hours"),
        (1.0, None, Bound.EXACT, None, "1"),
    ],
)
def test_amounts_keep_their_bound_and_unit(value: float, top: float | None, bound: Bound, unit: str | None, shown: str) -> None:
    assert amount(value, top, bound, unit) == shown


def test_large_numbers_are_not_rounded() -> None:
    assert number(2_500_000.0) == "2,500,000"


@pytest.mark.parametrize("kind", [ActorKind, Bound, EventStatus, Measure, TermKind, TermStatus, FindingKind])
def test_every_code_of_the_record_has_words(kind: type[StrEnum]) -> None:
    prefix = {
        ActorKind: "actor",
        Bound: "bound",
        EventStatus: "status",
        Measure: "measure",
        TermKind: "term",
        TermStatus: "term_status",
        FindingKind: "finding",
    }[kind]
    for code in kind:
        shown = label(prefix, code)
        assert "_" not in shown
        assert shown or code is Bound.EXACT


def test_notes_are_in_words() -> None:
    assert explained("hostages_held: 12 on 2026-03-18, 14 in 2026-03-01/2026-03-31") == (
        "held captive: 12 on 18 March 2026, 14 in March 2026"
    )


def test_a_type_of_the_users_own_shows_as_its_name() -> None:
    assert label("event", "RIVER_BLOCKADE") == "river blockade"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo\t three", "one two three"),
        ("\x1b[31mred\x07", "[31mred"),
        ("\u202eabc\u202c\u2066d", "abcd"),
        ("a\u2028b", "a b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_what_steers_a_terminal_is_left_out(text: str, shown: str) -> None:
    assert clean(text) == shown


TEXT = "The war began in May. The envoy of the lake states said on Tuesday that a truce of 45 days was near. Talks go on."


@pytest.mark.parametrize("room", [24, 40, 60, 90, 200])
def test_a_quote_holds_the_passage_and_stays_in_its_sentence_and_room(room: int) -> None:
    start = TEXT.index("a truce")
    found = quote(TEXT, Passage(start, start + len("a truce of 45 days")), room)
    assert found.words == "a truce of 45 days"
    assert len(str(found)) <= room + 2
    assert "May" not in str(found) and "go on" not in str(found)
    assert str(found).strip("…").strip() in TEXT


def test_a_long_passage_is_cut_at_a_word() -> None:
    found = quote("word " * 100, Passage(0, 500), 40)
    assert str(found).endswith("word…") and len(str(found)) <= 41


@pytest.mark.parametrize("stop", ["U.S. troops", "at 5 p.m. EST", "J. Roe"])
def test_stops_of_abbreviations_end_no_sentence(stop: str) -> None:
    text = f"They met, said {stop} and others near the river."
    start = text.index("river")
    assert "They met" in str(quote(text, Passage(start, start + 5), 200))
