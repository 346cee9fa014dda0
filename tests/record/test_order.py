"""The answers of a record do not hang on the order in which its reports came, nor on how often they did."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from sqlalchemy import Engine

import eirene
from eirene.record.record import Record
from tests.record.storyline import Named, answers

NAMES = ("Leyan Harrak", "Tarvenia", "mediators")


@pytest.fixture(scope="module")
def expected(storyline: list[Named], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The answers of a record to which the reports were added by day, in one batch."""
    with eirene.open(tmp_path_factory.mktemp("order") / "by-day.db") as record:
        assert record.add_readings(storyline) == len(storyline)
        return answers(record, NAMES)


@pytest.mark.parametrize("seed", range(3))
def test_any_order_gives_the_same_answers(storyline: list[Named], expected: str, tmp_path: Path, seed: int) -> None:
    shuffled = random.Random(seed).sample(storyline, len(storyline))
    with eirene.open(tmp_path / "record.db") as record:
        for one in shuffled:
            assert record.add_readings([one]) == 1
        assert answers(record, NAMES) == expected


def test_the_last_first_gives_the_same_answers_on_both_databases(storyline: list[Named], expected: str, engine: Engine) -> None:
    record = Record(engine)
    record.add_readings(reversed(storyline))
    assert answers(record, NAMES) == expected


def test_reports_that_come_twice_change_nothing(storyline: list[Named], expected: str, tmp_path: Path) -> None:
    with eirene.open(tmp_path / "record.db") as record:
        record.add_readings(storyline[:9])
        record.add_readings(storyline[4:])
        assert record.add_readings(storyline) == 0
        assert answers(record, NAMES) == expected
