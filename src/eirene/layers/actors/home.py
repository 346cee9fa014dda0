"""The state that a report is about."""

from __future__ import annotations

import itertools
from collections import Counter
from functools import cache

from spacy.tokens import Token

from eirene.layers.actors.cast import Cast, Entity
from eirene.layers.actors.countries import (
    code_in,
    code_of_capital,
    code_of_demonym,
    code_of_state,
    code_of_territory,
    state_name,
)
from eirene.layers.actors.derivation import is_derived
from eirene.layers.actors.forms import case_of, clean, conjoined, is_listed, owner_named
from eirene.layers.actors.votes import PLACE_CASES
from eirene.lexicon import load_rows
from eirene.places import is_city
from eirene.syntax import relation
from eirene.types import ActorKind, Passage

CLEAR, FAR = 1.25, 2.0  # times the points of any other state
TOWN = 9  # points against a name that the report gives a town or a province
POINT_CASES = frozenset({"at", "near", "outside"})
LEAD = 300  # characters of a body that tell what a report is about
STEM = 3  # first letters by which names and peoples are looked up
CODE = 3  # letters of a country code
ENOUGH = 3  # points by which a report is of a state


def home_state(cast: Cast) -> Entity | None:
    """The state whose "government" a report means without naming it: the one it names most, as a state, a place or a people."""
    if not cast.home_known:
        cast.home, cast.home_known = _most_named(cast), True
    return cast.home


def home_of_unowned(cast: Cast) -> Entity | None:
    """The state to which a report's ministries, police and presidents belong where it does not say whose they are: the one it
    names by far the most; None when there is another that they might belong to."""
    home = _most_named(cast, FAR)
    return home if home is not None and _is_in_lead(cast, home) else None


def _is_in_lead(cast: Cast, state: Entity) -> bool:
    """True when a headline or the first lines of the body name a state or its people."""
    end = cast.doc._.body_start + LEAD
    if any(m.start < end for m in state.mentions) or any(name in cast.text[:end] for name in state.names):
        return True
    early = itertools.takewhile(lambda t: t.idx < end, cast.tokens)
    return any(t.text[:1].isupper() and code_of_demonym(t.text) == state.country for t in early if state.country)


def _most_named(cast: Cast, lead: float = CLEAR) -> Entity | None:
    points = _points(cast)
    best = max(points, key=lambda c: (points[c], c), default="")
    if points[best] < ENOUGH:
        return _unlisted(cast)
    rivals = points + _headed(cast)
    near = [other for other in rivals if other != best and rivals[other] * lead > points[best]]
    if any(other in points or not is_city(other) for other in near):
        return None
    known = next((e for e in cast.entities if e.kind is ActorKind.STATE and best in {e.country, e.name}), None)
    listed = state_name(best) if best.isupper() and len(best) == CODE else best
    return known or Entity(ActorKind.STATE, [listed], country=best if listed != best else None)


def _points(cast: Cast) -> Counter[str]:
    """How often a report names each state, by code or else by name: as a state, a place, a people, an owner of a ministry."""
    points: Counter[str] = Counter()
    for entity in cast.entities:
        if entity.kind is ActorKind.STATE:
            at_home = sum(not _is_third(cast, mention) for mention in entity.mentions)
            points[entity.country or entity.name] += at_home + 2 * (entity.listed and at_home > 0)
        elif (owner := owner_named(entity.name)) is not None:
            points[code_of_state(owner) or owner] += 2 * len(entity.mentions)
    for token in cast.tokens:
        if token.text[:1].isupper() and token.i not in cast.at and (code := code_of_demonym(token.text)):
            points[code] += 1 + 2 * is_listed(token.head, "actor_government_nouns", "actor_ruled_nouns")
    venues: set[str] = set()
    for ent in cast.doc.ents:
        name = clean(ent.text)
        capital = code_of_capital(name)
        code = code_of_state(name) or code_of_territory(name) or capital
        if code is None or ent.root.i in cast.at or code in venues:
            continue
        points[code] += 1 + (ent.start_char < cast.doc._.body_start)
        if capital and case_of(conjoined(ent.root)) in PLACE_CASES:
            venues.add(code)  # a capital is also where others meet: counted once
    return points + _unlisted_points(cast, points)


def _is_third(cast: Cast, mention: Passage) -> bool:
    """True for the state of "Ondaria's envoy", "the mediation of Ondaria" and "Ondaria mediated": what it works at is the
    business of others."""
    span = cast.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    top = conjoined(span.root)
    above, role = top.head, relation(top)
    if role == "nmod" and (is_listed(above, "process_mediators") or _is_good_offices(above)):
        return True
    if top.dep_ == "nmod:poss":
        return is_listed(above, "actor_sent_nouns")
    return role in {"nsubj", "obl"} and case_of(top) in {"", "by"} and above.lemma_.lower() in _mediating_verbs()


def _is_good_offices(noun: Token) -> bool:
    return noun.lemma_.lower() == "office" and any(c.lower_ == "good" for c in noun.children)


@cache
def _mediating_verbs() -> frozenset[str]:
    return frozenset(row[0] for row in load_rows("process_mediating_verbs.tsv"))


def _unlisted_points(cast: Cast, points: Counter[str]) -> Counter[str]:
    """Points of places that no list knows and that the report treats as states: by a people's name made from theirs or by an
    owned ministry."""
    adjectives: dict[str, Counter[str]] = {}
    for token in cast.tokens:
        if token.text[:1].isupper() and token.pos_ in {"ADJ", "PROPN", "NOUN"} and len(token) > STEM:
            adjectives.setdefault(token.lower_[:STEM], Counter())[token.lower_.removesuffix("s")] += 1
    found: Counter[str] = Counter()
    counts = Counter(name for i, name in cast.places.items() if not _is_town(conjoined(cast.doc[i])))
    for name, count in counts.items():
        near = adjectives.get(name.lower()[:STEM], Counter())
        peoples = sum(n for word, n in near.items() if is_derived(word, name.lower()))
        if (peoples or name in points) and not code_in(name) and not is_city(name):
            found[name] = count + peoples
    return found


def _unlisted(cast: Cast) -> Entity | None:
    """A place that no list knows, named in the headline and most in the body: the state of a report that names no other."""
    counts = _headed(cast)
    best = [name for name in counts if counts[name] >= ENOUGH - 1 and counts[name] == max(counts.values())]
    return Entity(ActorKind.STATE, best) if len(best) == 1 and not is_city(best[0]) else None


def _headed(cast: Cast) -> Counter[str]:
    """Places that no list knows and that the report nowhere gives as a town, named in the headline: how often it names each."""
    counts: Counter[str] = Counter()
    headed: set[str] = set()
    for i, name in cast.places.items():
        if _is_town(conjoined(cast.doc[i])):
            counts[name] -= TOWN
        counts[name] += 1
        if cast.doc[i].idx < cast.doc._.body_start:
            headed.add(name)
    return Counter({n: counts[n] for n in headed if counts[n] > 0 and not code_in(n)})


def _is_town(token: Token) -> bool:
    """True for a name beside a word for a part of a country ("the town of X", "X province") or a point ("at X")."""
    if case_of(token) in POINT_CASES:
        return True
    near = [token.head, *(c for c in token.children if c.dep_ == "appos")]
    return any(is_listed(t, "actor_place_nouns") or t.lower_ == "capital" for t in near)
