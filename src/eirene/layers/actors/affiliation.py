"""The body or state that somebody belongs to, once all are known."""

from __future__ import annotations

from itertools import pairwise

from eirene.layers.actors.cast import BODIES, GROUPS, Cast, Entity
from eirene.layers.actors.countries import state_name
from eirene.layers.actors.forms import owner_named
from eirene.layers.actors.owners import owner_in
from eirene.lexicon import load_words
from eirene.types import ActorKind

DEPTH = 4  # steps from an owner to its owner


def owner_of(cast: Cast, entity: Entity) -> tuple[Entity | None, str | None]:
    """Whom an entity belongs to, from its description or its roles."""
    if entity.owner is not None or entity.owner_text is not None:
        return entity.owner, entity.owner_text
    bearer = cast.at.get(entity.whose)
    if bearer is not None and bearer is not entity and (bearer.kind in BODIES or entity.lemma == "office"):
        return bearer, None
    past = load_words("actor_past_words")
    for role in sorted(entity.roles, key=lambda r: (not past.isdisjoint(r.text.lower().split()), r.start)):
        found = owner_in(cast, cast.doc[role.outer : role.end], entity)
        if found != (None, None) and found[0] is not entity:
            return found
    return None, None


def affiliation_of(cast: Cast, entity: Entity, depth: int = DEPTH) -> str | None:
    """The name of the body or state that an entity belongs to; a person's people belong where the person does."""
    if entity.kind is ActorKind.STATE:
        return None
    owner, text = owner_of(cast, entity)
    text = text or (owner_named(entity.name) if owner is None and entity.kind in GROUPS else None)
    if owner is None and text is None:
        union = _union_of(cast, entity)
        owner, text = (union, None) if isinstance(union, Entity) else (None, union)
    if owner is None or owner is entity:
        return text
    if owner.kind is ActorKind.PERSON:
        return (affiliation_of(cast, owner, depth - 1) if depth else None) or owner.name
    if owner.kind is ActorKind.STATE and owner.country and not owner.listed:
        return state_name(owner.country)
    return owner.name


def _union_of(cast: Cast, entity: Entity) -> Entity | str | None:
    """The union of states whose name a body's begins with: "UN Human Rights Office"."""
    if entity.kind not in GROUPS:
        return None
    words = entity.name.split()
    for length in (2, 1):
        first = " ".join(words[:length])
        if len(words) > length and first.lower() in load_words("actor_unions"):
            return cast.find(first) or first
    return None


def is_national(entity: Entity) -> bool:
    """True for ministries, armies, police, ministers and presidents: the home state's where the report says no more."""
    if entity.kind is ActorKind.PERSON:
        posts = [r for r in entity.roles if r.lemma in load_words("actor_national_posts")]
        return any(r.lemma == "minister" or len(r.text.split()) == 1 for r in posts)
    if entity.kind not in {ActorKind.OFFICE, ActorKind.ORGANIZATION}:
        return False
    words = entity.name.lower().replace("’s", "").replace("'s", "").split()
    pairs = {" ".join(pair) for pair in pairwise(words)}
    return not load_words("actor_national_nouns").isdisjoint(words) or not load_words("actor_national_pairs").isdisjoint(pairs)
