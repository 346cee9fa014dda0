"""Event types of the codebook: how news words each PLOVER type and mode."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from eirene.codebook.loading import Codebook, Entry
from eirene.errors import CodebookError

KINDS = frozenset({"LOC", "ORG", "PERSON", "NORP", "ACTOR"})  # what a condition may ask of a word besides its lemma


class Pattern(BaseModel):
    """A way of wording an event: verbs, adjectives or nouns, and conditions on what stands with them.

    `verbs`, `adjectives`: a lemma, with the particle, preposition or noun that belongs to it ("call on", "open fire"); `nouns`:
    lemmas, two words for a modifier and its head ("air strike"). Conditions are lemmas, "modifier head" phrases, `@class` names,
    or LOC, ORG, PERSON, NORP (a name of that kind), ACTOR (a name or a mention of any actor). `objects` is acted on, `subjects`
    acts, `content` hangs right on the verb ("refused to discuss"), `about` stands anywhere in the clause, `modifiers` describes
    the noun, `light` carries it ("held talks"); those with `not_` exclude. `rolesets` are PropBank senses, one of which the
    predicate must have; `refused`: the clause says that somebody will or would not do it; `intransitive`: the verb has no object.

    `mode` is the event's; `mode_words` chooses another when one of its words stands in the clause, or names one of the type's
    `mode_tables`. `actor` and `recipient` say where the sides stand: PropBank roles, prepositions, `content` (the subject of what
    is asked or said). `mutual`: all sides are actors; `host`: the recipient is visited, a place counts; `needs`: sides without
    which there is no event (actor, recipient, or both).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    verbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    rolesets: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    not_subjects: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    not_content: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    not_modifiers: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    mode: str | None = None
    mode_words: Mapping[str, tuple[str, ...]] | str = Field(default_factory=dict)
    actor: tuple[str, ...] = ("ARG0",)
    recipient: tuple[str, ...] = ("ARG1",)
    mutual: bool = False
    host: bool = False
    refused: bool = False
    intransitive: bool = False
    needs: tuple[str, ...] = ()

    @property
    def conditions(self) -> int:
        """How much the pattern asks for; the pickier one is tried first."""
        asked = (self.objects, self.subjects, self.about, self.content, self.modifiers, self.light, self.rolesets)
        return sum(bool(words) for words in asked) + 2 * self.refused


class Example(BaseModel):
    """A sentence and what it must give: an event of the type, with the mode, status and sides that are stated.

    As a counter-example it must give no event of the type.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    text: str
    mode: str | None = None
    status: str | None = None
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None


class EventType(Entry):
    """A PLOVER event type: definition, patterns, and sentences that do and do not tell of it.

    `modes`: those that the type has; `mode_tables`: words of modes that several patterns share, by name; `speech`: the event is
    something said, so that it has an actor and its content is not told as done.
    """

    definition: str
    patterns: tuple[Pattern, ...]
    modes: tuple[str, ...] = ()
    mode_tables: Mapping[str, Mapping[str, tuple[str, ...]]] = Field(default_factory=dict)
    speech: bool = False
    examples: tuple[Example, ...] = ()
    counter_examples: tuple[Example, ...] = ()


class WordClass(Entry):
    """Words that patterns name together as `@name`; a class may name others."""

    words: tuple[str, ...]


def load_event_types(codebook: Codebook) -> dict[str, EventType]:
    """The event types by name, their `@classes` replaced by words; CodebookError where a pattern names what does not exist."""
    types = codebook.entries("events", EventType)
    return {name: _expanded(entry, codebook) for name, entry in types.items()}


@cache
def load_event_class(codebook: Codebook, name: str) -> frozenset[str]:
    """The words of a class, those of the classes it names included."""
    return frozenset(_words((f"@{name}",), codebook, "event_classes"))


def _expanded(entry: EventType, codebook: Codebook) -> EventType:
    patterns = []
    for number, pattern in enumerate(entry.patterns):
        where = f"events/{entry.name}: patterns.{number}"
        changed: dict[str, object] = {
            field: _words(value, codebook, where) for field, value in pattern if isinstance(value, tuple) and value
        }
        modes = _modes(pattern, entry, number, codebook)
        changed["mode_words"] = {mode: _words(words, codebook, where) for mode, words in modes.items()}
        patterns.append(pattern.model_copy(update=changed))
    return entry.model_copy(update={"patterns": tuple(patterns)})


def _modes(pattern: Pattern, entry: EventType, number: int, codebook: Codebook) -> Mapping[str, tuple[str, ...]]:
    """The words of the pattern's other modes; every mode named is one of the type's."""

    def error(field: str, message: str) -> CodebookError:
        return codebook.error("events", entry.name, ("patterns", number, field), message)

    words = pattern.mode_words
    if isinstance(words, str):
        if words not in entry.mode_tables:
            raise error("mode_words", f"{words!r} is none of the mode_tables of {entry.name}")
        words = entry.mode_tables[words]
    for field, mode in (("mode", pattern.mode), *(("mode_words", mode) for mode in words)):
        if mode and mode not in entry.modes:
            raise error(field, f"the mode {mode!r} is none of {', '.join(entry.modes) or 'none'}")
    return words


def _words(words: tuple[str, ...], codebook: Codebook, where: str, above: tuple[str, ...] = ()) -> tuple[str, ...]:
    classes = codebook.entries("event_classes", WordClass)
    found: list[str] = []
    for word in words:
        if word.isupper() and word not in KINDS and not word.startswith("ARG"):
            raise CodebookError(f"{where}: {word!r} is none of {', '.join(sorted(KINDS))}; words are lemmas in small letters")
        if not word.startswith("@"):
            found.append(word)
        elif word[1:] not in classes or word in above:
            raise CodebookError(f"{where}: no word class {word!r} in event_classes, or it names itself")
        else:
            found.extend(_words(classes[word[1:]].words, codebook, where, (*above, word)))
    return tuple(dict.fromkeys(found))
