"""Links as reports come and go, and why they are what they are."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, Engine, insert, text

from eirene.errors import UsageError
from eirene.link.decided import Told
from eirene.link.driver import link_report, settle_nodes, unlink_report
from eirene.link.explain import explain
from eirene.link.names import name_nodes
from eirene.store.names import DIGITS, FactName, digest_of_report
from eirene.store.saving import save_reading
from eirene.store.tables import bonds
from eirene.store.transactions import writing
from eirene.types import Reading
from tests.link.cast import Who, armed, digests_of, report, state

RADIO = report(
    "2026-03-05",
    state("Vessin regime"),
    Who("Pavel Orda", role="president", of="Vessin regime"),
    Who("Lena Storm", role="general", of="Vessin regime"),
    publisher="Radio",
)
ORDA, STORM = Who("Pavel Orda", role="president", of="Ondaria"), Who("Lena Storm", role="general", of="Ondaria")
WIRE = report("2026-03-06", state("Ondaria", "Vessin"), armed("Marsh Front"), ORDA, parties=("Ondaria", "Marsh Front"))
DAILY = report("2026-03-07", state("Ondaria"), STORM, Who("Pavel Orda", role="baker"), publisher="Daily")
REGIME, ONDARIA, PRESIDENT = (RADIO, 0), (WIRE, 0), (WIRE, 2)


def add(connection: Connection, *readings: Reading) -> list[int]:
    """Saves and links readings; their numbers."""
    numbers = []
    for reading in readings:
        report_id = save_reading(connection, reading, "made.txt", "test")
        assert report_id is not None
        link_report(connection, report_id, Told(reading))
        name_nodes(connection, report_id)
        numbers.append(report_id)
    return numbers


def cluster_of(connection: Connection, report_id: int, position: int) -> int | None:
    """The number of an actor's cluster."""
    query = "SELECT n.cluster FROM actors a JOIN nodes n ON n.node_id = a.node_id WHERE a.report_id = :of AND a.position = :at"
    number: int | None = connection.execute(text(query), {"of": report_id, "at": position}).scalar()
    return number


def name_of(reading: Reading, position: int) -> str:
    """The name of an actor's fact."""
    return str(FactName("actor", digest_of_report(reading.report)[:DIGITS], position))


def test_evidence_brings_two_names_together_and_takes_them_apart_when_it_goes(engine: Engine) -> None:
    with writing(engine) as connection:
        radio, wire, daily = add(connection, RADIO, WIRE, DAILY)
        assert cluster_of(connection, radio, 0) == cluster_of(connection, wire, 0) == cluster_of(connection, daily, 0)
        unlink_report(connection, daily, Told(DAILY))
        unlink_report(connection, wire, Told(WIRE))
        link_report(connection, daily, Told(DAILY))
        assert cluster_of(connection, radio, 0) != cluster_of(connection, daily, 0)
        link_report(connection, wire, Told(WIRE))
        assert cluster_of(connection, radio, 0) == cluster_of(connection, daily, 0)


def test_nothing_is_left_of_a_report_that_went(engine: Engine) -> None:
    with writing(engine) as connection:
        for report_id, reading in zip(add(connection, RADIO, WIRE), (RADIO, WIRE), strict=True):
            unlink_report(connection, report_id, Told(reading))
        for table in ("nodes", "node_keys", "node_refs"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0


def test_a_rejected_actor_has_no_node_and_lends_nothing(engine: Engine) -> None:
    with writing(engine) as connection:
        radio, wire = add(connection, RADIO, WIRE)
        unlink_report(connection, wire, Told(WIRE))
        link_report(connection, wire, Told(WIRE, rejected={("actor", 2)}))
        assert cluster_of(connection, wire, 2) is None
        assert cluster_of(connection, radio, 0) == cluster_of(connection, wire, 0)  # "Vessin" still speaks for it


def test_a_fact_taken_apart_stays_alone(engine: Engine) -> None:
    with writing(engine) as connection:
        wire, daily = add(connection, WIRE, DAILY)
        assert cluster_of(connection, wire, 0) == cluster_of(connection, daily, 0)
        unlink_report(connection, daily, Told(DAILY))
        link_report(connection, daily, Told(DAILY, marks={("actor", 0): "taken apart"}))
        assert cluster_of(connection, wire, 0) != cluster_of(connection, daily, 0)


def test_what_people_merged_is_one_until_they_undo_it(engine: Engine) -> None:
    with writing(engine) as connection:
        radio, daily = add(connection, RADIO, DAILY)
        facts = [(radio, 1), (daily, 2)]
        assert cluster_of(connection, *facts[0]) != cluster_of(connection, *facts[1])
        query = "SELECT node_id FROM actors WHERE report_id = :of AND position = :at"
        ids = sorted(connection.execute(text(query), {"of": of, "at": at}).scalar_one() for of, at in facts)
        connection.execute(insert(bonds), {"node_id": ids[0], "other_id": ids[1], "same": 1})
        settle_nodes(connection, "actor", digests_of(connection, "actors", facts))
        assert cluster_of(connection, *facts[0]) == cluster_of(connection, *facts[1])
        assert "people merged them" in str(explain(connection, name_of(DAILY, 2)))
        connection.execute(bonds.delete())
        settle_nodes(connection, "actor", digests_of(connection, "actors", facts))
        assert cluster_of(connection, *facts[0]) != cluster_of(connection, *facts[1])


def test_an_explanation_says_for_each_name_what_it_was_joined_by(engine: Engine) -> None:
    with writing(engine) as connection:
        add(connection, RADIO, WIRE, DAILY)
        found = explain(connection, name_of(*REGIME))
        assert [member.tellings for member in found.members] == [2, 1] or [member.tellings for member in found.members] == [1, 2]
        regime = next(member for member in found.members if member.name == name_of(*REGIME))
        assert regime.joined is not None and regime.joined.other == name_of(*ONDARIA)
        words = [reason.words for reason in regime.joined.reasons]
        assert words == ["its reports also call it Vessin", "2 persons of the same name hold office with both"]
        assert sum(reason.score for reason in regime.joined.reasons) == pytest.approx(regime.joined.score)
        assert found.to_dict()["kind"] == "actor"


def test_an_explanation_tells_what_came_near_and_why_it_is_another(engine: Engine) -> None:
    with writing(engine) as connection:
        add(connection, WIRE, DAILY)
        near = explain(connection, name_of(*PRESIDENT)).near
        assert [(pair.other, pair.veto) for pair in near] == [(name_of(DAILY, 2), "calling: baker and president")]


def test_names_that_are_no_linked_facts_are_refused(engine: Engine) -> None:
    with writing(engine) as connection:
        add(connection, WIRE)
        for name in ("actor-0000000000-1", "statement-0000000000-1", "nobody"):
            with pytest.raises(UsageError, match=name):
                explain(connection, name)
