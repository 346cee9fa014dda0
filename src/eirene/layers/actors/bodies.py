"""Named organizations, armed groups and offices; their short names and acronyms."""

from __future__ import annotations

import re

from spacy.tokens import Token

from eirene.layers.actors.cast import Cast, Entity
from eirene.layers.actors.countries import code_in
from eirene.layers.actors.forms import case_of, conjoined, is_listed, passage_of
from eirene.layers.actors.names import Name
from eirene.layers.actors.owners import owner_by_demonym, owner_in
from eirene.layers.actors.sectors import sector_of
from eirene.layers.actors.votes import Sort
from eirene.lexicon import load_words
from eirene.syntax import children, relation
from eirene.types import ActorKind

ACRONYM = re.compile(r"\s?\((?:the |or |known as (?:the )?)?[\"“]?([A-Z][\w&-]{1,9})[\"”]?(?:[,;][^)]{0,40})?\)")
ARMED_ENOUGH = 2
UNARMED = 99


def find_bodies(cast: Cast, names: list[Name]) -> None:
    """Adds the bodies that the report names, fuller names first."""
    bodies = [n for n in names if n.sort is Sort.BODY and n.head.i not in cast.at and n.text.lower() not in cast.publishers]
    for name in sorted(bodies, key=lambda n: (-len(n.text.split()), n.start)):
        _add_body(cast, name)
    _arm(cast)


def find_arms(cast: Cast) -> None:
    """Counts the acts of arms that pronouns and descriptions do, and makes armed groups of organizations that have enough."""
    for i, entity in cast.at.items():
        if entity.kind is ActorKind.ORGANIZATION and cast.doc[i].pos_ in {"NOUN", "PRON"}:
            entity.armed += ARMED_ENOUGH * is_listed(cast.doc[i], "actor_armed_nouns")
            verb = cast.doc[i].head
            if cast.doc[i].dep_ in {"nsubj", "obl:agent"} and verb.lemma_.lower() in load_words("actor_conflict_verbs"):
                entity.armed += 1
    _arm(cast)


def _arm(cast: Cast) -> None:
    for entity in cast.entities:
        if entity.kind is ActorKind.ORGANIZATION and ARMED_ENOUGH <= entity.armed < UNARMED:
            entity.kind = ActorKind.ARMED_GROUP
            entity.listed = True


def _add_body(cast: Cast, name: Name) -> None:
    head = name.head
    entity = cast.find(name.text) or cast.find(name.text.removesuffix("s")) or cast.find(f"{name.text}s")
    entity = entity or _by_part(cast, name.text)
    if entity is None:
        entity = Entity(_kind(name), [name.text], lemma=head.lemma_.lower())
        entity.armed = UNARMED if _is_unarmed(name.text) else 0
    entity.call(name.text)
    after = ACRONYM.match(cast.text, passage_of(cast.doc, name.start, name.end).end)
    if after:
        entity.call(after[1])
    if entity.armed < UNARMED:
        entity.armed += armed_evidence(cast, head)
        words = set(name.text.lower().split())
        if (
            "army" in words
            and not words & (load_words("actor_armed_words") - {"army"})
            and owner_in(cast, cast.doc[name.start : name.end], entity) != (None, None)
        ):
            entity.armed = UNARMED
    if entity.owner is None and entity.owner_text is None:
        entity.owner, entity.owner_text = _owner(cast, name)
    entity.country = entity.country or code_in(name.text)
    entity.listed = entity.listed or _acts(cast, head) or _sends(cast, name, entity)
    cast.add(entity, head, passage_of(cast.doc, name.start, name.end))
    for i in range(name.start, name.end):
        cast.at.setdefault(i, entity)


def _acts(cast: Cast, head: Token) -> bool:
    """As for any actor, without bodies that are only told something ("told Reuters") or stand in brackets."""
    top = conjoined(head)
    if relation(top) in {"obj", "iobj", "obl"} and is_listed(top.head, "actor_informing_verbs"):
        return False
    return cast.acts.acts(head)


def _sends(cast: Cast, name: Name, entity: Entity) -> bool:
    """True for a body of states whose envoy, mission or mediator the report speaks of: they act for it."""
    following = [name.head.head, *cast.doc[name.end : name.end + 3]]
    if not any(is_listed(t, "actor_official_nouns") for t in following):
        return False
    return sector_of(entity.kind, entity.name, None, None, cast.codebook) == "IGO"


def _by_part(cast: Cast, text: str) -> Entity | None:
    """A body whose fuller name begins or ends with this one, or whose initials it is."""
    words = text.lower().split()
    for entity in cast.entities:
        if entity.kind in {ActorKind.PERSON, ActorKind.UNNAMED_SOURCE, ActorKind.STATE}:
            continue
        for known in entity.names:
            other = known.lower().split()
            if text.isupper() and len(text) > 1 and text.lower() in _initials(known):
                return entity
            if len(words) < len(other) and words in (other[: len(words)], other[-len(words) :]):
                alone = len(words) == 1 and (
                    words[0] in load_words("actor_generic_nouns") or (words == other[:1] and code_in(text))
                )
                if not alone and not _is_parent(words, other):
                    return entity
    return None


def _is_parent(words: list[str], other: list[str]) -> bool:
    """ "United Nations" and "African Union" are not short for their missions and offices."""
    return words == other[: len(words)] and other[len(words)] not in {"of", "for", "("} and is_bloc(words[-1])


def is_bloc(word: str) -> bool:
    """True for words in names of organizations that bear no arms."""
    return word in load_words("actor_bloc_words")


def _initials(name: str) -> set[str]:
    words = re.findall(r"[\w’']+", name)
    return {"".join(w[0] for w in words if w[0].isupper()).lower(), "".join(w[0] for w in words).lower()}


def _kind(name: Name) -> ActorKind:
    words = {w.lower().removesuffix("'s").removesuffix("’s") for w in name.text.split()}
    first = words & load_words("actor_office_nouns")
    if first and not words & {"agency", "league", "congress"}:
        return ActorKind.OFFICE
    return ActorKind.ORGANIZATION


def _is_unarmed(text: str) -> bool:
    """True for international bodies, state forces, companies and the like by the words of the name."""
    words = [w.lower() for w in text.split()]
    if set(words) & (load_words("actor_armed_words") - load_words("actor_unit_words")):
        return False
    if any(is_bloc(word) for word in words):
        return True
    return bool(set(words) & load_words("actor_force_words")) and (
        code_in(text) is not None or bool(set(words) & load_words("actor_state_force_words"))
    )


def armed_evidence(cast: Cast, head: Token) -> int:
    """Points for what one mention says of arms: a name or description of fighters 3, arms, attacks or a truce 1."""
    words = {t.lower_ for t in cast.doc[head.left_edge.i : head.i + 1]} | {t.lower_ for t in head.subtree if t.i < head.i + 4}
    if words & (load_words("actor_armed_words") - load_words("actor_unit_words")) or _described_as_armed(head):
        return 3
    points = 0
    if head.dep_ in {"nmod:poss", "compound", "nmod"} and is_listed(head.head, "actor_conflict_nouns"):
        points += 1
    points += bool(words & (load_words("actor_unit_words") - {"army"})) + 2 * ("army" in words and len(words) > 2)
    top = conjoined(head)
    doer = top.dep_ in {"nsubj", "obl:agent"}
    points += top.dep_ in {"obj", "obl"} and top.head.lemma_.lower() in load_words("actor_fighting_verbs")
    points += doer and top.head.lemma_.lower() in load_words("actor_conflict_verbs")
    points += doer and _wields_arms(top)
    if case_of(top) in {"between", "with", "against"} and _faces_state(cast, top, head):
        points += 1
    points += top.i != head.i and _faces_state(cast, top, head) and _tells_of_war(head)
    if case_of(top) == "against" and is_listed(top.head, "actor_conflict_nouns", "actor_fighting_verbs"):
        points += 2
    if case_of(top) == "from" and is_listed(top.head, "actor_freeing_verbs"):
        points += 1
    return points


def _described_as_armed(head: Token) -> bool:
    """ "The rebel group X", "X rebels", "X, an armed movement", "X militants"."""
    near = [c for c in head.children if c.dep_ in {"appos", "amod", "compound"}]
    if head.dep_ in {"appos", "compound", "amod", "flat", "nmod:desc"} or (head.dep_ == "nmod" and case_of(head) == "of"):
        near += [head.head, *(c for c in head.head.children if c.dep_ in {"amod", "compound"} and c.i != head.i)]
    near += [c for token in near if token.dep_ == "appos" for c in token.children if c.dep_ in {"amod", "compound"}]
    return any(is_listed(t, "actor_armed_nouns") or t.lower_ in load_words("actor_armed_adjectives") for t in near)


def _wields_arms(top: Token) -> int:
    """2 for whoever holds hostages or claims an attack, 1 for whoever does something with arms ("X fired rockets")."""
    verb = top.head
    if top.dep_ == "obl:agent":
        return 2 * is_listed(verb.head, "actor_conflict_nouns")
    if any(c.lower_ == "responsibility" for c in children(verb, "obj")):
        return 2
    objects = [part for c in children(verb, "obj") for part in (c, *children(c, "nmod"))]
    return int(any(is_listed(part, "actor_conflict_nouns") for part in objects))


def _tells_of_war(head: Token) -> bool:
    """True when the sentence speaks of a truce, a war, fighters or the like."""
    return any(t.pos_ == "NOUN" and is_listed(t, "actor_conflict_nouns") for t in head.sent)


def _faces_state(cast: Cast, top: Token, head: Token) -> bool:
    """True when a state stands beside it in talks, a truce or a war ("between X and the group")."""
    sides = [top, *(c for c in top.children if c.dep_ == "conj")]
    if any(t.i != head.i and is_listed(t, "actor_government_nouns") for t in sides):
        return True
    others = [cast.at.get(t.i) for t in sides if t.i != head.i]
    if top.head.dep_ in {"nsubj", "obj"}:
        others += [cast.at.get(t.i) for t in top.head.children]
    return any(e is not None and e.kind is ActorKind.STATE for e in others)


def _owner(cast: Cast, name: Name) -> tuple[Entity | None, str | None]:
    """The state or body that a name belongs to: "Israel's X", "the Lebanese X", "X of Ondaria"."""
    for token in name.head.children:
        if token.i in range(name.start, name.end) and not cast.at.get(token.i):
            continue
        if token.dep_ in {"nmod:poss", "amod", "compound"} or (token.dep_ == "nmod" and case_of(token) == "of"):
            entity = cast.at.get(token.i)
            if entity is not None and entity.kind is not ActorKind.PERSON:
                return entity, None
            found = owner_by_demonym(cast, token)
            if found != (None, None):
                return found
    return None, None
