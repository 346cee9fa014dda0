"""The codebook's cues of attribution, compiled for looking up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from eirene.codebook import Codebook
from eirene.codebook.attribution import Cue, CueClass, Form

SPEAKER, POSSESSOR = "SPEAKER", "POSSESSOR"


@dataclass(frozen=True, slots=True)
class Word:
    """All that the codebook says of one lemma."""

    entries: dict[Form, str]  # what may stand for the content → the entry that says so
    kinds: frozenset[CueClass]
    objects: frozenset[str]
    prepositions: frozenset[str]
    counting: frozenset[str]
    particles: frozenset[str]
    addressed: bool

    def takes(self, form: Form) -> bool:
        """True when the form may stand for the content."""
        return form in self.entries


@dataclass(frozen=True, slots=True)
class Wording:
    """A fixed phrase: the words before and after the source, which is a possessive when `possessed`."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    possessed: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """Words by lemma and part of speech, and wordings by their first word."""

    verbs: dict[str, Word]
    adjectives: dict[str, Word]
    nouns: dict[str, Word]
    wordings: dict[str, tuple[Wording, ...]]


@cache
def load_cues(codebook: Codebook) -> Cues:
    """The compiled cues of a codebook."""
    entries = list(codebook.entries("attribution", Cue).values())
    wordings: dict[str, list[Wording]] = {}
    for entry in entries:
        for printed in entry.wordings:
            made = _wording(entry.name, printed)
            wordings.setdefault(made.before[0], []).append(made)
    return Cues(
        verbs={lemma: _word([e for e in entries if lemma in e.verbs]) for e in entries for lemma in e.verbs},
        adjectives={lemma: _word([e for e in entries if lemma in e.adjectives]) for e in entries for lemma in e.adjectives},
        nouns={lemma: _word([e for e in entries if lemma in e.nouns]) for e in entries for lemma in e.nouns},
        wordings={first: tuple(found) for first, found in wordings.items()},
    )


def _word(entries: list[Cue]) -> Word:
    return Word(
        entries={form: e.name for e in reversed(entries) for form in e.forms},
        kinds=frozenset(e.kind for e in entries),
        objects=frozenset(noun for e in entries for noun in e.objects),
        prepositions=frozenset(word for e in entries for word in e.prepositions),
        counting=frozenset(word for e in entries for word in e.counting),
        particles=frozenset(word for e in entries for word in e.particles),
        addressed=any(e.addressed for e in entries),
    )


def _wording(name: str, printed: str) -> Wording:
    words = printed.split()
    slot = next(k for k, word in enumerate(words) if word in {SPEAKER, POSSESSOR})
    return Wording(name, tuple(words[:slot]), tuple(words[slot + 1 :]), possessed=words[slot] == POSSESSOR)
