"""A reading made by hand, so that what is shown can be tested without the model."""

from __future__ import annotations

from eirene.types import (
    Actor,
    ActorKind,
    Assessment,
    Bound,
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
    TimeExpression,
)

TITLE = "Talks in Arusha end without a deal"
TEXT = (
    f"{TITLE}\n\nDelegates of Galvia and the Lake Front met in Arusha on Tuesday.\n"
    "“We are close,” the envoy, Mirela Donk, said. At least 14 people were killed on Sunday near Kellen.\n"
    "The mediators propose a truce of 45 days."
)


def at(words: str, text: str = TEXT) -> Passage:
    """Where the words stand first in the text."""
    start = text.index(words)
    return Passage(start, start + len(words))


def make_reading(published: str | None = "2026-03-18", text: str = TEXT, title: str | None = TITLE) -> Reading:
    """A reading with one or two facts of every kind."""
    return Reading(
        report=Report("talks", text, title=title, publisher="The Lake Courier", published=published, language="en"),
        actors=(
            Actor("Galvia", ActorKind.STATE, sector="GOV", mentions=(at("Galvia"),)),
            Actor("Lake Front", ActorKind.ARMED_GROUP, sector="REB", mentions=(at("the Lake Front"),)),
            Actor("Mirela Donk", ActorKind.PERSON, role="envoy", mentions=(at("the envoy, Mirela Donk"),)),
        ),
        events=(
            Event(
                "CONSULT",
                "third-party",
                ("Galvia", "Lake Front"),
                (),
                EventStatus.OCCURRED,
                at("met"),
                date="2026-03-17",
                place="Arusha",
                reason="CONSULT: meet",
            ),
            Event("ASSAULT", None, (), ("people",), EventStatus.OCCURRED, at("killed"), source="Mirela Donk"),
        ),
        statements=(
            Statement("Mirela Donk", StatementKind.DIRECT, at("said"), at("“We are close,”"), assessment=Assessment.POSITIVE),
        ),
        figures=(Figure(Measure.KILLED, 14.0, at("14"), bound=Bound.AT_LEAST, who="people", place="Kellen"),),
        terms=(Term(TermKind.TRUCE, TermStatus.PROPOSED, at("truce of 45 days"), 45.0, "days", ("mediators",)),),
        process=Process(("Galvia", "Lake Front"), venue="Arusha", issues_outstanding=1, anchors=(at("Arusha"),)),
        findings=(Finding(FindingKind.UNATTRIBUTED_FIGURE, (at("14 people"),)),),
        times=(TimeExpression(at("Tuesday"), "DATE", "2026-03-17", "2026-03-17"),),
    )  # fmt: skip
