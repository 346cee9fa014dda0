"""What each report says of a negotiation, from the rows of the record: who speaks for whom is settled here."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from eirene.answers.naming import best_name, names_used
from eirene.answers.scope import Scope
from eirene.answers.talk_rows import ActorRow, Circle, Facts, load_facts, names_in, reports_of, strays_of
from eirene.link.names import fold
from eirene.store.names import DIGITS, FactName
from eirene.talks.account import Account, ActTold, MoodTold, Source, TermTold, Voice
from eirene.talks.issue_words import find_issue_words
from eirene.types import Assessment, EventStatus, Passage, TermKind, TermStatus

REGULAR = 0.25  # of the reports name a party or mediator, else it is none whom others can speak for


def load_accounts(connection: Connection, scope: Scope, cluster: int, named: Scope | None = None) -> tuple[Account, ...]:
    """The accounts of a negotiation by its reports up to the day of the scope: the last 200 that name it, and those that tell of
    it without naming it (they name two of the parties, or one with two mediators or speakers, and tell terms or assessments).

    Actors are called what the reports in the scope `named` call them, which is the same one unless given.
    """
    dated = reports_of(connection, scope, cluster)
    if not dated:
        return ()
    facts = load_facts(connection, [row.report_id for row in dated])
    parties, mediators = _regular(facts, "parties"), _regular(facts, "mediators")
    circle = Circle(frozenset(parties), _others(facts, {*parties, *mediators}) - {*parties})
    further = load_facts(connection, strays_of(connection, scope, (dated[-1].day, dated[0].day), circle))
    voices = _Voices.of(connection, named or scope, (facts, further), (*parties, *mediators))
    return tuple(_account(found, report_id, voices) for found in (facts, further) for report_id in sorted(found.reports))


def _regular(facts: Facts, column: str) -> list[int]:
    """The clusters of actors that a good part of the processes name as parties or mediators."""
    often: Counter[int] = Counter()
    for report_id, process in facts.processes.items():
        by_name = {actor.name: actor.cluster for actor in facts.cast.get(report_id, {}).values()}
        often.update({cluster for name in names_in(process._mapping[column]) if (cluster := by_name.get(name)) is not None})
    return sorted(cluster for cluster, count in often.items() if count >= REGULAR * len(facts.processes))


def _others(facts: Facts, sides: set[int]) -> frozenset[int]:
    """The clusters of the sides, and of those whom a report affiliates with one of them by name."""
    found = set(sides)
    for cast in facts.cast.values():
        names = {fold(actor.name) for actor in cast.values() if actor.cluster in sides}
        found |= {
            actor.cluster
            for actor in cast.values()
            if actor.cluster is not None and actor.affiliation and fold(actor.affiliation) in names
        }
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Voices:
    """What actors are called, and for which side each speaks."""

    names: Mapping[int, str]
    sides: Mapping[int, str]  # parties and mediators: their names
    spoken_for: Mapping[int, str]  # other actors: the side that most reports have them speak for
    by_affiliation: Mapping[str, str]

    @classmethod
    def of(cls, connection: Connection, scope: Scope, facts: Iterable[Facts], sides: Sequence[int]) -> _Voices:
        cast = [actor for found in facts for actors in found.cast.values() for actor in actors.values()]
        used = names_used(connection, {actor.cluster for actor in cast if actor.cluster is not None}, scope)
        names = {cluster: best_name(uses) for cluster, uses in used.items()}
        shown = {cluster: names[cluster] for cluster in sides if cluster in names}
        by_affiliation = {
            fold(use.name): shown[cluster] for cluster in reversed(sides) if cluster in shown for use in used[cluster]
        }
        votes: dict[int, Counter[str]] = defaultdict(Counter)
        for actor in cast:
            side = by_affiliation.get(fold(actor.affiliation or ""))
            if actor.cluster is not None and side is not None and actor.cluster not in shown:
                votes[actor.cluster][side] += 1
        spoken_for = {cluster: min(count, key=lambda side: (-count[side], side)) for cluster, count in votes.items()}
        return cls(names, shown, spoken_for, by_affiliation)

    def of_actor(self, actor: ActorRow | None, name: str) -> Voice:
        """The voice of an actor of a report; `name` is what the report calls it."""
        if actor is None or actor.cluster is None:
            return Voice(name, self.by_affiliation.get(fold(name)))
        if actor.cluster in self.sides:
            return Voice(self.sides[actor.cluster], self.sides[actor.cluster])
        side = self.by_affiliation.get(fold(actor.affiliation or "")) or self.spoken_for.get(actor.cluster)
        return Voice(self.names.get(actor.cluster, actor.name), side)


def _account(facts: Facts, report_id: int, voices: _Voices) -> Account:
    report = facts.reports[report_id]
    builder = _Builder(report, facts, voices, {actor.name: actor for actor in facts.cast.get(report_id, {}).values()})
    group = facts.reports.get(report.copy_group)
    process = facts.processes.get(report_id)
    return Account(
        day=report.day,
        key=report.digest,
        original=str(report.copy_group) if group is not None else report.digest,
        report=report.name,
        publisher=report.publisher,
        **builder.process(process),
        terms=tuple(map(builder.term, facts.terms.get(report_id, ()))),
        moods=tuple(mood for row in facts.moods.get(report_id, ()) if (mood := builder.mood(row)) is not None),
        acts=builder.acts(report_id),
        text=report.text,
    )


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes the parts of one account."""

    report: Row[Any]
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

    def process(self, row: Row[Any] | None) -> dict[str, Any]:
        """What the report says of the process as a whole; nothing where it names none."""
        if row is None:
            return {}
        anchors = [Passage(start, end) for start, end in json.loads(row.anchors)]
        words = anchors[0] if anchors else Passage(0, len(self.report.text.partition("\n")[0]))
        if row.issues_outstanding is not None:
            words = find_issue_words(self.report.text, row.issues_outstanding, anchors) or words
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

    def term(self, row: Row[Any]) -> TermTold:
        """A term."""
        by = tuple(dict.fromkeys(self.named(name) for name in names_in(row._mapping["by"])))
        where = self.source("term", row.position, row.anchor_start, row.anchor_end)
        return TermTold(TermKind(row.kind), TermStatus(row.status), row.value, row.unit, by, where)

    def mood(self, row: Row[Any]) -> MoodTold | None:
        """An assessment; None where the report does not say whose it is."""
        if row.speaker is None:
            return None
        actor = self.facts.cast.get(row.report_id, {}).get(row.actor) if row.actor is not None else None
        where = self.source("statement", row.position, row.content_start, row.content_end)
        return MoodTold(self.voices.of_actor(actor, row.speaker), Assessment(row.assessment), where)

    def acts(self, report_id: int) -> tuple[ActTold, ...]:
        """The events that bear on the talks."""
        taking_part: dict[tuple[int, str], list[tuple[int, Voice]]] = defaultdict(list)
        cast = self.facts.cast.get(report_id, {})
        for row in self.facts.participants.get(report_id, ()):
            actor = cast.get(row.actor) if row.actor is not None else None
            taking_part[row.event, row.side].append((row.place_in, self.voices.of_actor(actor, row.name)))
        return tuple(self._act(row, taking_part) for row in self.facts.events.get(report_id, ()))

    def _act(self, row: Row[Any], taking_part: Mapping[tuple[int, str], list[tuple[int, Voice]]]) -> ActTold:
        actors, recipients = (
            tuple(voice for _, voice in sorted(taking_part.get((row.position, side), ()))) for side in ("actor", "recipient")
        )
        where = self.source("event", row.position, row.anchor_start, row.anchor_end)
        occurrence = str(row.cluster) if row.cluster is not None else where.fact
        when = (row.start_on, row.end_on, row.time)
        return ActTold(row.type, row.mode, EventStatus(row.status), actors, recipients, *when, row.place, occurrence, where)
