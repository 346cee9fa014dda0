"""Descriptions that refer to somebody named: governments and forces to a state, posts to their holders, bodies by their noun."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from eirene.layers.actors.cast import BODIES, GROUPS, Cast, Entity
from eirene.layers.actors.countries import code_of_state
from eirene.layers.actors.forms import case_of, clean, is_listed, is_plural, origin_span
from eirene.layers.actors.home import home_state
from eirene.layers.actors.nouns import Noun, add_described, is_institution, is_restricted, qualifiers, refer
from eirene.layers.actors.owners import owner_in
from eirene.layers.actors.roles import add_role
from eirene.layers.actors.states import state_of
from eirene.lexicon import load_rows, load_words
from eirene.syntax import relation
from eirene.types import ActorKind

BODY_LISTS = (
    "actor_org_nouns",
    "actor_office_nouns",
    "actor_government_nouns",
    "actor_part_nouns",
    "actor_armed_nouns",
    "actor_generic_nouns",
    "actor_crowd_nouns",
)
NEAR = 400  # characters back to a person whom a calling may mean


def as_government(cast: Cast, noun: Noun) -> bool:
    """ "The Ondarian government", "the government": a mention of the state."""
    if not is_listed(noun.head, "actor_government_nouns"):
        return False
    if is_institution(noun.head):
        return False
    if noun.head.lower_ == "governments":
        return True
    state = noun.owner if _is_state(noun.owner) else _named_government(cast, noun)
    acts = cast.acts.acts(noun.head) or noun.head.dep_ == "nmod:poss"
    code = code_of_state(noun.owner_text) if noun.owner_text else None
    if state is None and code and noun.owner_text and acts:
        state = state_of(cast, noun.owner_text, code)
    if state is None and not noun.owned and noun.definite == "definite" and acts:
        state = home_state(cast)
    if state is None and noun.lemma == "leadership":
        state = noun.owner
    if state is None:
        return not acts or (not noun.owned and noun.lemma in {"leadership", "authority", "administration"})
    if state.kind is ActorKind.STATE:
        state.lemma = state.lemma or noun.lemma
    state.listed = state.listed or acts
    return refer(cast, state, noun)


def _named_government(cast: Cast, noun: Noun) -> Entity | None:
    """ "The Ashvale regime", and "the regime" after it: a government called by a name that is no state's."""
    names = [c for c in noun.head.children if c.dep_ == "compound" and c.pos_ == "PROPN" and c.i < noun.head.i]
    same = [e for e in cast.entities if e.kind is ActorKind.STATE and e.lemma == noun.lemma]
    if not names:
        return same[-1] if same and noun.definite == "definite" and not noun.owned else None
    name = clean(noun.head.doc[names[0].left_edge.i : noun.head.i + 1].text)
    owner = noun.owner
    country = owner.country if owner is not None else code_of_state(noun.owner_text or "")
    known = next((e for e in same if name in e.names), None)
    return known or Entity(ActorKind.STATE, [name], lemma=noun.lemma, country=country)


def _is_state(entity: Entity | None) -> bool:
    return entity is not None and entity.kind is ActorKind.STATE


def as_part(cast: Cast, noun: Noun) -> bool:
    """ "Ondarian troops", "the rebel delegation", "government forces": a mention of the side."""
    if not is_listed(noun.head, "actor_part_nouns"):
        return False
    if noun.head.lower_ == "force":
        return False
    if noun.definite == "indefinite" and noun.lemma == "delegation" and noun.owned and cast.acts.acts(noun.head):
        add_described(cast, noun, ActorKind.ORGANIZATION, clean(origin_span(noun.head).text))
        return True
    if noun.definite == "indefinite" and noun.lemma in {"team", "unit", "side", "camp", "column"}:
        return True
    many = is_listed(noun.head, "actor_armed_nouns") and is_plural(noun.head) and noun.definite != "indefinite"
    side = noun.owner
    modifiers = {c.lemma_.lower() for c in noun.head.children if c.dep_ in {"compound", "amod", "nmod:poss"}}
    if side is None:
        side = _whose_fighters(cast, noun.head)
    if side is None and noun.owner_text is None:
        if modifiers & {"government", "state", "regime", "federal"}:
            side = home_state(cast)
        elif modifiers & (load_words("actor_armed_nouns") | {"group", "movement"}) or (
            is_listed(noun.head, "actor_armed_nouns") and noun.definite in {"definite", "possessive"}
        ):
            side = _armed(cast, noun.head)
    if (
        side is not None
        and side.kind in BODIES
        and (many or not is_listed(noun.head, "actor_source_nouns", "actor_office_nouns"))
    ):
        if cast.acts.does(noun.head) and side.kind is ActorKind.STATE:
            side.listed = True
        return refer(cast, side, noun)
    return not is_listed(noun.head, "actor_armed_nouns", "actor_source_nouns", "actor_crowd_nouns", "actor_org_nouns")


def _whose_fighters(cast: Cast, head: Token) -> Entity | None:
    """The side in "fighters from X" and "fighters from the group X"."""
    for part in head.children:
        if part.dep_ == "nmod" and case_of(part) in {"of", "from"}:
            named = [part, *(c for c in part.children if relation(c) in {"appos", "flat"})]
            return next((cast.at[t.i] for t in named if t.i in cast.at), None)
    return None


def _armed(cast: Cast, head: Token) -> Entity | None:
    """The armed group that a report has in mind: one with a name, named most, of those named before if there are any."""
    known = [e for e in cast.entities if e.kind is ActorKind.ARMED_GROUP]
    before = [e for e in known if e.first < head.idx]
    return max(before or known, key=lambda e: (not e.described, len(e.mentions), e.first), default=None)


def as_person_known(cast: Cast, noun: Noun) -> bool:
    """ "The envoy": the person, or nameless speaker, whose role it is, the latest first."""
    if is_plural(noun.head) or not is_listed(noun.head, "actor_person_roles", "actor_source_nouns"):
        return False
    if noun.definite not in {"definite", "possessive"} and not noun.owned:
        return False
    fits = [e for e in cast.entities if _holds(cast, e, noun)]
    if not fits:
        return False
    near = max(fits, key=lambda e: max((m.end for m in e.mentions if m.end <= noun.head.idx), default=-e.first))
    return refer(cast, near, noun)


@cache
def _posts_called(lemma: str) -> frozenset[str]:
    """A noun for a post and the other words for it ("diplomat" of an envoy or ambassador)."""
    return frozenset({lemma, *(post for row in load_rows("actor_post_synonyms.tsv") if row[0] == lemma for post in row[1:])})


def _tells(text: str, words: set[str], posts: frozenset[str]) -> bool:
    return any(post in words or (" " in post and post in text.lower()) for post in posts)


def _holds(cast: Cast, entity: Entity, noun: Noun) -> bool:
    if entity.first > noun.head.idx + 200 or entity.plural:
        return False
    if entity.kind is ActorKind.PERSON:
        own = qualifiers(noun.head)
        words = [(r, set(r.text.lower().replace("-", " ").split())) for r in entity.roles]
        named = _posts_called(noun.lemma)
        fits = [r for r, said in words if own <= said and (r.lemma in named or _tells(r.text, said, named))]
        if not fits:
            return False
        owners = [owner_in(cast, cast.doc[r.outer : r.end], entity) for r in fits]
        return not noun.owned or any(o in ((noun.owner, noun.owner_text), (None, None)) for o in owners) or noun.owner is entity
    if entity.kind in {ActorKind.UNNAMED_SOURCE, ActorKind.OFFICE} and entity.lemma == noun.lemma and noun.definite == "definite":
        told = qualifiers(noun.head) <= set(entity.name.lower().split())
        return told and entity.first < noun.head.idx and (not noun.owned or noun.owner is entity.owner)
    return False


def as_person_just_named(cast: Cast, noun: Noun) -> bool:
    """ "The former judge": the one person spoken of just before, of whom the report has told no calling yet."""
    if noun.definite != "definite" or noun.owned or is_plural(noun.head) or not is_listed(noun.head, "actor_person_roles"):
        return False
    past = any(c.lower_ in load_words("actor_past_words") for c in noun.head.children)
    if (is_listed(noun.head, "actor_official_nouns") and not past) or noun.head.dep_ != "nsubj" or is_restricted(noun.head):
        return False
    near = {id(e): e for e in cast.entities if any(0 < noun.head.idx - m.end < NEAR for m in e.mentions)}
    people = [e for e in near.values() if e.kind is ActorKind.PERSON]
    if len(people) != 1 or any(e.kind is ActorKind.UNNAMED_SOURCE and e.lemma == noun.lemma for e in near.values()):
        return False
    start = next((c.i for c in noun.head.children if c.dep_ in {"amod", "compound"}), noun.head.i)
    return add_role(cast, people[0], start, noun.head.i + 1) and refer(cast, people[0], noun)


def _is_whose(entity: Entity, noun: Noun) -> bool:
    """True when a description says nothing of an owner, or nothing that speaks against the body's."""
    if not noun.owned or entity is noun.owner or (entity.owner is not None and entity.owner is noun.owner):
        return True
    if entity.owner is not None or entity.owner_text is not None:
        return entity.owner_text is not None and entity.owner_text == noun.owner_text
    code = noun.owner.country if noun.owner is not None else code_of_state(noun.owner_text or "")
    return entity.country in {None, code}


def _owners_named(head: Token) -> set[str]:
    """Names and nouns, lower-cased, that say whose or of what a body is: another's when the known body's name lacks them."""
    members = {c.lower_ for c in head.children if c.dep_ == "nmod:poss" and c.pos_ == "NOUN" and is_plural(c)}
    parts = [c for c in head.children if c.dep_ == "nmod:poss" or (c.dep_ == "nmod" and case_of(c) == "of")]
    return members | {c.lower_ for c in parts if c.pos_ in {"PROPN", "NOUN"} and c.text[:1].isupper() and head.text[:1].isupper()}


def as_body_known(cast: Cast, noun: Noun) -> bool:
    """ "The ministry", "the group": the body of that head word, else for a word for any armed body the armed group last named."""
    if is_restricted(noun.head):
        return False
    if noun.definite not in {"definite", "possessive"} or not is_listed(noun.head, *BODY_LISTS):
        return False
    earlier = [e for e in cast.entities if e.kind in GROUPS and e.first < noun.head.idx]
    plain = is_plural(noun.head) and not is_listed(noun.head, "actor_armed_nouns") and noun.head.lower_.endswith("s")
    if plain and noun.lemma in load_words("actor_generic_nouns"):
        return False
    own, said = {noun.lemma, noun.head.lower_}, qualifiers(noun.head) | _owners_named(noun.head)
    for entity in reversed(earlier):
        if entity.lemma in own or any(
            own & set(name.lower().split()[-1:]) or own & set(name.lower().split()[:1]) & load_words("actor_org_nouns")
            for name in entity.names
        ):
            if noun.head.lower_ == noun.head.text == "army" and entity.kind is ActorKind.ARMED_GROUP:
                continue
            if not said <= set(entity.name.lower().replace("-", " ").split()):
                continue
            if _is_whose(entity, noun):
                return refer(cast, entity, noun)
    if noun.owned or said - {"armed", "rebel"}:
        return False
    if is_listed(noun.head, "actor_armed_nouns") or noun.lemma in {
        "group",
        "movement",
        "front",
        "faction",
        "organization",
        "organisation",
    }:
        armed = _armed(cast, noun.head)
        if armed is not None:
            return refer(cast, armed, noun)
        if noun.lemma in {"group", "organization", "organisation", "movement"} and earlier:
            return refer(cast, max(earlier, key=lambda e: max(m.end for m in e.mentions if m.start <= noun.head.idx)), noun)
    return False
