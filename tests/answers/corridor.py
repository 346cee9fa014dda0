"""Five reports on talks about a grain corridor between the Republic of Veshta and the Sarn Front, mediated by Türkiye."""

from __future__ import annotations

from collections.abc import Sequence

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

VESHTA, FRONT, MEDIATOR, ENVOY = "Republic of Veshta", "Sarn Front", "Türkiye", "Elif Karahan"
ACTORS = (
    Actor(VESHTA, ActorKind.STATE),
    Actor(FRONT, ActorKind.ARMED_GROUP),
    Actor(MEDIATOR, ActorKind.STATE),
    Actor(ENVOY, ActorKind.PERSON, "special envoy", MEDIATOR),
)


class Text:
    """A report's text, and where words stand in it."""

    def __init__(self, day: str, publisher: str, text: str) -> None:
        self.report = Report(id=f"{publisher}-{day}", text=text, publisher=publisher, published=day)

    def at(self, words: str) -> Passage:
        """The passage of the words."""
        start = self.report.text.index(words)
        return Passage(start, start + len(words))

    def term(
        self, words: str, kind: TermKind, status: TermStatus, amount: tuple[float, str] | None = None, by: Sequence[str] = ()
    ) -> Term:
        """A term told in these words."""
        value, unit = amount or (None, None)
        return Term(kind, status, self.at(words), value, unit, tuple(by))

    def said(self, words: str, assessment: Assessment) -> Statement:
        """What the envoy says of the prospects."""
        return Statement(ENVOY, StatementKind.DIRECT, self.at("said"), self.at(words), assessment=assessment)

    def reading(
        self,
        terms: Sequence[Term] = (),
        events: Sequence[Event] = (),
        statements: Sequence[Statement] = (),
        process: Process | None = None,
    ) -> Reading:
        """The reading of the report."""
        actors = tuple(
            Actor(actor.name, actor.kind, actor.role, actor.affiliation, mentions=(Passage(0, 1),)) for actor in ACTORS
        )
        return Reading(self.report, actors, tuple(events), tuple(statements), (), tuple(terms), process)


def talks(issues: int | None = None, before: int | None = None, expected: str | None = None) -> Process:
    """The process as each report names it."""
    return Process((VESHTA, FRONT), (MEDIATOR,), "Bursa", issues, before, expected)


def readings() -> list[Reading]:
    """The reports: demands, an offer with a corridor, a refusal, a deal, and one that names no process."""
    first = Text("2031-03-02", "Strait Wire", "Three issues divide Veshta and the Sarn Front. The Front wants 40 ships a week.")
    offer = Text(
        "2031-03-04",
        "Strait Wire",
        "Türkiye proposed 60 ships a week and a truce of 30 days. “We are nearly there,” said Elif Karahan, its envoy.",
    )
    refusal = Text("2031-03-05", "Front Radio", "The Front rejected a truce of 30 days. The second round opens on 7 March.")
    deal = Text("2031-03-08", "Strait Wire", "Both sides agreed to a truce of 30 days and 60 ships a week; no issue is left.")
    stray = Text("2031-03-11", "Harbour Post", "The truce of 30 days has been violated. “It still stands,” said Elif Karahan.")
    ships, days = (60.0, "ships per week"), (30.0, "days")
    return [
        first.reading(
            [first.term("40 ships a week", TermKind.AID, TermStatus.DEMANDED, (40.0, "ships per week"), [FRONT])],
            process=talks(3),
        ),
        offer.reading(
            [
                offer.term("60 ships a week", TermKind.AID, TermStatus.PROPOSED, ships, [MEDIATOR]),
                offer.term("truce of 30 days", TermKind.TRUCE, TermStatus.PROPOSED, days, [MEDIATOR]),
            ],
            statements=[offer.said("We are nearly there", Assessment.POSITIVE)],
            process=talks(2, 3, "2031-03-04/2031-03-10"),
        ),
        refusal.reading(
            [refusal.term("truce of 30 days", TermKind.TRUCE, TermStatus.REJECTED, days)],
            [
                Event("REJECT", "yield", (FRONT,), (VESHTA,), EventStatus.OCCURRED, refusal.at("rejected"), "2031-03-05"),
                Event(
                    "CONSULT",
                    "third-party",
                    (VESHTA, FRONT),
                    (),
                    EventStatus.PLANNED,
                    refusal.at("second round"),
                    "2031-03-07",
                    place="Bursa",
                ),
            ],
            process=talks(),
        ),
        deal.reading(
            [
                deal.term("truce of 30 days", TermKind.TRUCE, TermStatus.AGREED, days),
                deal.term("60 ships a week", TermKind.AID, TermStatus.AGREED, ships),
            ],
            process=talks(0, 2),
        ),
        stray.reading(
            [stray.term("truce of 30 days", TermKind.TRUCE, TermStatus.VIOLATED, days)],
            statements=[stray.said("It still stands", Assessment.CAUTIOUS)],
        ),
    ]


def named() -> list[tuple[str, Reading]]:
    """The readings with the names of their sources."""
    return [(f"{reading.report.id}.txt", reading) for reading in readings()]
