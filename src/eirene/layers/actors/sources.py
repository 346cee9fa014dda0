"""Nameless speakers: officials, diplomats, residents and spokespeople, named as the report describes them."""

from __future__ import annotations

from spacy.tokens import Span, Token

from eirene.layers.actors.cast import Cast, Entity
from eirene.layers.actors.forms import clean, is_listed, is_plural
from eirene.layers.actors.nouns import qualifiers
from eirene.layers.actors.roles import note_gender
from eirene.syntax import passage
from eirene.types import ActorKind

LONGEST = 14  # words of a description


def is_source(cast: Cast, head: Token, definite: str) -> bool:
    """True when a noun is a person or people who speak, or are there only to speak, and whom the words before it do not name."""
    if not is_listed(head, "actor_source_nouns", "actor_spokes_nouns", "actor_person_roles") or head._.entity_type in {
        "place",
        "event",
        "time",
        "object",
    }:
        return False
    if definite == "possessive" or head.ent_type_ == "PERSON":
        return False
    if is_listed(head, "actor_bare_nouns") and not _is_described(head):
        return False
    if cast.acts.speaks(head):
        return True
    return definite == "indefinite" and head.dep_ == "nsubj" and is_listed(head, "actor_spokes_nouns", "actor_telling_nouns")


def _is_described(head: Token) -> bool:
    """True when words beside a noun say what sort of person it is."""
    return any(c.dep_.split(":")[0] in {"acl", "amod", "nmod", "compound"} for c in head.children)


def add_source(cast: Cast, head: Token, span: Span, owner: Entity | None, owner_text: str | None) -> None:
    """Adds a nameless speaker; a spokesperson without a name is an office."""
    spokes = is_listed(head, "actor_spokes_nouns")
    kind = ActorKind.OFFICE if spokes else ActorKind.UNNAMED_SOURCE
    name = clean(span[: LONGEST + 1].text if len(span) > LONGEST + 1 else cast.whole(span).text)
    entity = next((e for e in cast.entities if e.kind is kind and name.lower() == e.name.lower()), None)
    if entity is None:
        entity = _same_before(cast, head, kind) or Entity(
            kind, [name], owner=owner, owner_text=owner_text, plural=is_plural(head)
        )
    entity.lemma = head.lemma_.lower()
    note_gender(entity, {entity.lemma})
    entity.listed = True
    cast.add(entity, head, passage(span))


def _same_before(cast: Cast, head: Token, kind: ActorKind) -> Entity | None:
    """The nameless speakers of the same noun that "the officials" takes up again."""
    if head.left_edge.lower_ not in {"the", "these", "both"}:
        return None
    lemma = head.lemma_.lower()
    fits = [
        e for e in cast.entities if e.kind is kind and e.lemma == lemma and e.plural == is_plural(head) and e.first < head.idx
    ]
    own = qualifiers(head)
    fits = [e for e in fits if own <= set(e.name.lower().split())]
    return fits[-1] if fits else None
