"""The talks in which an actor is told, by which those whom a report names by their part alone are found: "the government", "the
rebels", a ministry of nobody's, or a government after its capital.

All of it is words of one report, in the months around its day. Each key joins two things that are seldom found together by chance
(the other side and a mediator, an envoy and a month), so that few nodes share one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from eirene.lexicon import load_words
from eirene.link.actors.bodies import acronym_of, initials_of, name_of_body
from eirene.link.actors.persons import name_of_person
from eirene.link.actors.principals import owner_of, principal_name
from eirene.link.actors.spelling import skeleton, words_of
from eirene.link.events.days import parse_day
from eirene.link.places import sound_of_place
from eirene.types import Actor, ActorKind, Reading

AROUND = timedelta(days=14)  # a report also tells of the weeks before and after it
PAIR = 2
_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED_SOURCE})


def side_word(actor: Actor) -> str:
    """ "state" or "group" for an actor that is told by its side alone ("the government", "the rebels"), "" for others."""
    if actor.kind in _PEOPLE or actor.affiliation:
        return ""
    words = words_of(actor.name.removeprefix("the ").removeprefix("The "))
    if words and all(word in load_words("link_rule_words") for word in words):
        return "state"
    return "group" if actor.kind is ActorKind.ARMED_GROUP and name_of_body(actor.name, None).common else ""


def setting_of(reading: Reading, position: int, side: str = "") -> frozenset[str]:
    """The keys of a party by its talks; none for an actor that is no party. `side` is its `side_word` where it has one."""
    actor, process = reading.actors[position], reading.process
    own = principal_name(actor.name)
    if process is None or actor.kind in _PEOPLE or own not in map(principal_name, process.parties):
        return frozenset()
    kind = side or ("state" if actor.kind is ActorKind.STATE else "group")
    around = list(_around(reading))
    found = {f"party:{kind}:versus {name}:{where}" for name in opposite_names(reading, own) for where in ["", *around]}
    return _in_months(reading, found | {f"party:{kind}:{key}" for key in _envoys(reading) | _frame(around)})


def nearness(reading: Reading) -> frozenset[str]:
    """The keys of whoever is told in a report: the one group that it is about, and the envoys that mediate."""
    foe = _foe(reading)
    names = {f"foe {name}" for name in _namings(foe, reading)} if foe is not None else set()
    return _in_months(reading, names | _envoys(reading))


def opposite_names(reading: Reading, own: str) -> frozenset[str]:
    """What the report calls the other side of talks between two, none where it has no name."""
    parties = list(dict.fromkeys(map(principal_name, reading.process.parties))) if reading.process else []
    if own not in parties or len(parties) != PAIR:
        return frozenset()
    other = next(name for name in parties if name != own)
    actor = next((actor for actor in reading.actors if principal_name(actor.name) == other), None)
    return _namings(actor, reading) if actor is not None else frozenset()


def _namings(actor: Actor, reading: Reading) -> frozenset[str]:
    """The name in one form, and its initials where the report uses them."""
    if side_word(actor) or actor.name.islower():
        return frozenset()
    initials = acronym_of(actor.name) or initials_of(actor.name)
    used = initials if initials and initials.upper() in reading.report.text.replace(".", "") else ""
    return frozenset({principal_name(actor.name), used} - {""})


def _foe(reading: Reading) -> Actor | None:
    """The one group that negotiates, or that the report names where nobody negotiates."""
    parties = set(reading.process.parties) if reading.process else set()
    wanted = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANIZATION}) if parties else frozenset({ActorKind.ARMED_GROUP})
    groups = [actor for actor in reading.actors if actor.kind in wanted and (not parties or actor.name in parties)]
    named = [actor for actor in groups if not actor.affiliation and not actor.name.islower()]
    return named[0] if len(named) == 1 else None


def _around(reading: Reading) -> Iterator[str]:
    """The mediators and the venue, each as the rest of a key."""
    assert reading.process is not None
    for name in reading.process.mediators:
        yield f"by {_mediator(reading, name)}"
    if reading.process.venue:
        yield f"in {sound_of_place(reading.process.venue)}"


def _mediator(reading: Reading, name: str) -> str:
    """The state or organization that mediates, also where an envoy of it is named."""
    actor = next((actor for actor in reading.actors if actor.name == name), None)
    return (owner_of(reading, actor).name if actor is not None else "") or principal_name(name)


def _frame(around: Iterable[str]) -> set[str]:
    """Two mediators and the venue in one key: what is rarely found together by chance."""
    parts = sorted(set(around))
    return {f"held {' '.join(parts)}"} if len(parts) > PAIR and any(part.startswith("in ") for part in parts) else set()


def _envoys(reading: Reading) -> set[str]:
    """The persons of those who mediate."""
    if reading.process is None:
        return set()
    mediators = {_mediator(reading, name) for name in reading.process.mediators}
    found = set()
    for actor in reading.actors:
        name = name_of_person(actor.name)
        if actor.kind is ActorKind.PERSON and name.is_full and owner_of(reading, actor).name in mediators:
            found.add(f"envoy {skeleton(name.words[0])} {skeleton(name.last)}")
    return found


def _in_months(reading: Reading, keys: Iterable[str]) -> frozenset[str]:
    day = parse_day(reading.report.published or reading.inferred_date)
    if day is None:
        return frozenset()
    months = {f"{near:%Y-%m}" for near in (day - AROUND, day, day + AROUND)}
    return frozenset(f"{key}:{month}" for key in keys for month in months)
