"""People: names, roles and affiliations as the report gives them."""

from __future__ import annotations

import pytest

from eirene.types import ActorKind
from tests.layers.conftest import FindCast

ROLES = [
    ("French President Claire Delorme arrived in Cairo.", "Claire Delorme", "President", "France"),
    ("Claire Delorme, the French foreign minister, arrived in Cairo.", "Claire Delorme", "foreign minister", "France"),
    ("Kenya's defence minister, Daniel Otieno, rejected the offer.", "Daniel Otieno", "defence minister", "Kenya"),
    ("A spokesman for the army, Colonel Karim Haddad, denied the report.", "Karim Haddad", "spokesman for the army", None),
    ("Karim Haddad, who heads the delegation, denied the report.", "Karim Haddad", "heads the delegation", None),
    ("Karim Haddad took over as the UN's special envoy in March.", "Karim Haddad", "special envoy", "UN"),
    ("The retired judge Anna Lindqvist chaired the session.", "Anna Lindqvist", "retired judge", None),
    ("Former Nigerian President Oluseyi Adeyemi will mediate.", "Oluseyi Adeyemi", "Former Nigerian President", "Nigeria"),
    ("Maj. Gen. Ernesto Villar, the regional commander, denied it.", "Ernesto Villar", "regional commander", None),
    (
        "The head of the World Food Programme (WFP), Carlo Benedetti, said stocks were low.",
        "Carlo Benedetti",
        "head",
        "World Food",
    ),
]


@pytest.mark.parametrize(("text", "name", "role", "affiliation"), ROLES)
def test_roles_and_affiliations_come_from_the_words_around_a_name(
    find_cast: FindCast, text: str, name: str, role: str, affiliation: str | None
) -> None:
    person = find_cast(text)[name]
    assert person.kind is ActorKind.PERSON
    assert role in (person.role or "")
    if affiliation:
        assert affiliation in (person.affiliation or "")


def test_a_surname_alone_is_the_person_named_in_full_elsewhere(find_cast: FindCast) -> None:
    actors = find_cast("President Omar Haddad met reporters on Monday. Haddad said the talks would go on.")
    assert list(actors) == ["Omar Haddad"]
    assert len(actors["Omar Haddad"].mentions) >= 2


def test_a_title_and_a_possessive_ending_are_no_part_of_a_name(find_cast: FindCast) -> None:
    actors = find_cast("Mr Haddad's offer was refused by Colonel Anna Lindqvist of the northern command.")
    assert "Anna Lindqvist" in actors
    assert not any(name.endswith(("'s", "of")) or name.startswith(("Mr", "Colonel")) for name in actors)


def test_a_title_in_the_plural_holds_for_each_of_its_bearers(find_cast: FindCast) -> None:
    actors = find_cast("Presidents Claire Delorme and Daniel Otieno signed the text on Monday.")
    assert {actors[name].role for name in ("Claire Delorme", "Daniel Otieno")} == {"President"}


def test_an_adviser_of_a_person_belongs_where_the_person_does(find_cast: FindCast) -> None:
    actors = find_cast(
        "French President Claire Delorme was silent. Delorme's Middle East envoy, Paul Girard, spoke to reporters."
    )
    assert actors["Paul Girard"].affiliation == "France"
    assert "envoy" in (actors["Paul Girard"].role or "")
    assert "Middle East" not in actors


def test_a_nickname_in_quotation_marks_is_part_of_the_name(find_cast: FindCast) -> None:
    actors = find_cast('Gang leader Wilson "Ti Blan" Dorval said in a video that his men would go on.')
    assert any(name.startswith("Wilson") and name.endswith("Dorval") for name in actors)


def test_a_byline_names_no_actor(find_cast: FindCast) -> None:
    actors = find_cast("Ceasefire holds in the north\nBy Anna Lindqvist\n\nThe ceasefire held on Monday, the army said.")
    assert "Anna Lindqvist" not in actors


def test_a_report_without_people_has_none(find_cast: FindCast) -> None:
    assert not [a for a in find_cast("Rain fell on the city for three days.").values() if a.kind is ActorKind.PERSON]
