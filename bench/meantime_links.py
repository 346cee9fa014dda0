"""Coreference across documents on the dev part of MEANTIME: which actors and events of 30 reports are the same.

Gold mentions and gold chains within each document are given; our linking decides which chains of different documents are one, in
a record of readings made of the annotation (`entities`, `events`). Beside it `.name` and `.lemma`: chains of the same name or the
same lemma are one, and `.apart`: none are, which is what the gold chains alone come to. The figures are F1 by MUC, B³ and CEAF,
and their mean (bench/clusters.py).

Entities are persons, organizations and places; an event's type is the lemma of its first mention, since the reports are on
business, for which PLOVER has no types; its day is that of the time expression which holds it.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

import eirene
from bench.clusters import Clusters, conll
from eirene.record.record import Record
from eirene.store.tables import actors, events, nodes, reports
from eirene.types import Actor, ActorKind, Event, EventStatus, Passage, Reading, Report

KINDS = {"PER": ActorKind.PERSON, "ORG": ActorKind.ORGANIZATION, "LOC": ActorKind.STATE}
NAMED = "NAM"
HOLDS = frozenset({"INCLUDES", "IS_INCLUDED"})
DAY = re.compile(r"\d{4}-\d\d-\d\d")
Row = dict[str, Any]
Chain = tuple[str, str]  # document and its cluster
Mentions = dict[Chain, list[Row]]


def measure(data: Path) -> dict[str, float]:
    """The figures named in the module's docstring."""
    path = data / "meantime" / "meantime-dev.jsonl.gz"
    if not path.is_file():
        raise FileNotFoundError(f"no {path.name} in {path.parent}")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = [Document(json.loads(line)) for line in lines]
    with TemporaryDirectory() as folder:
        record = eirene.open(Path(folder) / "meantime.db")
        record.add_readings((document.id, document.reading()) for document in documents)
        linked = {"entities": _homes(record, actors, documents), "events": _homes(record, events, documents)}
    found: dict[str, float] = {}
    for kind, homes in linked.items():
        mentions = {chain: said for document in documents for chain, said in document.mentions(kind).items()}
        words = {chain: word for document in documents for chain, word in document.words(kind).items()}
        gold = _clusters(mentions, {chain: said[0].get("instance") or chain for chain, said in mentions.items()})
        found |= {f"{kind}.{name}": value for name, value in conll(gold, _clusters(mentions, homes)).items()}
        found[f"{kind}.{'name' if kind == 'entities' else 'lemma'}.conll"] = conll(gold, _clusters(mentions, words))["conll"]
        found[f"{kind}.apart.conll"] = conll(gold, _clusters(mentions, {chain: chain for chain in mentions}))["conll"]
    return found


class Document:
    """One annotated report."""

    def __init__(self, row: Row) -> None:
        self.id: str = row["id"]
        self._row = row
        self.entities = self._chains("entities")
        self.events = self._chains("events")

    def _chains(self, kind: str) -> Mentions:
        found: Mentions = defaultdict(list)
        for number, mention in enumerate(self._row[kind]):
            is_actor = kind == "events" or mention.get("type") in KINDS
            if is_actor and mention.get("class") != "GRAMMATICAL":
                found[self.id, str(mention.get("cluster") or f"alone-{number}")].append(mention | {"number": number})
        return dict(found)

    def mentions(self, kind: str) -> Mentions:
        """The mentions of each chain."""
        return self.entities if kind == "entities" else self.events

    def words(self, kind: str) -> dict[Chain, str]:
        """The name of each entity, the lemma of each event."""
        if kind == "entities":
            return {chain: self._name(said).casefold() for chain, said in self.entities.items()}
        return {chain: self._lemma(said) for chain, said in self.events.items()}

    def reading(self) -> Reading:
        """The chains as actors and events, in their order."""
        report = Report(id=self.id, text=self._row["text"], published=self._row["dct"], publisher="Wikinews")
        names = self._names()
        people = tuple(
            Actor(names[chain], KINDS[said[0]["type"]], mentions=tuple(_passage(mention) for mention in said))
            for chain, said in self.entities.items()
        )
        return Reading(report=report, actors=people, events=tuple(self._event(said, names) for said in self.events.values()))

    def _names(self) -> dict[Chain, str]:
        """Names that are unique in the document: a second chain of one name bears its number."""
        found: dict[Chain, str] = {}
        for chain, said in self.entities.items():
            name = self._name(said)
            found[chain] = f"{name} ({chain[1]})" if name in found.values() else name
        return found

    def _name(self, said: list[Row]) -> str:
        """The longest name, else the longest wording."""
        named = [mention for mention in said if mention.get("syntactic_type") == NAMED] or said
        return max((_passage(mention).of(self._row["text"]) for mention in named), key=len)

    def _lemma(self, said: list[Row]) -> str:
        import simplemma

        words = _passage(said[0]).of(self._row["text"]).split()
        return simplemma.lemmatize(words[-1].casefold(), lang="en") if words else ""

    def _event(self, said: list[Row], names: dict[Chain, str]) -> Event:
        numbers = {mention["number"] for mention in said}
        sides: dict[bool, list[str]] = defaultdict(list)
        for part in self._row["participants"]:
            entity = self._row["entities"][part["entity"]] if part["event"] in numbers else {}
            name = names.get((self.id, str(entity.get("cluster"))))
            if name and name not in sides[True] + sides[False]:
                sides[part["role"] == "Arg0"].append(name)
        return Event(
            type=self._lemma(said).upper(),
            mode=None,
            actors=tuple(sides[True]),
            recipients=tuple(sides[False]),
            status=EventStatus.OCCURRED,
            anchor=_passage(said[0]),
            date=self._date(numbers),
        )

    def _date(self, numbers: set[int]) -> str | None:
        """The day of the time expression that holds the event."""
        for left, relation, right in self._row["tlinks"]:
            event, time = (left, right) if relation == "IS_INCLUDED" else (right, left)
            if relation in HOLDS and event[0] == "events" and time[0] == "timexes" and event[1] in numbers:
                value = self._row["timexes"][time[1]].get("value") or ""
                if DAY.fullmatch(value):
                    return str(value)
        return None


def _passage(mention: Row) -> Passage:
    return Passage(mention["spans"][0][0], mention["spans"][-1][1])


def _homes(record: Record, table: Any, documents: list[Document]) -> dict[Chain, Hashable]:
    """The cluster of each chain in the record."""
    query = select(reports.c.name, table.c.position, nodes.c.cluster).join_from(table, reports).join(nodes)
    with record.engine.connect() as connection:
        clusters = {(row.name, row.position): row.cluster for row in connection.execute(query)}
    kind = "entities" if table is actors else "events"
    return {
        chain: clusters[document.id, position] for document in documents for position, chain in enumerate(document.mentions(kind))
    }


def _clusters(mentions: Mentions, homes: Mapping[Chain, Hashable]) -> Clusters:
    """The mentions of all chains that share a home."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for chain, said in mentions.items():
        found[homes[chain]].update((chain[0], mention["number"]) for mention in said)
    return [frozenset(cluster) for cluster in found.values()]


def main() -> Iterator[str]:
    """Lines of figures."""
    from bench.__main__ import DATA

    return (f"{name:<28}{value:7.3f}" for name, value in measure(DATA).items())


if __name__ == "__main__":
    print("\n".join(main()))
