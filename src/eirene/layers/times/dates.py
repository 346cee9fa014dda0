"""Dates that name themselves: days, months, quarters, seasons, years, decades, centuries, holidays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from eirene.layers.times import calendar as cal
from eirene.layers.times.grammar import Match
from eirene.layers.times.tenses import Tense

WRONG_WAY = 300  # days by which a year against the tense counts as farther off
WRONG_WAY_UNSURE = 60


@dataclass(frozen=True, slots=True)
class Named:
    """What a date names: its days (None when the calendar has no such day or the year is unknown) and TIMEX3 value."""

    stretch: cal.Stretch | None
    value: str


def named(stretch: cal.Stretch | None, value: str = "XXXX-XX-XX") -> Named:
    """The name of a stretch of days, or of an unknown one with a value of its own."""
    return Named(stretch, stretch.value if stretch else value)


def read_date(match: Match, now: date | None, tense: Tense) -> Named:
    """The days that a date names; the year is the printed one, else the likeliest."""
    printed = match.term("ISO", "SLASH")
    if printed is not None:
        return named(_printed(str(printed.value)))
    year = int(match.number("YEAR") or 0) or _year_told(match, now)
    month, day = int(match.number("MONTH") or 0), int(match.number("SMALL", "ORD") or 0)
    if match.has("quarter", "QUARTER"):
        number = int(match.number("QUARTER") or match.number("ORD") or 4)
        return named(cal.quarter_stretch(year, min(4, max(1, number))) if year else None)
    if match.has("half"):
        return _half_of(match, year, month, now, tense)
    season = season_of(match)
    if season:
        return named(cal.season_stretch(year, season) if year else None)
    if month and day:
        return _day(match, month, day, year or likeliest_year(month, day, now, tense))
    if month:
        known = year or likeliest_year(month, None, now, tense)
        return named(cal.month_stretch(known, month) if known else None, f"XXXX-{month:02d}")
    if match.term("WEEKDAY") is not None:
        return named(_weekday_and_day(match, day, now))
    return named(cal.year_stretch(year) if year else None)


def _year_told(match: Match, now: date | None) -> int | None:
    """The year of "May last year"."""
    if now is None or not match.has("year") or not match.has("LAST", "THIS", "NEXT"):
        return None
    return now.year + (1 if match.has("NEXT") else -1 if match.has("LAST") else 0)


def season_of(match: Match) -> str:
    """The TIMEX3 season of a match, "" when it has none."""
    return match.code("SEASON") or ("FA" if match.has("fall") else "")


def _half_of(match: Match, year: int | None, month: int, now: date | None, tense: Tense) -> Named:
    second = match.has("LAST") or (match.number("ORD") or 1) >= 2
    known = year or (likeliest_year(month, None, now, tense) if month else None)
    if not known:
        return named(None)
    if month:
        return named(cal.month_stretch(known, month).half(second))
    return Named(cal.year_stretch(known).half(second), f"{known:04d}-H{2 if second else 1}")


def _printed(value: str) -> cal.Stretch | None:
    if "/" in value[:4]:
        first, second, year = (int(v) for v in value.split("/"))
        if first != second and first <= 12 and second <= 12:
            return None  # day and month cannot be told apart
        day = cal.make_day(year, second, first) or cal.make_day(year, first, second)
    else:
        day = cal.make_day(int(value[:4]), int(value[5:7]), int(value[8:10]))
    return cal.day_stretch(day) if day else None


def _day(match: Match, month: int, day: int, year: int | None) -> Named:
    """A day; where the weekday contradicts it, both days."""
    value = f"{year:04d}-{month:02d}-{day:02d}" if year else f"XXXX-{month:02d}-{day:02d}"
    when = cal.make_day(year, month, day) if year else None
    if when is None:
        return Named(None, value)
    weekday = match.number("WEEKDAY")
    if weekday is not None and when.weekday() != int(weekday):
        first, last = sorted((when, cal.nearest_weekday(when, int(weekday))))
        return Named(cal.Stretch(first, last, value), value)
    return Named(cal.day_stretch(when), value)


def _weekday_and_day(match: Match, day: int, now: date | None) -> cal.Stretch | None:
    """ "Friday the 14th": the nearest such day."""
    weekday = int(match.number("WEEKDAY") or 0)
    near = (cal.add_days(now, step * sign) for step in range(62) for sign in (1, -1)) if now else ()
    found = next((d for d in near if d.day == day and d.weekday() == weekday), None)
    return cal.day_stretch(found) if found else None


def likeliest_year(month: int, day: int | None, now: date | None, tense: Tense) -> int | None:
    """The year of a date printed without one: the nearest, where years against the tense count as farther off."""
    if now is None:
        return None
    ranked = []
    for year in (now.year - 1, now.year, now.year + 1):
        stretch = cal.month_stretch(year, month) if 1 <= year <= 9999 and 1 <= month <= 12 else None
        when = cal.make_day(year, month, day) if day else None
        if stretch is None or (day and when is None and day > 29):
            ranked.append((10**6 + abs(year - now.year), year))
            continue
        first, last = (when, when) if when else (stretch.first, stretch.last)
        distance = max((first - now).days, (now - last).days, 0)
        wrong = (first > now and tense is not Tense.FUTURE) or (last < now and tense is Tense.FUTURE)
        penalty = (WRONG_WAY_UNSURE if tense in {Tense.NONE, Tense.PRESENT} else WRONG_WAY) if wrong else 0
        ranked.append((distance + penalty, year))
    return min(ranked)[1]


def read_decade(match: Match, now: date | None, tense: Tense) -> Named:  # noqa: ARG001 - all of one signature
    """A decade; two digits or a word name the latest one."""
    printed = match.term("DECADE")
    if printed is not None:
        digits = re.sub(r"\D", "", str(printed.value))
        year = int(digits) if len(digits) == 4 else 1900 + int(digits)
        if len(digits) == 2 and year + 100 <= (now.year if now else 2000):
            year += 100
    else:
        year = 1900 + int(match.number("DECADEWORD") or 0)
    if year % 100 == 0 and year < 2000 and not match.term("DECADEWORD"):
        return named(cal.years_stretch(year, 100, f"{year // 100:02d}"))
    return named(cal.years_stretch(year, 10, f"{year // 10:03d}"))


def read_century(match: Match, now: date | None, tense: Tense) -> Named:  # noqa: ARG001 - all of one signature
    """A century by its number."""
    number = int(next((t.value for t in reversed(match.terms) if t.kind == "ORD" and isinstance(t.value, float)), 0))
    if not 1 <= number <= 30:
        return named(None)
    return named(cal.years_stretch((number - 1) * 100, 100, f"{number - 1:02d}"))


def read_era(match: Match, now: date | None, tense: Tense) -> Named:  # noqa: ARG001 - all of one signature
    """A year or century before the common era, which has no ISO day here, or a year said to be of it."""
    if match.has("century"):
        return Named(None, f"-{int(match.number('ORD') or 1) - 1:02d}")
    year = int(match.number("SMALL", "NUMBER", "WORDNUM", "FOUR", "YEAR") or 0)
    if match.has("ce"):
        return named(cal.year_stretch(year) if 1 <= year <= cal.LATEST.year else None)
    return Named(None, f"-{year:04d}")


def read_war(match: Match, now: date | None, tense: Tense) -> Named:  # noqa: ARG001 - all of one signature
    """The First or Second World War."""
    number = match.number("ORD", "SMALL", "WORDNUM") or 0
    second = number == 2 or match.has("ii", "two", "wwii", "ww2")
    if not second and not (number == 1 or match.has("i", "one", "wwi", "ww1")):
        return named(None)
    first, last = (date(1939, 9, 1), date(1945, 9, 2)) if second else (date(1914, 7, 28), date(1918, 11, 11))
    return named(cal.Stretch(first, last, cal.iso_interval(first, last)))


def read_holiday(match: Match, now: date | None, tense: Tense) -> Named:
    """A fixed holiday or Easter; without a year the last one, or the next when the verb looks ahead."""
    if match.has("/"):
        return named(cal.day_stretch(date(2001, 9, 11)))
    offset = _from_easter(match)
    code = "easter" if offset is not None else match.code("HOLIDAY") or ("12-31" if match.has("eve") else "01-01")
    printed = match.number("YEAR")
    if printed is None and now is None:
        return named(None)
    years = [int(printed)] if printed else [y for y in (now.year - 1, now.year, now.year + 1) if y >= 1583] if now else []
    days = [cal.easter(y) if code == "easter" else date(y, int(code[:2]), int(code[3:])) for y in years if 1583 <= y <= 9999]
    moved = offset if offset is not None else -int(match.has("HOLIDAY") and match.has("eve"))
    days = [cal.add_days(day, moved) for day in days]
    if not days:
        return named(None)
    if printed or now is None:
        return named(cal.day_stretch(days[0]))
    fitting = [d for d in days if (d >= now if tense is Tense.FUTURE else d <= now)] or days
    return named(cal.day_stretch(fitting[0] if tense is Tense.FUTURE else fitting[-1]))


def _from_easter(match: Match) -> int | None:
    """Days from Easter Sunday for "Good Friday", "Palm Sunday", "Easter Monday"; None for other holidays."""
    weekday = match.number("WEEKDAY")
    if weekday is None:
        return None
    if match.has("easter"):
        return int(weekday + 1) % 7
    return -7 if match.has("palm") else int(weekday) - 6
