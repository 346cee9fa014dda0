"""Hours and parts of the day."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eirene.layers.times.grammar import Kind, Match

PART_CODES = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
DIGITS = re.compile(r"(\d{1,2})[:.hH](\d\d)(?::(\d\d))?")
UNIVERSAL = frozenset({"GMT", "UTC"})


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day: ISO `HH:MM` or a part of the day, its TIMEX3 code after T, and the printed zone."""

    time: str
    code: str
    zone: str | None = None

    @property
    def is_midnight(self) -> bool:
        """True for the point that begins the next day."""
        return self.time == "00:00" and self.code == "24:00"


def read_clock(match: Match, part: str = "", stamp: str = "") -> Hour | None:
    """The clock time of a match; `part` of the day or the `stamp` of a live entry tells morning from evening."""
    zone = match.code("ZONE") or ("local" if match.has("local") else "") or None
    clock = match.term("CLOCK")
    four = match.term("FOUR", "YEAR")
    if clock is not None:
        found = DIGITS.match(str(clock.value))
        hour, minute = (int(found[1]), int(found[2])) if found else (99, 0)
    elif four is not None and isinstance(four.value, float):
        hour, minute = divmod(int(four.value), 100)
    else:
        hour, minute = _worded(match)
        if not _half(match) and not match.has("hours"):
            hour = _likelier(hour, minute, part or match.code("PART") or ("night" if match.has("night") else ""), stamp)
    hour = _half_day(hour, _half(match), part if clock is not None and hour <= 12 else "")
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    time = f"{hour % 24:02d}:{minute:02d}"
    return Hour(time, time + ("Z" if zone in UNIVERSAL else ""), zone)


def read_part(match: Match) -> Hour | None:
    """The part of the day, or the point in it (noon, midnight), that a match names."""
    point = match.term("POINT")
    if point is not None:
        return Hour("00:00", "24:00") if point.text == "midnight" else Hour("12:00", "12:00")
    if match.has("small", "hours", "pre"):
        return Hour("night", "NI")
    part = match.term("PART")
    name = str(part.value) if part is not None else "night"
    return Hour(name, PART_CODES[name]) if name in PART_CODES else Hour(name, name)


def edge_part(match: Match) -> Hour | None:
    """ "late on Thursday" is its evening, "early on Thursday" its morning."""
    if match.kind not in {Kind.WEEKDAY, Kind.DEICTIC}:
        return None
    return {"START": Hour("morning", "MO"), "END": Hour("evening", "EV")}.get(match.code("EDGE"))


def _half(match: Match) -> str:
    """ "a" or "p" as printed, else ""."""
    half = match.term("AMPM")
    return str(half.value).strip().lower()[0] if half is not None else ""


def _half_day(hour: int, half: str, part: str) -> int:
    if (half == "p" or part in {"afternoon", "evening"}) and hour < 12:
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour


def _worded(match: Match) -> tuple[int, int]:
    """Hour and minute of "half past six", "ten to seven", "a quarter past two", "six o'clock"."""
    numbers = [int(t.value) for t in match.terms if t.kind in {"SMALL", "WORDNUM"} and isinstance(t.value, float)]
    if not numbers:
        return 99, 0
    if match.has("half"):
        return numbers[-1], 30
    if not match.has("past", "to"):
        return numbers[0], 0
    minute = 15 if match.has("quarter") else numbers[0] if len(numbers) > 1 else 0
    return (numbers[-1] - 1, 60 - minute) if match.has("to") else (numbers[-1], minute)


def _likelier(hour: int, minute: int, part: str, stamp: str) -> int:
    """The hour of 24: by the part of the day, else the last such time before a live entry's stamp, else by daylight."""
    if hour > 12 or hour == 0:
        return hour
    hour %= 12
    if part == "morning":
        return hour
    if part in {"afternoon", "evening"} or (part == "night" and hour >= 6):
        return hour + 12
    if part == "night":
        return hour
    if stamp:
        return hour + 12 if f"{hour + 12:02d}:{minute:02d}" <= stamp else hour
    return hour if hour >= 7 else hour + 12
