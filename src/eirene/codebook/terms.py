"""What is put on the table and how it stands, as the codebook words it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from eirene.codebook.loading import Entry
from eirene.types import TermKind, TermStatus


class TermExample(BaseModel):
    """A sentence and the term that the kind takes from it; no status when it takes none."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    text: str
    value: float | None = None
    status: TermStatus | None = None


class TermEntry(Entry):
    """One kind of term; all words are lemmas, verbs may carry a particle ("hand over").

    `nouns` and `verbs` name the concession. `objects` are what such a word must act on or have about it, `bars` what it must not
    ("withdraw from the talks"); `unit` is the record's unit of the value.
    """

    definition: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    unit: str | None = None
    examples: tuple[TermExample, ...] = ()
    counter_examples: tuple[TermExample, ...] = ()

    @property
    def kind(self) -> TermKind:
        """The kind that the entry defines; an entry of the user's own is `other`."""
        return TermKind(self.name) if self.name in set(TermKind) else TermKind.OTHER


class StatusCue(Entry):
    """Words that tell how a term stands; the entry's name is the status.

    `words` are lemmas of verbs and nouns that govern the term, verbs with the particle or preposition that must follow ("call
    for"); `modifiers` stand at it ("the agreed truce"); `predicates` are said of it ("the truce expired"); `documents` are the
    papers in which a term of that status is written ("under the accord").
    """

    words: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
