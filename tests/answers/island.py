"""Six reports on talks between Mareno and the Cassar Front, whose delegate for Mareno is replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eirene.types import (
    Actor,
    ActorKind,
    Assessment,
    Event,
    EventStatus,
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

MARENO, FRONT = "Mareno", "Cassar Front"
VERHAL, DRANKO = "Tomás Verhal", "Ilse Dranko"
CAST = {
    MARENO: (ActorKind.STATE, None, None),
    FRONT: (ActorKind.ARMED_GROUP, None, None),
    "Verhal": (ActorKind.PERSON, None, MARENO),
    VERHAL: (ActorKind.PERSON, "chief delegate", MARENO),
    DRANKO: (ActorKind.PERSON, "chief delegate", MARENO),
    "Jonas Keel": (ActorKind.PERSON, "spokesman", FRONT),
    "Mareno regime": (ActorKind.STATE, None, None),
}


@dataclass(frozen=True)
class Told:
    """A report: `said` are (speaker, words, assessment), `met` the sides of a meeting told by the word "met"."""

    name: str
    day: str | None
    publisher: str | None
    text: str
    named: Sequence[str]
    said: Sequence[tuple[str, str, Assessment | None]] = ()
    met: tuple[str, Sequence[str]] | None = None
    offered: tuple[str, str] | None = None

    def at(self, words: str) -> Passage:
        """Where words stand."""
        start = self.text.index(words)
        return Passage(start, start + len(words))

    def reading(self) -> Reading:
        """The reading."""
        actors = tuple(Actor(name, *CAST[name], mentions=(self.at(name),)) for name in self.named)
        events = (
            [Event("CONSULT", None, tuple(self.met[1]), (), EventStatus.OCCURRED, self.at("met"), self.met[0], place="Bursa")]
            if self.met
            else []
        )
        statements = [
            Statement(speaker, StatementKind.DIRECT, self.at("said"), self.at(words), assessment=mood)
            for speaker, words, mood in self.said
        ]
        terms = (
            [Term(TermKind.TRUCE, TermStatus.PROPOSED, self.at(self.offered[1]), 30, "days", (self.offered[0],))]
            if self.offered
            else []
        )
        parties = tuple(name for name in (MARENO, FRONT) if name in self.named)
        return Reading(
            Report(self.name, self.text, publisher=self.publisher, published=self.day, title=self.text.split(".")[0]),
            actors,
            tuple(events),
            tuple(statements),
            (),
            tuple(terms),
            Process(parties) if len(parties) == 2 else None,
        )


REPORTS = (
    Told(
        "a",
        "2031-04-02",
        "Wire",
        "Talks open in Bursa. Mareno and the Cassar Front met. Tomás Verhal, chief delegate, said “We are close.”",
        [MARENO, FRONT, VERHAL],
        [(VERHAL, "“We are close.”", Assessment.POSITIVE)],
        ("2031-04-02", (MARENO, FRONT, VERHAL)),
    ),
    Told(
        "b",
        "2031-04-03",
        "Daily",
        "A first day. Mareno and the Cassar Front met, with Tomás Verhal there, who offered a truce of 30 days.",
        [MARENO, FRONT, VERHAL],
        met=("2031-04-02", (MARENO, FRONT, VERHAL)),
        offered=(VERHAL, "a truce of 30 days"),
    ),
    Told(
        "c",
        "2031-04-05",
        "Front Radio",
        "They stall. The Mareno regime stalls. Jonas Keel said “Nothing will come of it.”",
        ["Mareno regime", "Jonas Keel"],
        [("Jonas Keel", "“Nothing will come of it.”", Assessment.NEGATIVE)],
    ),
    Told(
        "d", "2031-04-08", "Daily", "A new delegate. Mareno sends Ilse Dranko in place of Tomás Verhal.", [MARENO, DRANKO, VERHAL]
    ),
    Told(
        "e",
        "2031-04-09",
        "Wire",
        "=Second round. Mareno and the Cassar Front go on. Ilse Dranko said “The truce is near.”",
        [MARENO, FRONT, DRANKO],
        [(DRANKO, "“The truce is near.”", Assessment.CAUTIOUS)],
    ),
    Told("f", None, None, "An undated note. Jonas Keel waits.", ["Jonas Keel"]),
)


def readings() -> list[tuple[str, Reading]]:
    """The reports with the names of their files."""
    return [(f"{told.name}.txt", told.reading()) for told in REPORTS]
