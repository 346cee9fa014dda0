"""The blocks in which the same event is looked for.

A block is a family of events on a day (for what happens daily) or in a week (for what is done once in a while), with a place or a
participant: no larger than the news of that time. What is told vaguely looks into each day or week that it may mean, and meets
what is as vague in blocks of months and years, marked "~", that nothing exact is in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from eirene.link.events.days import MONTH, WEEK, YEAR, at_night, each_day, parse_day, span, week
from eirene.link.events.families import Kind, kind_of
from eirene.link.events.sides import clusters_of, digests_of, place_sides
from eirene.link.events.signature import EventSignature, days_of
from eirene.link.places import sound_of_place
from eirene.types import EventStatus

LOOK_BACK = {"place": 21, "daily": 3, "standing": 14}  # days before its report in which an event told without a day is looked for
LOOK_AHEAD = 14
LONG_SPOKEN_OF = 2  # years
MOST_CLUSTERS = 12
MOST_YEARS = 3


def keys_of(signature: EventSignature, clusters: Mapping[str, int]) -> frozenset[str]:
    """The blocks of a node."""
    kind = kind_of(signature.type, signature.mode)
    places, who = _places(signature), _who(signature, clusters)
    days = days_of(signature)
    found = _undated(signature, kind, places, who) if days is None else _dated(signature, kind, days, places, who)
    report = {f"in:{signature.telling.partition(':')[0]}"} if signature.telling else set()  # whose tellings bar each other
    return frozenset({f"{family}:{key}" for family in kind.families for key in found} | report)


def _places(signature: EventSignature) -> list[str]:
    """The place, else the names that may be one."""
    if signature.place is None:
        return [f"@{sound_of_place(name)}" for name in signature.names]
    where = [f"@{sound_of_place(signature.place)}"]
    return [*where, "@{:.1f},{:.1f}".format(*signature.point)] if signature.point else where


def _who(signature: EventSignature, clusters: Mapping[str, int]) -> list[str]:
    sides = (*signature.actors, *signature.recipients)
    taking = clusters_of(place_sides(sides, clusters))
    named = dict.fromkeys(clusters[digest] for digest in digests_of(sides))  # in an order that is the same in every record
    return [f"#{cluster}" for cluster in named if cluster in taking][:MOST_CLUSTERS]


def _dated(signature: EventSignature, kind: Kind, days: tuple[date, date], places: list[str], who: list[str]) -> Iterable[str]:
    length = span(*days)
    if length > MOST_YEARS * YEAR:
        return []
    start, end = days
    if at_night(signature.time) and length == 1:
        start, end = start - timedelta(1), end + timedelta(1)
    times = (
        sorted({week(day) for day in each_day(start, end)}) if kind.standing else [d.isoformat() for d in each_day(start, end)]
    )
    years = [str(year) for year in range(days[0].year, days[1].year + 1)]
    found: list[str] = []
    if length <= MONTH:
        found += _crossed(times, places)
    if length <= WEEK:
        found += _crossed(times, who)
    if kind.standing and signature.place:
        found += _crossed(years, places)
    if length > 2:
        found += _crossed([f"~{year}" for year in years], [*places, *who] if length > WEEK else places)
    return found


def _undated(signature: EventSignature, kind: Kind, places: list[str], who: list[str]) -> Iterable[str]:
    told = parse_day(signature.told)
    if told is None or signature.status == EventStatus.ONGOING:
        return []
    found: list[str] = []
    if signature.place:
        found += _crossed(_times(kind, *look_around(signature, told)), places)
    found += _crossed(_times(kind, *look_around(replace(signature, place=None), told)), who)
    if kind.standing and signature.place:
        found += _crossed([str(told.year - n) for n in range(LONG_SPOKEN_OF + 1)], places)
    return found


def _times(kind: Kind, start: date, end: date) -> list[str]:
    """The weeks, for what is done once in a while, else the days."""
    return sorted({week(day) if kind.standing else day.isoformat() for day in each_day(start, end)})


def look_around(signature: EventSignature, told: date) -> tuple[date, date]:
    """The days on which an event told without a day may have been: before its report, or after it for a plan.

    A place tells attacks apart, but not meetings, which are held at one place again and again.
    """
    if signature.status == EventStatus.PLANNED:
        return told, told + timedelta(LOOK_AHEAD)
    kind = kind_of(signature.type, signature.mode)
    which = "standing" if kind.standing else "place" if signature.place and not kind.mutual else "daily"
    return told - timedelta(LOOK_BACK[which]), told


def _crossed(times: Iterable[str], values: Iterable[str]) -> list[str]:
    return [f"{time}:{value}" for time in times for value in values]
