"""Where an actor is looked for: by its own names, and by what its tellings say others call it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from eirene.link.actors.bodies import acronym_of, initials_of, key_of_words, name_of_body, seat_in, state_of_name, stems
from eirene.link.actors.persons import PersonName, keys_of_person, name_of_person, parts_of_person
from eirene.link.actors.posts import is_single, posts_of
from eirene.link.actors.principals import owner_of, principal_name
from eirene.link.actors.setting import nearness, setting_of, side_word
from eirene.link.actors.signature import ActorSignature, Form
from eirene.link.actors.spelling import skeleton, sound, words_of
from eirene.link.contract import across
from eirene.types import Actor, ActorKind, Reading

_NAME_IN = re.compile(r"\b[A-Z][^\W_]*(?:[- ][A-Z][^\W_]*)*")
LONGEST = 3  # words of a name that others may use for a state or group
HEADS = frozenset({"president", "head of government", "monarch", "head"})  # whose name may stand for a government


def keys_of(signature: ActorSignature, actors: Mapping[str, int]) -> frozenset[str]:
    """The blocks of an actor by its own signature; `actors` gives the clusters of those that it names."""
    form, name = signature.form, signature.name
    if form is Form.PERSON:
        person = PersonName(tuple(name.split()), signature.generation)
        return keys_of_person(person) | _each_across(parts_of_person(person))
    if form is Form.FAMILY:
        parts = parts_of_person(PersonName(tuple(name.split())))
        return parts | _each_across(parts)
    if form is Form.STATE:
        named = {f"state:{signature.code or sound(name)}", across(f"with:{signature.code or name}")}
        return frozenset(named) | _each_across({f"alias:{name}", *(f"stem:{stem}" for stem in _stems(name))} if name else set())
    if form is Form.RULERS:
        ruled = name.rpartition(" ")[0]
        known = {
            f"alias:{ruled}",
            f"seat:{ruled}",
            f"head:{sound(ruled.split()[-1])}",
            *(f"stem:{stem}" for stem in _stems(ruled)),
        }
        return frozenset({f"rulers:{sound(name)}"}) | _each_across(known)
    if form is Form.ACRONYM:
        return frozenset({f"acronym:{name}", across(f"alias:{name}"), across(f"initials:{name}")})
    if form is Form.POST:
        held = {f"held:{post}:{signature.owner_name}:{signature.month}" for post in signature.posts}
        return frozenset(held) | _each_across(held)
    if form is Form.TALKS:
        clusters = "+".join(map(str, sorted(set(actors.values()))))
        return frozenset({f"talks:{name}:{clusters}"}) if len(set(actors.values())) > 1 else frozenset()
    if form is Form.SIDE:
        return frozenset(key for key in signature.setting if not signature.alone) | _each_across(set(signature.setting))
    if form is Form.INSTITUTION:
        return _each_across({f"near:{key_of_words(tuple(name.split()))}:{key}" for key in signature.setting})
    return _keys_of_body(signature, actors) if form is Form.BODY else frozenset()


def _keys_of_body(signature: ActorSignature, actors: Mapping[str, int]) -> frozenset[str]:
    key = f"body:{key_of_words(tuple(signature.name.split()))}"
    if not signature.common:
        return frozenset({key})
    owners = {signature.owner_name, *(f"#{cluster}" for cluster in actors.values())} - {""}
    return frozenset({f"{key}:{owner}" for owner in owners}) or frozenset({key})


def ties_of(reading: Reading, position: int) -> frozenset[str]:
    """What a telling adds: the other names that its report has for the actor, who holds office there, who it talks with, and the
    month for which a post is reported."""
    actor = reading.actors[position]
    if actor.kind is ActorKind.PERSON:
        return _each_across(_held(reading, actor)) | _near_person(reading, actor)
    if actor.kind is ActorKind.UNNAMED_SOURCE:
        return frozenset()
    if owner_of(reading, actor).name:
        return _each_across(_near_body(reading, actor))
    if actor.affiliation:
        return frozenset()
    told = {*_aliases(reading, actor), *_holders(reading, position), *_versus(reading, actor), *_seats(reading, position)}
    return _each_across({*told, *_with(reading, actor), *setting_of(reading, position, side_word(actor))})


def _each_across(keys: set[str] | frozenset[str]) -> frozenset[str]:
    return frozenset(map(across, keys))


def _stems(name: str) -> set[str]:
    return {stem for word in name.split() for stem in stems(word)}


def _held(reading: Reading, actor: Actor) -> set[str]:
    day = reading.report.published or reading.inferred_date
    owner = owner_of(reading, actor)
    if not day or not owner.name or not name_of_person(actor.name).is_full:
        return set()
    return {f"held:{post}:{owner.name}:{day[:7]}" for post in posts_of(actor.role) if is_single(post)}


def _aliases(reading: Reading, actor: Actor) -> set[str]:
    text = reading.report.text
    found = set()
    for surface in {mention.of(text) for mention in actor.mentions}:
        for name in _NAME_IN.findall(surface.replace(".", "")):
            words = words_of(name)
            if 0 < len(words) <= LONGEST:
                found.add(f"alias:{' '.join(words)}")
    initials = initials_of(actor.name)
    if initials and re.search(rf"\b{re.escape(initials.upper())}\b", text):
        found.add(f"alias:{initials}")
    own = acronym_of(actor.name) or " ".join(words_of(actor.name))
    return (found | ({f"initials:{initials}"} if initials else set())) - {f"alias:{own}"}


def _holders(reading: Reading, position: int) -> set[str]:
    """The persons who are reported to hold a post there; the head's family name, since a government is named by it."""
    found = set()
    for other in reading.actors:
        if other.kind is not ActorKind.PERSON or not other.affiliation:
            continue
        posts = posts_of(other.role)
        name = name_of_person(other.name)
        if name.is_full and owner_of(reading, other).position == position:
            found.add(f"holder:{skeleton(name.words[0])}:{skeleton(name.last)}")
            if HEADS & set(posts):
                found.add(f"head:{sound(name.last)}")
    return found


def _versus(reading: Reading, actor: Actor) -> set[str]:
    """The other side of talks between two."""
    if reading.process is None or len(reading.process.parties) != 2:
        return set()
    own = principal_name(actor.name)
    sides = [principal_name(party) for party in reading.process.parties]
    return {f"versus:{side}" for side in sides if side != own} if own in sides else set()


def _near_person(reading: Reading, actor: Actor) -> frozenset[str]:
    """The group that the report is about, by which persons of one name are found to be told in the same talks."""
    name = name_of_person(actor.name)
    about = [key for key in nearness(reading) if key.startswith("foe ")] if name.is_full else []
    return frozenset(f"near:{skeleton(name.words[0])} {skeleton(name.last)}:{key}" for key in about)


def _near_body(reading: Reading, actor: Actor) -> set[str]:
    """What its report tells of, for institutions that other reports tell of without their state."""
    owner = owner_of(reading, actor)
    body = name_of_body(actor.name, owner.as_written)
    if not body.common or owner.kind != ActorKind.STATE:
        return set()
    return {f"near:{key_of_words(body.words)}:{key}" for key in nearness(reading)}


def _seats(reading: Reading, position: int) -> set[str]:
    """The town in which its ministries are reported to be, after which papers name a government."""
    found = set()
    for other in reading.actors:
        seat = seat_in(other.name) if other.kind is ActorKind.OFFICE else ""
        if seat and owner_of(reading, other).position == position:
            words = words_of(seat)
            found |= {f"seat:{' '.join(words)}", f"seat:{words[-1]}"}
    return found


def _with(reading: Reading, actor: Actor) -> set[str]:
    """The other parties of talks that rulers are a party to: nobody negotiates with himself."""
    parties = {principal_name(party) for party in reading.process.parties} if reading.process else set()
    own = principal_name(actor.name)
    if own not in parties or not state_of_name(actor.name).ruled_from:
        return set()
    return {f"with:{party.removeprefix('@')}" for party in parties - {own}}


def is_ruled_from(signature: ActorSignature, state: ActorSignature) -> bool:
    """True when rulers are named after the state itself or its people."""
    ruled = signature.name.rpartition(" ")[0]
    return bool(state.name) and (ruled == state.name or bool(_stems(ruled) & _stems(state.name)))
