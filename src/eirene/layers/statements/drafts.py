"""A statement before its speaker has a name, and what the finders of statements share."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from eirene.types import Passage


@dataclass(frozen=True, slots=True)
class Draft:
    """Cue and content, the head of the words that name the speaker, the cue's own token, and the rule that found it."""

    cue: Passage
    content: Passage
    reason: str
    speaker: Token | None = None
    head: Token | None = None
    turn: bool = False  # a turn of a transcript: the cue is the speaker's label
    verbatim: bool = False  # given word for word without quotation marks


def jaccard(a: Passage, b: Passage) -> float:
    """Shared characters over the characters from the first to the last of both."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) / max(1, max(a.end, b.end) - min(a.start, b.start))
