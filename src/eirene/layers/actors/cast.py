"""The people and bodies found so far in one report, and what is known of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from eirene.layers.actors.countries import code_in, code_of_state
from eirene.lexicon import load_words
from eirene.syntax import passage
from eirene.types import Actor, ActorKind, Passage

SECTORS = (
    (
        "MIL",
        {
            "army",
            "military",
            "air force",
            "navy",
            "general",
            "colonel",
            "admiral",
            "brigadier",
            "soldier",
            "troops",
            "peacekeeper",
        },
    ),
    ("COP", {"police", "gendarmerie", "interior"}),
    ("JUD", {"court", "judge", "prosecutor", "justice", "tribunal"}),
    ("LEG", {"parliament", "senator", "lawmaker", "assembly", "congress", "speaker", "deputy speaker"}),
    (
        "GOV",
        {
            "president",
            "minister",
            "ministry",
            "government",
            "envoy",
            "ambassador",
            "king",
            "premier",
            "chancellor",
            "governor",
            "cabinet",
        },
    ),
    ("MED", {"doctor", "nurse", "surgeon", "hospital", "medic"}),
    ("JRN", {"journalist", "newspaper", "broadcaster", "radio", "correspondent"}),
    ("REL", {"church", "bishop", "imam", "cardinal", "pastor", "priest"}),
    ("EDU", {"professor", "university", "student", "teacher"}),
    ("LAB", {"union", "strikers"}),
)


@dataclass(slots=True, eq=False)
class Entity:
    """One actor in the making."""

    kind: ActorKind
    names: list[str]
    mentions: set[Passage] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    role_anchor: Passage | None = None
    affiliation: str | None = None
    country: str | None = None
    gender: str = ""
    plural: bool = False
    acts: bool = False
    first: int = 10**9

    @property
    def name(self) -> str:
        """The fullest name."""
        return max(self.names, key=lambda n: (len(n.split()), len(n), n))


class Cast:
    """Entities of a report, with the tokens that are already taken by a mention."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.entities: list[Entity] = []
        self.at: dict[int, Entity] = {}  # token index of a mention's head → entity

    def add(self, entity: Entity, head: Token, where: Passage) -> None:
        """Records a mention by its head token."""
        if entity not in self.entities:
            self.entities.append(entity)
        entity.mentions.add(where)
        entity.first = min(entity.first, where.start)
        self.at[head.i] = entity

    def named(self, text: str, *kinds: ActorKind) -> Entity | None:
        """The entity of this very name."""
        plain = clean(text).lower()
        return next((e for e in self.entities if (not kinds or e.kind in kinds) and plain in {n.lower() for n in e.names}), None)

    def actors(self) -> tuple[Actor, ...]:
        """Those that act, speak, are named with a role, or are acted on, by first mention, each with a name of its own."""
        found: list[Actor] = []
        used: set[str] = set()
        for entity in sorted(self.entities, key=lambda e: (e.first, e.name)):
            if not (entity.acts or entity.roles):
                continue
            name = entity.name
            if name in used:
                name = (
                    f"{name} ({entity.affiliation})"
                    if entity.affiliation and f"{name} ({entity.affiliation})" not in used
                    else ""
                )
            if not name:
                continue
            used.add(name)
            role = max(entity.roles, key=len) if entity.roles else None
            country = (
                entity.country or code_in(entity.affiliation) or (code_of_state(name) if entity.kind is ActorKind.STATE else None)
            )
            found.append(
                Actor(
                    name,
                    entity.kind,
                    role,
                    entity.affiliation,
                    country,
                    sector_of(entity, role),
                    tuple(sorted(entity.mentions)),
                    entity.role_anchor,
                )
            )
        return tuple(found)


def sector_of(entity: Entity, role: str | None) -> str | None:
    """The PLOVER sector that name and role suggest."""
    if entity.kind is ActorKind.ARMED_GROUP:
        return "REB"
    if entity.kind is ActorKind.STATE:
        return "GOV"
    said = f"{role or ''} {entity.name}".lower()
    if re.search(r"\b(?:united nations|u\.?n\.?|african union|european union|nato|red cross|red crescent|osce|asean)\b", said):
        return "IGO"
    for sector, words in SECTORS:
        if any(re.search(rf"\b{word}", said) for word in words):
            return sector
    return "CVL" if entity.kind is ActorKind.PERSON and role else None


def clean(text: str) -> str:
    """A name on one line, without article, possessive ending or outer marks."""
    text = " ".join(text.split()).strip(" ,;:.\"'“”‘’«»()-–—")
    text = re.sub(r"(?:'s|’s|['’])$", "", text)
    return re.sub(r"^(?:the|The|THE|a|an|A|An)\s+", "", text)


def span_passage(doc: Doc, start: int, end: int) -> Passage:
    """Characters of tokens `[start, end)`."""
    return passage(doc[start:end])


def noun_span(head: Token) -> Span:
    """A noun phrase with its prepositional parts and restrictive clause, up to the first comma after its head."""
    doc, left, right = head.doc, head.left_edge.i, head.right_edge.i
    for token in doc[head.i + 1 : right + 1]:
        if token.text in {",", ";", ":", "(", "—", "–", '"', "“", "”"} or token.is_space:
            right = token.i - 1
            break
        if token.dep_ in {"conj", "cc", "appos", "parataxis"} and token.head.i == head.i:
            right = token.i - 1
            break
    while left < head.i and (doc[left].is_punct or doc[left].is_space or doc[left].dep_ in {"cc", "case", "mark", "cc:preconj"}):
        left += 1
    return doc[left : max(right, head.i) + 1]


def is_lexical(token: Token, name: str) -> bool:
    """True when the token's form or lemma stands in a word list."""
    words = load_words(name)
    return token.lower_ in words or token.lemma_.lower() in words
