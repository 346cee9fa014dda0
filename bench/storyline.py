"""A storyline: reports on one negotiation with their gold readings, and what they say together (`across.json`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import eirene
from bench.gold import SHARED
from eirene.codebook import Codebook
from eirene.decoding import decode_reading
from eirene.model import Model
from eirene.pipeline import annotate, extract
from eirene.record.record import Record
from eirene.types import Reading, Report

FOLDER = SHARED / "reports"
UNSEEN = Path(__file__).parent / "reports" / "storyline"
Telling = tuple[str, int]  # a report's id and the position in its list


@dataclass(frozen=True, slots=True)
class Storyline:
    """`gold` holds the gold reading of each report by id, as JSON with its text; `across` what they say together."""

    folder: Path
    gold: dict[str, dict[str, Any]]
    across: dict[str, Any]


def load_storyline(folder: Path = FOLDER, groups: Path | None = None) -> Storyline:
    """The reports that the groups name, in the order of their ids. Raises FileNotFoundError where the folder has none."""
    path = groups or folder / "across.json"
    if not path.is_file():
        raise FileNotFoundError(f"no {path.name} in {path.parent}")
    across = json.loads(path.read_text(encoding="utf-8"))
    named = {report for kind in ("same_events", "same_actors") for group in across.get(kind, ()) for report, _ in group}
    return Storyline(folder, {name: _gold(folder, name) for name in sorted(named)}, across)


def _gold(folder: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / f"{name}.gold.json").read_text(encoding="utf-8"))
    return found | {"text": (folder / f"{name}.txt").read_text(encoding="utf-8")}


def gold_readings(story: Storyline) -> Iterator[Reading]:
    """The gold readings."""
    return (decode_reading(value) for value in story.gold.values())


def own_readings(story: Storyline) -> Iterator[Reading]:
    """Our readings of the same texts, with the publisher and the day of the gold ones."""
    codebook = Codebook()
    reports = [
        Report(id=name, text=gold["text"], published=gold.get("published"), publisher=gold.get("publisher"))
        for name, gold in story.gold.items()
    ]
    return (extract(doc, codebook) for doc in annotate(reports, Model.load()))


def fill_record(path: Path, readings: Iterable[Reading]) -> Record:
    """A record at a path that holds the readings; a source's name is its report's id with `.txt`."""
    record = eirene.open(path)
    record.add_readings((f"{reading.report.id}.txt", reading) for reading in readings)
    return record
