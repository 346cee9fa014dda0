"""The codebook's status cues, compiled for look-up by word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from eirene.codebook import Codebook
from eirene.codebook.terms import StatusCue
from eirene.syntax import children, relation
from eirene.types import TermStatus

PARTICLES = 4  # words after a verb in which the rest of its wording stands


@dataclass(frozen=True, slots=True)
class StatusCues:
    """Word → status for each place that a cue can have; two-word cues by first word with the second."""

    words: dict[str, list[tuple[str, TermStatus]]]
    modifiers: dict[str, TermStatus]
    predicates: dict[str, list[tuple[str, TermStatus]]]
    documents: dict[str, TermStatus]

    def governing(self, token: Token) -> TermStatus | None:
        """The status that a governing verb, noun or adjective gives."""
        return _lookup(self.words, token)

    def predicated(self, token: Token) -> TermStatus | None:
        """The status that a predicate gives its subject."""
        return _lookup(self.predicates, token)


def _lookup(table: dict[str, list[tuple[str, TermStatus]]], token: Token) -> TermStatus | None:
    for rest, status in table.get(token.lemma_.lower(), ()):
        if not rest or rest in _following(token):
            return status
    return None


def _following(token: Token) -> set[str]:
    """Particles, prepositions and objects of a verb that stand right after it."""
    found = {t.lower_ for t in token.children if t.i > token.i and t.i <= token.i + PARTICLES}
    for part in children(token, "obl", "nmod", "obj"):
        found |= {c.lower_ for c in children(part, "case")}
    if relation(token) == "fixed":
        found.add(token.head.lower_)
    return found


@cache
def compile_status(codebook: Codebook) -> StatusCues:
    """The status cues of a codebook; where two claim a word, the first has it, and longer wordings come first."""
    entries = codebook.entries("term_status", StatusCue)
    named = [(TermStatus(name), cue) for name, cue in entries.items() if name in set(TermStatus)]
    return StatusCues(
        words=_split([(w, s) for s, cue in named for w in cue.words]),
        modifiers={w: s for s, cue in reversed(named) for w in cue.modifiers},
        predicates=_split([(w, s) for s, cue in named for w in cue.predicates]),
        documents={w: s for s, cue in reversed(named) for w in cue.documents},
    )


def _split(rows: list[tuple[str, TermStatus]]) -> dict[str, list[tuple[str, TermStatus]]]:
    found: dict[str, list[tuple[str, TermStatus]]] = {}
    for wording, status in rows:
        first, _, rest = wording.partition(" ")
        found.setdefault(first, []).append((rest, status))
    return {first: sorted(listed, key=lambda row: not row[0]) for first, listed in found.items()}


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the word that gives it (None where only mood or paper does)."""

    status: TermStatus
    governor: Token | None = None
