"""What a cue of data/codebook/process is: the words that tell how a negotiation stands."""

from __future__ import annotations

from eirene.codebook.loading import Entry

FOLDER = "process"


class CueEntry(Entry):
    """One group of cue words; all are lemmas, several words stand in the order of the text."""

    definition: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
