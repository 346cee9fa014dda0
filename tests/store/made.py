"""Readings made for the tests: many of them at once, each with facts of every kind, and no model needed."""

from __future__ import annotations

import random
from datetime import date, timedelta

from eirene.types import (
    Actor,
    ActorKind,
    Assessment,
    Event,
    EventStatus,
    Figure,
    Finding,
    FindingKind,
    Measure,
    Passage,
    Process,
    Reading,
    Report,
    Statement,
    StatementKind,
    Term,
    TermKind,
    TermStatus,
)

PEOPLE = ("Mirela Donk", "Osei Bramah", "Tarek Vol", "Ines Kalland", "Pavlo Ruhn", "Dina Sarrat", "Lior Emmet", "Hanne Quist")
SIDES = ("Galvia", "Northern Front", "Marah Council", "Kellen Guard")
PLACES = ("Kellen", "Marah", "Port Sorrel", "Ustan", "Vireh")
WORDS = (
    *("talks", "envoy", "truce", "shelling", "corridor", "ministry", "border", "council"),
    *("delegation", "hostage", "convoy", "river", "market", "bridge", "school", "harvest"),
)


def make_reading(number: int) -> Reading:
    """A reading of a report that is told by its number."""
    chance = random.Random(number)
    day = date(2026, 1, 1) + timedelta(days=number % 300)
    person, side, place = chance.choice(PEOPLE), chance.choice(SIDES), chance.choice(PLACES)
    other = chance.choice([name for name in SIDES if name != side])
    killed = chance.randint(1, 90)
    title = f"{side} and {other}: report {number}"
    said = f"{person}, envoy of {side}, met the {other} in {place}. At least {killed} people were killed. “We go on,” she said."
    filler = " ".join(chance.choice(WORDS) for _ in range(60))
    text = f"{title}\n\n{said} {filler}."

    def words(part: str) -> Passage:
        start = text.index(part, len(title))
        return Passage(start, start + len(part))

    report = Report(f"made-{number}", text, None, title, f"Courier {number % 4}", day.isoformat(), "caller", "en")
    return Reading(
        report,
        actors=(
            Actor(person, ActorKind.PERSON, "envoy", side, mentions=(words(person),)),
            Actor(side, ActorKind.STATE, mentions=(words(side),)),
            Actor(other, ActorKind.ARMED_GROUP, mentions=(words(other),)),
        ),
        events=(
            Event("CONSULT", "visit", (person, side), (other,), EventStatus.OCCURRED, words("met"), day.isoformat(), place=place),
            Event("ASSAULT", None, (), (other,), EventStatus.OCCURRED, words("killed"), day.isoformat()),
        ),
        statements=(
            Statement(person, StatementKind.DIRECT, words("said"), words("“We go on,”"), None, None, None, Assessment.CAUTIOUS),
        ),
        figures=(Figure(Measure.KILLED, killed, words(str(killed)), who="people", place=place, as_of=day.isoformat()),),
        terms=(Term(TermKind.TRUCE, TermStatus.PROPOSED, words("go on"), 10, "days", (side,)),),
        process=Process((side, other), (), place, 3, 4, None, (words("met"),)),
        findings=(Finding(FindingKind.UNATTRIBUTED_FIGURE, (words(str(killed)),), "nobody is said to count"),),
    )
