"""Cues of attribution and of assessment, as the codebook lists them."""

from __future__ import annotations

from eirene.codebook.loading import Entry


class CueClass(Entry):
    """A class of reporting words: lemmas of verbs, or fixed phrases before a source."""

    lemmas: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class ProspectCues(Entry):
    """Regular expressions that tell how a speaker sees the talks' prospects (or, for `about`, that the words are about talks)."""

    patterns: tuple[str, ...]
