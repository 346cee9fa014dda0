"""Versions of one report: which supersede which, in any order, and what the record of an earlier day shows."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
from sqlalchemy import Engine, select

from eirene.answers.scope import Scope, is_visible
from eirene.link.versions import chains, load_versions, read_mark, versions_of
from eirene.store.tables import reports
from eirene.types import Report
from tests.link.texts import add_all, bundled, cut, new_lead

TEXTS = bundled()
CORRECTED = TEXTS["tarvenia-14-wire"]
FIRST = "\n".join(CORRECTED.replace("CORRECTED-", "").split("\n")[:1] + CORRECTED.split("\n")[2:]).replace(
    "38 deaths", "83 deaths"
)
PLAIN = TEXTS["tarvenia-05-wire"]
ADDED = "\n\nThe airport was closed for the night. Two flights were sent to the coast, where the passengers slept in a school."


def _report(name: str, text: str, day: str | None, publisher: str | None = "Meridian", url: str | None = None) -> Report:
    return Report(id=name, text=text, published=day, publisher=publisher, url=url)


def _names(engine: Engine, scope: Scope) -> set[str]:
    with engine.connect() as connection:
        return set(connection.scalars(select(reports.c.name).where(is_visible(scope))))


def _chain(engine: Engine, name: str) -> list[str]:
    with engine.connect() as connection:
        number = connection.scalars(select(reports.c.report_id).where(reports.c.name == name)).one()
        rows = {row.report_id: row.name for row in connection.execute(select(reports.c.report_id, reports.c.name))}
        return [rows[other] for other in versions_of(connection, number)]


WIRE = [_report("first", FIRST, "2026-03-30"), _report("corrected", CORRECTED, "2026-03-31")]


@pytest.mark.parametrize("made", [WIRE, WIRE[::-1]], ids=["in order", "the correction first"])
def test_a_corrected_report_supersedes_the_one_before_it(engine: Engine, made: list[Report]) -> None:
    add_all(engine, made)
    assert _chain(engine, "first") == _chain(engine, "corrected") == ["first", "corrected"]
    assert _names(engine, Scope()) == {"corrected"}
    assert _names(engine, Scope(as_of="2026-03-31")) == {"corrected"}
    assert _names(engine, Scope(as_of="2026-03-30")) == {"first"}


def test_updates_of_one_day_stand_in_the_order_of_their_numbers(engine: Engine) -> None:
    head, _, body = PLAIN.partition("\n")
    made = [
        _report("update 2", f"UPDATE 2-{head}\n{body}", "2026-03-21"),
        _report("flash", PLAIN + ADDED, "2026-03-21"),
        _report("corrected update 1", f"CORRECTED-UPDATE 1-{head}\n{body}", "2026-03-21"),
        _report("update 1", f"UPDATE 1-{head}\n{body}", "2026-03-21"),
    ]
    add_all(engine, made)
    assert _chain(engine, "flash") == ["flash", "update 1", "corrected update 1", "update 2"]


def test_an_address_whose_text_has_changed_holds_versions_of_one_report(engine: Engine) -> None:
    url = "https://example.org/live"
    made = [
        _report("noon", cut(PLAIN, 0.3), "2026-03-21", None, url),
        _report("evening", new_lead(PLAIN) + ADDED, "2026-03-21", None, url),
        _report("elsewhere", PLAIN, "2026-03-21", None, "https://example.org/other"),
    ]
    add_all(engine, made)
    assert _chain(engine, "noon") == ["noon", "evening"]
    assert _chain(engine, "elsewhere") == ["elsewhere"]


def test_a_longer_version_of_one_day_supersedes(engine: Engine) -> None:
    add_all(engine, [_report("long", PLAIN + ADDED, "2026-03-21"), _report("short", PLAIN, "2026-03-21")])
    assert _chain(engine, "short") == ["short", "long"]


@pytest.mark.parametrize(
    "other",
    [
        _report("copy", CORRECTED, "2026-03-31", "The Dorvane Herald"),
        _report("copy", CORRECTED, "2026-03-31", None),
        _report("much later", CORRECTED, "2026-04-20"),
        _report("another report", PLAIN, "2026-03-30"),
    ],
)
def test_what_is_no_version(engine: Engine, other: Report) -> None:
    add_all(engine, [_report("first", FIRST, "2026-03-30"), other])
    assert _names(engine, Scope()) == {"first", other.id}


def test_a_daily_bulletin_is_not_superseded_by_that_of_the_next_day(engine: Engine) -> None:
    form = (
        "The command said on {0} that {1} clashes took place along the front, {2} of them near the river and {3} in the hills. "
        * 4
    )
    made = [_report(f"bulletin {i}", form.format(f"{i} May", 90 + i, 20 + i, 30 + 2 * i), f"2026-05-0{i}") for i in range(1, 5)]
    add_all(engine, made)
    assert _names(engine, Scope()) == {report.id for report in made}


@pytest.mark.parametrize("seed", range(5))
def test_any_order_gives_the_chains_of_the_whole_set(engine: Engine, seed: int) -> None:
    head, _, body = PLAIN.partition("\n")
    made = [
        *WIRE,
        _report("flash", cut(PLAIN, 0.6), "2026-03-21"),
        _report("full", PLAIN, "2026-03-21"),
        _report("update", f"UPDATE 1-{head}\n{body}{ADDED}", "2026-03-22"),
        _report("paper", PLAIN, "2026-03-21", "The Dorvane Herald"),
        _report("undated", PLAIN + ADDED, None),
    ]
    random.Random(seed).shuffle(made)
    numbers = add_all(engine, made)
    with engine.connect() as connection:
        whole = chains(load_versions(connection, numbers).values())
        for chain in whole:
            assert all(versions_of(connection, version.report_id) == [one.report_id for one in chain] for version in chain)
    assert sorted(map(len, whole)) == [1, 1, 2, 3]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["UPDATE 2-Talks open"], (True, 2)),
        (["CORRECTED-UPDATE 1-Talks open"], (True, 1)),
        (["Talks open", "(Corrects figure in paragraph 3)"], (True, 0)),
        (["REFILE: Talks open in Geneva"], (True, 0)),
        (["Talks open", "GENEVA – They were updated on Friday."], (False, 0)),
        (["Talks open", "UPDATED 11:40 Friday"], (True, 0)),
        (["Talks open", "a", "b", "Correction: not here"], (False, 0)),
    ],
)
def test_marks_at_the_head_of_a_report(lines: Iterable[str], expected: tuple[bool, int]) -> None:
    assert read_mark(None, "\n".join(lines)) == expected


def test_the_title_may_bear_the_mark() -> None:
    assert read_mark("UPDATE 3-Talks open", "GENEVA – Talks opened.") == (True, 3)
