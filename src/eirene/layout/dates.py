"""Days printed in the head of a report: "12 March 2026", "Mar 12, 2026", "2026-03-12T10:45", "12.03.2026".

A date that the calendar does not have, or that may be read in two ways (03/04/2026), gives no day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from eirene.lexicon import load_table

_MONTH = (
    r"(?P<{0}>(?=[A-Z])(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\b\.?"
)
_WEEKDAY = r"(?=[A-Z])(?i:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?i:day)?\b\.?"
# A year may be glued to a repeated date ("9 Jul 20259 Jul 2025"), as copied from some pages.
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d(?!\d? [A-Z]))"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"

WEEKDAY = re.compile(_WEEKDAY)
DATE = re.compile(
    rf"(?:{_WEEKDAY},?\s+)?"
    r"(?:"
    rf"(?:the\s)?{_DAY.format('d1')}(?:\s+of)?[\s-]{_MONTH.format('m1')}(?:,?[\s-]{_YEAR.format('y1')})?"
    rf"|{_MONTH.format('m2')}\s{_DAY.format('d2')}(?!\d)(?:,?\s{_YEAR.format('y2')})?"
    r"|(?P<y3>(?:19|20)\d\d)-(?P<m3>[01]\d)-(?P<d3>[0-3]\d)(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?"
    rf"|(?P<d4>[0-3]?\d)\.(?P<m4>[01]?\d)\.{_YEAR.format('y4')}"
    rf"|(?P<a5>[0-3]?\d)/(?P<b5>[0-3]?\d)/{_YEAR.format('y5')}"
    r")"
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed: where it ends, and its ISO day when a year is given and the calendar has it."""

    end: int
    day: str | None


def match_date(text: str, start: int) -> PrintedDate | None:
    """The date, with or without its weekday and year, that begins at `start`."""
    found = DATE.match(text, start)
    return PrintedDate(found.end(), _iso_day(found)) if found else None


def find_date(text: str) -> str | None:
    """The ISO day of the first full date in a short text."""
    for found in DATE.finditer(text):
        if day := _iso_day(found):
            return day
    return None


def iso_day(text: str) -> str | None:
    """`2026-03-12` for a text that is that day, with or without a clock time after it; None for anything else."""
    try:
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return None


def _iso_day(found: re.Match[str]) -> str | None:
    """The match as an ISO day; None without a year, when ambiguous or impossible."""
    parts = found.groupdict()
    if parts["a5"]:
        day, month = _slashed(int(parts["a5"]), int(parts["b5"]))
        year = parts["y5"]
    else:
        form = next(n for n in "1234" if parts[f"d{n}"])
        day, year = int(parts[f"d{form}"]), parts[f"y{form}"]
        month = _month_number(parts[f"m{form}"])
    try:
        return date(int(year), month, day).isoformat() if year else None
    except ValueError:
        return None


def _month_number(printed: str) -> int:
    return int(printed) if printed.isdecimal() else int(load_table("reader_months")[printed.lower()])


def _slashed(first: int, second: int) -> tuple[int, int]:
    """Day and month of `first/second/year`; (0, 0), which no calendar has, when both orders are possible."""
    if first == second or (first > 12 >= second):
        return first, second
    return (second, first) if second > 12 >= first else (0, 0)
