"""Durations as TIMEX3 values."""

from __future__ import annotations

from eirene.layers.times.grammar import Match

CODES = {
    "D": "D",
    "W": "W",
    "F": "W",
    "M": "M",
    "Q": "Q",
    "Y": "Y",
    "DE": "Y",
    "CE": "Y",
    "H": "H",
    "TM": "M",
    "S": "S",
    "WE": "W",
    "N": "D",
}
FACTORS = {"F": 2, "DE": 10, "CE": 100}
CLOCKED = frozenset({"H", "TM", "S"})


def unit_of(match: Match) -> str:
    """The TIMEX3 unit that a match counts, D when it is a part of the day."""
    return match.code("UNIT", "UNITS") or "D"


def count_of(match: Match) -> float | None:
    """How many units: the (last) number, halves included; 1 for "a week"; None when it is not said."""
    numbers = [
        t.value for t in match.terms if t.kind in {"SMALL", "NUMBER", "WORDNUM", "FOUR", "YEAR"} and isinstance(t.value, float)
    ]
    half = 0.5 if match.has("half") else 0.0
    if numbers:
        return numbers[-1] + half
    if match.has("half") and not match.has("and"):
        return 0.5
    if match.has("few", "several", "many", "some", "couple"):
        return None
    if match.term("UNIT") is not None or match.has("a", "an"):
        return 1.0 + half
    return None


def length_value(count: float | None, unit: str) -> str:
    """`P3D`, `PT2H`, `PXM` when the count is not known."""
    code = CODES.get(unit, "D")
    number = "X" if count is None else f"{count * FACTORS.get(unit, 1):g}"
    return f"PT{number}{code}" if unit in CLOCKED else f"P{number}{code}"


def repetition_value(match: Match) -> str:
    """The TIMEX3 value of a SET ("every day", "daily", "on Thursdays")."""
    word = match.code("SETWORD")
    if word:
        return word
    weekday = match.number("WEEKDAY", "WEEKDAYS")
    if weekday is not None:
        return f"XXXX-WXX-{int(weekday) + 1}"
    units = {"day": "D", "week": "W", "month": "M", "year": "Y"}
    named = next((units[t.text] for t in match.terms if t.text in units), None)
    once = match.has("times", "once", "twice", "per", "a")
    return length_value(1.0 if once else count_of(match) or 1.0, named or unit_of(match))


def reference_value(match: Match) -> str:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""
    if match.has("future", "NEXT", "near"):
        return "FUTURE_REF"
    return "PAST_REF" if match.has("recent", "past", "LAST", "PREVIOUS") else "PRESENT_REF"
