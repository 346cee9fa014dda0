"""Whose an actor is: the state, union or movement at the end of its affiliations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from eirene.lexicon import load_table
from eirene.link.actors.bodies import name_of_body, state_of_name
from eirene.link.actors.spelling import words_of
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


@cache
def principal_name(name: str) -> str:
    """The name of a state, union or movement in one form: a state's code, else its words without "Republic of" and the like."""
    state = state_of_name(name)
    if state.code:
        return f"@{state.code}"
    words = state.name or " ".join(words_of(name))
    return load_table("link_short_names").get(words, words)


def owner_of(reading: Reading, actor: Actor) -> Owner:
    """Whose the actor is, at the end of the chain; nobody where nothing is said or only "the army" is."""
    held = actor.affiliation
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


def _is_named(name: str) -> bool:
    """False for "the army" and "party"."""
    return name != name.lower() and not (name_of_body(name, None).common and len(name.split()) < 2)


def _find(reading: Reading, name: str) -> int | None:
    names = [actor.name for actor in reading.actors]
    if name in names:
        return names.index(name)
    wanted = principal_name(name)
    return next((place for place, other in enumerate(names) if principal_name(other) == wanted), None)
