"""What each report says of a negotiation, from the rows of the record: who speaks for whom is settled here."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from eirene.answers.naming import best_of, names_counted
from eirene.answers.scope import Scope
from eirene.answers.talk_facts import ActorRow, EventRow, Facts, MoodRow, ProcessRow, ReportRow, TermRow, load_facts
from eirene.answers.talk_rows import Circle, names_in, reports_of, strays_of
from eirene.link.names import fold
from eirene.store.names import DIGITS, FactName
from eirene.talks.account import Account, ActTold, MoodTold, Source, TermTold, Voice
from eirene.talks.parts import regular
from eirene.types import Assessment, EventStatus, Passage, TermKind, TermStatus

SPOKEN = 45  # days before the last report from which on assessments are looked at


def load_accounts(
    connection: Connection, scope: Scope, clusters: Sequence[int], named: Scope | None = None
) -> dict[int, tuple[Account, ...]]:
    """The accounts of negotiations by their reports up to the day of the scope: of each the last 80 that name it, and those that
    tell of it without naming it: of terms or assessments, with two of the parties or one and two mediators or speakers.

    Actors are called what the reports in the scope `named` call them, which is the same one unless given.
    """
    dated = {cluster: found for cluster in clusters if (found := reports_of(connection, scope, cluster))}
    spoken = {report_id for found in dated.values() for report_id, day in found if day >= _before(found[0][1], SPOKEN)}
    facts = load_facts(connection, sorted({report_id for found in dated.values() for report_id, _ in found}), spoken)
    tellings = {cluster: [report_id for report_id, _ in found] for cluster, found in dated.items()}
    circles = {cluster: _circle(facts, told) for cluster, told in tellings.items()}
    around = {day: strays_of(connection, scope, day) for day in sorted({found[0][1] for found in dated.values()})}
    strays = {
        cluster: [report_id for report_id, cast in around[found[0][1]].items() if circles[cluster].is_named(cast)]
        for cluster, found in dated.items()
    }
    further = sorted({report_id for found in strays.values() for report_id in found})
    facts = facts.with_more(load_facts(connection, further, further))
    names = _Names.of(connection, named or scope, facts)
    accounts = {}
    for cluster, told in tellings.items():
        every = [*told, *strays[cluster]]
        voices = _Voices.of(names, [facts.cast.get(report_id, {}) for report_id in every], circles[cluster])
        accounts[cluster] = tuple(_account(facts, report_id, voices) for report_id in every)
    return accounts


def _before(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days)).isoformat()


def _circle(facts: Facts, told: Sequence[int]) -> Circle:
    """The parties and mediators that a good part of the processes name, and those whom a report affiliates with one by name."""
    often: dict[str, Counter[int]] = {"parties": Counter(), "mediators": Counter()}
    for report_id in told:
        called = facts.called.get(report_id, {})
        process = facts.processes[report_id]
        for column, names in (("parties", process.parties), ("mediators", process.mediators)):
            found = {called[name].cluster for name in names_in(names) if name in called}
            often[column].update(cluster for cluster in found if cluster is not None)
    parties, mediators = (sorted(regular(count, len(told))) for count in often.values())
    mediators = [cluster for cluster in mediators if cluster not in parties]
    speakers: set[int] = set()
    within: dict[int, int] = {}
    for report_id in told:
        cast = facts.cast.get(report_id, {}).values()
        sides = {actor.name: actor.cluster for actor in cast if actor.cluster in parties or actor.cluster in mediators}
        for actor in cast:
            home = sides.get(actor.affiliation or "")
            if actor.cluster is not None and home is not None and home != actor.cluster:
                speakers.add(actor.cluster)
                if actor.cluster in parties and home in parties:
                    shown, other = sorted((actor.cluster, home), key=lambda party: (-often["parties"][party], party == home))
                    within[other] = shown
    return Circle(tuple(parties), tuple(mediators), frozenset(speakers - {*parties, *mediators}), within)


@dataclass(frozen=True, slots=True)
class _Names:
    """What actors are called: the name shown for each cluster, and all that sources use, folded."""

    shown: Mapping[int, str]
    folded: Mapping[int, tuple[str, ...]]

    @classmethod
    def of(cls, connection: Connection, scope: Scope, facts: Facts) -> _Names:
        clusters = {actor.cluster for cast in facts.cast.values() for actor in cast.values() if actor.cluster is not None}
        used = names_counted(connection, clusters, scope)
        shown = {cluster: best_of(counts) for cluster, counts in used.items()}
        return cls(shown, {cluster: tuple(_fold(name) for name, _ in counts) for cluster, counts in used.items()})


@dataclass(frozen=True, slots=True)
class _Voices:
    """For which side of a negotiation each actor speaks."""

    names: _Names
    sides: Mapping[int, str]  # parties and mediators: their names
    spoken_for: Mapping[int, str]  # other actors: the side that most reports have them speak for
    by_affiliation: Mapping[str, str]
    known: dict[tuple[int, str | None], Voice]

    @classmethod
    def of(cls, names: _Names, casts: Iterable[Mapping[int, ActorRow]], circle: Circle) -> _Voices:
        sides = {
            cluster: names.shown[circle.within.get(cluster, cluster)]
            for cluster in (*circle.parties, *circle.mediators)
            if cluster in names.shown
        }
        by_affiliation = {name: side for cluster, side in reversed(sides.items()) for name in names.folded[cluster]}
        votes: dict[int, Counter[str]] = defaultdict(Counter)
        for cast in casts:
            for actor in cast.values():
                side = by_affiliation.get(_fold(actor.affiliation)) if actor.affiliation else None
                if side is not None and actor.cluster is not None and actor.cluster not in sides:
                    votes[actor.cluster][side] += 1
        spoken_for = {cluster: min(count, key=lambda side: (-count[side], side)) for cluster, count in votes.items()}
        return cls(names, sides, spoken_for, by_affiliation, {})

    def of_actor(self, actor: ActorRow | None, name: str) -> Voice:
        """The voice of an actor of a report; `name` is what the report calls it."""
        if actor is None or actor.cluster is None:
            return Voice(name, self.by_affiliation.get(_fold(name)))
        key = (actor.cluster, actor.affiliation)
        if key not in self.known:
            self.known[key] = self._settle(actor, actor.cluster)
        return self.known[key]

    def _settle(self, actor: ActorRow, cluster: int) -> Voice:
        if cluster in self.sides:
            return Voice(self.names.shown[cluster], self.sides[cluster])
        side = self.by_affiliation.get(_fold(actor.affiliation)) if actor.affiliation else None
        return Voice(self.names.shown.get(cluster, actor.name), side or self.spoken_for.get(cluster))


def _account(facts: Facts, report_id: int, voices: _Voices) -> Account:
    report = facts.reports[report_id]
    builder = _Builder(report, facts, voices, facts.called.get(report_id, {}))
    superseded = report.superseded_by is not None
    return Account(
        day=report.day,
        key=report.digest,
        original=report.digest if report.copy_group is None else str(report.copy_group),
        report=report.name,
        publisher=report.publisher,
        until=(report.superseded_on or "") if superseded else None,
        **builder.process(facts.processes.get(report_id)),
        terms=tuple(map(builder.term, facts.terms.get(report_id, ()))),
        moods=tuple(mood for row in facts.moods.get(report_id, ()) if (mood := builder.mood(row)) is not None),
        acts=builder.acts(report_id),
        text=report.text,
    )


@lru_cache(maxsize=8_192)
def _fold(name: str) -> str:
    return fold(name)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes the parts of one account."""

    report: ReportRow
    facts: Facts
    voices: _Voices
    by_name: Mapping[str, ActorRow]

    def named(self, name: str) -> Voice:
        """The voice of a name in the report."""
        return self.voices.of_actor(self.by_name.get(name), name)

    def source(self, kind: str, position: int, start: int, end: int) -> Source:
        """The words of a fact."""
        name = str(FactName(kind, self.report.digest[:DIGITS], position))
        return Source(self.report.name, self.report.day, self.report.publisher, name, Passage(start, end), self.report.text)

    def process(self, row: ProcessRow | None) -> dict[str, Any]:
        """What the report says of the process as a whole; nothing where it names none."""
        if row is None:
            return {}
        anchors = [Passage(start, end) for start, end in json.loads(row.anchors)]
        words = anchors[0] if anchors else Passage(0, len(self.report.text.partition("\n")[0]))
        return {
            "parties": self._names(row.parties),
            "mediators": self._names(row.mediators),
            "venue": row.venue,
            "issues": row.issues_outstanding,
            "issues_before": row.issues_before,
            "expected": row.expected,
            "process": self.source("process", row.position, words.start, words.end),
        }

    def _names(self, value: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.named(name).stands_for for name in names_in(value)))

    def term(self, row: TermRow) -> TermTold:
        """A term."""
        by = tuple(dict.fromkeys(self.named(name) for name in names_in(row.by)))
        where = self.source("term", row.position, row.anchor_start, row.anchor_end)
        return TermTold(TermKind(row.kind), TermStatus(row.status), row.value, row.unit, by, where)

    def mood(self, row: MoodRow) -> MoodTold | None:
        """An assessment; None where the report does not say whose it is."""
        if row.speaker is None:
            return None
        actor = self.facts.cast.get(row.report_id, {}).get(row.actor) if row.actor is not None else None
        where = self.source("statement", row.position, row.content_start, row.content_end)
        return MoodTold(self.voices.of_actor(actor, row.speaker), Assessment(row.assessment), where)

    def acts(self, report_id: int) -> tuple[ActTold, ...]:
        """The events that bear on the talks."""
        taking_part: dict[tuple[int, str], tuple[Voice, ...]] = defaultdict(tuple)
        cast = self.facts.cast.get(report_id, {})
        for row in self.facts.participants.get(report_id, ()):
            actor = cast.get(row.actor) if row.actor is not None else None
            taking_part[row.event, row.side] += (self.voices.of_actor(actor, row.name),)
        return tuple(self._act(row, taking_part) for row in self.facts.events.get(report_id, ()))

    def _act(self, row: EventRow, taking_part: Mapping[tuple[int, str], tuple[Voice, ...]]) -> ActTold:
        actors, recipients = (taking_part.get((row.position, side), ()) for side in ("actor", "recipient"))
        where = self.source("event", row.position, row.anchor_start, row.anchor_end)
        occurrence = str(row.cluster) if row.cluster is not None else where.fact
        when = (row.start_on, row.end_on, row.time)
        return ActTold(row.type, row.mode, EventStatus(row.status), actors, recipients, *when, row.place, occurrence, where)
