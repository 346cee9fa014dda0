"""Who takes part in an event, by name: those whom its clause names, then those whom the talks that it belongs to imply."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from eirene.codebook.events import load_event_class
from eirene.layers.events.frames import undergoers
from eirene.layers.events.matching import Trigger
from eirene.layers.events.names import names_of, outsiders_of
from eirene.layers.events.roles import PARTNERS, cased, tokens_of
from eirene.layers.events.scene import Scene
from eirene.lexicon import load_words
from eirene.syntax import relation
from eirene.types import ActorKind

Names = tuple[str, ...]
OF_STATE = frozenset({"GOV", "MIL"})
PLACELESS = frozenset({"ASSAULT", "COERCE", "RETREAT"})  # the place of these is where they happen, not whom they meet
TOWARDS = ("with", "to", "for", "against")
ADDRESSED = frozenset({"AGREE", "CONCEDE", "REJECT", "REQUEST", "THREATEN"})


def find_sides(scene: Scene, trigger: Trigger) -> tuple[Names, Names]:
    """(actors, recipients) by name, in text order, no name on both sides; all sides of a meeting are actors."""
    doing, suffering = tokens_of(scene, trigger)
    actors = names_of(scene, doing, places=True)
    recipients = names_of(scene, suffering, places=trigger.pattern.host or trigger.type.name not in PLACELESS, owners=True)
    if trigger.pattern.mutual:
        return _meeting(scene, trigger, tuple(dict.fromkeys([*actors, *recipients]))), ()
    if not actors:
        actors = list(_sides_of_deal(scene, trigger))
    if actors and any(t.lower_ == "other" for t in suffering):
        return tuple(actors), tuple(actors)  # "each side blamed the other"
    recipients = [name for name in recipients if name not in actors]
    if trigger.type.name in ADDRESSED:
        recipients = [name for name in recipients if name in scene.actors or not _is_talked_about(scene, name)]
    if not recipients and (len(actors) == 1 or trigger.type.name != "AGREE"):
        recipients = [name for name in _in_content(scene, trigger) if name not in actors]
    return tuple(actors), tuple(recipients) or _addressees(scene, trigger, tuple(actors))


def _is_talked_about(scene: Scene, name: str) -> bool:
    """True for captives, who are what is demanded or refused and not whom it is said to."""
    return name.rsplit(maxsplit=1)[-1].lower().removesuffix("s") in load_event_class(scene.codebook, "captives")


def is_mediated(scene: Scene, sides: Names) -> bool:
    """True for a meeting of the parties in a report of mediated talks, and for one that a mediator attends."""
    if not scene.mediated:
        return False
    return len(set(sides) & set(scene.parties)) > 1 or (len(sides) > 2 and any(name in scene.mediators for name in sides))


def _meeting(scene: Scene, trigger: Trigger, sides: Names) -> Names:
    """The sides of a meeting; where it names none, the two that the report has in mind."""
    if trigger.verbal and trigger.mode == "third-party" and len(sides) == 1 and sides[0] not in scene.parties:
        return (*sides, *scene.parties)  # "the session was chaired by A"
    noun = trigger.head.lemma_.lower()
    of_talks = noun in load_words("event_talks_nouns") or (noun in load_words("event_session_nouns") and scene.negotiates)
    if of_talks and (not sides or (len(sides) == 1 and _standing(scene, sides[0]))):
        return tuple(dict.fromkeys([*sides, *scene.parties]))
    return sides


def _sides_of_deal(scene: Scene, trigger: Trigger) -> Names:
    """Those who made the deal that was signed, or whose truce began: named beside it, else the two sides of the report."""
    if trigger.type.name not in {"AGREE", "RETREAT"}:
        return ()
    nouns = (
        [*undergoers(trigger.head), *(c for c in trigger.head.children if c.dep_ == "nsubj")]
        if trigger.verbal
        else [trigger.head]
    )
    deals = [noun for noun in nouns if noun.lemma_.lower() in load_event_class(scene.codebook, "agreements")]
    named = names_of(scene, _beside(deals))
    return tuple(named) if len(named) > 1 else (scene.parties if deals else ())


def _in_content(scene: Scene, trigger: Trigger) -> list[str]:
    """Whom the content of a promise, refusal or threat acts towards ("offered to negotiate with A", "refused to meet B")."""
    if trigger.type.name not in ADDRESSED or not trigger.verbal:
        return []
    found: list[str] = []
    for part in trigger.head.children:
        if relation(part) in {"xcomp", "ccomp", "advcl"} and part.pos_ == "VERB" and part.i > trigger.head.i:
            found.extend(names_of(scene, [t for t in cased(part, TOWARDS) if _is_party_like(scene, t)], places=True))
            for token in undergoers(part):
                found.extend(names_of(scene, [token]) if _is_party_like(scene, token) else outsiders_of(scene, token))
    return list(dict.fromkeys(found))


def _is_party_like(scene: Scene, token: Token) -> bool:
    """True for an actor of the report, or a name of a body, a person or a country."""
    return scene.actor(token) is not None or (token.pos_ == "PROPN" and bool(token.ent_type_))


def _beside(nouns: Iterable[Token]) -> list[Token]:
    return [part for noun in nouns for part in cased(noun, PARTNERS)]


def _addressees(scene: Scene, trigger: Trigger, actors: Names) -> Names:
    """Whom one party addresses when it demands, offers or refuses at the table and names nobody: the other party."""
    if trigger.type.name not in ADDRESSED or len(actors) != 1:
        return ()
    own = _standing(scene, actors[0])
    return tuple(name for name in scene.parties if name not in own) if own else ()


def _standing(scene: Scene, name: str) -> Names:
    """The party that an actor is or speaks for."""
    if name in scene.parties:
        return (name,)
    actor = scene.actors.get(name)
    if actor is None:
        return ()
    body = scene.bodies.body(actor)
    if body is None and actor.sector in OF_STATE and not actor.affiliation:
        states = [party for party in scene.parties if party in scene.actors and scene.actors[party].kind is ActorKind.STATE]
        body = states[0] if len(states) == 1 else None  # "the foreign minister", in a report of one state's talks
    return (body,) if body is not None and body in scene.parties else ()
