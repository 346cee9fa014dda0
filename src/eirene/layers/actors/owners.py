"""Whom a phrase belongs to: the body, state or person that its words name."""

from __future__ import annotations

from spacy.tokens import Span, Token

from eirene.layers.actors.cast import BODIES, Cast, Entity
from eirene.layers.actors.countries import code_in, code_of_capital, code_of_demonym, code_of_state, state_name
from eirene.layers.actors.derivation import is_derived
from eirene.layers.actors.forms import case_of, is_listed
from eirene.layers.actors.home import home_state
from eirene.lexicon import load_words
from eirene.syntax import HYPHENS
from eirene.types import ActorKind

Owner = tuple[Entity | None, str | None]  # the report's entity, or the name of a state or place that is none
NOBODY: Owner = (None, None)
NEAR = 400  # characters ahead in which a body may still be named


def owner_in(cast: Cast, span: Span, of: Entity | None = None) -> Owner:
    """Whom a phrase belongs to; a body it is "at" comes before possessives, these before adjectives, people last."""
    found: list[tuple[int, Owner]] = []
    tokens = [token for token in span if not _is_backer(token)]
    for token in tokens:
        owner = _owner_at(cast, token, of)
        if owner != NOBODY:
            found.append((_weight(token, owner), owner))
    if found:
        return max(found, key=lambda row: row[0])[1]
    return next((owner for token in tokens if (owner := _described_owner(cast, token, of)) != NOBODY), NOBODY)


def _is_backer(token: Token) -> bool:
    """True for the first part of "X-backed" and for X in "ambassador to X", which do not own whom they back or receive."""
    if case_of(token) == "to" and is_listed(token.head, "actor_sent_nouns"):
        return True
    after = token.i + 2 < len(token.doc) and token.nbor(1).text in HYPHENS
    return after and is_listed(token.nbor(2), "actor_backed_words")


def _owner_at(cast: Cast, token: Token, of: Entity | None) -> Owner:
    entity = cast.at.get(token.i)
    if entity is not None and entity is not of and (entity.kind in BODIES or token.dep_ == "nmod:poss"):
        return entity, None
    return owner_by_demonym(cast, token)


def _weight(token: Token, owner: Owner) -> int:
    entity = owner[0]
    if entity is not None and entity.kind is ActorKind.PERSON:
        return 0
    if entity is not None and entity.kind is not ActorKind.STATE and case_of(token) in {"at", "of", "for", "with"}:
        return 3
    return 1 + (token.dep_ == "nmod:poss")


def _described_owner(cast: Cast, token: Token, of: Entity | None) -> Owner:
    """The owner by a place's name, "the country's", or a common noun for a body of the report ("army spokesman")."""
    if token.i in cast.places:
        code = code_of_capital(cast.places[token.i])
        ruling = is_listed(token.head, "actor_part_nouns", "actor_ruled_nouns", "actor_official_nouns", "actor_government_nouns")
        if code and ruling and token.dep_ in {"nmod:poss", "compound"}:
            return _state(cast, code)
        if case_of(token) == "of" and is_listed(token.head, "actor_portfolio_nouns") and code_in(cast.places[token.i]) is None:
            return NOBODY
        return None, cast.places[token.i]
    if token.dep_ == "nmod:poss" and token.lower_ in load_words("actor_state_generics"):
        return home_state(cast), None
    if token.dep_ in {"compound", "nmod:poss"} and is_listed(token, "actor_government_nouns"):
        return home_state(cast), None
    if (
        token.text.isupper()
        and len(token) > 1
        and token.lower_ not in load_words("actor_titles")
        and token.pos_ == "PROPN"
        and token.dep_ in {"compound", "nmod:poss", "amod", "nmod"}
    ):
        return None, token.text
    if token.dep_ not in {"compound", "nmod:poss", "nmod"} or not is_listed(token, "actor_org_nouns", "actor_armed_nouns"):
        return NOBODY
    lemma = token.lemma_.lower()
    known = [e for e in cast.entities if e.kind in BODIES and e is not of and e.first < token.idx + NEAR]
    named = [e for e in known if any(n.lower().split()[-1] in {lemma, token.lower_} for n in e.names)]
    named = [e for e in named if lemma != "army" or e.kind is not ActorKind.ARMED_GROUP]
    before = token.nbor(-1) if token.i and token.nbor(-1).pos_ in {"ADJ", "NOUN"} else None
    if before is not None and not is_listed(before, "actor_loose_words"):
        named = [e for e in named if before.lower_ in e.name.lower().split()]
    if not named and is_listed(token, "actor_armed_nouns"):
        named = [e for e in known if e.kind is ActorKind.ARMED_GROUP]
    return (max(named, key=lambda e: len(e.mentions)), None) if named else NOBODY


def owner_by_demonym(cast: Cast, token: Token) -> Owner:
    """The state of a demonym or a state's name used as one: the report's entity when it names it, else the state's name."""
    if not token.text[:1].isupper():
        return NOBODY
    code = code_of_demonym(token.text) or code_of_state(token.text)
    return _state(cast, code) if code else (state_by_stem(cast, token.text), None)


def _state(cast: Cast, code: str) -> Owner:
    state = next((e for e in cast.entities if e.kind is ActorKind.STATE and e.country == code), None)
    return state, None if state is not None else state_name(code)


def state_by_stem(cast: Cast, word: str) -> Entity | None:
    """The state of the report whose name a word is derived from ("Ondarian" from "Ondaria")."""
    plain = word.lower().removesuffix("s")
    for entity in cast.entities:
        if (
            entity.kind is ActorKind.STATE
            and not entity.country
            and any(is_derived(plain, n.lower().split()[-1]) for n in entity.names)
        ):
            return entity
    return None
