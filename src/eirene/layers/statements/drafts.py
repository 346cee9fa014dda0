"""A statement before its speaker has a name, and what the finders of statements share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

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


T = TypeVar("T")
WIDTH = 256  # characters of one place


class Places(Generic[T]):
    """Things by the stretch of text they cover, so that those near a passage are found without looking at all."""

    def __init__(self) -> None:
        self._things: dict[int, list[T]] = {}

    def add(self, where: Passage, thing: T) -> None:
        """Puts a thing at its passage."""
        for place in range(where.start // WIDTH, where.end // WIDTH + 1):
            self._things.setdefault(place, []).append(thing)

    def near(self, where: Passage) -> Iterator[T]:
        """All things that may overlap a passage, some of them more than once."""
        for place in range(where.start // WIDTH, where.end // WIDTH + 1):
            yield from self._things.get(place, ())


def jaccard(a: Passage, b: Passage) -> float:
    """Shared characters over the characters from the first to the last of both."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) / max(1, max(a.end, b.end) - min(a.start, b.start))
