"""Readings made by hand, and what their events and processes are linked to when their actors are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from eirene.link.contract import Match, Placed
from eirene.link.events import EventLinking
from eirene.link.linking import digest_of
from eirene.link.processes import ProcessLinking
from eirene.link.settle import settle
from eirene.types import Actor, ActorKind, Event, EventStatus, Passage, Process, Reading, Report

PEOPLE = {"who": ActorKind.PERSON, "state": ActorKind.STATE, "group": ActorKind.ARMED_GROUP, "body": ActorKind.ORGANIZATION}


@dataclass(frozen=True)
class Told:
    """One event as a report tells it: `words` is its sentence, with the anchor between asterisks; the rest as in an event."""

    name: str  # what it is a telling of
    code: str
    words: str
    actors: Sequence[str] = ()
    recipients: Sequence[str] = ()
    date: str | None = None
    time: str | None = None
    place: str | None = None
    status: str = "occurred"
    point: tuple[float, float] | None = None


@dataclass(frozen=True)
class World:
    """Whom the reports may name: name → (kind, party or None, what it is called everywhere)."""

    actors: Mapping[str, tuple[str, str | None, str]]
    readings: list[Reading] = field(default_factory=list)
    names: dict[tuple[str, int], str] = field(default_factory=dict)

    def report(
        self,
        day: str | None,
        *told: Told,
        publisher: str = "Wire",
        parties: Sequence[str] = (),
        mediators: Sequence[str] = (),
        venue: str | None = None,
    ) -> Reading:
        """A reading of the tellings, kept with the others."""
        text, events = f"{publisher} {day} {len(self.readings)}.", []
        for one in told:
            before, anchor, after = one.words.split("*")
            start = len(text) + 1 + len(before)
            text += f"\n{before}{anchor}{after}."
            events.append(self._event(one, Passage(start, start + len(anchor))))
        named = dict.fromkeys([name for one in told for name in (*one.actors, *one.recipients)] + [*parties, *mediators])
        homes = dict.fromkeys(home for name in named if (home := self.actors[name][1]))
        process = Process(tuple(parties), tuple(mediators), venue) if parties or mediators else None
        report = Report(f"report-{len(self.readings)}", text, publisher=publisher, published=day)
        reading = Reading(report, tuple(self._actor(name) for name in named | homes), tuple(events), process=process)
        self.names.update({(report.id, position): one.name for position, one in enumerate(told)})
        self.readings.append(reading)
        return reading

    def events(self) -> list[list[str]]:
        """The merged events with more than one telling: what each tells of, sorted."""
        merged = [sorted(self.names[fact] for fact in group) for group in self._groups("event", EventLinking())]
        return sorted(group for group in merged if len(group) > 1)

    def wanted(self) -> list[list[str]]:
        """The merged events as they should be."""
        groups: dict[str, list[str]] = defaultdict(list)
        for name in self.names.values():
            groups[name].append(name)
        return sorted(group for group in groups.values() if len(group) > 1)

    def processes(self) -> list[list[str]]:
        """The merged processes as lists of report ids."""
        return sorted(sorted(report for report, _ in group) for group in self._groups("process", ProcessLinking()))

    def match(self, one: tuple[int, int], other: tuple[int, int]) -> Match:
        """How two events (report, position) compare."""
        placed = self._placed("event", EventLinking())
        a, b = (next(node for node, facts in placed if (self.readings[r].report.id, p) in facts) for r, p in (one, other))
        return EventLinking.comparison.match(a, b)

    def _groups(self, kind: str, linking: Any) -> Iterable[list[tuple[str, int]]]:
        placed = self._placed(kind, linking)
        facts = {node.digest: found for node, found in placed}
        for group in settle([node for node, _ in placed], linking.comparison):
            yield [fact for digest in group for fact in facts[digest]]

    def _placed(self, kind: str, linking: Any) -> list[tuple[Placed[Any], list[tuple[str, int]]]]:
        clusters: dict[str, int] = {}
        numbers = {name: number for number, name in enumerate(sorted({called for _, _, called in self.actors.values()}))}
        facts: dict[str, list[tuple[str, int]]] = defaultdict(list)
        signatures: dict[str, Any] = {}
        ties: dict[str, frozenset[str]] = defaultdict(frozenset)
        for reading in self.readings:
            digests = [f"{reading.report.id}|{actor.name}" for actor in reading.actors]
            clusters |= {
                digest: numbers[self.actors[actor.name][2]] for digest, actor in zip(digests, reading.actors, strict=True)
            }
            count = len(reading.events) if kind == "event" else int(reading.process is not None)
            for position in range(count):
                signature = linking.sign(reading, position, digests)
                digest = digest_of(kind, linking.adapter.dump_json(signature))
                signatures[digest] = signature
                facts[digest].append((reading.report.id, position))
                ties[digest] |= linking.ties(reading, position)
        return [
            (self._node(digest, found, clusters, linking, ties[digest]), facts[digest]) for digest, found in signatures.items()
        ]

    @staticmethod
    def _node(digest: str, signature: Any, clusters: Mapping[str, int], linking: Any, ties: frozenset[str]) -> Placed[Any]:
        named = {ref: clusters[ref] for ref in linking.refs(signature)}
        return Placed(digest, signature, linking.level(signature), linking.keys(signature, named) | ties, named)

    def _actor(self, name: str) -> Actor:
        kind, party, _ = self.actors[name]
        return Actor(name, PEOPLE[kind], affiliation=party)

    @staticmethod
    def _event(told: Told, anchor: Passage) -> Event:
        event_type, _, mode = told.code.partition("/")
        return Event(
            event_type,
            mode or None,
            tuple(told.actors),
            tuple(told.recipients),
            EventStatus(told.status),
            anchor,
            date=told.date,
            time=told.time,
            place=told.place,
            latitude=told.point[0] if told.point else None,
            longitude=told.point[1] if told.point else None,
        )
