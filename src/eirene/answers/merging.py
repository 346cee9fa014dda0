"""One event out of its tellings.

The rules: each independent source has one vote: a publisher, whatever the number of its reports; copies of an agency text are its
first publisher's. Type, mode, place, time and day are those told most exactly, among these those that most sources tell, among
these those told first. The status is the last one told: what was planned has occurred once anybody says so, and an event is
denied only where the last word denies it. Taking part are all whom any source names; where sources lay an attack on different
sides, only those whom more than half of the sources that name anybody lay it on, and whoever denies one denies their part in it,
not the attack. What sources tell otherwise stays in their tellings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from eirene.answers.tellings import Taker, Telling
from eirene.link.events.days import bounds, is_clock, span
from eirene.link.events.places import is_site, is_wide
from eirene.link.names import fold
from eirene.link.places import fold_place
from eirene.types import EventStatus

V = TypeVar("V", bound=Hashable)
T = TypeVar("T")
SETTLED = (EventStatus.OCCURRED, EventStatus.ONGOING)
CONTESTED = "ASSAULT"


@dataclass(frozen=True, slots=True)
class Merged:
    """What the tellings of an event come to; actors and recipients are one telling's entry for each actor."""

    type: str
    mode: str | None
    status: str
    date: str | None
    time: str | None
    place: str | None
    point: tuple[float, float] | None
    actors: tuple[Taker, ...]
    recipients: tuple[Taker, ...]
    sources: int


def merge(given: Sequence[Telling]) -> Merged:
    """The event that the tellings, in their order, tell of."""
    tellings = with_origins(given)
    kind = _chosen(tellings, lambda told: told.type, lambda told: told.type)
    of_kind = [told for told in tellings if told.type == kind]
    days = _chosen(tellings, lambda told: told.date, lambda told: told.date, _width)
    on_day = [told for told in tellings if told.date == days]
    place = _chosen(tellings, lambda told: told.place, _place_key, _narrowness)
    doers = _contested(tellings) if kind == CONTESTED else _taking_part(tellings, lambda told: told.actors)
    done_to = _taking_part(tellings, lambda told: told.recipients)
    return Merged(
        type=kind or "",
        mode=_chosen(of_kind, lambda told: told.mode, lambda told: told.mode),
        status=status_of(tellings),
        date=days,
        time=_chosen(on_day, lambda told: told.time, lambda told: told.time, _vagueness),
        place=place,
        point=_point(tellings, place),
        actors=doers,
        recipients=tuple(taker for taker in done_to if _key(taker) not in set(map(_key, doers))),
        sources=len({told.origin for told in tellings}),
    )


def with_origins(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, copies of one text all of the origin of the first."""
    origins: dict[int, str] = {}
    return [replace(told, origin=origins.setdefault(told.copy_of, told.origin)) for told in tellings]


def status_of(tellings: Sequence[Telling]) -> str:
    """The status by the last word."""
    last = max((told.published or "" for told in tellings), default="")
    denied = all(told.status == EventStatus.DENIED for told in tellings if (told.published or "") == last)
    if denied and not (_is_attack(tellings) and any(told.status in SETTLED for told in tellings)):
        return str(EventStatus.DENIED)
    for statuses in (SETTLED, (EventStatus.PLANNED,)):
        found = [told for told in tellings if told.status in statuses]
        if found:
            day = max(told.published or "" for told in found)
            status = _chosen([told for told in found if (told.published or "") == day], lambda told: told.status)
            return status or ""
    return str(EventStatus.HYPOTHETICAL)


def _is_attack(tellings: Sequence[Telling]) -> bool:
    """True for an attack: who denies one says that it was not theirs, seldom that there was none."""
    return all(told.type == CONTESTED for told in tellings)


def _chosen(
    tellings: Iterable[Telling],
    value: Callable[[Telling], str | None],
    key: Callable[[Telling], str | None] | None = None,
    vagueness: Callable[[str], float] = lambda _: 0,
) -> str | None:
    """The value told most exactly, by most sources, first; values with one key are the same."""
    votes: dict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    for told in tellings:
        given, same = value(told), (key or value)(told)
        if given is not None and same is not None:
            votes[same].add(told.origin)
            first.setdefault(same, given)
    if not votes:
        return None
    order = list(first)
    return first[min(order, key=lambda same: (vagueness(first[same]), -len(votes[same]), order.index(same)))]


def _width(value: str) -> float:
    days = bounds(value)
    return span(*days) if days else float("inf")


def _vagueness(time: str) -> float:
    return 0 if is_clock(time) else 1


def _place_key(told: Telling) -> str | None:
    return fold_place(told.place) if told.place else None


def _narrowness(place: str) -> float:
    return 0 if is_site(place) else 2 if is_wide(place) else 1


def _point(tellings: Iterable[Telling], place: str | None) -> tuple[float, float] | None:
    """Where the place lies."""
    for told in tellings:
        if told.place == place and told.latitude is not None and told.longitude is not None:
            return told.latitude, told.longitude
    return None


def _key(taker: Taker) -> Hashable:
    return taker.name if taker.cluster is None else taker.cluster


def _taking_part(tellings: Iterable[Telling], side: Callable[[Telling], Sequence[Taker]]) -> tuple[Taker, ...]:
    """All whom any source names on a side, those named by most sources first."""
    votes: dict[Hashable, set[str]] = defaultdict(set)
    first: dict[Hashable, Taker] = {}
    for told in tellings:
        for taker in side(told):
            votes[_key(taker)].add(told.origin)
            first.setdefault(_key(taker), taker)
    order = list(first)
    return tuple(first[key] for key in sorted(order, key=lambda key: (-len(votes[key]), order.index(key))))


def _contested(tellings: Sequence[Telling]) -> tuple[Taker, ...]:
    """Whom an attack is laid on: of different sides those that more than half of the sources that name anybody name."""
    naming = [told for told in tellings if told.actors and told.status != EventStatus.DENIED]
    doers = _taking_part(naming, lambda told: told.actors)
    if all(_of_one_side(a, b) for told in naming for a in told.actors[:1] for b in doers):
        return doers
    sources = {told.origin for told in naming}
    return tuple(
        doer
        for doer in doers
        if len({told.origin for told in naming if any(_of_one_side(doer, taker) for taker in told.actors)}) > len(sources) / 2
    )


def _of_one_side(one: Taker, other: Taker) -> bool:
    """True for one actor, an actor and its party, or two of a party."""
    if _key(one) == _key(other):
        return True
    sides = ({fold(name) for name in (taker.name, taker.affiliation) if name} for taker in (one, other))
    return not next(sides).isdisjoint(next(sides))
