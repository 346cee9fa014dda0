"""A noun phrase that may stand for an actor, and what its words say."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from eirene.layers.actors.cast import Cast, Entity
from eirene.layers.actors.forms import POSSESSIVE_ENDS, is_listed, is_plural, short_span
from eirene.layers.actors.roles import note_gender
from eirene.lexicon import load_words
from eirene.syntax import POSSESSIVES, passage
from eirene.types import ActorKind


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase to be placed: its head, words, determiner, and whom it belongs to."""

    head: Token
    span: Span
    lemma: str
    definite: str
    owner: Entity | None
    owner_text: str | None

    @property
    def owned(self) -> bool:
        """True when the phrase says whose it is."""
        return self.owner is not None or self.owner_text is not None


def qualifiers(head: Token) -> set[str]:
    """Words that say which minister, which director: modifiers before the noun that every bearer of the post would have."""
    before = [c for c in head.children if c.dep_ in {"compound", "amod"} and c.i < head.i]
    before = [c for c in before if not is_listed(c, "actor_backed_words")]
    return {
        c.lower_
        for c in before
        if (c.lower_ not in load_words("actor_loose_words") and not c.text[:1].isupper()) or c.pos_ == "NOUN"
    }


def is_restricted(head: Token) -> bool:
    """True when a clause or a name after the noun says which one is meant ("the group that …")."""
    return any(c.i > head.i and c.dep_ in {"acl:relcl", "acl"} and c.i - head.i < 4 for c in head.children)


def is_institution(head: Token) -> bool:
    """True for authorities and administrations other than a state's: "the local authorities", "the airports authority"."""
    before = [c for c in head.children if c.dep_ in {"compound", "amod"} and c.i < head.i and not c.text[:1].isupper()]
    local = any(is_listed(c, "actor_parallel_words") for c in before)
    return local or (is_listed(head, "actor_authority_nouns") and any(_names_a_branch(c) for c in before))


def _names_a_branch(token: Token) -> bool:
    """True for a common noun, or an adjective made of one, that says what an authority is for ("health", "judicial")."""
    general = is_listed(token, "actor_loose_words", "actor_state_generics", "actor_state_force_words", "actor_ruling_words")
    return not general and (token.dep_ == "compound" or token.lower_.endswith("al"))


def refer(cast: Cast, entity: Entity, noun: Noun) -> bool:
    entity.listed = entity.listed or cast.acts.acts(noun.head)
    cast.add(entity, noun.head, passage(short_span(noun.head)))
    return True


def _without_generic_owner(name: str) -> str:
    """ "Health ministry" of "area's health ministry"."""
    for end in POSSESSIVE_ENDS[:2]:
        owner, mark, rest = name.partition(f"{end} ")
        if mark and owner.lower() in load_words("actor_place_nouns") | load_words("actor_state_generics"):
            return rest
    return name


def add_described(cast: Cast, noun: Noun, kind: ActorKind, name: str) -> Entity:
    name = _without_generic_owner(name)
    if noun.definite == "possessive" and noun.span[0].lower_ in POSSESSIVES:
        name = name if noun.owner is None and noun.lemma == "office" else name.split(" ", 1)[-1]
    entity = next((e for e in cast.entities if e.kind is kind and name.lower() in {n.lower() for n in e.names}), None)
    if entity is None:
        entity = Entity(kind, [name], owner=noun.owner, owner_text=noun.owner_text, lemma=noun.lemma, described=True)
        entity.plural = is_plural(noun.head)
        entity.whose = noun.span.start if noun.definite == "possessive" else -1
    if entity.owner is None and entity.owner_text is None and noun.owner is not entity:
        entity.owner, entity.owner_text = noun.owner, noun.owner_text
    note_gender(entity, {noun.lemma})
    entity.listed = True
    cast.add(entity, noun.head, passage(short_span(noun.head)))
    return entity
