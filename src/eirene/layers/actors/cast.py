"""The people and bodies found so far in one report, and what is known of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate

from spacy.tokens import Doc, Span, Token

from eirene.codebook import Codebook
from eirene.layers.actors.acting import Acts
from eirene.layers.actors.forms import clean
from eirene.layout import find_credits
from eirene.types import ActorKind, Passage

_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
GROUPS = frozenset({ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP, ActorKind.OFFICE})
BODIES = frozenset({ActorKind.ORGANIZATION, ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.OFFICE})


@dataclass(frozen=True, slots=True)
class Role:
    """What the report calls somebody by post or calling: the words, their tokens `[start, end)`, the lemma of the head noun.

    `outer` is where the phrase begins with the owner that the words leave out ("[Ondaria's] prime minister").
    """

    text: str
    start: int
    end: int
    lemma: str
    outer: int


@dataclass(slots=True, eq=False)
class Entity:
    """One actor in the making."""

    kind: ActorKind
    names: list[str]
    mentions: set[Passage] = field(default_factory=set)
    roles: list[Role] = field(default_factory=list)
    owner: Entity | None = None
    owner_text: str | None = None
    country: str | None = None
    gender: str = ""
    plural: bool = False
    listed: bool = False
    described: bool = False  # by a common noun only, without a name
    lemma: str = ""  # head noun of a description
    whose: int = -1  # token of the pronoun that says whose a description is ("his office")
    armed: int = 0  # evidence that an organization bears arms
    first: int = 10**9

    @property
    def name(self) -> str:
        """The fullest name; of equal ones the first that the report uses."""
        return max(self.names, key=lambda n: (len(n.split()), len(n)))

    def call(self, name: str) -> None:
        """Adds a name."""
        if name and name not in self.names:
            self.names.append(name)


class Cast:
    """Entities of a report, with the tokens that are already taken by a mention."""

    def __init__(self, doc: Doc, codebook: Codebook) -> None:
        self.doc, self.codebook = doc, codebook
        self.tokens = list(doc)
        self.sentence = list(accumulate(t.is_sent_start is True for t in self.tokens))  # token → number of its sentence
        self.text = doc.text  # spaCy joins the tokens anew at each access
        self.acts = Acts(doc, codebook)
        self.entities: list[Entity] = []
        self.at: dict[int, Entity] = {}  # token of a mention's head → entity
        self.named: dict[str, Entity] = {}  # lower-cased name → entity
        self.places: dict[int, str] = {}  # token of a place's name that is no actor there → the name
        dateline = _dateline(doc, self.text)
        self.aside = frozenset(dateline) | _credits(doc, self.text)  # tokens that name no actors
        self.publishers = _bracketed(doc[dateline.start : dateline.stop].text)
        self.home_known = False
        self.home: Entity | None = None  # the state whose "government" is meant where the report names none

    def add(self, entity: Entity, head: Token, where: Passage) -> None:
        """Records a mention by its head token."""
        if entity.first == 10**9:
            self.entities.append(entity)
        entity.mentions.add(where)
        entity.first = min(entity.first, where.start)
        self.at[head.i] = entity
        for name in entity.names:
            self.named.setdefault(name.lower(), entity)

    def merge(self, kept: Entity, gone: Entity) -> None:
        """Makes two entities one."""
        for name in gone.names:
            kept.call(name)
            self.named[name.lower()] = kept
        kept.mentions |= gone.mentions
        kept.roles += gone.roles
        kept.first = min(kept.first, gone.first)
        kept.listed = kept.listed or gone.listed
        for i in [i for i, entity in self.at.items() if entity is gone]:
            self.at[i] = kept
        self.entities = [entity for entity in self.entities if entity is not gone]

    def whole(self, span: Span) -> Span:
        """A phrase that ends within a name, taken on to the end of the name."""
        end = span.end
        while end < len(self.doc) and end in self.at and self.at[end] is self.at.get(end - 1):
            end += 1
        return self.doc[span.start : end]

    def find(self, name: str, *kinds: ActorKind) -> Entity | None:
        """The entity of this very name, of one of the kinds when some are given."""
        entity = self.named.get(clean(name).lower())
        return entity if entity is not None and (not kinds or entity.kind in kinds) else None


def _credits(doc: Doc, text: str) -> frozenset[int]:
    """Tokens of the credits that end the report."""
    found = find_credits(text)
    span = doc.char_span(found.start, found.end, alignment_mode="expand") if found else None
    return frozenset(range(span.start, span.end)) if span is not None else frozenset()


def _bracketed(dateline: str) -> frozenset[str]:
    """Lower-cased names in brackets in a dateline: who publishes the report."""
    return frozenset(name.strip().lower() for name in _BRACKETS.findall(dateline))


def _dateline(doc: Doc, text: str) -> range:
    """Tokens between the start of the body's first line and the body: place, day and agency, which name no actors."""
    start: int = doc._.body_start
    if not start:
        return range(0)
    line = text.rfind("\n", 0, start) + 1
    if line >= start:
        return range(0)
    span = doc.char_span(line, start, alignment_mode="contract")
    return range(span.start, span.end) if span is not None else range(0)
