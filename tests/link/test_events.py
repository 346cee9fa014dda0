"""Events across reports of invented conflicts: what is one event, and what stays apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.link.tellings import Told, World

NORTH = {
    "Kharvan": ("state", None, "Kharvan"),
    "Kharvani government": ("state", None, "Kharvan"),
    "Kharvani army": ("body", "Kharvan", "army"),
    "air force": ("body", "Kharvan", "air force"),
    "President Temur Aslan": ("who", "Kharvan", "Aslan"),
    "Nadia Brezh": ("who", "Kharvan", "Brezh"),
    "Hills Front": ("group", None, "Front"),
    "HF": ("group", None, "Front"),
    "Ruslan Tok": ("who", "Hills Front", "Tok"),
    "Mira Dovlat": ("who", "Hills Front", "Dovlat"),
    "Qatar": ("state", None, "Qatar"),
    "Egypt": ("state", None, "Egypt"),
    "Selvia": ("state", None, "Selvia"),
    "Coast Council": ("group", None, "Council"),
    "gunmen": ("body", None, "gunmen"),
    "students": ("body", None, "students"),
}


@pytest.fixture
def world() -> World:
    """A record without reports."""
    return World(NORTH)


def test_plan_meeting_and_denial_are_one_event(world: World) -> None:
    plan = Told("m", "CONSULT", "The sides will *meet*", ["Kharvan", "Hills Front"], date="2031-05-12", status="planned")
    world.report("2031-05-10", plan)
    sides = ["Kharvani government", "HF", "Qatar"]
    world.report("2031-05-12", Told("m", "CONSULT/third-party", "They held *talks*", sides, date="2031-05-12"))
    pair = ["Nadia Brezh", "Ruslan Tok"]
    world.report("2031-05-13", Told("m", "CONSULT", "No *meeting* was held", pair, date="2031-05-12", status="denied"))
    assert world.events() == world.wanted()


def test_visit_here_and_talks_there_are_one(world: World) -> None:
    visit = Told("v", "CONSULT/visit", "She *flew* to Doha", ["Nadia Brezh"], ["Qatar"], date="2031-05-12", place="Doha")
    world.report("2031-05-12", visit)
    talks = replace(visit, code="CONSULT", words="*Talks* were held", actors=["Qatar", "Nadia Brezh"], recipients=[])
    world.report("2031-05-12", talks, publisher="Daily")
    assert world.events() == world.wanted()


def test_morning_and_evening_meeting_of_one_pair_stay_two_and_a_bare_telling_of_the_day_joins_neither(world: World) -> None:
    pair, day = ["Nadia Brezh", "Ruslan Tok"], "2031-05-12"
    for publisher in ("Wire", "Daily"):
        world.report(
            day,
            Told("am", "CONSULT", "They *met* at breakfast", pair, date=day, time="morning"),
            Told("pm", "CONSULT", "They *met* again", pair, date=day, time="19:30"),
            publisher=publisher,
        )
    world.report("2031-05-13", Told("?", "CONSULT", "They *met* on Monday", pair, date=day), publisher="Radio")
    assert world.events() == world.wanted()


def test_tellings_of_one_report_stay_apart(world: World) -> None:
    told = Told("", "ASSAULT/aerial", "It was *bombed*", ["Kharvani army"], ["Hills Front"], date="2031-05-12", place="Orvesh")
    world.report("2031-05-12", told, replace(told, words="Jets *bombed* Orvesh"))
    assert world.events() == []


def test_attack_with_and_without_its_doer_is_one_and_so_is_one_that_each_side_lays_on_the_other(world: World) -> None:
    day, hit = "2031-05-12", "a market in Orvesh"
    world.report(day, Told("x", "ASSAULT/aerial", f"A blast *struck* {hit}", date=day, time="09:10", place="Orvesh"))
    world.report(
        day,
        Told("x", "ASSAULT/aerial", f"Jets *hit* {hit}", ["air force"], date=day, place="Orvesh"),
        publisher="Radio",
    )
    world.report(
        day,
        Told("x", "ASSAULT/heavy-weapons", f"Mortars *hit* {hit}", ["HF"], date=day, time="09:00", place="Orvesh"),
        publisher="State",
    )
    assert world.events() == world.wanted()


def test_attacks_of_each_side_on_the_other_are_two(world: World) -> None:
    told = Told("", "ASSAULT/heavy-weapons", "It was *shelled*", date="2031-05-12", place="Orvesh")
    world.report("2031-05-12", replace(told, actors=["Kharvani army"], recipients=["Hills Front"]))
    world.report("2031-05-12", replace(told, actors=["HF"], recipients=["Kharvani army"]))
    assert world.events() == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"place": "Orvesh"}, {"place": "Talun"}),
        ({"time": "06:00", "place": "Orvesh"}, {"time": "evening", "place": "Orvesh"}),
        ({"place": "Orvesh", "words": "Jets *hit* a school"}, {"place": "Orvesh", "words": "Jets *hit* a bridge"}),
        ({"place": "Orvesh", "date": "2031-05-11"}, {"place": "Orvesh"}),
        ({"place": "Orvesh"}, {"place": "Orvesh", "code": "ASSAULT/abduct"}),
    ],
    ids=["towns", "hours", "targets", "days", "kinds"],
)
def test_strikes_of_one_side_stay_apart_by(one: dict[str, str], other: dict[str, str], world: World) -> None:
    plain = {"name": "", "code": "ASSAULT/aerial", "words": "Jets *attacked*", "date": "2031-05-12"}
    for publisher, given in (("Wire", one), ("Daily", other)):
        world.report("2031-05-12", Told(**(plain | given), actors=["air force"]), publisher=publisher)  # type: ignore[arg-type]
    assert world.events() == []


def test_strikes_told_with_one_target_are_one(world: World) -> None:
    for publisher, town in (("Wire", "Orvesh"), ("Daily", "the town of Orvesh")):
        words = "Jets *hit* a school and two houses"
        world.report("2031-05-12", Told("s", "ASSAULT/drone", words, date="2031-05-12", place=town), publisher=publisher)
    assert world.events() == world.wanted()


def test_places_far_apart_are_no_one_place_whatever_their_names(world: World) -> None:
    for publisher, point in (("Wire", (33.5, 36.3)), ("Daily", (36.2, 37.1))):
        told = Told("", "PROTEST/demo", "They *marched*", ["students"], date="2031-05-12", place=publisher, point=point)
        world.report("2031-05-12", told, publisher=publisher)
    assert world.events() == []


def test_night_may_be_counted_to_either_day(world: World) -> None:
    told = Told("n", "ASSAULT/aerial", "They *bombed* it", ["air force"], date="2031-05-12", time="night", place="Orvesh")
    world.report("2031-05-13", told)
    world.report("2031-05-13", replace(told, date="2031-05-13", time="02:00"))
    world.report("2031-05-14", replace(told, name="m", date="2031-05-14", time="23:40", place="Talun"))
    world.report("2031-05-15", replace(told, name="m", date="2031-05-15", time="00:10", place="Talun"))
    assert world.events() == world.wanted()


def test_planned_truce_and_truce_in_force_are_one_but_request_and_refusal_are_not(world: World) -> None:
    truce = Told("t", "RETREAT/ceasefire", "A *truce* begins", ["Kharvan", "Hills Front"], date="2031-05-14", status="planned")
    world.report("2031-05-12", replace(truce, time="00:00"))
    world.report("2031-05-14", replace(truce, actors=["Kharvani army", "HF"], status="ongoing"))
    world.report("2031-05-16", replace(truce, date=None, status="occurred"))
    world.report("2031-05-12", Told("q", "REQUEST/yield", "It *demanded* a truce", ["HF"], ["Kharvan"], date="2031-05-12"))
    world.report("2031-05-12", Told("r", "REJECT/yield", "It *refused* a truce", ["HF"], ["Kharvan"], date="2031-05-12"))
    assert world.events() == world.wanted()


def test_one_demand_told_again_is_one_and_the_demand_of_another_day_or_for_another_thing_is_not(world: World) -> None:
    def demand(name: str, words: str, date: str | None) -> Told:
        return Told(name, "REQUEST/yield", words, ["Hills Front"], ["Kharvan"], date=date)

    world.report("2031-05-12", demand("d", "The Front *demanded* the release of prisoners", "2031-05-12"))
    world.report("2031-05-13", demand("d", "It had *called for* its prisoners", "2031-05-12"), publisher="Daily")
    world.report("2031-05-13", demand("w", "The Front *demanded* that fuel be let in", "2031-05-12"), publisher="Radio")
    world.report("2031-05-15", demand("e", "The Front *demanded* the release of prisoners", "2031-05-15"), publisher="State")
    world.report("2031-05-25", demand("f", "The Front *demands* the release of prisoners", None), publisher="State")
    assert world.events() == world.wanted()


def test_undated_retelling_joins_the_one_event_that_fits_and_none_of_two(world: World) -> None:
    world.report("2031-05-12", Told("x", "ASSAULT/aerial", "Jets *hit* Orvesh", date="2031-05-12", time="09:00", place="Orvesh"))
    world.report("2031-05-18", Told("x", "ASSAULT", "Since the *strike* on Orvesh", place="Orvesh"), publisher="Daily")
    world.report("2031-06-30", Told("-", "ASSAULT", "Since the *strike* on Orvesh", place="Orvesh"), publisher="Daily")
    for day in ("2031-05-14", "2031-05-15"):
        world.report(day, Told(day, "ASSAULT/aerial", "Jets *hit* Talun", date=day, time="09:00", place="Talun"))
    world.report("2031-05-16", Told("?", "ASSAULT", "Since the *strike* on Talun", place="Talun"), publisher="Daily")
    assert world.events() == world.wanted()


def test_siege_long_spoken_of_is_one_event_however_widely_it_is_dated(world: World) -> None:
    siege = Told("s", "COERCE/restrict", "the *siege*", ["Kharvani army"], date="2029-03-01/2029-05-31", place="Orvesh")
    world.report("2031-05-12", siege)
    world.report("2031-05-14", replace(siege, actors=["Kharvan"], date="2029-01-01/2029-12-31"))
    world.report("2031-06-14", replace(siege, actors=[], date=None))
    world.report("2031-06-14", replace(siege, name="-", date="2030-03-01/2030-03-31", place="Talun"))
    assert world.events() == world.wanted()


def test_rounds_with_other_numbers_are_other_meetings_of_the_same_sides(world: World) -> None:
    sides = ["Kharvan", "Hills Front"]
    week = "2031-05-12/2031-05-18"
    world.report("2031-05-11", Told("4", "CONSULT/third-party", "A *fourth round* is due", sides, date=week, status="planned"))
    world.report("2031-05-12", Told("3", "CONSULT/third-party", "The *third round* ended", sides, date="2031-05-12"))
    world.report("2031-05-17", Told("4", "CONSULT/third-party", "The *fourth round* began", ["HF", "Kharvan"], date="2031-05-17"))
    assert world.events() == world.wanted()


def test_talks_told_by_their_mediators_alone_are_those_of_the_parties_that_the_report_names(world: World) -> None:
    parties, mediators = ["Kharvan", "Hills Front"], ["Qatar", "Egypt"]
    world.report("2031-05-12", Told("t", "CONSULT/third-party", "*Talks* began", parties, date="2031-05-12"))
    world.report(
        "2031-05-12",
        Told("t", "CONSULT/third-party", "Qatar and Egypt held *talks*", mediators, date="2031-05-12"),
        publisher="Daily",
        parties=parties,
        mediators=mediators,
    )
    world.report(
        "2031-05-12",
        Told("o", "CONSULT/third-party", "Qatar and Egypt held *talks*", mediators, date="2031-05-12", place="Doha"),
        publisher="Radio",
        parties=["Selvia", "Coast Council"],
        mediators=mediators,
    )
    assert world.events() == world.wanted()


def test_reasons_are_in_words(world: World) -> None:
    for publisher, actor in (("Wire", "Kharvan"), ("Daily", "President Temur Aslan")):
        world.report(
            "2031-05-12",
            Told("r", "REJECT/yield", "He *rejected* the truce", [actor], ["HF"], date="2031-05-12"),
            publisher=publisher,
        )
    match = world.match((0, 0), (1, 0))
    assert [reason.words for reason in match.reasons] == [
        "the same day",
        "doers of the same party",
        "the same recipient",
        "the same kind of event",
        "both about truce",
    ]


def test_truce_of_nobody_is_that_of_the_sides_that_fight(world: World) -> None:
    truce = Told("t", "RETREAT/ceasefire", "A *truce* begins", ["Kharvan", "Hills Front"], date="2031-05-14", status="planned")
    world.report("2031-05-12", truce)
    shelling = Told("-", "ASSAULT/heavy-weapons", "It *shelled* them", ["Kharvan"], ["HF"], date="2031-05-13", place="Talun")
    world.report("2031-05-15", replace(truce, actors=[], status="ongoing"), shelling, publisher="Daily")
    assert world.events() == world.wanted()
