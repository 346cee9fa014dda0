"""Which actors of several reports are one, and which are not. All persons, states and groups are invented."""

from __future__ import annotations

import pytest

from tests.link.cast import Who, armed, body, report, same_actors, state

DAY, LATER = "2026-03-05", "2026-03-09"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Amir al-Hadani", "Amir Al Hadani"),
        ("Amir al-Hadani", "Amir El-Hadani"),
        ("Amir al-Hadani", "Amir Hadani"),
        ("Muhammad Zuhairi", "Mohammed Zuhairi"),
        ("Mohamed Zuhayri", "Mohammad Zuhairi"),
        ("Yossi Ben-Tamar", "Yossi Ben Tamar"),
        ("Danylo Verenskyy", "Danylo Verensky"),
        ("Danylo Verenskiy", "Danylo Verenskyi"),
        ("Abdel Rahman Tirab", "Abdelrahman Tirab"),
        ("Abdul-Rahman Tirab", "Abdel Rahman Tirab"),
        ("Yousef Darrawi", "Yusuf Darawi"),
        ("Kim Dae-su", "Kim Dae Su"),
        ("José Iñárritu", "Jose Inarritu"),
        ("Omar Hassan Tirab", "Omar Tirab"),
        ("General Omar Tirab", "Omar Tirab"),
        ("Khaled Mesharan", "Khalid Meshaaran"),
        ("Noam Retanyahu", "Noam Retanyaho"),
        ("A. Belisar", "Anton Belisar"),
    ],
)
def test_one_person_in_two_spellings(one: str, other: str) -> None:
    told = [report(DAY, state("Ondaria"), Who(name, role="minister", of="Ondaria")) for name in (one, other)]
    assert sorted([f"{one}/0", f"{other}/1"]) in same_actors(*told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Amir al-Hadani", "Samir al-Hadani"),  # brothers
        ("Mohammed Dagla", "Mahmoud Dagla"),
        ("Hassan Terek", "Hussein Terek"),
        ("Salam Fayedi", "Salim Fayedi"),
        ("Omar Hassan Tirab", "Omar Yusuf Tirab"),  # cousins
        ("Pavel Orda Jr", "Pavel Orda Sr"),
        ("Anton Belisar", "Anton Belkov"),
        ("Juan Manuel Corrales", "Juan Manuel Ibarra"),
        ("A. Belisar", "Boris Belisar"),
    ],
)
def test_two_persons_of_like_names(one: str, other: str) -> None:
    told = [report(DAY, state("Ondaria"), Who(name, role="minister", of="Ondaria")) for name in (one, other)]
    assert sorted([f"{one}/0", f"{other}/1"]) not in same_actors(*told)


def test_a_minister_of_the_same_name_in_another_country_is_another_man() -> None:
    told = (
        report(DAY, state("Egypt"), Who("Ahmed Sabri", role="foreign minister", of="Egypt")),
        report(DAY, state("Iraq"), Who("Ahmed Sabri", role="foreign minister", of="Iraq")),
        report(LATER, Who("Ahmed Sabri")),
    )
    assert same_actors(*told) == []


def test_a_person_told_without_a_post_is_the_one_of_that_name() -> None:
    told = (
        report(DAY, state("Ondaria"), Who("Ahmed Sabri", role="foreign minister", of="Ondaria")),
        report(LATER, Who("Ahmed Sabri")),
    )
    assert ["Ahmed Sabri/0", "Ahmed Sabri/1"] in same_actors(*told)


def test_a_family_name_alone_is_a_person_of_the_same_side() -> None:
    told = (
        report(DAY, armed("Marsh Front"), Who("Amir al-Hadani", role="spokesman", of="Marsh Front")),
        report(LATER, armed("Marsh Front"), Who("al-Hadani", of="Marsh Front")),
        report(LATER, armed("Hill League"), Who("Hadani", of="Hill League")),
    )
    assert ["Amir al-Hadani/0", "al-Hadani/1"] in same_actors(*told)
    assert not any("Hadani/2" in group for group in same_actors(*told))


def test_a_family_name_that_two_of_one_side_have_is_neither() -> None:
    told = (
        report(DAY, armed("Marsh Front"), Who("Amir Hadani", role="spokesman", of="Marsh Front")),
        report(DAY, armed("Marsh Front"), Who("Samir Hadani", role="commander", of="Marsh Front")),
        report(LATER, armed("Marsh Front"), Who("Hadani", of="Marsh Front")),
    )
    assert not any("Hadani/2" in group for group in same_actors(*told))


def test_a_witness_is_no_minister_of_the_same_name() -> None:
    told = (
        report(DAY, Who("Hawa Idris", role="teacher")),
        report(DAY, state("Ondaria"), Who("Hawa Idris", role="health minister", of="Ondaria")),
        report(DAY, Who("Hawa Idris", role="nurse")),
    )
    assert same_actors(*told) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Republic of Ondaria", "Ondaria"),
        ("Government of Ondaria", "Ondaria"),
        ("government of Ondaria", "Ondaria"),
        ("Kingdom of Norway", "Norway"),
        ("Norwegian government", "Norway"),
        ("Russian Federation", "Russia"),
        ("Khartoum government", "Sudan"),
        ("Kiev regime", "Ukraine"),
        ("Türkiye", "Turkey"),
        ("Ondarian government", "Ondaria"),
    ],
)
def test_one_state_by_long_and_short_names(one: str, other: str) -> None:
    told = (report(DAY, state(one)), report(DAY, state(other)))
    assert same_actors(*told) == [sorted([f"{one}/0", f"{other}/1"])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sudan", "South Sudan"),
        ("Guinea", "Guinea-Bissau"),
        ("Congo-Brazzaville", "Democratic Republic of the Congo"),
        ("North Korea", "South Korea"),
        ("Ondaria", "Ondesia"),
        ("Niger", "Nigeria"),
    ],
)
def test_two_states_of_like_names(one: str, other: str) -> None:
    assert same_actors(report(DAY, state(one)), report(DAY, state(other))) == []


def test_a_regime_named_after_a_capital_is_the_state_that_its_people_serve() -> None:
    radio = report(
        DAY,
        state("Vessin regime"),
        armed("Marsh Front"),
        Who("Pavel Orda", role="president", of="Vessin regime"),
        Who("Lena Storm", role="general", of="Vessin regime"),
        parties=("Vessin regime", "Marsh Front"),
    )
    wire = report(
        DAY,
        state("Ondaria"),
        armed("Marsh Front"),
        Who("Pavel Orda", role="president", of="Ondaria"),
        Who("Lena Storm", role="army chief", of="Ondaria"),
        parties=("Ondaria", "Marsh Front"),
    )
    other_war = report(
        DAY,
        state("Kelmar"),
        armed("Hill League"),
        Who("Ada Rhys", role="president", of="Kelmar"),
        parties=("Kelmar", "Hill League"),
    )
    found = same_actors(radio, wire, other_war)
    assert ["Ondaria/1", "Vessin regime/0"] in found
    assert ["Lena Storm/0", "Lena Storm/1"] in found
    assert not any("Kelmar/2" in group for group in found)


def test_a_regime_of_which_nothing_else_is_known_stays_alone() -> None:
    told = (report(DAY, state("Vessin regime"), armed("Marsh Front")), report(DAY, state("Ondaria"), armed("Marsh Front")))
    assert same_actors(*told) == [["Marsh Front/0", "Marsh Front/1"]]


def test_an_acronym_is_the_group_whose_reports_use_it() -> None:
    told = (
        report(DAY, armed("Marsh Liberation Front", "MLF")),
        report(DAY, armed("MLF")),
        report(DAY, armed("Hill League")),
    )
    assert same_actors(*told) == [["MLF/1", "Marsh Liberation Front/0"]]


def test_an_acronym_of_two_groups_is_the_one_in_the_same_talks() -> None:
    told = (
        report(DAY, armed("Marsh Liberation Front", "MLF"), state("Ondaria"), parties=("Ondaria", "Marsh Liberation Front")),
        report(DAY, armed("Mountain Lions Front", "MLF"), state("Kelmar"), parties=("Kelmar", "Mountain Lions Front")),
        report(LATER, armed("MLF"), state("Kelmar"), parties=("Kelmar", "MLF")),
        report(LATER, armed("MLF")),
    )
    found = same_actors(*told)
    assert not any("Marsh Liberation Front/0" in group and "MLF/2" in group for group in found)
    assert not any("Marsh Liberation Front/0" in group and "Mountain Lions Front/1" in group for group in found)


def test_the_ministry_is_that_of_its_state() -> None:
    told = (
        report(DAY, state("Ondaria"), body("Ministry of Foreign Affairs", "Ondaria")),
        report(DAY, state("Ondaria"), body("Ondaria's Foreign Ministry", "Ondaria")),
        report(DAY, state("Kelmar"), body("Foreign Ministry", "Kelmar")),
        report(DAY, state("Ondaria"), body("Health Ministry in Vessin", "Ondaria")),
        report(DAY, state("Ondaria"), body("Ministry of Health", "Republic of Ondaria")),
        report(DAY, body("Foreign Ministry")),
        report(DAY, body("the ministry")),
        report(LATER, body("the ministry")),
    )
    found = [group for group in same_actors(*told) if not group[0].startswith("Ondaria/")]
    assert found == [
        ["Health Ministry in Vessin/3", "Ministry of Health/4"],
        ["Ministry of Foreign Affairs/0", "Ondaria's Foreign Ministry/1"],
    ]


def test_a_ministry_without_an_owner_is_that_of_the_one_state_in_the_talks() -> None:
    told = (
        report(DAY, state("Ondaria"), armed("Marsh Front"), body("Health Ministry"), parties=("Ondaria", "Marsh Front")),
        report(DAY, state("Ondaria"), body("Health Ministry", "Ondaria")),
        report(DAY, state("Kelmar"), state("Ondaria"), body("Health Ministry"), parties=("Kelmar", "Ondaria")),
    )
    assert ["Health Ministry/0", "Health Ministry/1"] in same_actors(*told)


def test_generic_names_stay_in_their_report() -> None:
    told = [
        report(
            DAY,
            body("army", None, "organization"),
            body("protesters", None, "organization"),
            body("local officials", None, "organization"),
            Who("a diplomat", "unnamed_source"),
            publisher=publisher,
        )
        for publisher in ("Wire", "Daily")
    ]
    assert same_actors(*told) == []


def test_the_mediators_are_those_of_the_same_talks() -> None:
    def told(one: str, other: str) -> tuple[Who, Who, Who]:
        return state(one), armed(other), body("mediators", None, "organization")

    found = same_actors(
        report(DAY, *told("Ondaria", "Marsh Front"), parties=("Ondaria", "Marsh Front")),
        report(LATER, *told("Ondaria", "Marsh Front"), parties=("Marsh Front", "Ondaria")),
        report(LATER, *told("Kelmar", "Hill League"), parties=("Kelmar", "Hill League")),
        report(LATER, body("mediators", None, "organization")),
    )
    assert [group for group in found if group[0].startswith("med")] == [["mediators/0", "mediators/1"]]


def test_a_post_alone_is_its_holder_of_that_month() -> None:
    told = (
        report("2026-03-05", Who("Rosa Lindqvist", role="special envoy", of="United Nations")),
        report("2026-03-20", Who("United Nations Special Envoy", role="Special Envoy", of="United Nations")),
        report("2026-05-02", Who("Jonas Brandt", role="special envoy", of="United Nations")),
        report("2026-05-20", Who("United Nations special envoy", role="special envoy", of="United Nations")),
    )
    assert same_actors(*told) == [
        ["Jonas Brandt/2", "United Nations special envoy/3"],
        ["Rosa Lindqvist/0", "United Nations Special Envoy/1"],
    ]


def test_a_post_that_changed_hands_in_the_month_is_nobodys() -> None:
    told = (
        report("2026-03-05", Who("Rosa Lindqvist", role="special envoy", of="United Nations")),
        report("2026-03-25", Who("Jonas Brandt", role="special envoy", of="United Nations")),
        report("2026-03-20", Who("United Nations Special Envoy", role="Special Envoy", of="United Nations")),
    )
    assert same_actors(*told) == []


def test_the_replaced_negotiator_and_the_new_one_are_two_people() -> None:
    told = (
        report(DAY, state("Ondaria"), Who("Anton Belisar", role="chief negotiator", of="Ondaria")),
        report(LATER, state("Ondaria"), Who("Stevan Orlach", role="chief negotiator", of="Ondaria")),
    )
    assert same_actors(*told) == [["Ondaria/0", "Ondaria/1"]]


def test_an_envoy_is_no_office_of_the_envoy() -> None:
    told = (
        report(DAY, Who("United Nations Special Envoy", role="Special Envoy", of="United Nations")),
        report(DAY, body("Office of the United Nations Special Envoy", "United Nations")),
    )
    assert same_actors(*told) == []


def test_offices_for_two_countries_are_two() -> None:
    told = (
        report(DAY, body("Office of the UN Special Envoy for Ondaria", "United Nations")),
        report(DAY, body("Office of the UN Special Envoy for Kelmar", "United Nations")),
        report(DAY, body("Office of the United Nations Special Envoy for Kelmar", "United Nations")),
    )
    assert same_actors(*told) == [
        ["Office of the UN Special Envoy for Kelmar/1", "Office of the United Nations Special Envoy for Kelmar/2"]
    ]


def test_short_names_of_international_organizations() -> None:
    told = (
        report(DAY, body("United Nations", kind="organization"), body("ICRC", kind="organization")),
        report(DAY, body("UN", kind="organization"), body("International Committee of the Red Cross", kind="organization")),
        report(DAY, body("U.N.", kind="organization")),
    )
    assert same_actors(*told) == [
        ["ICRC/0", "International Committee of the Red Cross/1"],
        ["U.N./2", "UN/1", "United Nations/0"],
    ]


def test_groups_of_like_names_stay_apart() -> None:
    told = (
        report(DAY, armed("Marsh Liberation Front")),
        report(DAY, armed("Marsh Liberation Army")),
        report(DAY, armed("Hizb al-Sahil")),
        report(DAY, armed("Hezb al Sahel")),
    )
    assert not any("Marsh" in name for group in same_actors(*told) for name in group)


def test_the_red_crescent_of_two_countries_is_two() -> None:
    told = (
        report(DAY, body("Red Crescent", "Sudan", "organization"), body("UNHCR", "United Nations", "organization")),
        report(DAY, body("Red Crescent", "Syria", "organization"), body("UNHCR", None, "organization")),
        report(DAY, body("Red Crescent", None, "organization"), body("UN refugee agency", "United Nations", "organization")),
    )
    assert same_actors(*told) == [["UN refugee agency/2", "UNHCR/0", "UNHCR/1"]]


def test_two_wars_in_one_record_keep_their_people() -> None:
    one = report(
        DAY,
        state("Ondaria"),
        armed("Marsh Front"),
        Who("Karim Dagalu", role="commander", of="Marsh Front"),
        Who("Rahim Dagalu", role="deputy commander", of="Marsh Front"),
        body("army", "Ondaria", "organization"),
        parties=("Ondaria", "Marsh Front"),
    )
    other = report(
        DAY,
        state("Kelmar"),
        armed("Hill League"),
        Who("Karim Dagalu", role="foreign minister", of="Kelmar"),
        Who("Dagalu", role="spokesman", of="Hill League"),
        body("army", "Kelmar", "organization"),
        parties=("Kelmar", "Hill League"),
    )
    vague = report(LATER, armed("Marsh Front"), Who("Dagalu", of="Marsh Front"), Who("Karim Dagalu"))
    assert same_actors(one, other, vague) == [["Marsh Front/0", "Marsh Front/2"]]
