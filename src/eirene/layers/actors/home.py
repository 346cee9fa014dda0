"""The state that a report is about."""

from __future__ import annotations

from collections import Counter

from eirene.layers.actors.cast import Cast, Entity
from eirene.layers.actors.countries import code_of_capital, code_of_demonym, code_of_state, code_of_territory, state_name
from eirene.layers.actors.forms import clean, is_listed
from eirene.types import ActorKind

CLEAR = 1.25  # times the points of any other state
ENOUGH = 3  # points by which a report is of a state


def home_state(cast: Cast) -> Entity | None:
    """The state whose "government" a report means without naming it: the one it names most, as a state, a place or a people."""
    if not cast.home_known:
        cast.home, cast.home_known = _most_named(cast), True
    return cast.home


def _most_named(cast: Cast) -> Entity | None:
    points: Counter[str] = Counter()
    for entity in cast.entities:
        if entity.kind is ActorKind.STATE:
            points[entity.country or entity.name] += len(entity.mentions) + 2 * entity.listed
    for token in cast.tokens:
        if token.text[:1].isupper() and token.i not in cast.at and (code := code_of_demonym(token.text)):
            points[code] += 1 + 2 * is_listed(token.head, "actor_government_nouns", "actor_ruled_nouns")
    for ent in cast.doc.ents:
        name = clean(ent.text)
        code = code_of_state(name) or code_of_territory(name) or code_of_capital(name)
        if code and ent.root.i not in cast.at:
            points[code] += 1 + (ent.start_char < cast.doc._.body_start)
    best = max(points, key=lambda c: (points[c], c), default="")
    if points[best] < ENOUGH or any(points[other] * CLEAR > points[best] for other in points if other != best):
        return None
    known = next((e for e in cast.entities if e.kind is ActorKind.STATE and best in {e.country, e.name}), None)
    return known or Entity(ActorKind.STATE, [state_name(best)], country=best)
