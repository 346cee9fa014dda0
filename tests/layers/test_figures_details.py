"""Who is counted, where, since when, and by whose word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from eirene.types import Figure, Passage

Read = Callable[..., Doc]


def figure(read: Read, text: str, value: float) -> Figure:
    """The figure of a text with that value."""
    found: Figure = next(f for f in read(text, "2026-05-12")._.figures if f.value == value)
    return found


@pytest.mark.parametrize(
    ("text", "value", "who"),
    [
        ("At least 14 villagers were killed.", 14, "villagers"),
        ("Some 14 peaceful citizens were killed.", 14, "peaceful citizens"),
        ("Four fishermen of Harsova were killed.", 4, "fishermen of Harsova"),
        ("Two more children were killed.", 2, "children"),
        ("Three of our fighters were killed.", 3, "our fighters"),
        ("The raid resulted in approximately 1,200 Velian fatalities.", 1_200, "Velian fatalities"),
        ("The raid led to over 57,500 deaths.", 57_500, None),
        ("The strike killed 30 people, nine of them children.", 9, "children"),
    ],
)
def test_who_is_the_counted_noun_phrase(read: Read, text: str, value: float, who: str | None) -> None:
    assert figure(read, text, value).who == who


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("A convoy of 26 trucks reached the town.", 26, "trucks"),
        ("Some 2,000 students marched for peace.", 2_000, "persons"),
        ("Shelling killed 14 people.", 14, None),
    ],
)
def test_other_counts_have_a_unit(read: Read, text: str, value: float, unit: str | None) -> None:
    assert figure(read, text, value).unit == unit


def test_the_place_of_saying_is_not_that_of_the_counted(read: Read) -> None:
    text = "The strike killed 29 villagers, the spokesman said in Geneva."
    assert figure(read, text, 29).place is None


@pytest.mark.parametrize(
    ("text", "value", "source"),
    [
        ("At least 14 people were killed, the health ministry said.", 14, "health ministry"),
        ("According to the interior ministry, 14 people were killed.", 14, "interior ministry"),
        ("The interior ministry put the dead at 23.", 23, "interior ministry"),
    ],
)
def test_the_counting_body_or_the_speaker_is_the_source(read: Read, text: str, value: float, source: str) -> None:
    found = figure(read, text, value).source
    assert found is not None and source in found


def test_two_bodies_answer_for_their_own_counts(read: Read) -> None:
    text = "The health ministry said 14 people were killed. The interior ministry put the dead at 23."
    first, second = figure(read, text, 14).source, figure(read, text, 23).source
    assert first != second and first is not None and second is not None


def test_a_count_without_a_speaker_has_no_source(read: Read) -> None:
    assert figure(read, "Shelling killed 14 people in the town.", 14).source is None


def test_parts_have_the_source_of_the_whole(read: Read) -> None:
    text = "The health ministry put the dead at 1,204, of whom 310 were women."
    assert figure(read, text, 310).source == figure(read, text, 1_204).source is not None


def test_since_is_the_start_of_the_count(read: Read) -> None:
    assert figure(read, "More than 9,000 people have been killed since 3 March 2025.", 9_000).since == "2025-03-03"


def test_a_month_gives_start_and_end(read: Read) -> None:
    found = figure(read, "Police detained 388 people in January 2026.", 388)
    assert (found.since, found.as_of) == ("2026-01-01", "2026-01-31")


def test_the_anchor_is_the_number_and_the_passage_its_sentence(read: Read) -> None:
    text = "The town fell.\n\nShelling killed 14 people on Monday."
    found = figure(read, text, 14)
    assert found.anchor.of(text) == "14"
    assert found.passage == Passage(text.index("Shelling"), len(text))


def test_the_place_of_an_attack_is_that_of_its_toll(read: Read) -> None:
    assert figure(read, "The number of dead in the shelling of Harsova rose to 12, the ministry said.", 12).place == "Harsova"


def test_a_relative_clause_keeps_its_time_to_itself(read: Read) -> None:
    text = "The rebels released 20 of the 45 officials whom they had held since March, the ministry said."
    assert figure(read, text, 20).since is None
    assert figure(read, text, 45).since == "2026-03-01/2026-03-31"
