"""A reading as people corrected it: a pure function of the reading and the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from eirene.decoding import decode_reading
from eirene.ledger.decisions import Action, Decision, Evidence, in_order, standing
from eirene.ledger.holding import find_held, passages_of
from eirene.ledger.vocabulary import LISTS
from eirene.link.decided import Place, Told
from eirene.types import Passage, Reading

_NAMES = {  # where facts name actors
    "actor": ("affiliation",),
    "event": ("actors", "recipients", "source"),
    "statement": ("speaker", "addressee"),
    "figure": ("source",),
    "term": ("by",),
    "process": ("parties", "mediators"),
}


class Review(StrEnum):
    """What people made of a fact."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    ADDED = "added"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Holding:
    """One target of a decision and the fact that it holds to."""

    decision_id: str
    place_in: int
    place: Place


@dataclass(frozen=True, slots=True)
class Corrected:
    """The reading with what people edited and added; rejected facts are still in it, and every fact of the reading keeps its
    position. `as_read` gives the values that a changed fact had before."""

    reading: Reading
    reviews: Mapping[Place, Review] = field(default_factory=dict)
    marks: Mapping[Place, str] = field(default_factory=dict)
    holdings: tuple[Holding, ...] = ()
    as_read: Mapping[Place, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def rejected(self) -> frozenset[Place]:
        """The facts that are shown nowhere."""
        return frozenset(place for place, review in self.reviews.items() if review is Review.REJECTED)

    def told(self) -> Told:
        """What is linked: no fact names a rejected actor."""
        refused = {self.reading.actors[position].name for kind, position in self.rejected if kind == "actor"}
        reading = _without_names(self.reading, refused) if refused else self.reading
        return Told(reading, self.rejected, self.marks)

    def shown(self) -> Reading:
        """The reading without the facts that people rejected: what the report says, as far as is known."""
        rejected = self.rejected
        if not rejected:
            return self.reading
        value = self.reading.to_dict()
        for kind, name in LISTS.items():
            if kind == "process":
                value[name] = None if (kind, 0) in rejected else value[name]
            else:
                value[name] = [fact for position, fact in enumerate(value[name]) if (kind, position) not in rejected]
        return decode_reading(value, self.reading.report.text)


def corrected(reading: Reading, decisions: Sequence[Decision]) -> Corrected:
    """What the reading comes to under the ledger; decisions on other texts are passed over.

    An edit sets its fields and leaves the others as read. An acceptance sets all fields as they were read when it was made, so
    that a later reading does not change them. A fact that people added stands behind those of the reading, or in the place of one
    that a later reading finds by itself. A new name of an actor goes into all facts of the report that name it.
    """
    sha256 = reading.report.sha256
    own = [decision for decision in decisions if any(evidence.sha256 == sha256 for evidence in decision.evidence)]
    return _Correcting(reading, in_order(own)).run() if own else Corrected(reading)


def facts_of(reading: Reading, kind: str) -> list[dict[str, Any]]:
    """The facts of a kind in the form of docs/record.md."""
    return _listed(reading.to_dict(), kind)


def anchor_of(kind: str, fact: Mapping[str, Any]) -> Passage | None:
    """The passage that stands for a fact: the first mention of an actor, the content of a statement, else the anchor."""
    found = passages_of(kind, fact)
    return Passage(*found[0]) if found else None


class _Correcting:
    """Goes through the decisions in order. `read` are the facts as read with those that people added, `facts` as they become."""

    def __init__(self, reading: Reading, decisions: Sequence[Decision]) -> None:
        self.reading, self.decisions = reading, decisions
        self.value = reading.to_dict()
        self.read = {kind: _listed(self.value, kind) for kind in LISTS}
        self.edits: dict[Place, dict[str, Any]] = {}
        self.pinned: dict[Place, Mapping[str, Any]] = {}
        self.reviews: dict[Place, Review] = {}
        self.marks: dict[Place, str] = {}
        self.holdings: list[Holding] = []
        self.sha256 = reading.report.sha256

    def run(self) -> Corrected:
        holds = {decision.decision_id for decision in standing(self.decisions)}
        for decision in self.decisions:
            if decision.action is Action.ADD:
                self._add(decision, decision.decision_id in holds)
        for decision in self.decisions:
            if decision.action not in (Action.ADD, Action.UNDO) and decision.decision_id in holds:
                self._take(decision)
        facts = {kind: [self._settled((kind, i), fact) for i, fact in enumerate(read)] for kind, read in self.read.items()}
        renamed = self._renames(facts["actor"])
        for kind, fields in _NAMES.items() if renamed else ():
            facts[kind] = [_rename(fact, fields, renamed) for fact in facts[kind]]
        changed = {
            (kind, position): fact
            for kind, read in self.read.items()
            for position, fact in enumerate(read)
            if facts[kind][position] != fact
        }
        lists: dict[str, Any] = {LISTS[kind]: listed for kind, listed in facts.items()}
        lists["process"] = facts["process"][0] if facts["process"] else None
        reading = decode_reading(self.value | lists, self.reading.report.text) if changed or self._has_added() else self.reading
        return Corrected(replace(reading, report=self.reading.report), self.reviews, self.marks, tuple(self.holdings), changed)

    def _add(self, decision: Decision, holds: bool) -> None:
        """Puts an added fact behind the others; one that was taken back keeps its position, so that the next keep theirs."""
        for place_in, evidence in self._own(decision):
            value = dict(decision.value or {})
            sought = replace(evidence, values=value)
            position = find_held(sought, self.read[evidence.kind], Action.ADD)
            review = Review.ADDED if holds else Review.REJECTED
            if position is None:
                self.read[evidence.kind].append(value)
                position = len(self.read[evidence.kind]) - 1
            elif holds:
                self.pinned[evidence.kind, position] = value
                review = Review.EDITED
            else:
                continue
            place = (evidence.kind, position)
            self.reviews[place] = review
            self.holdings.append(Holding(decision.decision_id, place_in, place))

    def _take(self, decision: Decision) -> None:
        for place_in, evidence in self._own(decision):
            position = find_held(evidence, self.read[evidence.kind], decision.action, decision.value)
            if position is None:
                continue
            place = (evidence.kind, position)
            self.holdings.append(Holding(decision.decision_id, place_in, place))
            if decision.action is Action.SPLIT:
                self.marks[place] = f"{decision.decision_id}-{place_in}"
            elif decision.action is Action.REJECT:
                self.reviews[place] = Review.REJECTED
            elif decision.action is Action.ACCEPT:
                self.pinned[place] = evidence.values
                self.reviews[place] = Review.EDITED if place in self.edits else Review.ACCEPTED
            elif decision.action is Action.EDIT:
                self.edits.setdefault(place, {}).update(decision.value or {})
                self.reviews[place] = Review.EDITED

    def _own(self, decision: Decision) -> list[tuple[int, Evidence]]:
        """The decision's evidence from this text, with its position among the targets."""
        return [(i, evidence) for i, evidence in enumerate(decision.evidence) if evidence.sha256 == self.sha256]

    def _settled(self, place: Place, fact: Mapping[str, Any]) -> dict[str, Any]:
        return {**fact, **self.pinned.get(place, {}), **self.edits.get(place, {})}

    def _renames(self, actors: Sequence[Mapping[str, Any]]) -> dict[str, str]:
        """The names of actors as read and as they are now, where these differ."""
        pairs = zip(self.read["actor"], actors, strict=True)
        return {before["name"]: after["name"] for before, after in pairs if before["name"] != after["name"]}

    def _has_added(self) -> bool:
        return any(len(self.read[kind]) != len(_listed(self.value, kind)) for kind in LISTS)


def _listed(value: Mapping[str, Any], kind: str) -> list[dict[str, Any]]:
    found = value[LISTS[kind]]
    return ([found] if found else []) if kind == "process" else list(found)


def _rename(fact: dict[str, Any], fields: Sequence[str], renamed: Mapping[str, str]) -> dict[str, Any]:
    return fact | {name: _in_place(fact[name], renamed) for name in fields if fact.get(name)}


def _in_place(value: Any, renamed: Mapping[str, str]) -> Any:
    return [renamed.get(name, name) for name in value] if isinstance(value, list) else renamed.get(value, value)


def _without_names(reading: Reading, refused: set[str]) -> Reading:
    """The reading in which no fact names those actors."""
    value = reading.to_dict()
    for kind, fields in _NAMES.items():
        for fact in _listed(value, kind):
            for name in fields:
                held = fact.get(name)
                if isinstance(held, list):
                    fact[name] = [one for one in held if one not in refused]
                elif held in refused:
                    fact[name] = None
    return decode_reading(value, reading.report.text)
