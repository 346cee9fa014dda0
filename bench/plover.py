"""Event types and participants on the PLOVER gold records (dev half), next to what UniversalPetrarch reaches on them.

usage: python -m bench.plover [--detail]

Each record is read as a report of its own. What the record keeps apart for its readers is coded by the rules of the PLOVER manual
first: cooperation to come is AGREE, yielding to come CONCEDE, force to come THREATEN. A gold event is hit by a read event of its
type in the same sentence, each read event once; it is hit with participants when the read event's actors name the gold source
and its recipients the gold target, in one list for two-sided events (a gold side without names asks for nothing). A name is
right when it shares a word with the gold text, or when it is that of the country whose code the gold gives.
UniversalPetrarch, the last open coder: F1 0.50 (precision 0.46, recall 0.55), type and both participants on 30 % of sentences.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pycountry

from eirene.codebook import Codebook
from eirene.model import Model
from eirene.pipeline import annotate, extract
from eirene.types import Event, EventStatus, Reading, Report

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
TO_COME = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
FORCE_TO_COME = {"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"}
EMPTY = {"the", "a", "an", "of", "and", "in", "for", "to", "s", "its", "his", "on"}


@dataclass(slots=True)
class Score:
    """Hits, read and gold events, by type and in all; sentences whose first gold event has the right type and participants."""

    hits: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    with_sides: int = 0

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1, participants, extra events a sentence, and F1 by type."""
        hits, read, gold = self.hits.total(), self.read.total(), self.gold.total()
        found = {
            "type_precision": hits / max(read, 1),
            "type_recall": hits / max(gold, 1),
            "type_f1": 2 * hits / max(read + gold, 1),
            "with_participants": self.with_sides / max(self.sentences, 1),
            "extra_per_sentence": (read - hits) / max(self.sentences, 1),
        }
        return found | {f"f1.{t}": 2 * self.hits[t] / (self.read[t] + self.gold[t]) for t in sorted(self.gold)}


def coded_type(event: Event) -> str:
    """The type by the manual's coding rules, which know no status."""
    if event.status is not EventStatus.PLANNED:
        return event.type
    return "THREATEN" if event.type in FORCE_TO_COME else TO_COME.get(event.type, event.type)


def load_records(data: Path) -> list[dict[str, Any]]:
    """The records of the dev half; FileNotFoundError when they are not there."""
    with gzip.open(data / "plover-gsr" / "plover-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_records(records: list[dict[str, Any]]) -> list[Reading]:
    """The reading of each record's sentence."""
    model, codebook = Model.load(), Codebook()
    reports = [Report(id=str(record["id"]), text=record["text"]) for record in records]
    return [extract(doc, codebook) for doc in annotate(reports, model)]


def score_records(records: list[dict[str, Any]], readings: list[Reading]) -> Score:
    """Read events against gold ones, sentence by sentence."""
    score = Score()
    for record, reading in zip(records, readings, strict=True):
        events = reading.events
        countries = {actor.name: actor.country for actor in reading.actors if actor.country}
        left = list(events)
        score.sentences += 1
        score.read.update(coded_type(event) for event in events)
        right = []
        for gold in record["events"]:
            score.gold[gold["type"]] += 1
            same = [event for event in left if coded_type(event) == gold["type"]]
            if same:
                hit = max(same, key=lambda event: has_sides(event, gold, countries))
                left.remove(hit)
                score.hits[gold["type"]] += 1
                right.append(has_sides(hit, gold, countries))
        score.with_sides += any(right)
    return score


def has_sides(event: Event, gold: dict[str, Any], countries: dict[str, str]) -> bool:
    """True when the actors name a gold source and the recipients a gold target; sides of a two-sided event may stand together."""

    def named(read: tuple[str, ...], side: str) -> bool:
        return not gold[side] or any(
            _words(name) & _words(entry["text"]) or entry["code"] in {countries.get(name), _country_code(name)}
            for name in read
            for entry in gold[side]
        )

    if not event.recipients and len(event.actors) > 1:
        return named(event.actors, "source") and named(event.actors, "target")
    return named(event.actors, "source") and named(event.recipients, "target")


@cache
def _country_code(name: str) -> str:
    """The ISO 3166-1 alpha-3 code of a country's name; empty for other names."""
    try:
        return str(pycountry.countries.lookup(name).alpha_3)
    except LookupError:
        return ""


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - EMPTY


def measure(data: Path) -> dict[str, float]:
    """Type precision, recall and F1, sentences with type and both participants right, extra events a sentence, F1 by type."""
    records = load_records(data)
    return score_records(records, read_records(records)).figures()


def main() -> None:
    """Command line: the figures, and with `--detail` each sentence with what was expected and read."""
    records = load_records(DATA)
    readings = read_records(records)
    if "--detail" in sys.argv:
        for record, reading in zip(records, readings, strict=True):
            print(f"\n{record['text']}")
            for gold in record["events"]:
                source, target = ([entry["text"] for entry in gold[side]] for side in ("source", "target"))
                print(f"  gold  {gold['type']:<10}{gold.get('event_text', '')!r}  {source} -> {target}")
            for event in reading.events:
                sides = f"{list(event.actors)} -> {list(event.recipients)}"
                print(f"  read  {coded_type(event):<10}{event.reason!r} {event.status}  {sides}")
    for name, value in score_records(records, readings).figures().items():
        print(f"{name:<24}{value:8.3f}")


if __name__ == "__main__":
    main()
