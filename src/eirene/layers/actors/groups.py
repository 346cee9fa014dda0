"""States, organizations, armed groups, offices and nameless sources."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from eirene.layers.actors.cast import Cast, Entity, clean, is_lexical, noun_span
from eirene.layers.actors.countries import code_of_capital, code_of_demonym, code_of_state, state_name
from eirene.layers.actors.people import affiliation_in
from eirene.lexicon import load_words
from eirene.syntax import passage, relation
from eirene.types import ActorKind

ACTING = frozenset({"nsubj", "obj", "iobj"})
GOVERNMENT = frozenset({"government", "regime", "authorities", "administration", "side", "cabinet", "leadership"})
GEOPOLITICAL = frozenset(
    [
        "government",
        "ministry",
        "army",
        "parliament",
        "president",
        "minister",
        "border",
        "capital",
        "troops",
        "troop",
        "force",
        "ambassador",
        "embassy",
        "delegation",
        "regime",
        "police",
        "authority",
        "senate",
        "prime",
        "foreign",
    ]
)
PARTNERS = frozenset({"with", "between", "against", "by", "among", "from", "to"})
ACRONYM = re.compile(r"\(([A-Z][A-Za-z-]{1,9})\)")
INDEFINITE = frozenset({"a", "an", "two", "three", "four", "five", "several", "some", "another", "one", "many"})
SPEAKING = frozenset(
    [
        "say",
        "tell",
        "add",
        "warn",
        "claim",
        "deny",
        "insist",
        "confirm",
        "announce",
        "report",
        "note",
        "argue",
        "believe",
        "doubt",
        "describe",
        "accuse",
        "blame",
        "express",
        "suggest",
        "recall",
        "estimate",
        "acknowledge",
        "concede",
        "stress",
    ]
)


def find_groups(cast: Cast) -> None:
    """Adds bodies: named ones first, then those described by a noun."""
    for ent in cast.doc.ents:
        if ent.root.i not in cast.at:
            _named(cast, ent)
    for token in cast.doc:
        if token.pos_ in {"NOUN", "PROPN"} and token.i not in cast.at:
            _described(cast, token)


def _named(cast: Cast, ent: Span) -> None:
    head, name = ent.root, clean(ent.text)
    if len(name) < 2 or ent.label_ == "MISC":
        return
    demonym = code_of_demonym(name)
    if ent.label_ == "NORP" or (demonym and not code_of_state(name)):
        if demonym and head.pos_ in {"NOUN", "PROPN"} and acts(head) and head.dep_ not in {"amod", "compound"}:
            _state(cast, head, state_name(demonym), passage(ent), demonym)
        return
    modifier = head.dep_ in {"compound", "amod", "nmod:desc"} and head.head.pos_ in {"NOUN", "PROPN"}
    if modifier and (is_lexical(head.head, "actor_org_nouns") or is_lexical(head.head, "actor_person_roles")):
        code = code_of_state(name) or code_of_capital(name)
        if not code or is_lexical(head.head, "actor_person_roles"):
            _touch(cast, ent)
        return
    if _is_place(ent, name):
        _place(cast, ent)
        return
    if ent.label_ != "PERSON" or acts(head):
        _organization(cast, ent)


def _is_place(ent: Span, name: str) -> bool:
    """True when the name is a place, by the report's most usual reading of it: labels of all its mentions, and the words around."""
    if ent.label_ == "LOC" and len(ent) > 1:
        return True
    places = others = 0
    for other in ent.doc.ents:
        if clean(other.text) != name:
            continue
        places += 2 * (other.label_ == "LOC")
        others += other.label_ == "ORG"
        case = next((c.lower_ for c in other.root.children if c.dep_ == "case"), "")
        places += case in {"in", "of", "near", "across", "throughout"}
        places += other.root.dep_ == "nmod:poss" and other.root.head.lemma_.lower() in GEOPOLITICAL
    return places > others


def _touch(cast: Cast, ent: Span) -> None:
    """A name inside another body's name or title counts as a mention when the body is known."""
    known = cast.named(ent.text)
    if known is not None:
        cast.add(known, ent.root, passage(ent))


def _place(cast: Cast, ent: Span) -> None:
    """A state when it acts, or has a government, ministry or delegation; other places are no actors."""
    head, name = ent.root, clean(ent.text)
    code = code_of_state(name)
    capital = None if code else code_of_capital(name)
    known = cast.named(name, ActorKind.STATE)
    possessor = head.dep_ == "nmod:poss" and (
        is_lexical(head.head, "actor_org_nouns") or is_lexical(head.head, "actor_person_roles")
    )
    governed = relation(head) == "nmod" and head.head.lemma_.lower() in GOVERNMENT | {
        "republic",
        "kingdom",
        "delegation",
        "mediator",
        "monitor",
    }
    acting = acts(head) or governed or possessor
    if known is None and not acting:
        return
    if capital:
        if acting and head.dep_.startswith("nsubj"):
            _state(cast, head, state_name(capital), passage(ent), capital)
        return
    _state(cast, head, name, passage(ent), code, acting)


def _state(cast: Cast, head: Token, name: str, where: object, code: str | None, acting: bool = True) -> None:
    entity = next((e for e in cast.entities if e.kind is ActorKind.STATE and code and e.country == code), None)
    entity = (
        entity or cast.named(name, ActorKind.STATE) or _longer_state(cast, name) or Entity(ActorKind.STATE, [name], country=code)
    )
    if name not in entity.names:
        entity.names.append(name)
    entity.acts = entity.acts or acting
    cast.add(entity, head, where)  # type: ignore[arg-type]


def _longer_state(cast: Cast, name: str) -> Entity | None:
    """A state known by a longer form of the name, or a shorter one ("Republic of X", "X")."""
    for entity in cast.entities:
        if entity.kind is ActorKind.STATE and any(n.endswith(f" of {name}") or name.endswith(f" of {n}") for n in entity.names):
            return entity
    return None


def _organization(cast: Cast, ent: Span) -> None:
    head, name = ent.root, clean(ent.text)
    code = code_of_state(name)
    if code:
        _place(cast, ent)
        return
    entity = cast.named(name) or _by_part(cast, name)
    if entity is None:
        entity = Entity(_kind(name, head), [name], country=None)
        after = ACRONYM.match(ent.doc.text[ent.end_char :].lstrip())
        if after:
            entity.names.append(after.group(1))
    elif name not in entity.names:
        entity.names.append(name)
    entity.affiliation = entity.affiliation or _owner(head)
    publisher = head.i and ent.doc[ent.start - 1].text == "(" and ent.start < 25
    entity.acts = entity.acts or (acts(head) and not publisher) or relation(head) == "nmod"
    cast.add(entity, head, passage(ent))


def _by_part(cast: Cast, name: str) -> Entity | None:
    """A body whose fuller name ends or begins with this one, or whose initials it is."""
    words = name.lower().split()
    for entity in cast.entities:
        if entity.kind in {ActorKind.PERSON, ActorKind.UNNAMED_SOURCE, ActorKind.STATE}:
            continue
        for known in entity.names:
            other = known.lower().split()
            initials = "".join(w[0] for w in known.split() if w[0].isupper()).lower()
            if len(name) >= 2 and name.isupper() and name.lower() == initials:
                return entity
            if (
                len(words) < len(other)
                and words in (other[: len(words)], other[-len(words) :])
                and words[-1] not in {"army", "united", "party"}
            ):
                return entity
    return None


def _kind(name: str, head: Token) -> ActorKind:
    words = {w.lower().strip("'’s") for w in name.split()} | {w.lower() for w in name.split()}
    if words & load_words("actor_office_nouns"):
        return ActorKind.OFFICE
    described = {c.lemma_.lower() for c in head.children if c.dep_ in {"appos", "amod", "compound"}} | {head.head.lemma_.lower()}
    sentence_armed = {"rebel", "militia", "insurgent", "guerrilla", "militant", "separatist"}
    if words & (load_words("actor_armed_words") - {"army", "brigade"}) or described & sentence_armed:
        return ActorKind.ARMED_GROUP
    return ActorKind.ORGANIZATION


def _owner(head: Token) -> str | None:
    for token in head.children:
        if token.dep_ in {"nmod:poss", "amod", "nmod", "compound"}:
            code = code_of_demonym(token.text)
            if code:
                return state_name(code)
            if token.ent_type_ in {"LOC", "ORG"} and token.dep_ in {"nmod:poss", "nmod"}:
                ent = next((e for e in head.doc.ents if e.start <= token.i < e.end), None)
                return clean(ent.text) if ent is not None else clean(token.text)
    return None


def _described(cast: Cast, token: Token) -> None:
    """Bodies and speakers given by a common noun."""
    span = noun_span(token)
    body, person = is_lexical(token, "actor_org_nouns"), is_lexical(token, "actor_person_roles")
    if not body and not person and not is_lexical(token, "actor_source_nouns"):
        return
    if relation(token) in {"compound", "amod"} or not acts(token):
        return
    first = span[0].lower_
    if person or is_lexical(token, "actor_source_nouns"):
        if speaks(token) and (
            first in INDEFINITE
            or ((token.tag_ or token.morph.get("Number") == ["Plur"]) and first not in {"the", "his", "her", "its", "their"})
        ):
            _source(cast, token, span)
            return
        if not body:
            _definite_person(cast, token, span)
            return
    _body(cast, token, span)


def _source(cast: Cast, token: Token, span: Span) -> None:
    official = token.lemma_.lower() in {"spokesman", "spokeswoman", "spokesperson"}
    kind = ActorKind.OFFICE if official else ActorKind.UNNAMED_SOURCE
    name = clean(span.text)
    entity = cast.named(name, kind) or Entity(kind, [name], plural=token.morph.get("Number") == ["Plur"])
    entity.affiliation = entity.affiliation or affiliation_in(span) or _owner(token)
    entity.acts = True
    cast.add(entity, token, passage(span))


def _definite_person(cast: Cast, token: Token, span: Span) -> None:
    """ "the envoy": the person with that role, else an office when the phrase says whose."""
    lemma = token.lemma_.lower()
    for entity in reversed(cast.entities):
        if entity.kind is ActorKind.PERSON and entity.first < token.idx and any(lemma in r.lower().split() for r in entity.roles):
            cast.add(entity, token, passage(span))
            return
    owner = affiliation_in(span) or _owner(token)
    if owner and (speaks(token) or relation(token) in ACTING):
        name = clean(span.text)
        known = cast.named(name)
        entity = known or Entity(ActorKind.OFFICE, [name], affiliation=owner, roles=[lemma])
        entity.acts = True
        cast.add(entity, token, passage(span))


def _body(cast: Cast, token: Token, span: Span) -> None:
    lemma, name = token.lemma_.lower(), clean(span.text)
    owner = affiliation_in(span) or _owner(token)
    if lemma in GOVERNMENT or lemma in {"troop", "force", "soldier"}:
        code = code_of_state(owner) if owner else None
        if owner and (code or cast.named(owner, ActorKind.STATE)):
            _state(cast, token, owner, passage(span), code)
            return
        states = [e for e in cast.entities if e.kind is ActorKind.STATE]
        if lemma in GOVERNMENT and states and span[0].lower_ == "the":
            cast.add(states[0], token, passage(span))
            return
    if span[0].lower_ in {"the", "its", "their"} or len(span) == 1:
        for entity in reversed(cast.entities):
            fits = entity.kind in {ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP, ActorKind.OFFICE}
            if (
                fits
                and entity.first < token.idx
                and any(lemma == n.split()[-1].lower() or lemma in n.lower().split() for n in entity.names)
            ):
                cast.add(entity, token, passage(span))
                return
        generic = lemma in {
            "group",
            "movement",
            "organization",
            "rebel",
            "militia",
            "insurgent",
            "guerrilla",
            "alliance",
            "front",
            "faction",
        }
        armed = next((e for e in reversed(cast.entities) if e.kind is ActorKind.ARMED_GROUP and e.first < token.idx), None)
        if generic and armed is not None:
            cast.add(armed, token, passage(span))
            return
    if len(name.split()) > 10 or (
        lemma in {"team", "house", "side", "bank", "community", "crew", "cell", "office"} and not owner
    ):
        return
    office = lemma in load_words("actor_office_nouns")
    armed_noun = lemma in {"rebel", "militia", "insurgent", "guerrilla", "gunman", "militant", "separatist", "fighter"}
    kind = ActorKind.OFFICE if office else ActorKind.ARMED_GROUP if armed_noun else ActorKind.ORGANIZATION
    short = clean(token.doc[span.start : token.i + 1].text)
    entity = cast.named(short) or Entity(kind, [short], affiliation=owner)
    entity.acts = True
    cast.add(entity, token, passage(span))


def acts(head: Token) -> bool:
    """True when a noun is a subject, object, agent or partner of an act rather than a place or a part of another phrase."""
    token = head
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    role = relation(token)
    if role in ACTING or token.dep_ in {"obl:agent", "nsubj:pass"}:
        return True
    case = next((c.lower_ for c in token.children if c.dep_ == "case"), "")
    if role in {"obl", "nmod"} and case in PARTNERS:
        return not (case in {"from", "to"} and head.ent_type_ == "LOC") or token.head.lemma_.lower() in SPEAKING
    if token.dep_ == "nmod:poss":
        return token.head.pos_ == "NOUN" and head.ent_type_ != "LOC"
    return (case in {"to"} and token.head.text.lower() == "according") or (role == "ROOT" and head.i < 3)


def speaks(token: Token) -> bool:
    """True when a noun is the subject of a verb of saying or stands after "according to"."""
    top = token
    while top.dep_ == "conj" and top.head.i != top.i:
        top = top.head
    if any(said.source and said.source[0] <= token.i < said.source[1] for said in token.doc._.attributions):
        return True
    if top.head.lemma_.lower() in SPEAKING and relation(top) == "nsubj":
        return True
    return top.head.lower_ == "according" or any(c.lower_ == "according" for c in top.children)
