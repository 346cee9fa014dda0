"""What is put on the table and how it stands, as the codebook words it."""

from __future__ import annotations

from eirene.codebook.loading import Entry


class TermEntry(Entry):
    """One kind of term. `nouns` and `verbs` (lemmas) name the concession, `objects` what such a verb must act on, `unit` the record's unit."""

    definition: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    unit: str | None = None


class StatusCue(Entry):
    """Lemmas of verbs and nouns that tell how a term stands; the entry's name is the status."""

    words: tuple[str, ...]
    phrases: tuple[str, ...] = ()
