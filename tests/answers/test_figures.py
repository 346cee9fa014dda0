"""Series of figures out of a record, on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, update

from eirene.answers.figures import EVERY, Figures, Series, ask_figures
from eirene.answers.scope import Limits, make_scope
from eirene.answers.series import Wanted
from eirene.errors import UsageError
from eirene.record.record import Record
from eirene.store.tables import figures, reports
from eirene.store.transactions import reading
from eirene.types import Actor, ActorKind, Reading
from tests.link.counting import Act, Cast, Count, told

STRIKE = Act("strike", date="2031-05-10", place="Velim")
SPOKESMAN = Actor("Ruslan Tok", ActorKind.PERSON, "spokesman", "Hills Front")
FRONT = Actor("Hills Front", ActorKind.ARMED_GROUP)


def wire(day: str = "2031-05-10", ministry: int = 11, front: int = 23, name: str = "a.txt") -> Reading:
    text = f"A strike on Velim killed at least {ministry} people, the Health Ministry said. The Front put the dead at {front}."
    return told(
        name, day, text,
        STRIKE,
        Count(str(ministry), ministry, who="people", place="Velim", bound="at_least", by="Health Ministry"),
        Count(str(front), front, place="Velim", by="Hills Front"),
        cast=Cast((FRONT,)),
    )  # fmt: skip


def radio() -> Reading:
    text = "The toll of the strike on Velim, said Ruslan Tok, has risen to 41 from 23. Nine of the dead were children; 9 in all."
    return told(
        "b.txt", "2031-05-11", text, STRIKE,
        Count("41", 41, place="Velim", by="Ruslan Tok"), Count("23", 23, place="Velim", by="Ruslan Tok"),
        Count("9", 9, who="children", place="Velim", by="Ruslan Tok"),
        publisher="Radio", cast=Cast((SPOKESMAN, FRONT)),
    )  # fmt: skip


def fill(engine: Engine, *readings: Reading) -> None:
    Record(engine).add_readings((one.report.id, one) for one in readings)


def ask(engine: Engine, wanted: Wanted = EVERY, limit: int | None = None, **limits: str) -> Figures:
    given: Limits = limits  # type: ignore[assignment]
    with reading(engine) as connection:
        return ask_figures(connection, make_scope(**given), wanted, limit)


def largest(found: Figures) -> Series:
    return max(found.series, key=lambda series: len(series.points))


def test_a_series_has_every_point_with_its_evidence_and_says_why_they_differ(engine: Engine) -> None:
    fill(engine, radio(), wire())
    series = largest(ask(engine)).to_dict()
    assert {key: series[key] for key in ("measure", "who", "place", "date", "since")} == {
        "measure": "killed", "who": None, "place": "Velim", "date": "2031-05-10", "since": None,
    }  # fmt: skip
    points = [
        (p["value"], p["bound"], p["counted_by"], p["body"], p["published"], p["source"], p["again"]) for p in series["points"]
    ]
    assert points == [
        (11, "at_least", "Health Ministry", "Health Ministry", "2031-05-10", "a.txt", False),
        (23, "exact", "Hills Front", "Hills Front", "2031-05-10", "a.txt", False),
        (41, "exact", "Ruslan Tok", "Hills Front", "2031-05-11", "b.txt", False),
        (23, "exact", "Ruslan Tok", "Hills Front", "2031-05-11", "b.txt", True),
    ]
    first = series["points"][0]
    assert wire().report.text[slice(*first["anchor"])] == "11"
    assert first["quote"] == "A strike on Velim killed at least 11 people, the Health Ministry said."
    assert [(d["kind"], d["a"], d["b"]) for d in series["disagreements"]] == [("counting_body", 0, 1)]
    assert [(d["kind"], d["a"], d["b"]) for d in series["updates"]] == [("later_update", 1, 2)]
    assert [(one["relation"], one["who"]) for one in series["related"]] == [("narrower", "children")]


def test_the_name_of_a_series_is_that_of_its_earliest_telling_in_any_order(engine: Engine) -> None:
    fill(engine, radio())
    later = largest(ask(engine)).id
    fill(engine, wire())
    series = largest(ask(engine))
    assert series.id != later
    assert series.id == series.points[0].fact


def test_as_of_a_day_the_record_has_what_was_published_by_then(engine: Engine) -> None:
    fill(engine, radio(), wire())
    assert [point.value for point in largest(ask(engine, as_of="2031-05-10")).points] == [11, 23]


def test_since_leaves_earlier_points_out_and_keeps_the_indexes_right(engine: Engine) -> None:
    fill(engine, radio(), wire(), wire("2031-05-12", 14, 44, "c.txt"))
    series = largest(ask(engine, since="2031-05-11"))
    assert [point.value for point in series.points] == [41, 23, 14, 44]
    assert [(one.a, one.b) for one in series.disagreements] == [(2, 3)]
    assert [(one.a, one.b) for one in series.updates] == [(0, 3)]


def test_series_are_chosen_by_measure_place_people_and_by_who_counts(engine: Engine) -> None:
    fill(engine, radio(), wire())
    assert len(ask(engine, Wanted(measure="killed")).series) == 2
    assert not ask(engine, Wanted(measure="wounded")).series
    assert len(ask(engine, Wanted(place="Veleem")).series) == 2
    assert not ask(engine, Wanted(place="Omara")).series
    assert [series.who for series in ask(engine, Wanted(who="child")).series] == ["children"]
    assert [len(series.points) for series in ask(engine, actor="Health Ministry").series] == [4]
    with pytest.raises(UsageError):
        ask(engine, actor="Nobody Atall")


def test_the_series_told_of_last_come_first_and_a_limit_leaves_others_out(engine: Engine) -> None:
    fill(engine, wire(), radio())
    found = ask(engine, limit=1)
    assert len(found.series) == 1
    assert found.left_out
    assert not ask(engine).left_out


def test_a_figure_that_people_reject_is_no_point(engine: Engine) -> None:
    fill(engine, wire())
    with engine.begin() as connection:
        connection.execute(update(figures).where(figures.c.value == 23).values(review="rejected"))
    assert [point.value for point in largest(ask(engine)).points] == [11]


def test_a_number_that_a_corrected_version_withdraws_stays_visible_as_withdrawn(engine: Engine) -> None:
    fill(engine, wire(front=83), wire("2031-05-11", front=38, name="c.txt"))
    with engine.begin() as connection:
        newer = connection.execute(reports.select().where(reports.c.name == "c.txt")).one().report_id
        old = update(reports).where(reports.c.name == "a.txt")
        connection.execute(old.values(superseded_by=newer, superseded_on="2031-05-11"))
    series = largest(ask(engine))
    assert [(point.value, point.withdrawn) for point in series.points] == [(83, True), (11, False), (38, False)]
    assert [(one.kind, one.a, one.b) for one in series.updates] == [("correction", 0, 2)]
    assert [point.value for point in largest(ask(engine, as_of="2031-05-10")).points] == [11, 83]


def test_a_row_for_each_point(engine: Engine) -> None:
    fill(engine, wire())
    rows = ask(engine).rows()
    assert [row["value"] for row in rows] == [11, 23]
    assert all(row.keys() == rows[0].keys() for row in rows)
    assert rows[0]["series"] == rows[0]["fact"]
