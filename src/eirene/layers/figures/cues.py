"""The codebook's measures, compiled for look-up by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from eirene.codebook import Codebook
from eirene.codebook.measures import FOLDER, MeasureEntry
from eirene.types import Measure

Wordings = dict[str, list[tuple[tuple[str, ...], Measure]]]


@dataclass(frozen=True, slots=True)
class Cues:
    """Word → measure, for each way in which a word can tell what a number counts; verbs with the words that must follow them."""

    nouns: dict[str, Measure]
    people: dict[str, Measure]
    states: dict[str, Measure]
    acts: dict[str, Measure]
    tallies: dict[str, Measure]
    pairs: dict[tuple[str, str], Measure]
    patient_verbs: Wordings
    subject_verbs: Wordings
    person_objects: Wordings
    person_subjects: Wordings
    needs_person: frozenset[tuple[str, Measure]]
    duration: MeasureEntry | None


@cache
def compile_cues(codebook: Codebook) -> Cues:
    """The measures of a codebook; where two claim a word, the one first in the record's order has it."""
    named = codebook.entries(FOLDER, MeasureEntry)
    order = [str(m) for m in Measure]
    ranked = sorted(named.values(), key=lambda e: order.index(e.name) if e.name in order else len(order))
    entries = [e for e in ranked if e.name not in {"other", "duration"}]
    return Cues(
        nouns=_words((e.nouns, e.measure) for e in entries),
        people=_words((e.people, e.measure) for e in entries),
        states=_words((e.states, e.measure) for e in entries),
        acts=_words((e.acts, e.measure) for e in entries),
        tallies=_words((e.tallies, e.measure) for e in entries),
        pairs={(p.noun, v): e.measure for e in reversed(entries) for p in e.pairs for v in p.verbs},
        patient_verbs=_wordings((e.patient_verbs, e.measure) for e in entries),
        subject_verbs=_wordings((e.subject_verbs, e.measure) for e in entries),
        person_objects=_wordings((e.person_objects, e.measure) for e in entries),
        person_subjects=_wordings((e.person_subjects, e.measure) for e in entries),
        needs_person=frozenset((v.split()[0], e.measure) for e in entries for v in e.needs_person),
        duration=named.get("duration"),
    )


def _words(rows: Iterable[tuple[tuple[str, ...], Measure]]) -> dict[str, Measure]:
    found: dict[str, Measure] = {}
    for words, measure in rows:
        for word in words:
            found.setdefault(word, measure)
    return found


def _wordings(rows: Iterable[tuple[tuple[str, ...], Measure]]) -> Wordings:
    """First word → the words that must follow and the measure; the longest wording first."""
    found: Wordings = {}
    for words, measure in rows:
        for wording in words:
            first, *rest = wording.split()
            found.setdefault(first, []).append((tuple(rest), measure))
    return {first: sorted(listed, key=lambda row: -len(row[0])) for first, listed in found.items()}


def measures_of(wordings: Wordings, lemma: str, after: frozenset[str]) -> Iterator[Measure]:
    """The measures that a verb gives, its following words being those given."""
    for rest, measure in wordings.get(lemma, ()):
        if all(word in after for word in rest):
            yield measure
