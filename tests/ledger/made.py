"""Reports of an invented war and their readings, made by hand so that decisions are tested without the model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from eirene.ledger.correcting import anchor_of, facts_of
from eirene.ledger.decisions import Action, Decision, Evidence
from eirene.types import (
    Actor,
    ActorKind,
    Bound,
    Event,
    EventStatus,
    Figure,
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

WIRE = (
    "Envoys of Soravia and the Kelm Front met in Lund on Tuesday.\n\n"
    "At least 14 people were killed in Varn on Sunday, the health ministry said. "
    "The Kelm Front demanded a truce of 30 days, and Dana Orvik called the talks useful. He left on Wednesday."
)
DAILY = (
    "Soravia and the Kelm Front held talks in Lund on Tuesday.\n\n"
    "The health ministry put the dead of Sunday's raid on Varn at 17. Soravia offered a truce of 10 days."
)
RADIO = "A delegation of the Kelm Front saw Soravia's envoys in Lund on Tuesday. They had met in Malm on 2 April."


def at(text: str, words: str) -> Passage:
    """Where the words stand first in the text."""
    start = text.index(words)
    return Passage(start, start + len(words))


def _report(name: str, text: str, publisher: str, day: str) -> Report:
    return Report(
        name,
        text,
        title=text.partition("\n")[0],
        publisher=publisher,
        published=day,
        published_from="caller",
        language="en",
    )


def _sides(text: str) -> tuple[Actor, ...]:
    return (
        Actor("Soravia", ActorKind.STATE, sector="GOV", mentions=(at(text, "Soravia"),)),
        Actor("Kelm Front", ActorKind.ARMED_GROUP, sector="REB", mentions=(at(text, "Kelm Front"),)),
    )


def _met(text: str, words: str, **changes: Any) -> Event:
    sides = ("Soravia", "Kelm Front")
    met = Event(
        "CONSULT", None, sides, (), EventStatus.OCCURRED, at(text, words), "2031-05-06", place="Lund", reason="CONSULT: meet"
    )
    return replace(met, **changes)


def _killed(text: str, words: str, value: float, **changes: Any) -> Figure:
    dead = Figure(
        Measure.KILLED, value, at(text, words), who="people", place="Varn", as_of="2031-05-04", source="health ministry"
    )
    return replace(dead, **changes)


def wire() -> Reading:
    """An agency's report: a meeting, a toll, a demand, a statement; "He" is read as an actor of its own by mistake."""
    text = WIRE
    person = Actor("Dana Orvik", ActorKind.PERSON, role="mediator", mentions=(at(text, "Dana Orvik"),))
    ministry = Actor("health ministry", ActorKind.ORGANIZATION, mentions=(at(text, "health ministry"),))
    return Reading(
        _report("wire", text, "Far News", "2031-05-07"),
        actors=(*_sides(text), ministry, person, Actor("He", ActorKind.PERSON, mentions=(at(text, "He left"),))),
        events=(
            _met(text, "met"),
            _met(text, "demanded", type="REQUEST", mode="yield", actors=("Kelm Front",), date=None, place=None),
        ),
        statements=(
            Statement("Dana Orvik", StatementKind.INDIRECT, at(text, "called"), at(text, "the talks useful")),
            Statement("He", StatementKind.INDIRECT, at(text, "left"), at(text, "on Wednesday")),
        ),
        figures=(_killed(text, "14", 14, bound=Bound.AT_LEAST),),
        terms=(Term(TermKind.TRUCE, TermStatus.DEMANDED, at(text, "a truce of 30 days"), 30, "days", ("Kelm Front",)),),
        process=Process(("Soravia", "Kelm Front"), venue="Lund", anchors=(at(text, "met"),)),
    )


def daily() -> Reading:
    """A paper's report of the same."""
    text = DAILY
    ministry = Actor("health ministry", ActorKind.ORGANIZATION, mentions=(at(text, "health ministry"),))
    return Reading(
        _report("daily", text, "Lund Post", "2031-05-08"),
        actors=(*_sides(text), ministry),
        events=(_met(text, "held talks"),),
        figures=(_killed(text, "17", 17),),
        terms=(Term(TermKind.TRUCE, TermStatus.PROPOSED, at(text, "a truce of 10 days"), 10, "days", ("Soravia",)),),
        process=Process(("Soravia", "Kelm Front"), venue="Lund", anchors=(at(text, "held talks"),)),
    )


def radio() -> Reading:
    """One side's radio: the meeting, and another a month before."""
    text = RADIO
    again = _met(text, "met in", date="2031-04-02", place="Malm")
    return Reading(_report("radio", text, "Kelm Radio", "2031-05-08"), actors=_sides(text), events=(_met(text, "saw"), again))


def decided(reading: Reading, action: Action, kind: str, position: int, when: int, **more: Any) -> Decision:
    """A decision on a fact of a reading, made in the minute `when`; `value`, `undoes` and `reader` may be given."""
    fact = facts_of(reading, kind)[position]
    anchor = anchor_of(kind, fact)
    words = anchor.of(reading.report.text) if anchor else ""
    name = f"{kind}-0123456789-{position}"
    reader, sample = more.pop("reader", "v1"), more.pop("sample", "")
    evidence = Evidence(name, kind, reading.report.sha256, anchor, words, fact, {}, reader, f"{reading.report.id}.txt", sample)
    return Decision(action, (evidence,), "ann", "a reason", moment(when), **more)


def together(*decisions: Decision) -> Decision:
    """One decision on the targets of several."""
    evidence = tuple(evidence for decision in decisions for evidence in decision.evidence)
    return replace(decisions[0], evidence=evidence)


def undone(decision: Decision, when: int) -> Decision:
    """The undo of a decision."""
    return Decision(Action.UNDO, decision.evidence, "ann", "", moment(when), undoes=decision.decision_id)


def moment(minute: int) -> str:
    """An ISO time."""
    return f"2031-06-01T12:{minute:02d}:00.000000+00:00"
