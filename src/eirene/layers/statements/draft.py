"""A statement before its speaker is resolved."""

from __future__ import annotations

from dataclasses import dataclass

from eirene.types import Passage


@dataclass(frozen=True, slots=True)
class Draft:
    """Cue and content, the words that name the speaker and the addressee, and the rule that found it."""

    cue: Passage
    content: Passage
    reason: str
    speaker: Passage | None = None
    addressee: Passage | None = None
