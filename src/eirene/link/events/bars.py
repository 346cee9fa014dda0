"""What rules out that two tellings are of one event."""

from __future__ import annotations

from datetime import timedelta

from eirene.link.contract import Bar
from eirene.link.events.days import TOO_FAR, at_night, is_clock, parse_day
from eirene.link.events.evidence import shared
from eirene.link.events.families import PLACED, kind_of
from eirene.link.events.features import Node
from eirene.link.events.keys import look_around
from eirene.link.events.places import FAR, alike, is_site, is_wide, kilometres
from eirene.link.events.sides import Side, clusters_of, place_sides
from eirene.link.events.signature import apart_in_hours, days_of


def told_apart(a: Node, b: Node) -> str | None:
    """One report tells them as two."""
    report = a.signature.telling.partition(":")[0]
    return "one report tells of both" if report and report == b.signature.telling.partition(":")[0] else None


def other_family(a: Node, b: Node) -> str | None:
    """Types that are never told of one occurrence."""
    one, other = a.signature, b.signature
    if kind_of(one.type, one.mode).families & kind_of(other.type, other.mode).families:
        return None
    return f"{one.type} and {other.type} of another kind"


def other_days(a: Node, b: Node) -> str | None:
    """Days that cannot be the same, however wide they are told; a night may be counted to either day."""
    one, other = days_of(a.signature), days_of(b.signature)
    if one is None or other is None:
        return None
    slack = timedelta(1 if at_night(a.signature.time) and at_night(b.signature.time) else 0)
    if one[0] - slack <= other[1] and other[0] - slack <= one[1]:
        return None
    return f"on {one[0]} and on {other[0]}"


def other_hours(a: Node, b: Node) -> str | None:
    """Morning against evening."""
    one, other = a.signature.time, b.signature.time
    apart = apart_in_hours(a.signature, b.signature)
    if apart is None or apart <= (TOO_FAR if is_clock(one) and is_clock(other) else 1.0):
        return None
    return f"at {one} and at {other}"


def other_places(a: Node, b: Node) -> str | None:
    """Places that lie apart; for what happens on the ground, two towns."""
    one, other = a.signature, b.signature
    if not one.place or not other.place or alike(one.place, other.place):
        return None
    if one.point and other.point:
        return f"{one.place} lies far from {other.place}" if kilometres(one.point, other.point) > FAR else None
    local = PLACED & kind_of(one.type, one.mode).families & kind_of(other.type, other.mode).families
    together = any(alike(one.place, name) for name in other.names) or any(alike(other.place, name) for name in one.names)
    if not local or together or any(is_wide(place) or is_site(place) for place in (one.place, other.place)):
        return None
    return f"at {one.place} and at {other.place}"


def other_targets(a: Node, b: Node) -> str | None:
    """Attacks on different things, where nothing says that the hour is the same."""
    one, other = a.signature, b.signature
    if one.type != "ASSAULT" or not one.matters or not other.matters or shared(one.matters, other.matters):
        return None
    if (apart_in_hours(one, other) or 0) <= 1 and is_clock(one.time) and is_clock(other.time):
        return None
    return f"on a {one.matters[0]} and on a {other.matters[0]}"


def other_round(a: Node, b: Node) -> str | None:
    """Rounds with different numbers."""
    one, other = a.signature.number, b.signature.number
    if one and other and one != other and one.split()[0] == other.split()[0]:
        return f"{one} and {other}"
    return None


def other_way(a: Node, b: Node) -> str | None:
    """What one side does to another against what the other does to it."""
    one, other = a.signature, b.signature
    if kind_of(one.type, one.mode).mutual or kind_of(other.type, other.mode).mutual:
        return None
    doers, targets = _clusters(a, one.actors), _clusters(a, one.recipients)
    their_doers, their_targets = _clusters(b, other.actors), _clusters(b, other.recipients)
    crossed = doers & their_targets and their_doers & targets
    return "each is done to the other" if crossed and not doers & their_doers else None


def _clusters(node: Node, sides: tuple[Side, ...]) -> frozenset[int]:
    return clusters_of(place_sides(sides, node.actors))


def too_long_ago(a: Node, b: Node) -> str | None:
    """An event told without a day against one long before its report, or after it."""
    one, other = a.signature, b.signature
    if (one.start is None) == (other.start is None):
        return None
    vague, exact = (one, other) if one.start is None else (other, one)
    told, days = parse_day(vague.told), days_of(exact)
    if told is None or days is None:
        return None
    standing = kind_of(exact.type, exact.mode).standing
    start, end = look_around(vague, told)
    if days[0] > end or (days[1] < start and not (standing and vague.place)):
        return f"told on {told}, not of {days[0]}"
    return None


BARS = (
    Bar("one report", told_apart),
    Bar("kind", other_family),
    Bar("day", other_days),
    Bar("hour", other_hours),
    Bar("place", other_places),
    Bar("target", other_targets),
    Bar("round", other_round),
    Bar("direction", other_way),
    Bar("time of telling", too_long_ago),
)
