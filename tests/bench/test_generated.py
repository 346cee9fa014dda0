"""The generated archive: whole readings, the same for a seed, with copies and corrections in it."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from bench.generated import archive
from eirene.types import FindingKind, Reading


def _some() -> list[Reading]:
    return list(archive(600))


def test_the_same_seed_gives_the_same_archive() -> None:
    assert _some() == _some()
    assert next(archive(1, seed=8)) != next(archive(1, seed=7))


def test_a_larger_archive_begins_with_the_smaller_one() -> None:
    assert list(islice(archive(1000), 600)) == _some()


def test_facts_stand_where_their_words_do() -> None:
    for reading in _some():
        text, names = reading.report.text, {actor.name for actor in reading.actors}
        assert all(mention.of(text) == actor.name for actor in reading.actors for mention in actor.mentions)
        assert all(float(figure.anchor.of(text)) == figure.value for figure in reading.figures)
        assert all(event.anchor.of(text) and names.issuperset((*event.actors, *event.recipients)) for event in reading.events)
        assert all(statement.speaker in names for statement in reading.statements)


def test_every_day_has_about_as_many_reports() -> None:
    days = Counter(reading.report.published for reading in archive(3000))
    full = sorted(days.values())[1:-1]
    assert full[-1] < 2.5 * full[0]


def test_it_holds_reprints_and_corrections() -> None:
    readings = _some()
    texts = Counter(reading.report.text[:300] for reading in readings)
    assert max(texts.values()) > 1
    assert any(finding.kind is FindingKind.CORRECTION for reading in readings for finding in reading.findings)
