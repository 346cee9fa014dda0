"""Readings made of a few words, and what their actors are linked to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from eirene.link.actors import ActorLinking
from eirene.link.contract import Bonds, Placed
from eirene.link.decided import Told
from eirene.link.settle import Settled
from eirene.link.signing import sign_facts
from eirene.types import Actor, ActorKind, Event, Figure, Passage, Process, Reading, Report


@dataclass(frozen=True)
class Who:
    """An actor as a report has it; `also` are other words that it is called by there."""

    name: str
    kind: str = "person"
    role: str | None = None
    of: str | None = None
    also: tuple[str, ...] = ()


def state(name: str, *also: str) -> Who:
    """A state."""
    return Who(name, "state", also=also)


def armed(name: str, *also: str) -> Who:
    """An armed group."""
    return Who(name, "armed_group", also=also)


def body(name: str, of: str | None = None, kind: str = "office", also: tuple[str, ...] = ()) -> Who:
    """An institution or organization."""
    return Who(name, kind, of=of, also=also)


def report(
    day: str | None,
    *whos: Who,
    parties: Sequence[str] = (),
    mediators: Sequence[str] = (),
    events: Sequence[Event] = (),
    figures: Sequence[Figure] = (),
    publisher: str = "Wire",
) -> Reading:
    """A reading of a report that names these actors."""
    words, actors = f"{publisher}, {day}.", []
    for who in whos:
        mentions = []
        for name in (who.name, *who.also):
            mentions.append(Passage(len(words) + 1, len(words) + 1 + len(name)))
            words += f" {name}."
        actors.append(Actor(who.name, ActorKind(who.kind), who.role, who.of, mentions=tuple(mentions)))
    words += "".join(f" {event.date} {event.place}" for event in events)
    process = Process(tuple(parties), tuple(mediators)) if parties else None
    made = Report("made", words, publisher=publisher, published=day)
    return Reading(made, tuple(actors), tuple(events), figures=tuple(figures), process=process)


def same_actors(*readings: Reading) -> list[list[str]]:
    """The names of each merged actor with more than one telling, as "name/report"; sorted."""
    linking = ActorLinking()
    members: dict[str, list[str]] = defaultdict(list)
    signatures: dict[str, Any] = {}
    ties: dict[str, Counter[str]] = defaultdict(Counter)
    for number, reading in enumerate(readings):
        for fact in sign_facts("actor", linking, Told(reading), []):
            members[fact.digest].append(f"{reading.actors[fact.position].name}/{number}")
            signatures[fact.digest] = fact.signature
            ties[fact.digest].update(linking.ties(reading, fact.position))
    settled: Settled[Any] = Settled(linking.comparison, Bonds())
    for level in sorted({linking.level(signature) for signature in signatures.values()}):
        placed = []
        for digest, signature in signatures.items():
            if linking.level(signature) == level:
                named = {ref: settled.homes[ref] for ref in linking.refs(signature)}
                keys = linking.keys(signature, named) | ties[digest].keys()
                placed.append(Placed(digest, signature, level, keys, named))
        settled.add_level(placed)
    merged = [sorted(name for digest in group for name in members[digest]) for group in settled.clusters()]
    return sorted(group for group in merged if len(group) > 1)


def partition(connection: Connection) -> set[frozenset[str]]:
    """The clusters of a record, as sets of the digests of their nodes."""
    found: dict[int, set[str]] = defaultdict(set)
    for digest, cluster in connection.execute(text("SELECT digest, cluster FROM nodes")):
        found[cluster].add(digest)
    return set(map(frozenset, found.values()))


def lent_keys(connection: Connection) -> dict[tuple[str, str], int]:
    """How many tellings lend each key to each node."""
    query = "SELECT n.digest, k.key, k.tellings FROM node_keys k JOIN nodes n ON n.node_id = k.node_id WHERE k.tellings > 0"
    return {(digest, key): tellings for digest, key, tellings in connection.execute(text(query))}


def digests_of(connection: Connection, table: str, facts: Iterable[tuple[int, int]]) -> list[str]:
    """The digests of the nodes of facts, given by report and position."""
    query = text(
        f"SELECT n.digest FROM {table} f JOIN nodes n ON n.node_id = f.node_id WHERE f.report_id = :report AND f.position = :at"
    )
    return [connection.execute(query, {"report": report_id, "at": at}).scalar_one() for report_id, at in facts]
