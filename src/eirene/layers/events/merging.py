"""One entry an occurrence: repeated tellings in a report are merged into the fullest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from eirene.layers.events.matching import Trigger
from eirene.lexicon import load_words
from eirene.types import Event, EventStatus

MEMORY = 300  # events that a later telling may take up
NEAR = 60  # characters between two words for one thing that is said
PARTS = frozenset({"morning", "afternoon", "evening", "night"})
POINTERS = frozenset({"the", "that", "this", "these", "those", "his", "her", "its", "their"})


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one passage tells it, with the words that do and the first token of their sentence."""

    trigger: Trigger
    event: Event
    sentence: int

    @property
    def sides(self) -> set[str]:
        """Everybody who takes part."""
        return {*self.event.actors, *self.event.recipients}

    @property
    def is_outcome(self) -> bool:
        """True for what an attack leads to ("killing four", "wounded two"), which is told by the word for the attack."""
        return self.trigger.head.lemma_.lower() in load_words("event_outcome_verbs")

    def follows(self, other: Telling) -> bool:
        """True when the other's verb governs this one's: steps of one attack ("raided the village, burning homes")."""
        above = {t.i for t in self.trigger.head.ancestors}
        return self.trigger.type.name == "ASSAULT" and other.trigger.head.i in above

    @property
    def further(self) -> str:
        """The word that tells it apart from one told before ("a second strike", "another raid"); "" when there is none."""
        head = self.trigger.head
        nouns = [c for c in head.children if c.dep_ == "nsubj"] if self.trigger.verbal else [head]
        told = (c.lemma_.lower() for noun in nouns for c in noun.children if c.i < noun.i)
        return next((word for word in told if word in load_words("event_further_words")), "")

    @property
    def points_back(self) -> bool:
        """True for a noun that takes up what was told before ("the attack", "that meeting")."""
        return not self.trigger.verbal and any(c.lower_ in POINTERS for c in self.trigger.head.children)


def merge_tellings(tellings: Iterable[Telling]) -> tuple[Event, ...]:
    """The events in text order, without those that tell again what another tells."""
    kept: list[Telling] = []
    for telling in tellings:
        recent = range(max(0, len(kept) - MEMORY), len(kept))
        place = next((i for i in reversed(recent) if _same(kept[i], telling)), None)
        if place is None:
            kept.append(telling)
        else:
            kept[place] = _joined(kept[place], telling)
    return tuple(sorted((telling.event for telling in kept), key=lambda e: (e.anchor, e.type)))


def _same(earlier: Telling, later: Telling) -> bool:
    """True when two tellings are of one occurrence: nothing in them differs, and something ties them together."""
    a, b = earlier.event, later.event
    if a.type != b.type or not _compatible(a, b):
        return False
    if b.type != "CONSULT" and later.further not in {"", earlier.further}:
        return False
    if earlier.trigger.type.speech:
        return _said_again(a, b)
    if same_sentence(earlier, later):
        together = not a.actors or not b.actors or bool(set(a.actors) & set(b.actors)) or b.mode == "third-party"
        return together and (a.mode is None or b.mode is None or a.mode == b.mode or later.follows(earlier))
    if a.mode and b.mode and a.mode != b.mode:
        return False
    shared = earlier.sides & later.sides
    if later.points_back:
        return bool(shared) or not b.actors
    if not earlier.sides or not later.sides:
        return bool(a.date and a.date == b.date) or bool(a.place and a.place == b.place)
    small, big = sorted((earlier.sides, later.sides), key=len)
    return small <= big or (len(shared) > 1 and a.date == b.date)


def _said_again(a: Event, b: Event) -> bool:
    """True for two words close together, or two sentences, in which the same one says the same to the same."""
    if not set(a.actors) & set(b.actors):
        return False
    return a.anchor.gap(b.anchor) < NEAR or (a.recipients == b.recipients and a.date == b.date and a.mode == b.mode)


def _compatible(a: Event, b: Event) -> bool:
    """False when status, day or place keep two events apart."""
    done = {EventStatus.OCCURRED, EventStatus.ONGOING}
    if a.status is not b.status and not {a.status, b.status} <= done:
        return False
    if a.date and b.date and not _days_meet(a.date, b.date):
        return False
    if a.time in PARTS and b.time in PARTS and a.time != b.time:
        return False
    same_place = not a.place or not b.place or a.place in b.place or b.place in a.place
    return same_place or (a.type == "CONSULT" and (b.date is None or a.date == b.date))


def _days_meet(a: str, b: str) -> bool:
    """True when two days or intervals share a day."""
    (first, last), (start, end) = ((d.split("/")[0], d.split("/")[-1]) for d in (a, b))
    return first <= end and start <= last


def _joined(a: Telling, b: Telling) -> Telling:
    """The fuller of two tellings, with what only the other knows."""
    fuller, other = (b, a) if _is_fuller(b, a) else (a, b)
    event, more = fuller.event, other.event
    placed = event if event.place else more
    joined = replace(
        event,
        date=event.date or more.date,
        time=event.time or more.time,
        place=placed.place,
        latitude=placed.latitude,
        longitude=placed.longitude,
        mode=event.mode or more.mode,
        actors=_gathered(event, more) if same_sentence(a, b) else event.actors or more.actors,
        recipients=_hit(fuller, other),
        source=event.source or more.source,
    )
    return Telling(fuller.trigger, joined, fuller.sentence)


def _hit(fuller: Telling, other: Telling) -> tuple[str, ...]:
    """Those acted on: the people that the outcome names before the thing attacked."""
    chosen, rest = (other, fuller) if other.is_outcome and not fuller.is_outcome else (fuller, other)
    names = chosen.event.recipients or rest.event.recipients
    return tuple(name for name in names if name not in fuller.event.actors)


def same_sentence(a: Telling, b: Telling) -> bool:
    """True when one sentence tells both."""
    return a.sentence == b.sentence


def _gathered(event: Event, more: Event) -> tuple[str, ...]:
    """The sides of a meeting told in two words of a sentence ("talks … chaired by C"); of other events those of the fuller."""
    if event.type != "CONSULT":
        return event.actors or more.actors
    return tuple(dict.fromkeys([*event.actors, *more.actors]))


def _is_fuller(later: Telling, earlier: Telling) -> bool:
    """True when the later telling should stand for both: it says more, or names the attack where the earlier has its outcome."""
    together = same_sentence(later, earlier)
    if together and later.is_outcome != earlier.is_outcome:
        return earlier.is_outcome
    return not together and _fullness(later.event) > _fullness(earlier.event)


def _fullness(event: Event) -> int:
    return 2 * len(event.actors) + len(event.recipients) + 2 * bool(event.date) + bool(event.place) + bool(event.mode)
