"""Figures across reports: the series of one measure, population and place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from pydantic import TypeAdapter

from eirene.link.events.days import each_day, span, week
from eirene.link.figures.comparing import COMPARISON, REACH
from eirene.link.figures.signing import FigureSignature, Span, sides_of, sign_figure
from eirene.link.figures.wording import STANDING
from eirene.link.places import sound_of_place
from eirene.types import Reading

SHORT = 10  # days of an incident up to which each is a block
MONTHS = 3  # months of a beginning up to which each is a block


class FigureLinking:
    """Figures of an incident by its place and day, running totals by place and beginning.

    A figure whose report does not date the incident is looked for in its week, where the incidents of the two months before are
    listed too; so a block holds what one place has in a few weeks, however long the record.
    """

    comparison = COMPARISON
    adapter = TypeAdapter(FigureSignature)

    def __init__(self) -> None:
        self._last: tuple[Reading, int, FigureSignature] | None = None  # `ties` is asked right after `sign`

    def sign(self, reading: Reading, position: int, _actors: Sequence[str]) -> FigureSignature:
        """Measure, population, place and time."""
        last = self._last
        if last is not None and last[0] is reading and last[1] == position:
            return last[2]
        signature = sign_figure(reading, reading.figures[position])
        self._last = reading, position, signature
        return signature

    def level(self, signature: FigureSignature) -> int:
        """0 with place and day (or beginning), 1 with a stretch of days, without the place or the beginning, 2 without a day."""
        if signature.span == Span.ALONE:
            return 0
        if signature.span == Span.TOTAL:
            return 0 if signature.start else 1
        if signature.start is None:
            return 2
        return 0 if signature.place and signature.start == signature.end else 1

    def refs(self, _signature: FigureSignature) -> tuple[str, ...]:
        """None: figures are told apart by places and days, and by parties only as they are called."""
        return ()

    def keys(self, signature: FigureSignature, _actors: Mapping[str, int]) -> frozenset[str]:
        """Measure with place (else each party) and each day, week or month that says when."""
        if signature.span == Span.ALONE:
            return frozenset()
        times = list(_totals(signature) if signature.span == Span.TOTAL else _incidents(signature))
        return frozenset(f"{signature.measure}:{time}:{where}" for where in _where(signature) for time in times)

    def ties(self, reading: Reading, position: int) -> frozenset[str]:
        """Measure, day and each party of the report, for an incident with a place and for people held somewhere: figures without
        the place meet them there."""
        signature = self.sign(reading, position, ())
        if not signature.place or signature.span == Span.ALONE:
            return frozenset()
        if signature.span == Span.INCIDENT:
            times = [time for time in _incidents(signature) if time.startswith("day:")]
        else:
            times = list(_totals(signature)) if signature.measure in STANDING else []
        return frozenset(f"{signature.measure}:{time}:side:{side}" for time in times for side in sides_of(reading))


def _where(signature: FigureSignature) -> Iterator[str]:
    if signature.place:
        names = {signature.place, *(signature.place.split() if signature.span == Span.INCIDENT else ())}
        yield from (f"place:{sound}" for sound in sorted({sound_of_place(name) for name in names}))
        yield from (f"place:{sound_of_place(wide)}" for wide in signature.within)
    else:
        yield from (f"side:{side}" for side in signature.sides)


def _totals(signature: FigureSignature) -> Iterator[str]:
    if signature.lasting:
        yield "total"
    if signature.start and signature.end:
        yield from (f"since:{month}" for month in _months(signature.start, signature.end))


def _incidents(signature: FigureSignature) -> Iterator[str]:
    if signature.start is None or signature.end is None:
        yield f"week:{week(date.fromisoformat(signature.told or ''))}"
        return
    first, last = date.fromisoformat(signature.start), date.fromisoformat(signature.end)
    if span(first, last) > SHORT:
        yield from (f"month:{month}" for month in _months(signature.start, signature.end))
        return
    yield from (f"day:{day.isoformat()}" for day in each_day(first, last))
    if signature.place:
        reach = min(REACH, (date.max - first).days)
        yield from sorted({f"week:{week(first + timedelta(ahead))}" for ahead in range(0, reach + 1, 7)})


def _months(start: str, end: str) -> list[str]:
    """The months of a stretch, the years where it is longer than a season."""
    first, last = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (start, end))
    if last - first >= MONTHS:
        return sorted({start[:4], end[:4]})
    return [f"{month // 12}-{month % 12 + 1:02d}" for month in range(first, last + 1)]
