"""Whose an actor is: the state, union or movement at the end of its affiliations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from eirene.lexicon import load_table, load_words
from eirene.link.actors.bodies import name_of_body, state_of_name
from eirene.link.actors.spelling import KEPT, words_of
from eirene.types import Actor, ActorKind, Reading

STEPS = 5  # from a soldier over his unit and army to the state


@dataclass(frozen=True, slots=True)
class Owner:
    """Who somebody belongs to: its position among the report's actors where it is one (else None), its name in the form of
    `principal_name`, and its kind ("" where nothing tells)."""

    position: int | None = None
    name: str = ""
    kind: str = ""
    as_written: str = ""


NOBODY = Owner()


@lru_cache(maxsize=KEPT)
def principal_name(name: str) -> str:
    """The name of a state, union or movement in one form: a state's code, else its words without "Republic of" and the like."""
    state = state_of_name(name)
    if state.code:
        return f"@{state.code}"
    words = state.name or " ".join(words_of(name))
    return load_table("link_short_names").get(words, words)


def owner_of(reading: Reading, actor: Actor) -> Owner:
    """Whose the actor is, at the end of the chain; nobody where nothing is said or only "the army" is.

    A ministry, army or minister of whom nothing is said is that of the one state that takes part in the talks.
    """
    held = actor.affiliation or _union_in(actor) or (state_in_talks(reading) if is_national(actor) else None)
    seen = {actor.name}
    position = None
    for _ in range(STEPS):
        if not held:
            break
        position = _find(reading, held)
        if position is None:
            name = principal_name(held)
            return Owner(None, name, str(ActorKind.STATE) if name.startswith("@") else "", held) if _is_named(held) else NOBODY
        actor = reading.actors[position]
        if actor.name in seen:
            return NOBODY
        seen.add(actor.name)
        held = actor.affiliation
    if position is None or not _is_named(actor.name) or actor.kind in {ActorKind.PERSON, ActorKind.UNNAMED_SOURCE}:
        return NOBODY
    return Owner(position, principal_name(actor.name), str(actor.kind), actor.name)


def _union_in(actor: Actor) -> str | None:
    """The union of states with whose name that of the body begins ("UN refugee agency")."""
    if actor.kind is ActorKind.PERSON:
        return None
    name = " ".join(words_of(actor.name))
    return _union_before(load_table("link_short_names").get(name, name))


@lru_cache(maxsize=KEPT)
def _union_before(name: str) -> str | None:
    found = [union for union in load_words("actor_unions") if name.startswith(f"{union} ")]
    return max(found, key=len).upper() if found else None


def is_national(actor: Actor) -> bool:
    """True for an institution or a post that, where nothing else is said, is that of the state that the report is about."""
    if actor.kind is ActorKind.PERSON:
        words = words_of(actor.role or "")
        return bool(load_words("actor_national_posts") & set(words)) and "of the" not in (actor.role or "")
    if actor.kind not in {ActorKind.OFFICE, ActorKind.ORGANIZATION} or not name_of_body(actor.name, None).common:
        return False
    words = words_of(actor.name)
    pairs = {" ".join(pair) for pair in pairwise(words)}
    return bool(load_words("actor_national_nouns") & set(words) or load_words("actor_national_pairs") & pairs)


def state_in_talks(reading: Reading) -> str | None:
    """The one state among the parties."""
    parties = set(reading.process.parties) if reading.process else set()
    states = [actor.name for actor in reading.actors if actor.kind is ActorKind.STATE and actor.name in parties]
    return states[0] if len(states) == 1 else None


def _is_named(name: str) -> bool:
    """False for "the army" and "party", and for a title that was taken for a name."""
    if all(word in load_words("actor_titles") for word in name.lower().split()):
        return False
    return name != name.lower() and not (name_of_body(name, None).common and len(name.split()) < 2)


def _find(reading: Reading, name: str) -> int | None:
    names = [actor.name for actor in reading.actors]
    if name in names:
        return names.index(name)
    wanted = principal_name(name)
    return next((place for place, other in enumerate(names) if principal_name(other) == wanted), None)
