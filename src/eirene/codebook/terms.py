"""What a kind of term of data/codebook/terms is: the words that put it on the table."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from eirene.codebook.loading import Entry
from eirene.types import TermKind

FOLDER = "terms"


class TermExample(BaseModel):
    """A sentence and the value and status of the term in it; no status when it holds none."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    text: str
    value: float | None = None
    status: str | None = None


class TermEntry(Entry):
    """One kind of term; all words are lemmas, several words stand in the order of the text ("lay down arm").

    `nouns` and `verbs` name the concession; `objects` narrow a verb that can mean other things to these objects; `units` are the
    nouns whose number is its value, `unit` is what the record calls it (empty: the counted noun); `valueless` says that the
    kind makes sense without a number.
    """

    definition: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    unit: str = ""
    valueless: bool = True
    examples: tuple[TermExample, ...] = ()
    counter_examples: tuple[TermExample, ...] = ()

    @property
    def kind(self) -> TermKind:
        """The kind that the entry defines; an entry of the user's own is an `other` term."""
        return TermKind(self.name) if self.name in set(TermKind) else TermKind.OTHER
