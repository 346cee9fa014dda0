"""Readings added to a record: once, again, and with other metadata."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, select

from eirene.errors import SourceError
from eirene.record.adding import Outcome, add_failure, add_reading
from eirene.store.copying import empty_record
from eirene.store.failures import save_failure
from eirene.store.tables import failures, metadata, nodes, reports
from eirene.store.transactions import reading as asking
from eirene.store.transactions import writing
from eirene.types import Reading
from tests.store.made import make_reading

LINKED = ("actors", "events", "figures", "processes")


def add_all(engine: Engine, readings: Iterable[tuple[str, Reading]]) -> list[Outcome]:
    return [add_reading(engine, name, reading).outcome for name, reading in readings]


def told(engine: Engine) -> dict[str, Any]:
    """What the record holds, told without the numbers of rows, which hang on the order of adding."""
    with asking(engine) as connection:
        rows = connection.execute(select(reports)).all()
        digests = {row.report_id: row.digest for row in rows}
        about = ("name", "url", "title", "publisher", "published", "day", "reading", "superseded_on")
        kept: dict[str, Any] = {row.digest: [getattr(row, column) for column in about] for row in rows}
        kept["superseded"] = sorted((row.digest, digests[row.superseded_by]) for row in rows if row.superseded_by)
        kept["copies"] = sorted(sorted(d for i, d in digests.items() if i in group) for group in _groups(rows))
        for name in LINKED:
            table = metadata.tables[name]
            joined = select(table, nodes.c.cluster, nodes.c.first).join(nodes, nodes.c.node_id == table.c.node_id)
            clusters: dict[int, list[tuple[str, int, str]]] = {}
            for row in connection.execute(joined):
                clusters.setdefault(row.cluster, []).append((digests[row.report_id], row.position, row.first))
            kept[name] = sorted(sorted(cluster) for cluster in clusters.values())
        return kept


def _groups(rows: Iterable[Any]) -> list[set[int]]:
    groups: dict[int, set[int]] = {}
    for row in rows:
        groups.setdefault(row.copy_group, set()).add(row.report_id)
    return list(groups.values())


def test_what_is_added_again_from_wherever_is_there_once(engine: Engine) -> None:
    readings = [(f"{number}.txt", make_reading(number)) for number in range(3)]
    assert add_all(engine, readings) == [Outcome.ADDED] * 3
    before = told(engine)
    assert add_all(engine, [*readings, ("copy/0.txt", make_reading(0))]) == [Outcome.KNOWN] * 4
    assert told(engine) == before


def with_metadata(number: int, **changes: Any) -> Reading:
    reading = make_reading(number)
    return reading.with_report(replace(reading.report, **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"published": "2026-01-01"},
        {"publisher": "Courier Z"},
        {"title": "Another title", "url": "https://courier.example/2"},
    ],
)
def test_metadata_that_come_later_make_the_record_that_they_had_made_at_first(changes: dict[str, str], engine: Engine) -> None:
    others = [(f"{number}.txt", make_reading(number)) for number in range(5) if number != 2]
    corrected = ("2.txt", with_metadata(2, **changes))
    add_all(engine, [("2.txt", make_reading(2)), *others])
    assert add_all(engine, [corrected, corrected]) == [Outcome.CORRECTED, Outcome.KNOWN]
    one_way = told(engine)
    with writing(engine) as connection:
        empty_record(connection)
    add_all(engine, [corrected, *others])
    assert told(engine) == one_way


def test_one_text_of_several_papers_is_copies_of_one_and_the_order_does_not_matter(engine: Engine) -> None:
    papers = [(f"{name}.txt", with_metadata(1, publisher=name)) for name in ("Courier A", "Courier B")]
    nameless = ("c.txt", with_metadata(1, publisher=None))
    assert add_all(engine, [*papers, nameless]) == [Outcome.ADDED, Outcome.ADDED, Outcome.KNOWN]
    one_way = told(engine)
    assert len(one_way["copies"]) == 1
    with writing(engine) as connection:
        empty_record(connection)
    assert add_all(engine, [nameless, *reversed(papers)]) == [Outcome.ADDED, Outcome.CORRECTED, Outcome.ADDED]
    assert told(engine) == one_way


def test_a_copy_is_told_with_the_source_that_it_repeats(engine: Engine) -> None:
    add_reading(engine, "a.txt", with_metadata(1, publisher="Courier A"))
    added = add_reading(engine, "b.txt", with_metadata(1, publisher="Courier B"))
    assert (added.copy_of, added.version_of) == ("a.txt", None)


def test_a_success_takes_the_failure_before_it_off_the_list(engine: Engine) -> None:
    assert add_failure(engine, "a.txt", SourceError("a.txt: gone")).error == "a.txt: gone"
    with writing(engine) as connection:
        save_failure(connection, "b.txt", SourceError("b.txt: gone"))
    add_reading(engine, "a.txt", make_reading(1))
    with asking(engine) as connection:
        assert connection.execute(select(failures.c.source)).scalars().all() == ["b.txt"]
