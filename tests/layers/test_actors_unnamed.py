"""Doers and speakers by a plain noun, bodies spelled out before their acronym, and whose ministries are."""

from __future__ import annotations

import pytest

from eirene.types import ActorKind
from tests.layers.conftest import FindCast

LISTED = [
    ("Masked men broke into the house and took the editor away on Sunday.", "Masked men", ActorKind.ORGANIZATION),
    ("Armed men raided a village in the north overnight, killing 12.", "Armed men", ActorKind.ARMED_GROUP),
    ("The convoy came under fire from unknown gunmen near the bridge.", "unknown gunmen", ActorKind.ARMED_GROUP),
    ("Soldiers from an elite battalion arrested the president at dawn.", "Soldiers from an elite battalion",
     ActorKind.ORGANIZATION),
    ("About 20,000 people marched through the capital on Saturday.", "20,000 people", ActorKind.ORGANIZATION),
    ("Thousands of people rallied outside parliament.", "Thousands of people", ActorKind.ORGANIZATION),
    ("Local health authorities reported 40 deaths.", "Local health authorities", ActorKind.OFFICE),
    ("Several flights were cancelled, the airports authority said.", "airports authority", ActorKind.OFFICE),
    ("The communications regulator said it had suspended the licence.", "communications regulator", ActorKind.OFFICE),
    ("The teachers' union said most schools were shut.", "teachers' union", ActorKind.ORGANIZATION),
    ("The chamber of commerce says the strike costs 150 million dollars a day.", "chamber of commerce", ActorKind.ORGANIZATION),
    ("The finance minister resigned on Friday after a strike.", "finance minister", ActorKind.OFFICE),
    ("The NGO Médecins d’Espoir treated 219 people.", "Médecins d’Espoir", ActorKind.ORGANIZATION),
    ("The talks opened under the auspices of Saudi Arabia.", "Saudi Arabia", ActorKind.STATE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind"), LISTED)
def test_those_who_act_without_a_name_are_listed(find_cast: FindCast, text: str, name: str, kind: ActorKind) -> None:
    assert find_cast(text)[name].kind is kind


@pytest.mark.parametrize(
    "text",
    ["Tens of thousands of people have fled the town.", "The minister told the media that he would stay.",
     "Aid is short, said the report.\n\n(Reporting by Ada Quill in Dakar; Writing by Ben Trask; Editing by Cleo Vance)"],
)  # fmt: skip
def test_the_fleeing_the_media_and_the_credited_are_no_actors(find_cast: FindCast, text: str) -> None:
    assert not {"people", "Tens of thousands of people", "media", "Ada Quill", "Ben Trask", "Cleo Vance"} & set(find_cast(text))


def test_the_agency_of_a_dateline_is_no_actor(find_cast: FindCast) -> None:
    text = "Truce holds in the north\nNAIROBI, Oct 15 (Harbor Wire) - Kenya said on Wednesday the truce was holding. "
    assert "Harbor Wire" not in find_cast(f"{text}Harbor Wire could not verify the claim.")


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("The Sahel Maritime Trade Office (SMTO) agency warned ships. SMTO said two were hit.", "Sahel Maritime Trade Office",
         "SMTO"),
        ("The Observatory for Rights and Land (ORL) counted 12 dead. The ORL blamed the army.",
         "Observatory for Rights and Land", "ORL"),
        ("Ada Quill, head of the Council for National Salvation (CNS), refused. The CNS will not yield.",
         "Council for National Salvation", "CNS"),
    ],
)  # fmt: skip
def test_a_body_and_its_acronym_are_one(find_cast: FindCast, text: str, full: str, short: str) -> None:
    found = find_cast(text)
    assert full in found and short not in found
    assert short in {text[m.start : m.end] for m in found[full].mentions}


def test_ministers_of_two_branches_are_two(find_cast: FindCast) -> None:
    found = find_cast("The interior minister said 12 people had died. The health minister visited the wounded.")
    assert {"interior minister", "health minister"} <= set(found)


def test_a_ministry_without_an_owner_is_the_home_states(find_cast: FindCast) -> None:
    text = "Kenya closed its border on Monday. Kenya said it acted alone. Kenyan troops guard the road. "
    assert find_cast(f"{text}The interior ministry said two people were hurt.")["interior ministry"].affiliation == "Kenya"


def test_between_two_states_a_ministry_without_an_owner_stays_nobodys(find_cast: FindCast) -> None:
    text = "Kenya accused Uganda of an attack. Uganda denied it and accused Kenya. "
    assert find_cast(f"{text}The interior ministry said two people were hurt.")["interior ministry"].affiliation is None


def test_a_body_possessive_gives_a_persons_affiliation(find_cast: FindCast) -> None:
    found = find_cast("The World Health Organization's Ada Quill said the hospital was out of service.")
    assert found["Ada Quill"].affiliation == "World Health Organization"
