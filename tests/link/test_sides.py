"""Who is told by a side in talks alone or after a capital: whom such words are linked to, and whom not. All names invented."""

from __future__ import annotations

from dataclasses import replace

from eirene.types import Process, Reading
from tests.link.cast import Who, armed, body, report, same_actors, state

DAY, LATER, MUCH_LATER = "2031-03-05", "2031-03-09", "2031-09-20"
ENVOYS = (Who("Olaf Brenning", role="envoy", of="Norwell"), Who("Mira Castel", role="envoy", of="Norwell"))


def talks(
    day: str, *whos: Who, parties: tuple[str, ...], mediators: tuple[str, ...] = ("Norwell",), venue: str | None = None
) -> Reading:
    """A report of talks."""
    return replace(report(day, *whos), process=Process(parties, mediators, venue))


def war(state_name: str = "Kharvan", group: str = "Hills Front", day: str = DAY, *whos: Who, by: str = "Norwell") -> Reading:
    """A report that names both sides."""
    return talks(day, state(state_name), armed(group), *whos, parties=(state_name, group), mediators=(by,))


def test_government_named_after_an_unknown_town_is_the_state_that_talks_with_the_same_group_before_the_same_mediator() -> None:
    partisan = talks(LATER, state("Belsa regime"), armed("Hills Front"), parties=("Belsa regime", "Hills Front"))
    assert ["Belsa regime/1", "Kharvan/0"] in same_actors(war(), partisan)


def test_one_other_side_alone_is_not_enough() -> None:
    parties = ("Belsa regime", "Hills Front")
    elsewhere = talks(LATER, state("Belsa regime"), armed("Hills Front"), parties=parties, mediators=("Tulgaria",))
    assert same_actors(war(), elsewhere) == [["Hills Front/0", "Hills Front/1"]]


def test_government_named_after_the_town_of_its_ministries_is_the_state() -> None:
    named = report(DAY, state("Kharvan"), body("Health Ministry in Port Belsa", "Kharvan"))
    partisan = report(LATER, state("Belsa government"))
    assert same_actors(named, partisan) == [["Belsa government/1", "Kharvan/0"]]


def test_group_that_negotiates_with_two_states_tells_of_neither() -> None:
    told = (
        war("Kharvan"),
        war("Selvia"),
        talks(LATER, state("Belsa regime"), armed("Hills Front"), parties=("Belsa regime", "Hills Front")),
        talks(LATER, state("government"), armed("Hills Front"), parties=("government", "Hills Front")),
    )
    assert not any({"Kharvan/0", "Selvia/1"} & set(group) for group in same_actors(*told))


def test_mediator_tells_the_two_negotiations_of_a_group_apart() -> None:
    told = (
        war("Kharvan", by="Norwell"),
        war("Selvia", by="Tulgaria"),
        talks(LATER, state("government"), armed("Hills Front"), parties=("government", "Hills Front"), mediators=("Tulgaria",)),
    )
    assert ["Selvia/1", "government/2"] in same_actors(*told)


def test_government_that_negotiates_with_the_state_is_another() -> None:
    told = (
        war(),
        talks(LATER, state("Belsa regime"), armed("Hills Front"), parties=("Belsa regime", "Hills Front")),
        talks(LATER, state("Belsa regime"), state("Kharvan"), parties=("Belsa regime", "Kharvan")),
    )
    assert not any("Belsa regime/1" in group and "Kharvan/0" in group for group in same_actors(*told))


def test_government_and_rebels_are_the_sides_of_the_talks() -> None:
    told = (
        war(),
        talks(LATER, state("government"), armed("Hills Front"), parties=("government", "Hills Front")),
        talks(LATER, state("Kharvan"), armed("rebels"), parties=("Kharvan", "rebels")),
    )
    merged = same_actors(*told)
    assert ["Kharvan/0", "Kharvan/2", "government/1"] in merged
    assert ["Hills Front/0", "Hills Front/1", "rebels/2"] in merged


def test_rebels_without_the_other_side_are_known_by_the_envoys() -> None:
    named = war("Kharvan", "Hills Front", DAY, *ENVOYS)
    other = war("Selvia", "Delta Army", DAY, by="Tulgaria")
    vague = talks(LATER, armed("rebels"), *ENVOYS, parties=("rebels",))
    assert ["Hills Front/0", "rebels/2"] in same_actors(named, other, vague)
    assert same_actors(war(), other, talks(LATER, armed("rebels"), parties=("rebels",))) == []


def test_half_a_year_later_the_government_may_be_anybody() -> None:
    vague = talks(MUCH_LATER, state("government"), armed("Hills Front"), parties=("government", "Hills Front"))
    assert same_actors(war(), vague) == [["Hills Front/0", "Hills Front/1"]]


def test_ministry_of_nobody_is_that_of_the_state_that_fights_the_group_of_the_report() -> None:
    named = war("Kharvan", "Hills Front", DAY, body("Health Ministry", "Kharvan"), body("Kharvan Armed Forces", "Kharvan"))
    vague = report(LATER, armed("Hills Front"), body("Health Ministry"), body("army", kind="organization"))
    merged = same_actors(named, vague)
    assert ["Health Ministry/0", "Health Ministry/1"] in merged
    assert ["Kharvan Armed Forces/0", "army/1"] in merged


def test_ministry_of_nobody_stays_apart_where_the_group_fights_two_states() -> None:
    told = (
        war("Kharvan", "Hills Front", DAY, body("Health Ministry", "Kharvan")),
        war("Selvia", "Hills Front", DAY, body("Health Ministry", "Selvia")),
        report(LATER, armed("Hills Front"), body("Health Ministry")),
    )
    assert not any("Health Ministry/2" in group for group in same_actors(*told))


def test_person_whom_one_report_puts_into_a_court_is_the_negotiator_of_that_name() -> None:
    negotiator = Who("Marla Ilonde", role="chief negotiator", of="Kharvan")
    judge = Who("Marla Ilonde", role="retired judge", of="Supreme Court")
    told = war("Kharvan", "Hills Front", DAY, negotiator), war("Kharvan", "Hills Front", LATER, judge)
    assert ["Marla Ilonde/0", "Marla Ilonde/1"] in same_actors(*told)
    enemy = Who("Marla Ilonde", role="commander", of="Hills Front")
    told = war("Kharvan", "Hills Front", DAY, negotiator), war("Kharvan", "Hills Front", LATER, enemy)
    assert not any("Marla" in name for group in same_actors(*told) for name in group)


def test_wars_with_the_same_mediators_and_venue_keep_their_sides_apart() -> None:
    wars = (("Kharvan", "Hills Front"), ("Selvia", "Delta Army"), ("Ostmark", "River Council"))
    told = []
    for land, group in wars:
        home = body("Health Ministry", land), body("army", land, "organization"), *ENVOYS
        told.append(talks(DAY, state(land), armed(group), *home, parties=(land, group), venue="Lund"))
        told.append(
            talks(LATER, state("government"), armed(group), body("army", kind="organization"), parties=("government", group))
        )
        nurse = Who(f"Ana {land}", role="nurse")
        told.append(talks(LATER, armed("rebels"), body("Health Ministry"), nurse, *ENVOYS, parties=("rebels",), venue="Lund"))
    shared = {"Olaf Brenning", "Mira Castel"}
    merged = [group for group in same_actors(*told) if not any(name.split("/")[0] in shared for name in group)]
    for names in merged:
        assert len({int(name.split("/")[1]) // 3 for name in names}) == 1, names
    assert all([f"{land}/{at * 3}", f"government/{at * 3 + 1}"] in merged for at, (land, _) in enumerate(wars))
    assert all([f"army/{at * 3}", f"army/{at * 3 + 1}"] in merged for at in range(len(wars)))
