"""Cues of assessment: the words that tell how a speaker sees the prospects of talks."""

from __future__ import annotations

from functools import cached_property

from pydantic import field_validator

from eirene.codebook.loading import Entry
from eirene.types import Assessment

GAP = "*"  # up to three words of any kind
Slot = frozenset[str]


class Prospect(Entry):
    """Wordings of one kind of assessment, as lemmas or words in lower case: `a|b` is either, `*` up to three words.

    `settled`: the words speak of talks by themselves ("no deal"), so that the topic need not be named besides.
    `turned` is what the words come to when they are negated ("no breakthrough", "not a collapse"); nothing when left out. An
    entry that has only `turned` counts refusals: its words negated beside "will", "would" or "refuse".
    """

    words: tuple[str, ...]
    assessment: Assessment | None = None
    turned: Assessment | None = None
    settled: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    @field_validator("words")
    @classmethod
    def _are_wordings(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        for wording in words:
            slots = wording.split()
            if not slots or GAP in {slots[0], slots[-1]} or wording != wording.lower():
                raise ValueError(f"not a wording: {wording!r} (lower case, no {GAP} at its ends)")
        return words

    @cached_property
    def slots(self) -> tuple[tuple[Slot, ...], ...]:
        """Each wording as alternatives word by word; an empty slot is a gap."""
        return tuple(tuple(frozenset() if s == GAP else frozenset(s.split("|")) for s in w.split()) for w in self.words)
