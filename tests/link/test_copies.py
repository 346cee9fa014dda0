"""Copies of one text: what is recognised, what is not, and in any order."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from sqlalchemy import Engine, func, select

from eirene.link.copies import copy_groups, is_copy, lift_group, place_copy, text_of
from eirene.store.tables import copy_bands, reports
from eirene.types import Report
from tests.link.texts import add_all, bundled, cut, groups, new_lead, reword

TEXTS = bundled()
WIRE = TEXTS["tarvenia-16-wire"]
OWN_LINES = (
    "\nThe mayor of Othertown said that the town would send blankets. A collection begins on Monday at the old market hall."
)
DAY = "2026-04-03"


@pytest.mark.parametrize("name", sorted(TEXTS))
@pytest.mark.parametrize(
    "rewrite",
    [
        lambda text: cut(text, 0.5),
        lambda text: reword(text, 0.08),
        lambda text: text.upper().replace("\n\n", "\n"),
        lambda text: cut(text, 0.7) + OWN_LINES,
        lambda text: "EDITOR'S CHOICE\n" + reword(cut(text, 0.8), 0.03) + OWN_LINES,
    ],
    ids=["cut", "reworded", "reset", "cut and added to", "all of it"],
)
def test_a_light_rewrite_is_a_copy(name: str, rewrite: object) -> None:
    assert callable(rewrite)
    assert is_copy(text_of(TEXTS[name], DAY), text_of(rewrite(TEXTS[name]), DAY))


@pytest.mark.parametrize("name", [name for name in TEXTS if name.startswith("tarvenia")])
def test_a_paper_that_writes_its_own_lead_prints_the_same_text(name: str) -> None:
    assert is_copy(text_of(TEXTS[name], DAY), text_of(new_lead(cut(TEXTS[name], 0.8)), DAY))


def test_reports_written_apart_are_no_copies() -> None:
    made = {name: text_of(text, DAY) for name, text in TEXTS.items()}
    assert [(a, b) for a, b in combinations(made, 2) if is_copy(made[a], made[b])] == []


def test_shared_quotations_make_no_copy() -> None:
    words = "“" + " ".join(WIRE.replace("“", "").replace("”", "").split()[20:180]) + "”"
    one = f"The minister spoke for an hour on Friday. {words} He left by a side door and took no questions from anybody there."
    other = (
        f"In a long address the government set out its case. {words} Reaction abroad was muted, and markets hardly moved at all."
    )
    assert not is_copy(text_of(one, DAY), text_of(other, DAY))


def test_a_standing_paragraph_makes_no_copy() -> None:
    background = " ".join(TEXTS["single-06-analysis"].split()[40:110])
    assert not is_copy(text_of(f"{cut(WIRE, 0.6)} {background}", DAY), text_of(f"{TEXTS['tarvenia-05-wire']} {background}", DAY))


def test_the_same_words_a_month_later_are_another_report() -> None:
    assert not is_copy(text_of(WIRE, "2026-04-03"), text_of(WIRE, "2026-05-03"))
    assert is_copy(text_of(WIRE, "2026-04-03"), text_of(WIRE, "2026-04-10"))


def test_reports_without_a_day_are_copies_of_each_other_alone() -> None:
    assert is_copy(text_of(WIRE, None), text_of(WIRE, None))
    assert not is_copy(text_of(WIRE, None), text_of(WIRE, DAY))


@pytest.mark.parametrize("short", ["", "Talks ended.", "No comment."])
def test_a_text_of_few_words_has_to_be_the_same(short: str) -> None:
    assert is_copy(text_of(short, DAY), text_of(short, DAY))
    assert not is_copy(text_of(short, DAY), text_of("Talks ended on Friday.", DAY))


def _made() -> list[Report]:
    papers = [
        ("wire", WIRE, "Meridian"),
        ("paper", cut(WIRE, 0.6), "Herald"),
        ("radio", new_lead(WIRE) + OWN_LINES, "Radio"),
        ("other", TEXTS["tarvenia-15-state"], "State"),
        ("reprint", reword(TEXTS["tarvenia-15-state"], 0.05), "Herald"),
    ]
    return [Report(id=name, text=text, publisher=publisher, published=DAY) for name, text, publisher in papers]


@pytest.mark.parametrize("seed", range(6))
def test_groups_do_not_hang_on_the_order_of_adding(engine: Engine, seed: int) -> None:
    made = _made()
    random.Random(seed).shuffle(made)
    add_all(engine, made)
    assert groups(engine) == {frozenset({"wire", "paper", "radio"}), frozenset({"other", "reprint"})}


def test_adding_one_by_one_gives_the_groups_of_all_at_once(engine: Engine) -> None:
    lines = WIRE.split("\n")
    tail = "\n".join(lines[len(lines) // 2 :])
    made = [
        Report(id=str(i), text=text, published=DAY)
        for i, text in enumerate([cut(WIRE, 0.45), tail, WIRE, TEXTS["single-06-analysis"]])
    ]
    add_all(engine, made)
    with engine.connect() as connection:
        rows = connection.execute(select(reports.c.report_id, reports.c.text, reports.c.day, reports.c.copy_group)).all()
    assert {row.report_id: row.copy_group for row in rows} == copy_groups(
        {row.report_id: text_of(row.text, row.day) for row in rows}
    )
    assert len(groups(engine)) == 2  # the whole text joins its two halves


def test_a_group_that_is_lifted_leaves_nothing_and_comes_back(engine: Engine) -> None:
    numbers = add_all(engine, _made())
    before = groups(engine)
    with engine.begin() as connection:
        lifted = lift_group(connection, numbers[0])
        assert lifted == sorted(numbers[:3])
        assert connection.scalar(select(func.count()).select_from(copy_bands).where(copy_bands.c.report_id.in_(lifted))) == 0
        for number in lifted:
            place_copy(connection, number)
    assert groups(engine) == before
