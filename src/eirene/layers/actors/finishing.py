"""From entities in the making to the actors of the record."""

from __future__ import annotations

from eirene.codebook import Codebook
from eirene.layers.actors.affiliation import DEPTH, affiliation_of, is_national, owner_of
from eirene.layers.actors.cast import Cast, Entity, Role
from eirene.layers.actors.countries import code_in, code_of_state
from eirene.layers.actors.forms import passage_of
from eirene.layers.actors.home import home_of_unowned
from eirene.layers.actors.sectors import sector_of
from eirene.lexicon import load_words
from eirene.types import Actor, ActorKind

SHOWN_ROLES = 2


def finish(cast: Cast, codebook: Codebook) -> tuple[Actor, ...]:
    """Those that act, speak, are acted on or are named with a role, by first mention, each with a name of its own."""
    found: list[Actor] = []
    used: set[str] = set()
    home = home_of_unowned(cast)
    for entity in sorted(cast.entities, key=lambda e: (e.first, e.name)):
        if not (entity.listed or entity.roles):
            continue
        affiliation = affiliation_of(cast, entity) or _home(entity, home)
        name = next((n for n in _candidates(entity, affiliation) if n.lower() not in used), None)
        if not name:
            continue
        used.add(name.lower())
        roles = shown_roles(entity)
        role = ", ".join(r.text for r in roles) or None
        sector = sector_of(entity.kind, name, role, owner_sector(cast, entity, codebook), codebook)
        country = country_of(entity, affiliation)
        if sector is None and country and entity.kind is ActorKind.OFFICE:
            sector = "GOV"
        anchor = passage_of(cast.doc, roles[0].start, roles[0].end) if roles else None
        mentions = tuple(sorted(entity.mentions))
        found.append(Actor(name, entity.kind, role, affiliation, country, sector, mentions, anchor))
    return tuple(found)


def _home(entity: Entity, home: Entity | None) -> str | None:
    """The home state for those who serve a state that the report does not name."""
    if home is None or entity is home or not is_national(entity):
        return None
    return home.name


def _candidates(entity: Entity, affiliation: str | None) -> list[str]:
    name = entity.name
    return [name, *([f"{name} ({affiliation})"] if affiliation else [])]


def shown_roles(entity: Entity) -> list[Role]:
    """Up to two roles that add to each other, in text order: a longer wording replaces one whose words it holds."""
    kept: list[Role] = []
    for role in sorted(entity.roles, key=lambda r: (_is_slight(r), -len(r.text.split()), r.start)):
        words = set(role.text.lower().split())
        if kept and _is_slight(role):
            continue
        if not any(words <= set(k.text.lower().split()) or k.lemma == role.lemma for k in kept):
            kept.append(role)
    return sorted(kept[:SHOWN_ROLES], key=lambda r: r.start)


def _is_slight(role: Role) -> bool:
    """True for what says little of a post: "counterpart", "Dr", "brother"."""
    return role.lemma in load_words("actor_slight_roles")


def owner_sector(cast: Cast, entity: Entity, codebook: Codebook, depth: int = DEPTH) -> str | None:
    """The sector of the body that an entity belongs to; None for a state, whose people are of all sectors."""
    owner, _ = owner_of(cast, entity)
    if owner is None or not depth or owner is entity or owner.kind is ActorKind.STATE:
        return None
    role = ", ".join(r.text for r in shown_roles(owner)) or None
    return sector_of(owner.kind, owner.name, role, owner_sector(cast, owner, codebook, depth - 1), codebook)


def country_of(entity: Entity, affiliation: str | None) -> str | None:
    """The alpha-3 code of the state that an entity is or belongs to."""
    if entity.country:
        return entity.country
    seen: Entity | None = entity
    for _ in range(DEPTH):
        if seen is None:
            break
        if seen.country:
            return seen.country
        seen = seen.owner
    return code_in(affiliation) or (code_of_state(entity.name) if entity.kind is ActorKind.STATE else None)
