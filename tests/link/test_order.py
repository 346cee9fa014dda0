"""The order in which reports come and go makes no difference to their links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, insert, select, text

from eirene.link.decided import Fact, Told
from eirene.link.driver import link_report, settle_nodes, unlink_report
from eirene.link.relink import relink
from eirene.store.names import digest_of_report
from eirene.store.opening import open_engine
from eirene.store.rows import rows_of
from eirene.store.saving import pack_reading
from eirene.store.tables import bonds, metadata, reports
from eirene.store.transactions import writing
from eirene.types import Bound, Event, EventStatus, Figure, Measure, Passage, Reading
from tests.link.cast import Who, armed, body, digests_of, lent_keys, partition, report, state

WHERE = Passage(0, 4)
# Two wars and a state beside them, as several papers name those in them.
CAST = (
    state("Ondaria", "Vessin"),
    state("Republic of Ondaria"),
    state("Vessin regime"),
    state("Ondarian government"),
    state("Kelmar", "Tolun"),
    state("Tolun authorities"),
    state("government"),
    state("Sudan"),
    armed("Marsh Liberation Front", "MLF"),
    armed("MLF"),
    armed("rebels"),
    armed("Mountain Lions Front", "MLF"),
    body("Foreign Ministry", "Ondaria"),
    body("Ministry of Foreign Affairs", "Republic of Ondaria"),
    body("Kelmar's Foreign Ministry", "Kelmar"),
    body("army", "Vessin regime", "organization"),
    body("army", "Ondaria", "organization"),
    body("Security Council", None, "organization"),
    body("Armed Forces", None, "organization"),
    body("mediators", None, "organization"),
    Who("Amir al-Hadani", role="foreign minister", of="Ondaria"),
    Who("Ameer Hadani", role="minister", of="Vessin regime"),
    Who("Amir Hadani"),
    Who("Hadani", role="minister", of="Ondaria"),
    Who("Samir Hadani", role="spokesman", of="Ondaria"),
    Who("Amir Hadani", role="president", of="Kelmar"),
    Who("Rosa Lindqvist", role="envoy", of="United Nations"),
    Who("United Nations envoy", role="envoy", of="United Nations"),
    Who("Jonas Brandt", role="special envoy", of="United Nations"),
    Who("official", "unnamed_source", of="Ondaria"),
)
DAYS = ("2026-03-04", "2026-03-05", "2026-03-02/2026-03-08", "2026-03-01/2026-03-31", None)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A report of some of the cast, with what some of them do and what is counted."""
    whos = draw(st.lists(st.sampled_from(CAST), min_size=2, max_size=7, unique_by=lambda who: who.name))
    names = [who.name for who in whos]
    some = st.lists(st.sampled_from(names), max_size=2, unique=True).map(tuple)
    events = st.builds(
        Event,
        type=st.sampled_from(["CONSULT", "ASSAULT"]),
        mode=st.none(),
        actors=some,
        recipients=some,
        status=st.sampled_from([EventStatus.OCCURRED, EventStatus.PLANNED]),
        anchor=st.just(WHERE),
        date=st.sampled_from(DAYS),
        time=st.sampled_from([None, "morning", "15:00"]),
        place=st.sampled_from([None, "Geneva", "Larum"]),
    )
    figures = st.builds(
        Figure,
        measure=st.sampled_from([Measure.KILLED, Measure.WOUNDED]),
        value=st.sampled_from([12.0, 14.0]),
        anchor=st.just(WHERE),
        bound=st.just(Bound.EXACT),
        who=st.sampled_from([None, "civilians"]),
        place=st.sampled_from([None, "Larum"]),
    )
    sides = [name for who, name in zip(whos, names, strict=True) if who.kind in {"state", "armed_group"}]
    return report(
        draw(st.sampled_from(["2026-03-05", "2026-03-09", "2026-04-02", None])),
        *whos,
        parties=sides[:2] if len(sides) > 1 and draw(st.booleans()) else (),
        mediators=draw(st.sampled_from([(), ("Norwell",), ("United Nations",)])),
        events=draw(st.lists(events, max_size=3)),
        figures=draw(st.lists(figures, max_size=2)),
        publisher=draw(st.sampled_from(["Wire", "Daily", "Radio"])),
    )


class Merged:
    """A ledger in which people merged pairs of actors and took facts apart."""

    def __init__(self, pairs: Sequence[tuple[Fact, Fact]] = (), marks: Sequence[Fact] = ()) -> None:
        self.pairs, self.marks = pairs, marks

    def told(self, report_id: int, reading: Reading) -> Told:
        """The reading, some of its actors taken apart."""
        return Told(reading, marks={("actor", at): f"{of}-{at}" for of, at in self.marks if of == report_id})

    def same(self, kind: str) -> Sequence[tuple[Fact, Fact]]:
        """The pairs."""
        return self.pairs if kind == "actor" else ()


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A record on SQLite that examples empty and use again."""
    folder: Path = tmp_path_factory.mktemp("order")
    opened = open_engine(folder / "record.db")
    yield opened
    opened.dispose()


def clear(connection: Connection) -> None:
    """Empties a record."""
    for table in reversed(metadata.sorted_tables):
        connection.execute(table.delete())


def save(connection: Connection, reading: Reading) -> int | None:
    """Saves a reading, not its words; its number, None when it was there."""
    report = reading.report
    row = {
        "name": "made.txt",
        "text": report.text,
        "publisher": report.publisher,
        "published": report.published,
        "day": report.published,
    }
    row |= {
        "digest": digest_of_report(report),
        "sha256": report.sha256,
        "published_from": "",
        "recorded_at": "",
        "reader": "test",
    }
    if connection.execute(select(reports.c.report_id).where(reports.c.digest == row["digest"])).first():
        return None
    key = connection.execute(reports.insert().values(row | {"reading": pack_reading(reading)})).inserted_primary_key
    assert key is not None
    report_id = int(key[0])
    for table, rows in rows_of(reading, report_id).items():
        if rows:
            connection.execute(metadata.tables[table].insert(), rows)
    return report_id


def add(connection: Connection, reading: Reading, ledger: Merged | None = None) -> int | None:
    """Saves and links a reading; its number, None when it was there."""
    report_id = save(connection, reading)
    if report_id is not None:
        link_report(connection, report_id, ledger.told(report_id, reading) if ledger else Told(reading))
    return report_id


def remove(connection: Connection, report_id: int, told: Told) -> None:
    """Takes a report out of a record."""
    unlink_report(connection, report_id, told)
    for table in reversed(metadata.sorted_tables):
        if "report_id" in table.c:
            connection.execute(table.delete().where(table.c.report_id == report_id))


def agrees_with_relinking(connection: Connection, ledger: Merged | None = None) -> None:
    """Holds the clusters and keys against those that are made anew."""
    kept = partition(connection), lent_keys(connection)
    point = connection.begin_nested()
    relink(connection, ledger or Merged())
    anew = partition(connection), lent_keys(connection)
    point.rollback()
    assert kept == anew


def come_and_go(connection: Connection, told: Sequence[Reading], going: Sequence[int]) -> None:
    """Adds the readings, takes some away again, and looks at the links after each step of the second kind."""
    there = {report_id: reading for reading in told if (report_id := add(connection, reading)) is not None}
    agrees_with_relinking(connection)
    for place in going:
        if there:
            report_id = sorted(there)[place % len(there)]
            remove(connection, report_id, Told(there.pop(report_id)))
    agrees_with_relinking(connection)


# One text with one set of metadata is one report: of two readings of it a record keeps the first.
# Of one text there is one reading in a record, whichever came first.
COMING = st.lists(readings(), min_size=2, max_size=8, unique_by=lambda reading: digest_of_report(reading.report))
UNTIMED = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEW = settings(UNTIMED, max_examples=6)


@UNTIMED
@given(told=COMING, going=st.lists(st.integers(0, 7), max_size=4))
def test_reports_that_come_and_go_leave_the_links_that_are_made_anew(
    quick: Engine, told: list[Reading], going: list[int]
) -> None:
    with writing(quick) as connection:
        clear(connection)
        come_and_go(connection, told, going)


@FEW
@given(told=COMING, going=st.lists(st.integers(0, 7), max_size=4))
def test_both_databases_keep_the_links_that_are_made_anew(engine: Engine, told: list[Reading], going: list[int]) -> None:
    with writing(engine) as connection:
        clear(connection)
        come_and_go(connection, told, going)


@UNTIMED
@given(data=st.data(), told=COMING)
def test_any_order_gives_the_same_links(quick: Engine, data: st.DataObject, told: list[Reading]) -> None:
    found = []
    for order in (told, data.draw(st.permutations(told))):
        with writing(quick) as connection:
            clear(connection)
            for reading in [*order, order[0]]:
                add(connection, reading)
            found.append((partition(connection), lent_keys(connection)))
    assert found[0] == found[1]


@UNTIMED
@given(data=st.data(), told=COMING)
def test_what_people_merged_and_took_apart_holds(quick: Engine, data: st.DataObject, told: list[Reading]) -> None:
    with writing(quick) as connection:
        clear(connection)
        there = {report_id: reading for reading in told if (report_id := save(connection, reading))}
        facts = [(report_id, at) for report_id, reading in there.items() for at in range(len(reading.actors))]
        marks = data.draw(st.lists(st.sampled_from(facts), max_size=3, unique=True))
        pair = data.draw(st.lists(st.sampled_from(facts), min_size=2, max_size=2, unique=True))
        ledger = Merged([(pair[0], pair[1])], marks)
        for report_id, reading in there.items():
            link_report(connection, report_id, ledger.told(report_id, reading))
        where = "SELECT node_id FROM actors WHERE report_id = :of AND position = :at"
        ids = [connection.execute(text(where), {"of": of, "at": at}).scalar_one() for of, at in pair]
        if ids[0] != ids[1]:
            connection.execute(insert(bonds), {"node_id": min(ids), "other_id": max(ids), "same": 1})
            settle_nodes(connection, "actor", digests_of(connection, "actors", pair))
        agrees_with_relinking(connection, ledger)
        connection.execute(bonds.delete())
        settle_nodes(connection, "actor", digests_of(connection, "actors", pair))
        agrees_with_relinking(connection, Merged((), marks))
