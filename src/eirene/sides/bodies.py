"""Which body a word of the report stands for: a state, a group or an organization, by the name the actors layer gave it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar

import pycountry
from spacy.tokens import Doc, Token

from eirene.lexicon import load_table, load_words
from eirene.sides.names import initials, name_words, possessor, same_body
from eirene.syntax import HYPHENS, coordinated, phrase, relation
from eirene.types import Actor, ActorKind

T = TypeVar("T")
BODIES = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ORGANIZATION})
OWNERS = frozenset({"of", "from", "for"})
DEPTH = 2  # owners of owners that are looked through ("the office of the envoy of A")
REACH = 12  # words after "between A" in which "and B" is looked for
STEM = 4  # letters that a name and its adjective share at least


def kept(doc: Doc, key: str, make: Callable[[Doc], T]) -> T:
    """What is made of a document once for the actors that it holds."""
    found: tuple[tuple[Actor, ...], T] | None = doc.user_data.get(key)
    if found is None or found[0] is not doc._.actors:
        found = (doc._.actors, make(doc))
        doc.user_data[key] = found
    return found[1]


def bodies_of(doc: Doc) -> Bodies:
    """The index of bodies of a document."""
    return kept(doc, "bodies", Bodies)


class Bodies:
    """Looks up names of bodies by token."""

    def __init__(self, doc: Doc) -> None:
        self._by_name: dict[str, Actor] = {actor.name.lower(): actor for actor in doc._.actors}
        self._states: dict[str, str] = {}
        self._heads: dict[int, Actor] = {}
        self._inside: dict[int, Actor] = {}
        self._entities = {token.i: entity for entity in doc.ents for token in entity}
        self._by_initials: dict[str, Actor] = {}  # short forms of the names, with those that are names themselves
        for actor in doc._.actors:
            if actor.kind is ActorKind.STATE and actor.country:
                self._states.setdefault(actor.country, actor.name)
            short = initials(actor.name) or (actor.name.replace(".", "") if actor.name.isupper() else "")
            if actor.kind in BODIES and short:
                self._by_initials.setdefault(short, actor)
        self._index(doc)

    def _index(self, doc: Doc) -> None:
        """Heads of mentions, and all other tokens of mentions that hold no coordination; the tightest mention first."""
        mentions = [(m.end - m.start, m.start, m.end, index) for index, a in enumerate(doc._.actors) for m in a.mentions]
        for _, start, end, index in sorted(mentions):
            span = doc.char_span(start, end, alignment_mode="contract")
            if span is None or not len(span):
                continue
            self._heads.setdefault(span.root.i, doc._.actors[index])
            if not any(relation(t) == "cc" for t in span):
                for token in span:
                    self._inside.setdefault(token.i, doc._.actors[index])

    def actor(self, token: Token) -> Actor | None:
        """The actor whose mention the token heads, or is part of."""
        return self._heads.get(token.i) or self._inside.get(token.i)

    def at(self, token: Token) -> str | None:
        """The body that the token itself names or stands for; a person or an office stands for where it belongs."""
        actor = self._heads.get(token.i) or self._named(token) or self._inside.get(token.i)
        if actor is None:
            return self.state(token) or self._entity(token)
        return self.body(actor) or (actor.name if _bare(actor) else None)

    def known(self, name: str) -> bool:
        """True for the name of one of the report's actors."""
        return name.lower() in self._by_name

    def is_person(self, token: Token) -> bool:
        """True for a word that names or stands for a person."""
        actor = self.actor(token)
        return actor is not None and actor.kind is ActorKind.PERSON

    def body(self, actor: Actor) -> str | None:
        """The body that an actor is, or belongs to."""
        if actor.kind in BODIES or _is_force(actor):
            return None if is_generic(actor) else self._canonical(actor)
        return self.home(actor)

    def _named(self, token: Token) -> Actor | None:
        """The actor that bears the token's name, or that of the entity the token is in."""
        entity = self._entities.get(token.i)
        found = None
        if entity is not None:
            found = self._by_name.get(entity.text.lower()) or self._by_initials.get(initials(entity.text))
        if found is None and token.pos_ == "PROPN":
            found = self._by_name.get(token.lower_) or self._by_initials.get(token.text.replace(".", ""))
        return found

    def _entity(self, token: Token) -> str | None:
        """The name of a body that is no actor of the report's: its entity as written."""
        entity = self._entities.get(token.i)
        if entity is None or token.pos_ != "PROPN" or entity.label_ not in {"ORG", "LOC", "GPE"} or entity.root.i != token.i:
            return None
        return self.named_in(entity.text, whole=True) or entity.text.removeprefix("the ")

    def home(self, actor: Actor) -> str | None:
        """The body that a person or an office belongs to, as an actor of the report; None when it is none of them."""
        if not actor.affiliation:
            state = self._states.get(actor.country) if actor.country else None
            return state or self.named_in(actor.role or "", whole=True) or possessor(actor.name)
        exact = self._by_name.get(actor.affiliation.lower())
        if exact is not None and exact.kind in BODIES:
            return None if is_generic(exact) else self._canonical(exact)
        if actor.country and actor.country in self._states:
            return self._states[actor.country]
        return self.named_in(actor.affiliation) or (actor.affiliation if actor.country else possessor(actor.name))

    def _canonical(self, actor: Actor) -> str:
        """One name for one state, however often the actors layer has it."""
        return self._states.get(actor.country, actor.name) if actor.kind is ActorKind.STATE and actor.country else actor.name

    def named_in(self, name: str, whole: bool = False) -> str | None:
        """The body whose name holds the telling words of the other, or (alone, when `whole`) is held by it."""
        short = next((w for w in name.replace(".", "").split() if w in self._by_initials), None)
        if short is not None:
            return self._canonical(self._by_initials[short])
        wanted = name_words(name)
        for actor in self._by_name.values():
            own = name_words(actor.name)
            if (
                actor.kind in BODIES
                and not is_generic(actor)
                and own
                and wanted
                and (own <= wanted or (wanted <= own and not whole))
            ):
                return self._canonical(actor)
        return None

    def state(self, token: Token) -> str | None:
        """The state that an adjective or a plural of people is made from ("Omani", "Nepali")."""
        if not token.text[:1].isupper() or len(token.text) <= STEM:
            return None
        code = _demonyms().get(token.lower_) or _demonyms().get(token.lower_.removesuffix("s"))
        if code:
            return self._states.get(code) or _country(code)
        if relation(token) not in {"amod", "compound"}:
            return None
        stem = token.lower_[: max(STEM, len(token.text) - 3)]
        named = (a for a in self._by_name.values() if a.kind is ActorKind.STATE and a.name.lower().startswith(stem))
        return next((self._canonical(a) for a in named), None)

    def group(self, token: Token) -> tuple[str, ...]:
        """The bodies of a noun and of all that is coordinated with it; of a delegation or an official, those that sent it."""
        found: list[str] = []
        for part in coordinated(token):
            found.extend(self.sent_by(part))
            for inner in (c for c in part.children if relation(c) == "nmod"):
                others = (n for c in coordinated(inner)[1:] if (n := self.at(c)))
                found.extend(n for n in others if not any(same_body(n, f) for f in found))
        return tuple(dict.fromkeys(found))

    def sent_by(self, token: Token) -> tuple[str, ...]:
        """The body that a noun names, else those that its possessors, adjectives and "of" phrases name."""
        whole = self._heads.get(token.i)
        if whole is not None and (whole.kind in BODIES or _is_force(whole)) and not is_generic(whole) and not _is_delegate(token):
            return (self._canonical(whole),)
        found = [name for part in _owners(token) for name in self._names(part)]
        if not found:
            own = self.at(token) or self._beside(token) or _authority(token) or _sender(token)
            found = [own] if own else []
        return tuple(dict.fromkeys(found))

    def _beside(self, token: Token) -> str | None:
        """The body whose name follows what it is ("the operator A")."""
        named = (c for c in token.children if relation(c) in {"appos", "flat"} and c.pos_ == "PROPN" and not self.is_person(c))
        return next((name for c in named if (name := self.at(c))), None)

    def _names(self, owner: Token, depth: int = 0) -> Iterator[str]:
        """The bodies of an owner and of those coordinated with it; a hyphen joins two of them too ("A-B talks")."""
        for part in coordinated(owner):
            joined = [part, *(c for c in part.children if relation(c) in {"flat", "compound"} and _hyphenated(c))]
            for token in sorted(joined, key=lambda t: t.i):
                name = self.at(token)
                if name:
                    yield name
                elif depth < DEPTH and token.pos_ in {"NOUN", "PROPN"}:
                    for child in _owners(token):
                        yield from self._names(child, depth + 1)

    def pair(self, between: Token) -> tuple[str, ...]:
        """The bodies after "between": those of its noun, and of what follows the next "and" where the tree does not join them."""
        found = self.group(between.head)
        if len(found) != 1:
            return found
        after = between.doc[between.head.i + 1 : min(between.head.i + REACH, between.sent.end)]
        joint = next((t.i for t in after if t.lower_ == "and"), None)
        if joint is None:
            return found
        rest = (t for t in after if t.i > joint and t.pos_ in {"NOUN", "PROPN"} and not _inner(t))
        other = next(rest, None)
        return tuple(dict.fromkeys((*found, *(self.sent_by(other) if other is not None else ()))))

    def names(self, owner: Token) -> tuple[str, ...]:
        """The bodies that one modifier of a noun names, in text order."""
        return tuple(dict.fromkeys(self._names(owner)))


def _owners(token: Token) -> Iterator[Token]:
    """The modifiers of a noun that can say whose it is."""
    for part in token.children:
        kind = relation(part)
        of = kind == "nmod" and any(c.lower_ in OWNERS for c in part.children if relation(c) == "case")
        if of or kind in {"amod", "compound"} or part.dep_ == "nmod:poss":
            yield part


def _hyphenated(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in HYPHENS | {"–", "/"}


@cache
def _country(code: str) -> str | None:
    """The common name of a state that is no actor of the report's."""
    country = pycountry.countries.get(alpha_3=code)
    return str(getattr(country, "common_name", country.name)).partition(",")[0] if country is not None else None


def capitals_before(token: Token) -> str:
    """A capitalised word with those before it: a name as written."""
    first = token.i
    while first > token.sent.start and token.doc[first - 1].text[:1].isupper() and token.doc[first - 1].pos_ in {"ADJ", "PROPN"}:
        first -= 1
    return token.doc[first : token.i + 1].text


def _sender(token: Token) -> str | None:
    """Who sent a delegation, by the capitalised word before it, where that is no actor of the report's."""
    if not _is_delegate(token):
        return None
    named = (c for c in token.children if relation(c) in {"amod", "compound"} and c.pos_ == "PROPN")
    return next((capitals_before(c) for c in named), None)


def _authority(token: Token) -> str | None:
    """A government or force that is no actor of the report's ("Philippine government", "rebels"), as the report words it."""
    armed = token.lower_ in load_words("actor_armed_words")
    if token.pos_ != "NOUN" or not (armed or token.lemma_.lower() in load_words("process_authorities")):
        return None
    words = [t.text for t in phrase(token) if t.pos_ in {"ADJ", "PROPN", "NOUN"}]
    return " ".join(words) or None


def _inner(token: Token) -> bool:
    """True for a noun that is only part of the name or phrase that follows it."""
    return (relation(token) in {"compound", "flat"} and token.head.i > token.i) or token.dep_ == "nmod:poss"


def _is_force(actor: Actor) -> bool:
    """True for fighters told by what they are ("communist rebels"), whatever they are quoted on."""
    words = actor.name.lower().split()
    return actor.kind is ActorKind.UNNAMED_SOURCE and bool(words) and words[-1] in load_words("actor_armed_words")


def _bare(actor: Actor) -> bool:
    """True for a name alone, without role or affiliation: it may as well be that of a place or a movement."""
    return actor.kind is ActorKind.PERSON and not actor.role and not actor.affiliation and " " not in actor.name


def _is_delegate(token: Token) -> bool:
    return token.lemma_.lower() in load_words("process_delegates")


def is_generic(actor: Actor) -> bool:
    """True for "both parties", "Mediators", "the Accord": no name, and no adjective made from one."""
    words = actor.name.split()
    if not words or words[-1].lower() in load_words("process_deals") | load_words("process_talks"):
        return True
    if len(words) > 2 and words[0].lower().removesuffix("s") in _generic() | load_words("process_observers"):
        return True
    plain = len(words) == 1 or (actor.name.islower() and words[-1].islower())
    return plain and words[-1].lower().removesuffix("s") in _generic()


@cache
def _generic() -> frozenset[str]:
    return frozenset(w.removesuffix("s") for w in load_words("process_generic_bodies")) | {"partie", "countrie", "adversarie"}


@cache
def _demonyms() -> dict[str, str]:
    return {word.lower(): code for word, code in load_table("country_demonyms").items()}
