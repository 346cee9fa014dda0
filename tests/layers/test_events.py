"""What happened, between whom, when, where and with what status: tables of text → event."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from eirene.layers.events.inflection import regular_forms
from eirene.places import coordinates_of
from eirene.types import Event

Read = Callable[..., Doc]
DATE = "2026-03-11"  # a Wednesday


def events(read: Read, text: str, kind: str, date: str | None = DATE) -> list[Event]:
    """The events of a type in a text."""
    return [event for event in read(text, date)._.events if event.type == kind]


def only(read: Read, text: str, kind: str, date: str | None = DATE) -> Event:
    """The one event of a type in a text."""
    found = events(read, text, kind, date)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Zorian police arrested eleven students in the capital on Sunday.", "COERCE", ["police"], ["students"]),
        ("Eleven students were arrested by police in the capital on Sunday.", "COERCE", ["police"], ["students"]),
        ("Eleven students were arrested in the capital on Sunday.", "COERCE", [], ["students"]),
        ("Police who arrested eleven students on Sunday have left the campus.", "COERCE", ["Police"], ["students"]),
        ("Gunmen killed two farmers and a priest near the border on Friday.", "ASSAULT", ["Gunmen"], ["farmers", "priest"]),
        ("Dozens of miners marched in the capital on Saturday.", "PROTEST", ["miners"], []),
        ("Albania accused Serbia of breaking the truce.", "ACCUSE", ["Albania"], ["Serbia"]),
        ("Albania demanded that Serbia withdraw its troops.", "REQUEST", ["Albania"], ["Serbia"]),
        ("Albania called on Serbia to reopen the border.", "REQUEST", ["Albania"], ["Serbia"]),
        (
            "Albania expelled three diplomats and cut its ties with Serbia on Monday.",
            "SANCTION",
            ["Albania"],
            ["Serbia", "diplomats"],
        ),
        ("Norway has refused to negotiate with Serbia.", "REJECT", ["Norway"], ["Serbia"]),
        ("Albania and Serbia signed a peace agreement in Oslo on Monday.", "AGREE", ["Albania", "Serbia"], []),
    ],
)
def test_sides_stand_as_the_clause_says(read: Read, text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    event = events(read, text, kind)[0]
    assert _named(event.actors, actors), event
    assert all(any(name in wanted or wanted in name for wanted in recipients) for name in event.recipients), event
    assert bool(event.recipients) == bool(recipients), event


def _named(names: tuple[str, ...], wanted: list[str]) -> bool:
    return len(names) == len(wanted) and all(any(word in name for name in names) for word in wanted)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded outside the station in Maldun on Sunday.",
        "Fourteen villagers were killed in Maldun on Sunday.",
        "The mayor was abducted from his home in Maldun on Sunday.",
    ],
)
def test_nobody_is_made_the_doer_of_what_has_none(read: Read, text: str) -> None:
    assert only(read, text, "ASSAULT").actors == ()


@pytest.mark.parametrize(
    "text",
    [
        "Albania and Serbia held talks in Vienna on Monday.",
        "Talks between Albania and Serbia were held in Vienna on Monday.",
        "Albania met Serbia in Vienna on Monday for talks.",
    ],
)
def test_all_sides_of_a_meeting_are_actors(read: Read, text: str) -> None:
    event = only(read, text, "CONSULT")
    assert set(event.actors) == {"Albania", "Serbia"}
    assert event.recipients == ()


def test_a_visitor_is_the_actor_and_the_host_the_recipient(read: Read) -> None:
    event = only(read, "President Anton Marek visited Serbia on Monday.", "CONSULT")
    assert (event.mode, event.actors, event.recipients) == ("visit", ("Anton Marek",), ("Serbia",))


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Rebels attacked the town of Maldun on Monday.", "ASSAULT", "occurred"),
        ("Rebels are besieging the town of Maldun.", "COERCE", "ongoing"),
        ("The two presidents will meet in Vienna on Friday.", "CONSULT", "planned"),
        ("The two presidents are to meet in Vienna on Friday.", "CONSULT", "planned"),
        ("A meeting of the two presidents is scheduled for Friday in Vienna.", "CONSULT", "planned"),
        ("Norway said it would send food to the besieged town.", "AID", "planned"),
        ("The army denied that it had shelled the town of Maldun on Monday.", "ASSAULT", "denied"),
        ("The army denied reports that its troops had shelled the town of Maldun on Monday.", "ASSAULT", "denied"),
        ("The spokesman denied a report that Anna Maro had met Lena Oyela in Kampala on Monday.", "CONSULT", "denied"),
        ("The army dismissed claims that its troops had shelled the market on Friday.", "ASSAULT", "denied"),
        ("The minister hinted at deporting the refugees.", "COERCE", "hypothetical"),
        ("The ceasefire between Albania and Serbia took effect on Monday.", "RETREAT", "ongoing"),
    ],
)
def test_status_follows_tense_modality_and_denial(read: Read, text: str, kind: str, status: str) -> None:
    assert events(read, text, kind)[0].status == status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Albania demanded the release of all prisoners.", "RETREAT"),
        ("Albania threatened to bomb the port.", "ASSAULT"),
        ("Albania refused to withdraw its troops from the town.", "RETREAT"),
        ("If the rebels attack the town, the army will leave.", "ASSAULT"),
        ("Nobody attacked the town on Monday.", "ASSAULT"),
        ("The rebels did not attack the town on Monday.", "ASSAULT"),
        ("Albania wants the rebels to free the hostages.", "RETREAT"),
        ("The envoy hopes that the two sides will meet.", "CONSULT"),
        ("Under the proposal the army would withdraw its troops.", "RETREAT"),
        ("There was a risk of clashes between the army and the rebels.", "ASSAULT"),
        ("Free the hostages.", "RETREAT"),
    ],
)
def test_what_is_only_wished_threatened_or_untrue_is_no_event(read: Read, text: str, kind: str) -> None:
    assert events(read, text, kind) == []


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("Rebels attacked the town of Maldun on Monday.", "ASSAULT", "2026-03-09"),
        ("Rebels attacked the town of Maldun in May 2024.", "ASSAULT", "2024-05-01/2024-05-31"),
        ("The army said on Tuesday that rebels had attacked the town of Maldun.", "ASSAULT", None),
        ("The attack on Maldun on Sunday killed nine farmers.", "ASSAULT", "2026-03-08"),
        ("On Monday rebels entered Maldun and abducted two nurses.", "ASSAULT", "2026-03-09"),
        ("Talks between Albania and Serbia will resume in Vienna on Friday.", "CONSULT", "2026-03-13"),
    ],
)
def test_dates_rest_on_the_words_of_the_clause(read: Read, text: str, kind: str, date: str | None) -> None:
    assert events(read, text, kind)[0].date == date


def test_what_is_said_on_the_day_of_the_story_has_its_date(read: Read) -> None:
    text = (
        "Talks between Albania and Serbia opened in Vienna on Tuesday.\n\n"
        "Albania demanded the release of 40 prisoners. Serbia rejected the demand."
    )
    assert only(read, text, "REQUEST").date == "2026-03-10"
    assert only(read, text, "REJECT").date == "2026-03-10"


def test_without_a_date_of_publication_relative_days_stay_open(read: Read) -> None:
    assert only(read, "Rebels attacked the town of Maldun on Monday.", "ASSAULT", date=None).date is None


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Rebels attacked the town of Maldun on Monday.", "ASSAULT", "Maldun"),
        ("The two presidents met in Vienna on Monday.", "CONSULT", "Vienna"),
        ("Mediators from Egypt met the rebels on Tuesday.", "CONSULT", None),
    ],
)
def test_the_place_is_that_of_the_clause(read: Read, text: str, kind: str, place: str | None) -> None:
    assert events(read, text, kind)[0].place == place


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the town of Maldun on Monday. The attack lasted an hour.",
        "Rebels attacked the town of Maldun on Monday, killing two farmers and wounding six others.",
        "Two farmers were killed when rebels attacked the town of Maldun on Monday.",
        "Rebels killed two farmers in an attack on the town of Maldun on Monday.",
    ],
)
def test_an_attack_is_one_event_however_often_it_is_told(read: Read, text: str) -> None:
    assert only(read, text, "ASSAULT").date == "2026-03-09"


@pytest.mark.parametrize(
    "text",
    [
        "On Monday morning drones struck a fuel depot in Dessa. A second drone attack hit the same depot in the evening.",
        "Rockets hit the port of Dessa on Monday. Another strike on the port of Dessa killed three people the same day.",
    ],
)
def test_a_further_attack_on_one_day_is_an_event_of_its_own(read: Read, text: str) -> None:
    assert len(events(read, text, "ASSAULT")) == 2


def test_attacks_on_two_days_are_two_events(read: Read) -> None:
    text = "Rebels attacked the town of Maldun on Monday. On Tuesday rebels attacked the town of Kessan."
    assert [event.place for event in events(read, text, "ASSAULT")] == ["Maldun", "Kessan"]


def test_mutual_blame_is_one_charge_with_both_on_both_sides(read: Read) -> None:
    text = "Talks between Albania and Serbia broke down in Vienna on Monday. Each side blamed the other."
    charge = only(read, text, "ACCUSE")
    assert set(charge.actors) == set(charge.recipients) == {"Albania", "Serbia"}


def test_talks_under_a_mediator_are_third_party(read: Read) -> None:
    text = "Indirect talks between Albania and Serbia, mediated by Norway, opened in Vienna on Monday."
    assert events(read, text, "CONSULT")[0].mode == "third-party"


def test_anchors_lie_on_the_trigger_words(read: Read) -> None:
    text = "Rebels attacked the town of Maldun on Monday."
    assert only(read, text, "ASSAULT").anchor.of(text) == "attacked"


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("free", {"free", "frees", "freed", "freeing"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("march", {"march", "marches", "marched", "marching"}),
        ("torture", {"torture", "tortures", "tortured", "torturing"}),
    ],
)
def test_regular_forms_are_spelled_by_the_rules(lemma: str, forms: set[str]) -> None:
    assert forms <= set(regular_forms(lemma))


def test_a_place_has_coordinates_only_when_one_place_bears_its_name() -> None:
    abuja = coordinates_of("Abuja")
    assert abuja is not None
    assert abuja == pytest.approx((9.06, 7.49), abs=0.2)
    assert coordinates_of("San José") is None
    assert coordinates_of(None) is None


def test_a_session_of_which_only_the_chair_is_named_has_the_parties_too(read: Read) -> None:
    text = (
        "The government of Maravane and the rebel Coast Front are holding talks in Nairobi. "
        "The second session was chaired by the African Union envoy, Oskar Nseni, on Monday."
    )
    sides = next(e for e in events(read, text, "CONSULT") if e.anchor.start > 85).actors
    assert {"Oskar Nseni", "Maravane", "Coast Front"} <= set(sides)


@pytest.mark.parametrize(
    "told",
    [
        "The rebels want the army out of Harsova, a hill town that government troops seized last month.",
        "The talks are about the town of Harsova. The army captured the town in February.",
        "Shops in Harsova are closed. Government troops took that town in February.",
    ],
)
def test_a_place_that_the_clause_only_describes_is_named(read: Read, told: str) -> None:
    assert only(read, told, "COERCE").place == "Harsova"
