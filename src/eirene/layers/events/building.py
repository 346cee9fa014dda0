"""From a trigger to an event: participants, time, place and status of its clause."""

from __future__ import annotations

from collections.abc import Mapping

from eirene.layers.events.dating import clock_of, day_of_telling, is_over, is_to_come, lasting, time_of
from eirene.layers.events.frames import doers, has_ended, has_partners, is_bare_participle, meets_alone
from eirene.layers.events.matching import Trigger
from eirene.layers.events.participants import find_sides, is_mediated
from eirene.layers.events.places import place_of
from eirene.layers.events.scene import Scene
from eirene.layers.events.status import is_announced, status_of
from eirene.lexicon import load_words
from eirene.places import coordinates_of
from eirene.syntax import sentence_passage
from eirene.types import Event, EventStatus, Passage

IMAGINED = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})  # force that is only thought of is worth an entry, cooperation is not


def build_event(scene: Scene, trigger: Trigger, triggers: Mapping[int, Trigger]) -> Event | None:
    """The event of a trigger, or None when it is not told as one."""
    status = status_of(trigger, triggers)
    if status is None or (status is EventStatus.HYPOTHETICAL and trigger.type.name not in IMAGINED):
        return None
    if status is EventStatus.ONGOING and trigger.type.speech:
        status = EventStatus.OCCURRED  # "is asking for": said as one reports
    actors, recipients = find_sides(scene, trigger)
    time = time_of(scene, trigger, set(triggers))
    place = place_of(scene, trigger)
    if status is EventStatus.OCCURRED and time is not None and is_to_come(time, scene.published):
        status = EventStatus.PLANNED
    if time is not None and time.relation == "since" and trigger.head.lemma_.lower() in load_words("event_outcome_verbs"):
        return None  # the toll of a war
    if status is EventStatus.PLANNED and not trigger.verbal and time is not None and is_over(time, scene.published):
        status = EventStatus.OCCURRED  # "before his arrest on 14 July 2024"
    if status is EventStatus.OCCURRED and trigger.mode == "ceasefire" and not has_ended(trigger.head):
        status = EventStatus.ONGOING  # a truce that has begun holds until somebody says that it ended
    told = _is_told(trigger, actors, recipients, time is not None, place is not None)
    if not told or (status is EventStatus.PLANNED and time is None and not (actors and is_announced(trigger))):
        return None
    where = Passage(scene.doc[trigger.first].idx, trigger.head.idx + len(trigger.head))
    teller = scene.teller(where)
    where_on_earth = coordinates_of(place)
    return Event(
        type=trigger.type.name,
        mode=_mode(scene, trigger, actors),
        actors=actors,
        recipients=recipients,
        status=status,
        anchor=where,
        date=lasting(time, scene.published) if time else day_of_telling(scene, trigger, status),
        time=clock_of(scene, trigger, time),
        place=place,
        latitude=where_on_earth[0] if where_on_earth else None,
        longitude=where_on_earth[1] if where_on_earth else None,
        source=teller.speaker if teller else None,
        passage=sentence_passage(trigger.head),
        reason=f"{trigger.type.name}: {' '.join(t.lemma_ for t in scene.doc[trigger.first : trigger.head.i + 1])}",
    )


def _mode(scene: Scene, trigger: Trigger, actors: tuple[str, ...]) -> str | None:
    if trigger.type.name == "CONSULT" and trigger.mode is None and is_mediated(scene, actors):
        return "third-party"
    return trigger.mode


def _is_told(trigger: Trigger, actors: tuple[str, ...], recipients: tuple[str, ...], dated: bool, placed: bool) -> bool:
    """True when enough is said to make an entry: the sides that the pattern needs, and who, when or where."""
    needs = trigger.pattern.needs
    if (trigger.type.speech or "actor" in needs) and not actors:
        return False
    if ("recipient" in needs and not recipients) or ("both" in needs and len(actors) < 2):
        return False
    if trigger.type.name == "CONSULT":
        if len(actors) < 2 and trigger.verbal and not trigger.pattern.host and not meets_alone(trigger.head):
            return bool(recipients)  # "she met her husband", "talks convened by A" do not say which two met
        return bool(actors) and (trigger.verbal or trigger.light is not None or dated or has_partners(trigger.head))
    if is_bare_participle(trigger.head) and not actors and not dated:
        return False
    if trigger.head.dep_ == "acl" and not actors and not recipients:
        return False  # "a truce beginning at midnight": part of what announces it
    active = trigger.verbal and trigger.type.name == "ASSAULT" and bool(doers(trigger.head))
    return bool(actors or recipients) or dated or placed or active
