"""What speaks for and against two tellings being of one event, in an analyst's words."""

from __future__ import annotations

from eirene.link.contract import Feature, Placed, Verdict
from eirene.link.events.days import AN_HOUR, MONTH, WEEK, is_clock, parse_day, span
from eirene.link.events.evidence import shared
from eirene.link.events.families import kind_of
from eirene.link.events.places import NEAR, alike, is_site, is_wide, kilometres
from eirene.link.events.sides import SAME, Side, coverage, place_sides
from eirene.link.events.signature import EventSignature, apart_in_hours, days_of
from eirene.types import EventStatus

Node = Placed[EventSignature]
THRESHOLD = 0.5
MARGIN = 0.1
FULL, POOR = 0.6, -1.5  # coverage of the sides from which it speaks for one event; where the line of doubt begins
ALONE = 0.9  # a single side says less than two


def same_day(a: Node, b: Node) -> Verdict:
    """The day, the less the wider it is told; for an undated telling how long ago the other was when it was written."""
    one, other = days_of(a.signature), days_of(b.signature)
    if one is None or other is None:
        return _recent(a.signature, b.signature)
    length = max(span(*one), span(*other))
    if length <= 2:
        return 1.0, "the same day"
    if length <= WEEK:
        return 0.6, "days of one week"
    return (0.4, "days of one month") if length <= MONTH else (0.2, "within the same time")


def _recent(a: EventSignature, b: EventSignature) -> Verdict:
    vague, exact = (a, b) if a.start is None else (b, a)
    told, days = parse_day(vague.told), days_of(exact)
    if days is None:
        return _told_together(a, b)
    if told is None:
        return None
    ago = abs((told - days[1]).days)
    if ago <= 3:
        return 0.7, "told without a day, within three days of it"
    return (0.4, "told without a day, within a week of it") if ago <= WEEK else (0.2, "told without a day")


def _told_together(a: EventSignature, b: EventSignature) -> Verdict:
    """Two tellings without a day: what happens daily is the same only when told at about the same time."""
    one, other = parse_day(a.told), parse_day(b.told)
    if one is None or other is None or kind_of(a.type, a.mode).standing:
        return None
    apart = abs((one - other).days)
    return (0.4, "both told without a day, at the same time") if apart <= 2 else (-1.0, "both told without a day, at other times")


def same_hour(a: Node, b: Node) -> Verdict:
    """The time of day."""
    one, other = a.signature.time, b.signature.time
    apart = apart_in_hours(a.signature, b.signature)
    if apart is None:
        return None
    if apart > AN_HOUR:
        return -0.6, f"told for {one} and for {other}"
    if is_clock(one) and is_clock(other):
        return 1.0 - apart / 5, "at the same hour" if apart < AN_HOUR else "within an hour"
    return 0.6, "at the same time of day"


def same_place(a: Node, b: Node) -> Verdict:
    """The place, by name, by where it lies, or named in the other's sentence."""
    one, other = a.signature, b.signature
    if one.place and other.place:
        return _places(one, other)
    if one.place or other.place:
        place, names = (one.place, other.names) if one.place else (other.place, one.names)
        return (0.6, f"{place} is named in both") if place and any(alike(place, name) for name in names) else None
    common = [name for name in one.names if any(alike(name, again) for again in other.names)]
    return (0.4, f"{common[0]} is named in both") if common else None


def _places(a: EventSignature, b: EventSignature) -> Verdict:
    one, other = a.place or "", b.place or ""
    if alike(one, other):
        return 1.0, f"the same place: {min(one, other, key=lambda p: (len(p), p))}"
    if a.point and b.point:
        return (0.6, "places next to each other") if kilometres(a.point, b.point) <= NEAR else (-1.0, "places apart")
    if any(alike(one, name) for name in b.names) or any(alike(other, name) for name in a.names):
        return 0.6, f"{one} and {other} are named together"
    if is_wide(one) or is_wide(other) or (is_site(one) != is_site(other)) or (a.point is None) != (b.point is None):
        return None
    return -0.8, f"other places: {one} and {other}"


def same_sides(a: Node, b: Node) -> Verdict:
    """All who take part, where it does not matter who acts and who receives."""
    if not _mutual(a, b):
        return None
    one, other = a.signature, b.signature
    return _covered(a, (*one.actors, *one.recipients), b, (*other.actors, *other.recipients), "side")


def same_doer(a: Node, b: Node) -> Verdict:
    """Who acts; where each side lays an attack on another that speaks against it, but less, and not where one denies it."""
    if _mutual(a, b):
        return None
    verdict = _covered(a, a.signature.actors, b, b.signature.actors, "doer")
    if verdict and verdict[0] < 0 and "attack" in kind_of(a.signature.type, a.signature.mode).families:
        denied = EventStatus.DENIED in (a.signature.status, b.signature.status)
        return None if denied else (-0.6, "laid on different sides")
    return verdict


def same_target(a: Node, b: Node) -> Verdict:
    """Whom it is done to."""
    return None if _mutual(a, b) else _covered(a, a.signature.recipients, b, b.signature.recipients, "recipient")


def _mutual(a: Node, b: Node) -> bool:
    return kind_of(a.signature.type, a.signature.mode).mutual or kind_of(b.signature.type, b.signature.mode).mutual


def _covered(a: Node, one: tuple[Side, ...], b: Node, other: tuple[Side, ...], what: str) -> Verdict:
    first, second = place_sides(one, a.actors), place_sides(other, b.actors)
    if not first or not second:
        return None
    found = coverage(first, second)
    if found < FULL:
        return max(-1.0, 2 * found + POOR), f"other {what}s" if found < 0.3 else f"only some {what}s are the same"
    noun = what if max(len(first), len(second)) == 1 else f"{what}s"
    partly = "the same sides, some told by their party" if what == "side" else f"{what}s of the same party"
    words = f"the same {noun}" if found == 1 else partly
    return found * (ALONE if what == "side" and min(len(first), len(second)) == 1 else 1.0), words


def same_mode(a: Node, b: Node) -> Verdict:
    """The kind of thing done."""
    one, other = a.signature, b.signature
    if (one.type, one.mode) == (other.type, other.mode):
        return (1.0, "the same kind of event") if one.mode else (0.5, "events of one type")
    if one.mode and other.mode:
        return -0.5, "other kinds of event"
    return (0.5, "events of one type") if one.type == other.type else None


def same_matter(a: Node, b: Node) -> Verdict:
    """What was hit, or what it is about."""
    one, other = a.signature.matters, b.signature.matters
    common = shared(one, other)
    if common:
        return 0.6, f"both about {', '.join(common)}"
    return (-1.0, f"about {', '.join(one)} and about {', '.join(other)}") if one and other else None


def same_number(a: Node, b: Node) -> Verdict:
    """The numbered round."""
    one = a.signature.number
    return (1.0, f"both {one}") if one and one == b.signature.number else None


def denied_other(a: Node, b: Node) -> Verdict:
    """One telling denies something of another kind than the other tells."""
    one, other = a.signature, b.signature
    if (one.status == EventStatus.DENIED) == (other.status == EventStatus.DENIED):
        return None
    return (-1.0, "one denies a thing of another kind") if one.mode != other.mode else (-0.2, "one denies it")


def said_again(a: Node, b: Node) -> Verdict:
    """What is said or done daily, told without a day: only its place or the very same actors bind it."""
    one, other = a.signature, b.signature
    kind = kind_of(one.type, one.mode)
    if kind.standing or kind.mutual or (one.start and other.start) or (one.place and other.place):
        return None
    doers, theirs = place_sides(one.actors, a.actors), place_sides(other.actors, b.actors)
    exact = doers and len(doers) == len(theirs) and coverage(doers, theirs) == SAME
    return None if exact else (-1.0, "told without a day, and not of the very same actors")


FEATURES = (
    Feature("day", 0.25, same_day),
    Feature("hour", 0.25, same_hour),
    Feature("place", 0.35, same_place),
    Feature("sides", 0.45, same_sides),
    Feature("doer", 0.3, same_doer),
    Feature("recipient", 0.2, same_target),
    Feature("kind", 0.1, same_mode),
    Feature("matter", 0.4, same_matter),
    Feature("round", 0.3, same_number),
    Feature("denial", 0.25, denied_other),
    Feature("said again", 0.4, said_again),
)
