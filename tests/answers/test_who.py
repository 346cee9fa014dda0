"""Actors over all reports, on both databases."""

from __future__ import annotations

import pytest

from eirene.errors import UsageError
from eirene.record.record import Record


def test_an_actor_has_names_roles_meetings_statements_and_positions(island: Record) -> None:
    (verhal,) = island.who("verhal").actors
    assert (verhal.name, verhal.kind, verhal.first_on, verhal.last_on) == ("Tomás Verhal", "person", "2031-04-02", "2031-04-08")
    assert [(mention.source, mention.date) for mention in verhal.reports.facts] == [
        ("a.txt", "2031-04-02"),
        ("b.txt", "2031-04-03"),
        ("d.txt", "2031-04-08"),
    ]
    (role,) = verhal.roles
    assert (role.role, role.affiliation, role.first_on, role.last_on) == ("chief delegate", "Mareno", "2031-04-02", "2031-04-08")
    (said,) = verhal.statements.facts
    assert (said.words.words, said.assessment, said.source) == ("“We are close.”", "positive", "a.txt")
    (meeting,) = verhal.meetings.facts
    assert (meeting.date, meeting.place, meeting.partners) == ("2031-04-02", "Bursa", ("Cassar Front", "Mareno"))
    assert [source for source, _, _ in meeting.told] == ["a.txt", "b.txt"]
    (offer,) = verhal.positions.facts
    assert (offer.fact, offer.kind, offer.status, offer.value, offer.words.words) == (
        "term",
        "truce",
        "proposed",
        30,
        "a truce of 30 days",
    )


def test_json_is_a_list_of_actors_with_roles_and_reports(island: Record) -> None:
    (actor,) = island.who("Verhal").to_dict()
    assert {"name", "kind", "names", "roles", "meetings", "statements", "positions", "reports"} <= set(actor)
    assert actor["roles"] == [
        {
            "role": "chief delegate",
            "affiliation": "Mareno",
            "from": "2031-04-02",
            "to": "2031-04-08",
            "sources": ["a.txt", "b.txt", "d.txt"],
        }
    ]
    assert {(report["source"], report["name"]) for report in actor["reports"]} == {
        ("a.txt", "Tomás Verhal"),
        ("b.txt", "Tomás Verhal"),
        ("d.txt", "Tomás Verhal"),
    }


def test_of_a_day_the_actor_is_as_the_reports_up_to_then_had_it(island: Record) -> None:
    (verhal,) = island.who("Verhal", as_of="2031-04-03").actors
    assert (verhal.last_on, verhal.reports.count) == ("2031-04-03", 2)
    assert island.who("Verhal", since="2031-04-03").actors[0].reports.count == 2
    assert island.who("Verhal", process="Cassar Front").actors[0].reports.count == 2
    with pytest.raises(UsageError):
        island.who("Dranko", as_of="2031-04-02")


def test_a_limit_leaves_the_newest_and_says_how_many_there_are(island: Record) -> None:
    (verhal,) = island.who("Verhal", limit=1).actors
    assert ([mention.source for mention in verhal.reports.facts], verhal.reports.count) == (["d.txt"], 3)


def test_of_an_actor_in_very_many_reports_a_limit_looks_at_the_newest(island: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    for walk in (0, 10**9):
        monkeypatch.setattr("eirene.answers.reach.MANY", 1)
        monkeypatch.setattr("eirene.answers.reach.NEWEST", 2)
        monkeypatch.setattr("eirene.answers.reach.WALK", walk)
        (verhal,) = island.who("Verhal", limit=5).actors
        assert [mention.source for mention in verhal.reports.facts] == ["b.txt", "d.txt"]
        assert (verhal.named_in, verhal.positions.count) == (3, 1)
    assert island.who("Verhal").actors[0].reports.count == 3


def test_what_people_rejected_is_not_told(island: Record) -> None:
    (verhal,) = island.who("Verhal").actors
    island.decide("reject", verhal.statements.facts[0].id, author="t", reason="misread")
    island.decide("reject", verhal.reports.facts[0].id, author="t", reason="misread")
    (verhal,) = island.who("Verhal").actors
    assert (verhal.statements.count, [mention.source for mention in verhal.reports.facts]) == (0, ["b.txt", "d.txt"])


def test_without_a_name_all_actors_are_told_the_most_named_first(island: Record) -> None:
    named = island.named()
    assert named.actors[0].name == "Mareno"
    assert {actor["name"] for actor in named.to_dict()} >= {"Mareno", "Cassar Front", "Tomás Verhal", "Ilse Dranko", "Jonas Keel"}
    assert sum(len(actor["reports"]) for actor in named.to_dict()) == 15
    keel = next(entry for entry in named.actors if entry.name == "Jonas Keel")
    assert (keel.role and keel.role.role, keel.last_on, len(keel.reports)) == ("spokesman", "2031-04-05", 2)


def test_the_newest_reports_alone_can_be_asked(island: Record) -> None:
    assert {entry.name for entry in island.named(newest=1).actors} == {"Mareno", "Cassar Front", "Ilse Dranko"}
    assert len(island.named(limit=2).actors) == 2
    assert island.named(limit=2).count > 2
