"""Readings with figures of invented conflicts, and the series that they come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from eirene.link.contract import Placed
from eirene.link.figures import FigureLinking, FigureSignature
from eirene.link.linking import digest_of
from eirene.link.settle import settle
from eirene.types import Actor, ActorKind, Bound, Event, EventStatus, Figure, Measure, Passage, Process, Reading, Report

LINKING = FigureLinking()
Name = tuple[str, float]  # a report's id and a number in it


@dataclass(frozen=True, slots=True)
class Count:
    """A figure on words of the text."""

    words: str
    value: float
    measure: str = "killed"
    who: str | None = None
    place: str | None = None
    bound: str = "exact"
    since: str | None = None
    as_of: str | None = None
    by: str | None = None
    unit: str | None = None
    value_max: float | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """An event on words of the text; the code is a type, or a type and mode ("ASSAULT/aerial")."""

    words: str
    code: str = "ASSAULT"
    date: str | None = None
    place: str | None = None
    status: str = "occurred"
    actors: tuple[str, ...] = ()
    time: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is in a report: bodies and states by name, persons with role and affiliation, the parties of its process."""

    actors: tuple[Actor, ...] = ()
    parties: tuple[str, ...] = ()


NOBODY = Cast()


@dataclass
class Text:
    """A report in the making: its words, then what they say."""

    id: str
    day: str | None
    text: str
    facts: tuple[Count | Act, ...] = ()
    publisher: str = "Wire"
    cast: Cast = NOBODY
    taken: dict[str, int] = field(default_factory=dict)

    def reading(self) -> Reading:
        """The reading."""
        figures = tuple(self._figure(fact) for fact in self.facts if isinstance(fact, Count))
        events = tuple(self._event(fact) for fact in self.facts if isinstance(fact, Act))
        process = Process(self.cast.parties) if self.cast.parties else None
        report = Report(self.id, self.text, publisher=self.publisher, published=self.day)
        return Reading(report, self._actors(), events, (), figures, (), process)

    def _actors(self) -> tuple[Actor, ...]:
        named = {actor.name for actor in self.cast.actors}
        sources = dict.fromkeys(fact.by for fact in self.facts if fact.by and fact.by not in named)
        doers = dict.fromkeys(name for fact in self.facts if isinstance(fact, Act) for name in fact.actors if name not in named)
        others = dict.fromkeys((*sources, *doers, *(party for party in self.cast.parties if party not in named)))
        return (*self.cast.actors, *(Actor(name, ActorKind.ORGANIZATION) for name in others))

    def _find(self, words: str) -> Passage:
        start = self.text.index(words, self.taken.get(words, 0))
        self.taken[words] = start + len(words)
        return Passage(start, start + len(words))

    def _figure(self, fact: Count) -> Figure:
        return Figure(
            Measure(fact.measure),
            fact.value,
            self._find(fact.words),
            fact.value_max,
            Bound(fact.bound),
            fact.unit,
            fact.who,
            fact.place,
            fact.since,
            fact.as_of,
            fact.by,
        )

    def _event(self, fact: Act) -> Event:
        kind, _, mode = fact.code.partition("/")
        return Event(
            kind, mode or None, fact.actors, (), EventStatus(fact.status), self._find(fact.words),
            fact.date, fact.time, fact.place, source=fact.by,
        )  # fmt: skip


def told(name: str, day: str | None, text: str, *facts: Count | Act, publisher: str = "Wire", cast: Cast = NOBODY) -> Reading:
    """The reading of a report."""
    return Text(name, day, text, facts, publisher, cast).reading()


def series(readings: Iterable[Reading]) -> set[frozenset[Name]]:
    """The series with more than one point, by report and number."""
    members: dict[str, set[Name]] = defaultdict(set)
    nodes = place(readings, members)
    groups = settle(nodes, LINKING.comparison)
    found = (frozenset(name for digest in group for name in members[digest]) for group in groups)
    return {group for group in found if len(group) > 1}


def place(readings: Iterable[Reading], members: dict[str, set[Name]]) -> list[Placed[FigureSignature]]:
    """The nodes of the readings; `members` gets the points of each."""
    signatures: dict[str, FigureSignature] = {}
    ties: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for position, figure in enumerate(reading.figures):
            signature = LINKING.sign(reading, position, ())
            digest = digest_of("figure", LINKING.adapter.dump_json(signature))
            signatures[digest] = signature
            ties[digest] |= LINKING.ties(reading, position)
            members[digest].add((reading.report.id, figure.value))
    return [
        Placed(digest, signature, LINKING.level(signature), LINKING.keys(signature, {}) | ties[digest], {})
        for digest, signature in signatures.items()
    ]
