"""Readings saved, found again and replaced, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, func, select

from eirene.store.failures import forget_failure, save_failure
from eirene.store.sameness import find_known
from eirene.store.saving import replace_reading, save_reading, unpack_reading
from eirene.store.searching import find_words
from eirene.store.tables import actors, failures, reports
from eirene.store.transactions import reading, writing
from eirene.types import Report
from tests.store.made import make_reading

REPORT = Report("a", "Envoys met in Kellen.", None, "Envoys meet", "Lake Courier", "2026-03-18", "caller", "en")


def test_a_reading_comes_back_as_it_was_saved(engine: Engine) -> None:
    with writing(engine) as connection:
        report_id = save_reading(connection, make_reading(1), "a.txt", "test")
    with reading(engine) as connection:
        row = connection.execute(select(reports).where(reports.c.report_id == report_id)).one()
    assert unpack_reading(row.reading, row.text) == make_reading(1)
    assert (row.name, row.reader, row.day) == ("a.txt", "test", "2026-01-02")


def test_what_is_saved_twice_is_there_once(engine: Engine) -> None:
    with writing(engine) as connection:
        assert save_reading(connection, make_reading(1), "a.txt", "test") is not None
        assert save_reading(connection, make_reading(1), "b.txt", "test") is None
        assert connection.scalar(select(func.count()).select_from(actors)) == 3


def test_a_new_reading_takes_the_place_of_the_old(engine: Engine) -> None:
    old, new = make_reading(1), make_reading(2)
    changed = replace(new, report=replace(old.report, title="Something else"))
    with writing(engine) as connection:
        report_id = save_reading(connection, old, "a.txt", "old")
        assert report_id is not None
        replace_reading(connection, report_id, changed, "new")
        row = connection.execute(select(reports)).one()
        assert (row.reader, row.title, row.name) == ("new", "Something else", "a.txt")
        assert unpack_reading(row.reading, row.text) == changed
        names = connection.execute(select(actors.c.name).order_by(actors.c.position)).scalars().all()
        assert names == [actor.name for actor in new.actors]
        assert connection.execute(find_words(connection, "something else")).all()
        assert connection.execute(find_words(connection, "title:report")).all() == []


@pytest.mark.parametrize(
    ("change", "name", "is_known", "is_told"),
    [
        ({}, "b.txt", True, True),
        ({"publisher": None, "title": None, "published": None}, "b.txt", True, True),
        ({"published": "2026-03-17"}, "b.txt", True, False),
        ({"published": "2026-03-17", "published_from": "text"}, "b.txt", True, True),
        ({"url": "https://courier.example/1"}, "b.txt", True, False),
        ({"publisher": "lake courier"}, "b.txt", True, False),
        ({"publisher": "Kellen Post"}, "b.txt", False, False),
        ({"publisher": "Kellen Post"}, "a.txt", True, False),
        ({"text": "Envoys left Kellen."}, "a.txt", False, False),
    ],
)
def test_a_report_is_the_same_by_its_text_and_what_is_said_of_it(
    change: dict[str, str | None], name: str, is_known: bool, is_told: bool, engine: Engine
) -> None:
    with writing(engine) as connection:
        save_reading(connection, replace(make_reading(1), report=REPORT), "a.txt", "test")
        report = replace(REPORT, **change)  # type: ignore[arg-type]
        known = find_known(connection, report, name)
    assert (known is not None) == is_known
    assert known is None or known.says_as_much(report) == is_told


def test_what_a_report_is_told_again_completes_what_is_known(engine: Engine) -> None:
    with writing(engine) as connection:
        save_reading(connection, replace(make_reading(1), report=replace(REPORT, url=None)), "a.txt", "test")
        again = Report("b", REPORT.text, url="https://courier.example/1", published="2026-03-20", published_from="text")
        known = find_known(connection, again, "b.txt")
    assert known is not None
    assert known.completed(again) == replace(
        again, title="Envoys meet", publisher="Lake Courier", published="2026-03-18", published_from="caller"
    )


def test_standard_input_is_no_name_by_which_reports_are_the_same(engine: Engine) -> None:
    with writing(engine) as connection:
        save_reading(connection, replace(make_reading(1), report=REPORT), "-", "test")
        assert find_known(connection, replace(REPORT, publisher="Kellen Post"), "-") is None


def test_a_failure_is_one_row_with_its_last_reason_until_it_is_forgotten(engine: Engine) -> None:
    with writing(engine) as connection:
        for reason in ("first", "second"):
            save_failure(connection, "a.txt", ValueError(reason))
        row = connection.execute(select(failures)).one()
        assert (row.source, row.error, row.reason) == ("a.txt", "ValueError", "second")
        forget_failure(connection, "a.txt")
        assert connection.execute(select(failures)).all() == []
