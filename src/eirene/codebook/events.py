"""Event types of the codebook: how news words each PLOVER type and mode."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from eirene.codebook.loading import Entry


class Pattern(BaseModel):
    """A way of wording an event: verbs (with particle or preposition) or nouns, and conditions on what stands with them.

    `objects`, `subjects`: lemmas of which one must be among what the verb acts on, or be its subject (LOC: any place name);
    `not_objects` excludes; `mode_words` chooses another mode when one of its words stands in the clause; `actor`, `recipient` are
    PropBank roles; `mutual`: all sides are actors; `place_recipient`: a place visited is the recipient; `needs_actor`: without an
    actor there is no event; `only_subject`: the noun counts only as subject; `mode_by_object`: the mode of a refusal by what is refused.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    mode: str | None = None
    mode_words: dict[str, tuple[str, ...]] = {}
    mode_by_object: bool = False
    actor: str = "ARG0"
    recipient: str = "ARG1"
    mutual: bool = False
    place_recipient: bool = False
    needs_actor: bool = False
    only_subject: bool = False


class Example(BaseModel):
    """A sentence; for an example of a type it must give an event of that type, for a counter-example none."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    text: str


class EventType(Entry):
    """A PLOVER event type: definition, patterns, and sentences that do and do not tell of it."""

    definition: str
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...] = ()
    counter_examples: tuple[Example, ...] = ()
