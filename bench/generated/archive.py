"""The archive: every day's reports, their reprints and corrections, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from random import Random
from typing import Any

from bench.generated.happening import happens
from bench.generated.words import filler
from bench.generated.world import Publisher, conflicts_on, publishers
from bench.generated.writing import Writer
from eirene.types import Finding, FindingKind, Passage, Reading

SEED = 7
REPRINTED, CORRECTED = 0.3, 0.03  # of the reports of agencies


def archive(count: int, seed: int = SEED) -> Iterator[Reading]:
    """The first readings of the archive; the same for the same seed."""
    made = 0
    day = 0
    while True:
        for reading in _day(seed, day):
            if made == count:
                return
            yield reading
            made += 1
        day += 1


def _day(seed: int, day: int) -> Iterator[Reading]:
    press = publishers(seed)
    number = 0
    for conflict in conflicts_on(seed, day):
        told = happens(conflict, day)
        chance = Random(f"{conflict.key}:{day}:reports")
        tellers = (*chance.sample((*press, *conflict.press), chance.randrange(1, 4)), chance.choice(press))
        for publisher in dict.fromkeys(tellers):
            reading = Writer(conflict, told, publisher, chance).write(number)
            number += 1
            yield reading
            if publisher.is_agency and chance.random() < REPRINTED:
                yield reprint(reading, chance.choice(press), chance, number)
                number += 1
            if publisher.is_agency and chance.random() < CORRECTED and reading.figures:
                yield correction(reading)


def reprint(reading: Reading, publisher: Publisher, chance: Random, number: int) -> Reading:
    """A newspaper's print of an agency's report: the first paragraphs, and a sentence of its own."""
    text = reading.report.text
    cut = text.rindex("\n", 0, int(len(text) * 0.85)) + 1
    report = replace(
        reading.report,
        id=f"{reading.report.id}-{number}",
        text=text[:cut] + filler(chance, 20),
        publisher=publisher.name,
        url=f"{reading.report.url}-{number}",
    )
    return replace(_until(reading, cut), report=report)


def correction(reading: Reading) -> Reading:
    """The report again with another toll, under its own address."""
    wrong = reading.figures[0]
    words = f"{wrong.value + 1:g}".rjust(wrong.anchor.end - wrong.anchor.start)[: wrong.anchor.end - wrong.anchor.start]
    text = reading.report.text
    text = text[: wrong.anchor.start] + words + text[wrong.anchor.end :]
    announced = "\n(Corrects the toll)"
    finding = Finding(FindingKind.CORRECTION, (Passage(len(text) + 1, len(text) + len(announced)),))
    return replace(
        reading,
        report=replace(reading.report, text=text + announced, id=f"{reading.report.id}-corrected"),
        figures=(replace(wrong, value=float(words)), *reading.figures[1:]),
        findings=(*reading.findings, finding),
    )


def _until(reading: Reading, end: int) -> Reading:
    """The facts that stand before a place in the text."""
    kept: dict[str, Any] = {}
    for kind in ("events", "statements", "figures", "terms", "findings"):
        kept[kind] = tuple(fact for fact in getattr(reading, kind) if all(p.end <= end for p in _passages(fact)))
    named = [replace(actor, mentions=tuple(m for m in actor.mentions if m.end <= end)) for actor in reading.actors]
    process = reading.process if reading.process and all(anchor.end <= end for anchor in reading.process.anchors) else None
    return replace(reading, actors=tuple(actor for actor in named if actor.mentions), process=process, **kept)


def _passages(fact: Any) -> Iterator[Passage]:
    for field in fields(fact):
        value = getattr(fact, field.name)
        if isinstance(value, Passage):
            yield value
        elif isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, Passage))
