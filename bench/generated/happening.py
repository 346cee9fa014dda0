"""What happens in a conflict on a day, and where its talks stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from bench.generated.world import Cast, Conflict
from eirene.types import TermKind, TermStatus

CYCLE = 80  # days from the first demands to the violated truce
SERIES = 12  # days on which a strike's toll still grows
STAGES = (
    (0, TermStatus.DEMANDED, 5),
    (16, TermStatus.PROPOSED, 4),
    (32, TermStatus.REJECTED, 3),
    (40, TermStatus.PROPOSED, 2),
    (52, TermStatus.AGREED, 1),
    (60, TermStatus.IN_FORCE, 0),
    (72, TermStatus.VIOLATED, 0),
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One thing that happens: `verb` is how it is told, `actors` and `recipients` are numbers of parties (0, 1) or people."""

    day: int
    type: str
    mode: str | None
    verb: str
    actors: tuple[Cast, ...]
    recipients: tuple[Cast, ...]
    place: str | None
    time: str | None = None
    is_strike: bool = False


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the talks stand: issues left, and terms as kind, value, unit and status."""

    issues: int
    terms: tuple[tuple[TermKind, float | None, str | None, TermStatus], ...]


@lru_cache(maxsize=4096)
def happens(conflict: Conflict, day: int) -> Occurrence:
    """What happens on a day: talks in their week, a strike, or words."""
    chance = Random(f"{conflict.key}:{day}")
    local = day - conflict.start
    if local % 6 == 0:
        sides = (*conflict.parties, *(post.on(local) for post in conflict.negotiators), conflict.mediators[0])
        time = chance.choice(("10:00", "15:00", "evening", None))
        return Occurrence(day, "CONSULT", "third-party", "met for another round of talks with", sides, (), conflict.venue, time)
    side = chance.randrange(2)
    us, them = conflict.parties[side], conflict.parties[1 - side]
    kind = chance.random()
    if kind < 0.4:
        mode = chance.choice(("aerial", "heavy-weapons", "drone", "explosives"))
        return Occurrence(day, "ASSAULT", mode, "attacked", (us,), (them,), chance.choice(conflict.towns), None, is_strike=True)
    if kind < 0.5:
        place = chance.choice(conflict.towns)
        return Occurrence(day, "COERCE", "seize", "seized a post of", (us,), (them,), place)
    told = (
        ("REQUEST", "yield", "demanded a withdrawal of"),
        ("REJECT", "yield", "rejected a proposal of"),
        ("ACCUSE", "allege", "accused of breaking its word"),
        ("THREATEN", "violence", "threatened"),
        ("CONSULT", "phone", "telephoned with"),
    )
    type_, mode, verb = chance.choice(told)
    speaker = conflict.leaders[side].on(local) if chance.random() < 0.5 else us
    other = conflict.envoys[chance.randrange(2)].on(local) if verb == "telephoned with" else them
    return Occurrence(day, type_, mode, verb, (speaker,), (other,), None)


def last_strike(conflict: Conflict, day: int) -> Occurrence | None:
    """The latest strike whose toll still grows."""
    days = range(day, max(conflict.start, day - SERIES), -1)
    return next((found for found in (happens(conflict, one) for one in days) if found.is_strike), None)


def toll(conflict: Conflict, strike: Occurrence, body: int, day: int) -> int:
    """How many dead a body counts on a day: the movement more than the ministry, all of them more as days pass."""
    chance = Random(f"{conflict.key}:{strike.day}:toll")
    base = chance.randrange(3, 40)
    return base + (0, base // 2 + 2, base // 4 + 1)[body] + (day - strike.day) * (1 + body) // 2


def stand(conflict: Conflict, day: int) -> Stand:
    """Where the talks stand on a day."""
    local = day - conflict.start
    chance = Random(f"{conflict.key}:{local // CYCLE}:terms")
    status, issues = next((status, issues) for since, status, issues in reversed(STAGES) if since <= local % CYCLE)
    truce, freed, lorries = chance.choice((15, 30, 45, 60)), chance.choice((20, 30, 50)), chance.choice((40, 80, 120))
    terms = (
        (TermKind.TRUCE, float(truce), "days", status),
        (TermKind.PRISONER_EXCHANGE, float(freed), "people", status),
        (TermKind.AID, float(lorries), "lorries", status),
        (TermKind.WITHDRAWAL, None, None, TermStatus.DEMANDED if issues else status),
    )
    return Stand(issues, terms)
