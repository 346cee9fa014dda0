"""From a trigger to an event: participants, time, place and status of its clause."""

from __future__ import annotations

from collections.abc import Mapping

from eirene.layers.events.dating import clock_of, lasting, time_of
from eirene.layers.events.matching import Trigger
from eirene.layers.events.places import place_of
from eirene.layers.events.roles import find_sides
from eirene.layers.events.scene import Scene
from eirene.layers.events.status import status_of
from eirene.syntax import sentence_passage
from eirene.types import Event, EventStatus, Passage


def build_event(scene: Scene, trigger: Trigger, triggers: Mapping[int, Trigger]) -> Event | None:
    """The event of a trigger, or None when it is not told as one."""
    status = status_of(trigger, triggers)
    if status is None or (status is EventStatus.HYPOTHETICAL and trigger.type.name not in {"COERCE", "MOBILIZE", "ASSAULT"}):
        return None
    actors, recipients = find_sides(scene, trigger)
    if not _has_sides(trigger, actors, recipients):
        return None
    time = time_of(scene, trigger, set(triggers))
    place = place_of(scene, trigger)
    if not actors and not recipients and (trigger.type.name == "CONSULT" or (time is None and place is None)):
        return None
    if status is EventStatus.PLANNED and time is None and (trigger.type.speech or not actors):
        return None
    where = Passage(scene.doc[trigger.first].idx, trigger.head.idx + len(trigger.head))
    teller = scene.teller(where)
    published = scene.doc._.report.published if scene.doc._.report else None
    return Event(
        type=trigger.type.name,
        mode=trigger.mode,
        actors=actors,
        recipients=recipients,
        status=status,
        anchor=where,
        date=lasting(time, published) if time else None,
        time=clock_of(scene, time),
        place=place,
        source=teller.speaker if teller else None,
        passage=sentence_passage(trigger.head),
        reason=f"{trigger.type.name}: {' '.join(t.lemma_ for t in scene.doc[trigger.first : trigger.head.i + 1])}",
    )


def _has_sides(trigger: Trigger, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """True when the sides that the pattern needs are named."""
    needs = trigger.pattern.needs
    if trigger.type.speech and not actors:
        return False
    return not (
        ("actor" in needs and not actors) or ("recipient" in needs and not recipients) or ("both" in needs and len(actors) < 2)
    )
