"""Hours and parts of the day."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eirene.layers.times.grammar import Match

PART_CODES = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
DIGITS = re.compile(r"(\d{1,2})[:.hH](\d\d)(?::(\d\d))?")


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day: ISO `HH:MM` or a part of the day, its TIMEX3 code after T, and the printed zone."""

    time: str
    code: str
    zone: str | None = None


def read_hour(match: Match) -> Hour | None:
    """The hour that a match names, or None when it is none ("25:70")."""
    point = match.term("POINT")
    if point is not None:
        return _exact(str(point.value), match)
    part = match.term("PART") or (match.term("night") if match.has("night") else None)
    clock = match.term("CLOCK")
    if clock is not None:
        found = DIGITS.match(str(clock.value))
        return _hour(int(found[1]), int(found[2]), match) if found else None
    numbers = [t for t in match.terms if t.kind in {"SMALL", "WORDNUM"} and isinstance(t.value, float)]
    if numbers and (match.term("AMPM") or match.has("clock") or part is not None or match.has("half", "quarter", "past", "to")):
        return _worded(match, [int(t.value) for t in numbers if isinstance(t.value, float)])
    if part is not None:
        return _part(match, str(part.value) if part.kind == "PART" else "night")
    if match.has("small", "hours", "pre"):
        return Hour("night", "NI")
    return None


def _part(match: Match, name: str) -> Hour | None:
    if name in PART_CODES:
        return Hour(name, PART_CODES[name])
    return _exact(name, match) if ":" in name else None


def _exact(clock: str, match: Match) -> Hour:
    return Hour(clock, clock, match.code("ZONE") or None)


def _worded(match: Match, numbers: list[int]) -> Hour | None:
    if match.has("half"):
        return _hour(numbers[-1], 30, match)
    if match.has("past", "to", "LAST") and match.has("quarter"):
        minute = 15
    elif match.has("past", "to") and len(numbers) > 1:
        minute = numbers[0]
    else:
        return _hour(numbers[0], 0, match)
    hour = numbers[-1]
    return _hour(hour - 1, 60 - minute, match) if match.has("to") else _hour(hour, minute, match)


def _hour(hour: int, minute: int, match: Match) -> Hour | None:
    half = match.term("AMPM")
    letter = str(half.value).strip().lower()[0] if half is not None else ""
    if match.has("afternoon", "evening", "night") and not letter:
        letter = "p"
    if letter == "p" and hour < 12:
        hour += 12
    if letter == "a" and hour == 12:
        hour = 0
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    return _exact(f"{hour % 24:02d}:{minute:02d}", match)
