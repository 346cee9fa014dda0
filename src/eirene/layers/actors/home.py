"""The state that a report is about."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from eirene.layers.actors.cast import Cast, Entity
from eirene.layers.actors.countries import (
    code_in,
    code_of_capital,
    code_of_demonym,
    code_of_state,
    code_of_territory,
    is_city,
    state_name,
)
from eirene.layers.actors.forms import clean, conjoined, is_listed
from eirene.types import ActorKind

CLEAR = 1.25  # times the points of any other state
TOWN = 9  # points against a name that the report gives a town or a province
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
    if points[best] < ENOUGH:
        return _unlisted(cast)
    if any(points[other] * CLEAR > points[best] for other in points if other != best):
        return None
    known = next((e for e in cast.entities if e.kind is ActorKind.STATE and best in {e.country, e.name}), None)
    return known or Entity(ActorKind.STATE, [state_name(best)], country=best)


def _unlisted(cast: Cast) -> Entity | None:
    """A place that no list knows, named in the headline and most in the body: the state of a report that names no other."""
    body = cast.doc._.body_start
    counts: Counter[str] = Counter()
    headed: set[str] = set()
    for i, name in cast.places.items():
        top = conjoined(cast.doc[i])
        if code_in(name) or is_city(name) or _is_town(top):
            counts[name] -= TOWN
        counts[name] += 1
        if cast.doc[i].idx < body:
            headed.add(name)
    best = [name for name in headed if counts[name] >= ENOUGH - 1 and counts[name] == max(counts[n] for n in headed)]
    return Entity(ActorKind.STATE, best) if len(best) == 1 else None


def _is_town(token: Token) -> bool:
    """True for a name beside a word for a part of a country ("the town of X", "X province")."""
    near = [token.head, *(c for c in token.children if c.dep_ == "appos")]
    return any(is_listed(t, "actor_place_nouns") or t.lower_ == "capital" for t in near)
