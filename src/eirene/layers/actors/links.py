"""Pronouns to whom they mean: gender, number, who was spoken of last, and who speaks inside a quotation."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from eirene.layers.actors.cast import Cast, Entity
from eirene.syntax import passage, relation
from eirene.types import ActorKind

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKER = frozenset({"i", "me", "my", "we", "us", "our", "ours", "myself", "ourselves"})
REACH = 60  # tokens that a pronoun looks back


def link_pronouns(cast: Cast) -> None:
    """Adds each pronoun as a mention of the likeliest entity; none when nobody fits."""
    for token in cast.doc:
        if token.pos_ not in {"PRON", "DET"} or token.i in cast.at:
            continue
        entity = _referent(cast, token)
        if entity is not None:
            cast.add(entity, token, passage(token))


def _referent(cast: Cast, token: Token) -> Entity | None:
    word = token.lower_
    if word in {"who", "which", "that", "whose", "whom"}:
        clause = next((a for a in token.ancestors if a.dep_ in {"acl:relcl", "acl"}), None)
        return cast.at.get(clause.head.i) if clause is not None else None
    if word in SPEAKER:
        return _speaker(cast, token)
    if word in HE | SHE:
        gender = "m" if word in HE else "f"
        for entity in _recent(cast, token):
            if entity.kind is ActorKind.PERSON and entity.gender in {"", gender}:
                entity.gender = gender
                return entity
        return next(
            (e for e in _recent(cast, token) if e.kind in {ActorKind.UNNAMED_SOURCE, ActorKind.OFFICE} and not e.plural), None
        )
    if word in IT:
        if any(c.dep_ == "expl" for c in (token,)):
            return None
        bodies = {ActorKind.ORGANIZATION, ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.OFFICE}
        return next((e for e in _recent(cast, token) if e.kind in bodies), None)
    if word in THEY:
        bodies = {ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP}
        return next((e for e in _recent(cast, token) if e.kind in bodies or e.plural), None)
    return None


def _recent(cast: Cast, token: Token) -> Iterator[Entity]:
    """Entities mentioned before, subjects of this and the last sentence first, then the nearest."""
    seen: set[int] = set()
    start = max(0, token.i - REACH)
    heads = [i for i in range(token.i - 1, start - 1, -1) if i in cast.at]
    own = token.sent.start
    subjects = [i for i in heads if relation(cast.doc[i]) == "nsubj"]
    for i in [*[i for i in subjects if i >= own], *[i for i in subjects if i < own], *heads]:
        entity = cast.at[i]
        if id(entity) not in seen:
            seen.add(id(entity))
            yield entity


def _speaker(cast: Cast, token: Token) -> Entity | None:
    """Who says the words around the token."""
    for said in token.doc._.attributions:
        if said.content and said.source and said.content[0] <= token.i < said.content[1]:
            for i in range(*said.source):
                if i in cast.at:
                    return cast.at[i]
    return None
