"""States, organizations, armed groups, offices and nameless sources."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers.actors import find_actors
from eirene.types import ActorKind
from tests.layers.conftest import FindCast

KINDS = [
    ("Kenya accused Uganda of breaking the truce.", "Kenya", ActorKind.STATE),
    ("The rebel Coast Liberation Front denied the charge.", "Coast Liberation Front", ActorKind.ARMED_GROUP),
    ("The militants of the Salt Brotherhood said they shot down a helicopter.", "Salt Brotherhood", ActorKind.ARMED_GROUP),
    ("The United Nations called for calm.", "United Nations", ActorKind.ORGANIZATION),
    ("Norway's foreign ministry confirmed the date.", "Norway's foreign ministry", ActorKind.OFFICE),
    ("The Kenyan defence minister rejected the offer.", "Kenyan defence minister", ActorKind.OFFICE),
    ("A spokesman for the Foreign Ministry declined to comment.", "spokesman for the Foreign Ministry", ActorKind.OFFICE),
    ("Police arrested three people at the crossing.", "Police", ActorKind.ORGANIZATION),
    ("Gunmen stormed a school in the north late on Thursday.", "Gunmen", ActorKind.ARMED_GROUP),
    ("The government of Maravane and the rebel Coast Front agreed to a truce on Monday.", "Maravane", ActorKind.STATE),
    ("A senior Western diplomat said the talks were stuck.", "senior Western diplomat", ActorKind.UNNAMED_SOURCE),
    ("Two officials with knowledge of the talks said a deal was near.", "Two officials with knowledge of the talks",
     ActorKind.UNNAMED_SOURCE),
    ("The road is closed, according to a Kenyan official who has seen the list.", "Kenyan official who has seen the list",
     ActorKind.UNNAMED_SOURCE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_kind_follows_from_name_and_description(find_cast: FindCast, text: str, name: str, kind: ActorKind) -> None:
    assert find_cast(text)[name].kind is kind


def test_an_organization_that_fights_a_state_is_an_armed_group(find_cast: FindCast) -> None:
    text = (
        "The QLF's attack on the base killed nine soldiers. Talks on a truce between Israel and the QLF went on in Cairo. "
        "The army said the QLF's fighters and rockets were hidden in tunnels."
    )
    assert find_cast(text)["QLF"].kind is ActorKind.ARMED_GROUP


NOBODY = [
    ("Families were moved to a camp in the south on Monday, the army said.", "camp"),
    ("The talks resumed by radio on Monday.", "radio"),
    ("Haddad told Reuters that he was a doctor.", "doctor"),
    ("The meeting took place in the Middle East on Monday.", "Middle East"),
    ("No group claimed responsibility for the attack.", "No group"),
    ("The ferry Corvella was boarded on Monday by the navy.", "Corvella"),
]


@pytest.mark.parametrize(("text", "name"), NOBODY)
def test_places_means_and_predicates_are_no_actors(find_cast: FindCast, text: str, name: str) -> None:
    assert not any(name.lower() in found.lower() for found in find_cast(text))


COUNTRIES = [
    ("Kenya accused Uganda of breaking the truce.", "Kenya", "KEN"),
    ("French President Claire Delorme arrived in Cairo.", "Claire Delorme", "FRA"),
    ("Norway's foreign ministry confirmed the date.", "Norway's foreign ministry", "NOR"),
    ("Moscow accused the alliance of lying.", "Russia", "RUS"),
]


@pytest.mark.parametrize(("text", "name", "country"), COUNTRIES)
def test_countries_by_name_demonym_owner_and_capital(find_cast: FindCast, text: str, name: str, country: str) -> None:
    assert find_cast(text)[name].country == country


SECTORS = [
    ("Police arrested three people at the crossing.", "Police", "COP"),
    ("The Lebanese army shelled the hills on Monday.", "Lebanese army", "MIL"),
    ("The rebel Coast Liberation Front denied the charge.", "Coast Liberation Front", "REB"),
    ("The United Nations called for calm.", "United Nations", "IGO"),
    ("Human Rights Watch accused both sides of war crimes.", "Human Rights Watch", "NGO"),
    ("Norway's foreign ministry confirmed the date.", "Norway's foreign ministry", "GOV"),
    ("Opposition lawmaker Paloma Vergara criticised the deal.", "Paloma Vergara", "OPP"),
    ("Dr Amna Bashir, a surgeon, treated the wounded.", "Amna Bashir", "MED"),
    ("Nino Beridze, a journalist, saw the convoy.", "Nino Beridze", "JRN"),
]


@pytest.mark.parametrize(("text", "name", "sector"), SECTORS)
def test_sectors_by_role_and_name(find_cast: FindCast, text: str, name: str, sector: str) -> None:
    assert find_cast(text)[name].sector == sector


def test_a_users_codebook_can_change_sectors(parse: Callable[..., Doc], tmp_path: Path) -> None:
    folder = tmp_path / "sectors"
    folder.mkdir()
    (folder / "mine.yaml").write_text("- {name: XYZ, about: Ours., words: [harbour pilot]}\n", encoding="utf-8")
    doc = parse("Anna Lindqvist, a harbour pilot, saw the convoy.")
    find_actors(doc, Codebook(folder.parent))
    assert {a.name: a.sector for a in doc._.actors}["Anna Lindqvist"] == "XYZ"


def test_a_minister_is_not_of_the_state_that_hosts_or_mediates_the_talks(find_cast: FindCast) -> None:
    text = (
        "NAIROBI, May 5 - The government of Maravane met rebels in Nairobi on Tuesday. Kenya's envoy, Grace Wanja, chaired the "
        "talks in Nairobi. Foreign Minister Ruth Oyela of Maravane spoke for the government. The army denied the charge."
    )
    assert find_cast(text)["Ruth Oyela"].country is None
    assert find_cast(text)["army"].affiliation != "Kenya"


def test_honorifics_and_accords_are_nobody(find_cast: FindCast) -> None:
    cast = find_cast(
        "The Doha Accord was praised by H.E. President Ilya Maro on Monday. The Accord binds both sides, Ilya Maro said."
    )
    assert set(cast) == {"Ilya Maro"}
    assert cast["Ilya Maro"].affiliation is None


def test_the_republic_is_the_state_that_is_called_so(find_cast: FindCast) -> None:
    cast = find_cast("The Republic of Ondaria rejected the charge on Monday. The Republic said that it had seen no proof.")
    assert len(cast["Republic of Ondaria"].mentions) == 3  # the pronoun too


def test_a_regime_named_after_a_capital_is_no_state_of_that_name(find_cast: FindCast) -> None:
    cast = find_cast(
        "The Ashvale regime has accepted the truce. The Ashvale regime's new negotiator said so in Geneva on Monday."
    )
    assert "Ashvale regime" in cast
    assert "Ashvale" not in cast


def test_what_somebody_is_accused_of_is_no_part_of_a_name(find_cast: FindCast) -> None:
    cast = find_cast(
        "The movement said on Monday that it accuses the customs service of dawdling. The customs service denied the charge."
    )
    assert "customs service" in cast
