"""Days and hours of events: how exactly they are told, what they can overlap with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

PARTS = {
    "morning": (5, 12.5),
    "afternoon": (12, 18.5),
    "evening": (17, 24),
    "night": (19, 30),
}  # hours; night runs into the next day
CLOCK = re.compile(r"(\d{1,2}):(\d\d)")
WEEK, MONTH, YEAR = 7, 31, 366
LATE, EARLY = 20, 7  # hours at which reports may differ about the day
HOURS = 24  # of a day
KEPT = 20_000  # days held read: those of each telling are asked for in every comparison
AN_HOUR, TOO_FAR = 1.0, 3.0  # hours by which reports of one event differ


@lru_cache(maxsize=KEPT)
def parse_day(value: str | None) -> date | None:
    """The day of an ISO text, None for anything else."""
    try:
        return date.fromisoformat(value) if value and len(value) == 10 else None
    except ValueError:
        return None


@lru_cache(maxsize=KEPT)
def bounds(value: str | None) -> tuple[date, date] | None:
    """First and last day of an ISO day or interval."""
    first, _, last = (value or "").partition("/")
    start, end = parse_day(first), parse_day(last or first)
    return (start, end) if start and end and start <= end else None


def span(start: date, end: date) -> int:
    """The number of days."""
    return (end - start).days + 1


def each_day(start: date, end: date) -> Iterator[date]:
    """The days of an interval."""
    return (start + timedelta(n) for n in range(span(start, end)))


def week(day: date) -> str:
    """The ISO week of a day: "2026-W12"."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def hours(time: str | None) -> tuple[float, float] | None:
    """The hours in which a time lies: a clock time is a moment."""
    if time in PARTS:
        return PARTS[time]
    found = CLOCK.match(time or "")
    if not found:
        return None
    moment = int(found[1]) + int(found[2]) / 60
    return moment, moment


def hours_apart(one: str | None, other: str | None, later: int = 0) -> float | None:
    """Hours between two times, the other so many days later; 0 when they may be one, None when either is missing."""
    first, second = hours(one), hours(other)
    if first is None or second is None:
        return None
    shifts = [0, HOURS, -HOURS] if "night" in (one, other) else [0]
    begins = [(second[0] + HOURS * later + shift, second[1] + HOURS * later + shift) for shift in shifts]
    return min(max(0.0, max(first[0], begin) - min(first[1], end)) for begin, end in begins)


def is_clock(time: str | None) -> bool:
    """True for a time to the minute."""
    return bool(CLOCK.match(time or ""))


def at_night(time: str | None) -> bool:
    """True for hours at which one report counts the night to the day before and another to the day after."""
    found = hours(time)
    return found is not None and (time == "night" or (time not in PARTS and not EARLY <= found[0] < LATE))
