"""The signature of a figure: what is counted, where, and of which incident or since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eirene.lexicon import load_words
from eirene.link.events.days import parse_day
from eirene.link.figures.population import HURT, THINGS, population_of
from eirene.link.figures.scene import CASUALTIES, FIGURES_BACK, Scene, days_of, figure_before, is_told_with_event, scene_of
from eirene.link.figures.whereabouts import place_of_body
from eirene.link.figures.wording import STANDING, is_apart, is_of_long_before, is_of_whole_war, sentence_around
from eirene.link.places import fold_place
from eirene.types import ActorKind, Figure, Measure, Reading

MAYBE_STANDING = frozenset({Measure.DISPLACED, Measure.DETAINED})
ORDER = 50.0  # times a number beside it up to which a count is of the same thing
MANY = 1000  # casualties from which on a number without a day is rather a war's than an event's
LASTING = 31  # days from which on a count is long enough for reports to leave out since when it runs
SIDES = 6
BESIDE = 200  # characters from a number to the sentence of one that gives the same count by another body


class Span(StrEnum):
    """What stretch of time a figure is of: one incident, all that happened since a day (or is now), or nothing comparable."""

    INCIDENT = "incident"
    TOTAL = "total"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class FigureSignature:
    """What a figure counts.

    `counted` and `whose` are the population; `place` is folded, `within` names wider places; `start` and `end` are the days of
    the incident, or between which the count begins. `told` is the day of publication where only that says which is meant.
    `sides` are the parties, where no place tells conflicts apart. `number` is filled for what is never compared.
    """

    measure: str
    span: Span
    counted: str = ""
    whose: str = ""
    place: str | None = None
    within: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    lasting: bool = False
    told: str | None = None
    sides: tuple[str, ...] = ()
    number: str = ""


def sign_figure(reading: Reading, figure: Figure) -> FigureSignature:
    """The signature of a figure of a reading."""
    day = parse_day(reading.report.published or reading.inferred_date)
    told = day.isoformat() if day else None
    population = population_of(figure, reading.report.text)
    apart = figure.measure is Measure.DURATION or is_apart(reading, figure) or is_of_long_before(reading, figure)
    if apart or (population.counted == HURT and figure.measure is Measure.KILLED):
        return _alone(reading, figure, told)
    scene = scene_of(reading, figure)
    since = days_of(_since(reading, figure))
    if _is_total(reading, figure, scene, told):
        place = _place_of_total(reading, figure)
        return FigureSignature(
            measure=figure.measure,
            span=Span.TOTAL,
            counted=population.counted,
            whose=population.whose,
            place=place,
            start=since[0] if since else None,
            end=since[1] if since else None,
            lasting=_is_lasting(since, told),
            sides=() if place else sides_of(reading),
        )
    if scene.days is None and (scene.place is None or told is None):
        return _alone(reading, figure, told)
    if population.counted.startswith(THINGS) and not (scene.place and scene.days and scene.days[0] == scene.days[1]):
        return _alone(reading, figure, told)
    return FigureSignature(
        measure=figure.measure,
        span=Span.INCIDENT,
        counted=population.counted,
        whose=population.whose,
        place=fold_place(scene.place) if scene.place else None,
        within=tuple(fold_place(wide) for wide in scene.within),
        start=scene.days[0] if scene.days else None,
        end=scene.days[1] if scene.days else None,
        told=None if scene.days else told,
        sides=() if scene.place else sides_of(reading),
    )


def sides_of(reading: Reading) -> tuple[str, ...]:
    """The parties of the report's process, else the states and armed groups that its events name, else those that it names at
    all: in small letters, a name of several words by its initials, a state by its country's code."""
    if reading.process:
        names = list(reading.process.parties)
    else:
        kinds = {actor.name: actor.kind for actor in reading.actors}
        acting = [name for event in reading.events for name in (*event.actors, *event.recipients)]
        fighting = {name for name, kind in kinds.items() if kind in {ActorKind.STATE, ActorKind.ARMED_GROUP}}
        names = [name for name in dict.fromkeys(acting) if name in fighting] or [name for name in kinds if name in fighting]
    countries = {actor.name: actor.country for actor in reading.actors if actor.kind is ActorKind.STATE}
    return tuple(sorted({_side(countries.get(name) or name) for name in names[:SIDES]}))


def _side(name: str) -> str:
    words = [word for word in name.split() if word.casefold() not in load_words("actor_state_words") | {"the", "of"}] or [name]
    return "".join(word[0] for word in words).casefold() if len(words) > 2 else " ".join(words).casefold()


def _is_total(reading: Reading, figure: Figure, scene: Scene, told: str | None) -> bool:
    """True for a count that runs since a day or stands by itself.

    A standing number told with an event is of that event; so are casualties of an incident that came before the days of which
    a "since" in the same breath speaks ("has not changed its count of 21 since Wednesday").
    """
    since = days_of(_since(reading, figure))
    if since and figure.measure in CASUALTIES and scene.days and scene.days[1] < since[0]:
        return _is_lasting(since, told)
    if since or figure.measure in STANDING:
        return True
    if figure.measure in MAYBE_STANDING:
        return not is_told_with_event(reading, figure)
    if figure.measure not in CASUALTIES or is_told_with_event(reading, figure):
        return False
    return is_of_whole_war(reading.report.text, figure.anchor) or (figure.value >= MANY and not _continues(reading, figure))


def _continues(reading: Reading, figure: Figure) -> bool:
    """True for a number that stands beside a count of its own order ("at least 900 bodies; the government says 2,000")."""
    before = figure_before(reading, figure)
    return before is not None and before.measure is figure.measure and not before.since and figure.value < ORDER * before.value


def _place_of_total(reading: Reading, figure: Figure) -> str | None:
    """The place of a running total, folded: its own; that of the total before it in the paragraph, or for people who fled or are
    held that of any number there; where no party tells the conflict, that of the authority that counts."""
    place, before = figure.place, figure
    for _ in range(FIGURES_BACK):
        earlier = figure_before(reading, before)
        if place is not None or earlier is None or not (earlier.since or figure.measure in MAYBE_STANDING):
            break
        place, before = earlier.place, earlier
    if place is None and not sides_of(reading):
        place = place_of_body(figure.source)
    return fold_place(place) if place else None


def _since(reading: Reading, figure: Figure) -> str | None:
    """Since when a figure counts: as it says itself, else as the number of the same measure beside it does, where it has nothing
    of its own ("the government put the figure at 9,000")."""
    before = figure_before(reading, figure)
    if figure.since or figure.place or before is None or before.measure is not figure.measure:
        return figure.since
    return before.since if sentence_around(reading.report.text, figure.anchor).start - before.anchor.end < BESIDE else None


def _is_lasting(since: tuple[str, str] | None, told: str | None) -> bool:
    return since is None or (told is not None and (date.fromisoformat(told) - date.fromisoformat(since[1])).days > LASTING)


def _alone(reading: Reading, figure: Figure, told: str | None) -> FigureSignature:
    number = f"{figure.value:g} {figure.unit or ''} {figure.anchor.start} {reading.report.sha256[:12]}"
    population = population_of(figure, reading.report.text)
    place = fold_place(figure.place) if figure.place else None
    return FigureSignature(figure.measure, Span.ALONE, *population, place, told=told, number=number)
