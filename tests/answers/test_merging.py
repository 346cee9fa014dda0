"""One event out of its tellings: what is shown of what the sources tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eirene.answers.merging import merge
from eirene.answers.passages import Words
from eirene.answers.tellings import Taker, Telling

FRONT, KHARVAN, ARMY = Taker("Hills Front", 1, None), Taker("Kharvan", 2, None), Taker("army", 3, "Kharvan")
WIRE = Telling(
    cluster=1,
    id="event-0000000000-0",
    order=("2031-05-12", "0", 0),
    source="wire.txt",
    publisher="Wire",
    published="2031-05-12",
    copy_of=1,
    origin="Wire",
    type="ASSAULT",
    mode=None,
    actors=(),
    recipients=(),
    date="2031-05-12",
    time=None,
    place=None,
    latitude=None,
    longitude=None,
    status="occurred",
    told_by=None,
    anchor=(0, 3),
    words=Words("", "hit", ""),
)
DAILY = replace(WIRE, source="daily.txt", publisher="Daily", copy_of=2, origin="Daily")
STATE = replace(WIRE, source="state.txt", publisher="State", copy_of=3, origin="State")


def test_most_exact_telling_wins_over_the_most_told() -> None:
    vague = replace(WIRE, date="2031-05-12/2031-05-18", place="the northern region")
    exact = replace(STATE, time="09:10", place="Orvesh", mode="drone")
    merged = merge([vague, replace(vague, copy_of=2, origin="Daily"), exact])
    assert (merged.date, merged.time, merged.place, merged.mode) == ("2031-05-12", "09:10", "Orvesh", "drone")


def test_of_what_is_as_exact_most_sources_win_and_copies_and_reports_of_one_publisher_count_once() -> None:
    told = [replace(WIRE, place="Talun"), replace(DAILY, place="Orvesh"), replace(STATE, place="Orvesh")]
    assert merge(told).place == "Orvesh"
    copied = [replace(WIRE, place="Talun"), replace(DAILY, place="Orvesh"), replace(STATE, place="Orvesh", copy_of=2)]
    assert merge(copied).place == "Talun"
    assert merge(copied).sources == 2
    again = [replace(WIRE, place="Talun"), replace(DAILY, place="Orvesh"), replace(DAILY, place="Orvesh", copy_of=4)]
    assert merge(again).place == "Talun"


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (["planned", "occurred"], "occurred"),
        (["occurred", "planned"], "occurred"),
        (["planned", "planned"], "planned"),
        (["occurred", "denied"], "denied"),
        (["denied", "occurred"], "occurred"),
        (["planned", "ongoing", "occurred"], "occurred"),
        (["hypothetical"], "hypothetical"),
    ],
)
def test_the_last_word_gives_the_status(statuses: list[str], status: str) -> None:
    meeting = replace(WIRE, type="CONSULT")
    told = [replace(meeting, status=given, published=f"2031-05-{day:02d}") for day, given in enumerate(statuses, 10)]
    assert merge(told).status == status


def test_denied_and_affirmed_on_the_last_day_is_not_denied() -> None:
    assert merge([WIRE, replace(DAILY, status="denied")]).status == "occurred"


def test_all_whom_any_source_names_take_part() -> None:
    meeting = replace(WIRE, type="CONSULT")
    merged = merge([replace(meeting, actors=(FRONT,)), replace(DAILY, type="CONSULT", actors=(KHARVAN, FRONT))])
    assert merged.actors == (FRONT, KHARVAN)


def test_attack_that_is_laid_on_different_sides_is_laid_on_nobody_until_most_agree() -> None:
    told = [replace(WIRE, actors=(FRONT,)), replace(DAILY, actors=(KHARVAN,))]
    assert merge(told).actors == ()
    assert merge([*told, replace(STATE, actors=(ARMY,))]).actors == (KHARVAN, ARMY)


def test_attack_that_is_laid_on_a_party_and_its_army_is_laid_on_both() -> None:
    assert merge([replace(WIRE, actors=(KHARVAN,)), replace(DAILY, actors=(ARMY,))]).actors == (KHARVAN, ARMY)


def test_attack_that_somebody_denies_has_occurred_without_them() -> None:
    denial = replace(DAILY, actors=(KHARVAN,), status="denied", published="2031-05-13")
    merged = merge([WIRE, denial])
    assert (merged.status, merged.actors) == ("occurred", ())
    assert merge([denial]).status == "denied"
