"""Where and when the thing happened that a figure counts, by its own report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from eirene.lexicon import load_table
from eirene.link.events.days import EARLY, at_night, bounds, hours, is_clock
from eirene.link.figures.population import is_of_things
from eirene.link.figures.whereabouts import may_hold, narrower_place, narrowest, wider_places
from eirene.link.figures.wording import PARAGRAPH, is_apart, is_told_again, sentence_around
from eirene.link.places import is_same_place
from eirene.types import Event, EventStatus, Figure, Measure, Passage, Reading, Statement

Days = tuple[str, str]  # first and last
UNREAL = frozenset({EventStatus.PLANNED, EventStatus.HYPOTHETICAL})
_DATELINE = re.compile(r"\s*(?:\([^)\n]{2,40}\))?\s*[—–-]+\s")  # what stands between the day of a dateline and the report
BOUNDING = frozenset({"since", "until", "by"})  # words that make a day no day of happening
BESIDE = 20  # characters between a reporting word and the day of the saying
FIGURES_BACK = 3
CASUALTIES = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.MISSING})


@dataclass(frozen=True, slots=True)
class Scene:
    """`place` as the report names it, `within` the wider places that it says hold it, `days` first and last day."""

    place: str | None = None
    within: tuple[str, ...] = ()
    days: Days | None = None


def scene_of(reading: Reading, figure: Figure, back: int = FIGURES_BACK) -> Scene:
    """The scene of an incident: from the figure itself, else from the events that it can be of, the nearest first; what these
    leave open from a day in its sentence, from the figure before it in the paragraph (up to so many `back`), or from the whole
    report where it tells of one such event."""
    if is_of_things(figure):
        return Scene(figure.place, (), _day_in_sentence(reading, figure))
    text, near = reading.report.text, events_near(reading, figure)
    place = figure.place or next((event.place for event in near if event.place), None)
    at = [event for event in near if place is None or event.place is None or may_hold(text, event.place, place)]
    days = next((days_of_event(event) for event in at if event.date), None) or _day_in_sentence(reading, figure)
    before = figure_before(reading, figure) if back and (place is None or days is None) else None
    if before is not None:
        place, days = _joined(place, days, scene_of(reading, before, back - 1), is_apart(reading, before))
    if place is None or days is None:
        only_place, only_days = _only_event(reading, figure, place)
        place, days = place or only_place, days or only_days
    narrow = narrower_place(_paragraph_around(text, figure.anchor), place) if place else None
    return Scene(narrow or place, wider_places(text, narrow or place), days)


def _joined(place: str | None, days: Days | None, before: Scene, apart: bool) -> tuple[str | None, Days | None]:
    """Place and day with what the figure before them adds: its day only where it is of the same place, and never one that is told
    of a number beside the count ("two more died yesterday")."""
    if place is not None and (before.place is None or not is_same_place(place, before.place)):
        return place, days
    return place or before.place, days or (None if apart else before.days)


def figure_before(reading: Reading, figure: Figure) -> Figure | None:
    """The nearest figure before it in its paragraph that can be of the same event, else the nearest of people at all."""
    text, start, types = reading.report.text, figure.anchor.start, set(_types(figure))
    near = [
        other
        for other in reading.figures
        if 0 < start - other.anchor.start < PARAGRAPH
        and _is_of_people(other)
        and not _has_break(text, other.anchor, figure.anchor)
    ]
    likely = [other for other in near if types & set(_types(other))]
    return max(likely or near, key=lambda other: other.anchor, default=None)


def _is_of_people(figure: Figure) -> bool:
    return figure.measure is not Measure.DURATION and not is_of_things(figure)


def days_of_event(event: Event) -> Days | None:
    """The days of an event; one at night may be told under the day before or after too."""
    days = days_of(event.date)
    if days is None or days[0] != days[1] or not at_night(event.time):
        return days
    before = is_clock(event.time) and (hours(event.time) or (0, 0))[0] < EARLY
    day = date.fromisoformat(days[0])
    if day in {date.min, date.max}:
        return days
    other = (day + timedelta(-1 if before else 1)).isoformat()
    return (other, days[1]) if before else (days[0], other)


def is_told_with_event(reading: Reading, figure: Figure) -> bool:
    """True when the figure's own sentence tells of an event that it can be of."""
    sentence = sentence_around(reading.report.text, figure.anchor)
    return any(event.anchor.overlaps(sentence) for event in events_near(reading, figure))


def days_of(value: str | None) -> Days | None:
    """First and last day of an ISO day or interval; None for what is none."""
    days = bounds(value)
    return (days[0].isoformat(), days[1].isoformat()) if days else None


def events_near(reading: Reading, figure: Figure) -> list[Event]:
    """The events of the figure's paragraph that it can count the people of: those of its sentence first, then those before it,
    likelier types before others."""
    text, types = reading.report.text, _types(figure)
    sentence = sentence_around(text, figure.anchor)
    scored = []
    for position, event in enumerate(reading.events):
        rank = next((rank for rank, kind in enumerate(types) if _is_of(event, kind)), None)
        if rank is None or _has_break(text, event.anchor, figure.anchor):
            continue
        if figure.place and event.place and not may_hold(text, event.place, figure.place):
            continue
        order = (not event.anchor.overlaps(sentence), event.anchor.start > sentence.end, rank)
        scored.append((*order, event.anchor.gap(figure.anchor), position, event))
    return [event for *_, event in sorted(scored, key=lambda row: row[:-1])]


def _is_of(event: Event, kind: str) -> bool:
    """True for an occurrence of a type, or of a type and mode ("COERCE/arrest")."""
    name, _, mode = kind.partition("/")
    return event.type == name and (not mode or event.mode == mode) and event.status not in UNREAL


def _only_event(reading: Reading, figure: Figure, place: str | None) -> tuple[str | None, Days | None]:
    """Place and day that all occurrences of the likeliest type have which the report tells of and the figure can be of."""
    told = [event for event in reading.events if any(_is_of(event, kind) for kind in _types(figure)[:1])]
    text = reading.report.text
    fitting = [event for event in told if place is None or event.place is None or may_hold(text, event.place, place)]
    here = [event for event in fitting if place and event.place]
    if place and not here:
        return None, None
    days = {event.date for event in here if event.date} or {event.date for event in fitting if event.date}
    places = narrowest(text, {event.place for event in fitting if event.place})
    if place is None and (len(places) > 1 or figure.measure not in CASUALTIES):
        return None, None
    return places[0] if len(places) == 1 else None, days_of(days.pop()) if len(days) == 1 else None


def _day_in_sentence(reading: Reading, figure: Figure) -> Days | None:
    """The single day that the figure's sentence names, other than that on which somebody says it."""
    sentence = sentence_around(reading.report.text, figure.anchor)
    said = [statement for statement in reading.statements if sentence.covers(statement.cue)]
    counted = [other.anchor for other in reading.figures if sentence.covers(other.anchor)]
    days = set()
    for time in reading.times:
        if not (time.date and len(time.date) == 10 and sentence.covers(time.anchor)) or time.relation in BOUNDING:
            continue
        if _DATELINE.match(reading.report.text, time.anchor.end):
            continue
        nearest = min(counted, key=lambda anchor: (anchor.gap(time.anchor), anchor), default=figure.anchor)
        if nearest == figure.anchor and not any(_dates(statement, time.anchor) for statement in said):
            days.add(time.date)
    published = reading.report.published or reading.inferred_date
    if len(days) != 1 or (published and max(days) > published) or is_told_again(reading.report.text, figure.anchor):
        return None
    return days_of(days.pop())


def _dates(statement: Statement, time: Passage) -> bool:
    """True when a day is that of the saying ("the ministry said on Friday")."""
    return not statement.content.overlaps(time) and statement.cue.gap(time) <= BESIDE


def _types(figure: Figure) -> list[str]:
    return load_table("figure_incidents").get(figure.measure, "").split()


def _paragraph_around(text: str, where: Passage) -> str:
    start, end = text.rfind("\n", 0, where.start) + 1, text.find("\n", where.start)
    return text[max(start, where.start - PARAGRAPH) : min(len(text) if end < 0 else end, where.start + PARAGRAPH)]


def _has_break(text: str, a: Passage, b: Passage) -> bool:
    return "\n" in text[min(a.end, b.end) : max(a.start, b.start)]
