"""What one report tells of an event: the signature of its node.

News – dated within a few days of the report – keeps its own words, so that every telling is a node of its own and the blocks are
as large as the news of a day. What is told again long after keeps only what every retelling has: a thousand reports that recall
one attack share a node.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from eirene.link.events.days import MONTH, WEEK, bounds, hours_apart, is_clock, parse_day, span
from eirene.link.events.evidence import matters_of, names_in, number_of, sentence_of
from eirene.link.events.families import kind_of
from eirene.link.events.sides import Cast, Side, digests_of, in_order
from eirene.types import Event, Reading

AFTER = 40  # characters after an anchor in which the number of a round stands
TALKED = frozenset({"truce", "deal"})
MOST_FIGHTING = 3
FRESH = timedelta(days=10)  # what happened longer before its report is told again, not told


@dataclass(frozen=True, slots=True)
class EventSignature:
    """What one report tells of an event.

    `start` and `end` are ISO days, None when undated; `told` the day of the report and `telling` its text, for news alone;
    `names` and `matters` the places named and what was hit or asked for in its sentence; `number` the round of talks.
    """

    type: str
    mode: str | None
    status: str
    start: str | None
    end: str | None
    time: str | None
    place: str | None
    point: tuple[float, float] | None
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    number: str | None
    names: tuple[str, ...]
    matters: tuple[str, ...]
    told: str | None
    telling: str


def sign_event(reading: Reading, position: int, cast: Cast) -> EventSignature:
    """The signature of an event of a reading."""
    event, text = reading.events[position], reading.report.text
    sentence = sentence_of(text, event.anchor)
    days = bounds(event.date)
    told = parse_day(reading.report.published or reading.inferred_date)
    fresh = days is None or told is None or (told - days[1] <= FRESH and span(*days) <= WEEK)
    named = names_in(reading, event, sentence) if fresh or event.place is None else ()
    number = number_of(text[sentence.start : event.anchor.end + AFTER]) if event.type == "CONSULT" else None
    point = (event.latitude, event.longitude) if event.latitude is not None and event.longitude is not None else None
    return EventSignature(
        type=event.type,
        mode=event.mode,
        status=str(event.status),
        start=days[0].isoformat() if days else None,
        end=days[1].isoformat() if days else None,
        time=event.time,
        place=event.place,
        point=point,
        actors=_doers(reading, event, number, cast),
        recipients=cast.sides(event.recipients),
        number=number,
        names=named,
        matters=matters_of(event, reading, sentence) if fresh else (),
        told=told.isoformat() if told and fresh else None,
        telling=f"{reading.report.sha256[:12]}:{event.anchor.start}" if fresh else "",
    )


def _doers(reading: Reading, event: Event, number: str | None, cast: Cast) -> tuple[Side, ...]:
    """Who acts. A round of talks, told by its mediators alone or by one party, is one of all parties that the report names; a
    truce or a deal of nobody is theirs as well, and where it names no parties, a truce is of the two or three that fight."""
    sides, process = cast.sides(event.actors), reading.process
    parties = cast.sides(process.parties) if process else ()
    families = kind_of(event.type, event.mode).families
    if not sides and not event.recipients and families & TALKED:
        fighting = cast.fighting() if "truce" in families else ()
        return parties if len(parties) > 1 or len(fighting) > MOST_FIGHTING else fighting
    if process is None or event.type != "CONSULT" or (number is None and event.mode != "third-party"):
        return sides
    members = set(digests_of((*parties, *cast.sides(process.mediators))))
    of_talks = all({side.actor, side.of} & members for side in (*sides, *cast.sides(event.recipients)))
    return in_order({*sides, *parties}) if of_talks else sides


def level_of(signature: EventSignature) -> int:
    """How exactly it is told: 0 to the hour or to what was hit, 1 to the day, 2 to the week, 3 to the month, 4 to the year, 5 not
    at all. For the first it must have a place or sides."""
    days = days_of(signature)
    if days is None:
        return 5
    length = span(*days)
    if length > 2:
        return 2 if length <= WEEK else 3 if length <= MONTH else 4
    known = signature.place or signature.actors or signature.recipients
    exact = (signature.time and (length == 1 or is_clock(signature.time))) or (signature.type == "ASSAULT" and signature.matters)
    return 0 if exact and known else 1


def days_of(signature: EventSignature) -> tuple[date, date] | None:
    """First and last day, None when undated."""
    return bounds(f"{signature.start}/{signature.end}") if signature.start else None


def apart_in_hours(a: EventSignature, b: EventSignature) -> float | None:
    """Hours between two tellings of single days by their times; None where either has none."""
    one, other = days_of(a), days_of(b)
    single = one is not None and other is not None and one[0] == one[1] and other[0] == other[1]
    return hours_apart(a.time, b.time, (other[0] - one[0]).days if single and one and other else 0)
