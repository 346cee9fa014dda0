"""Calendar dates and weekdays."""

from __future__ import annotations

from datetime import date

from eirene.layers.times import calendar as cal
from eirene.layers.times.grammar import Match


def read_date(match: Match, now: date | None, ahead: bool) -> cal.Stretch | None:
    """The day, month, quarter, season or year that a date names; the year is the printed one, else the likeliest."""
    printed = match.term("ISO", "SLASH")
    if printed is not None:
        return _printed(str(printed.value))
    year = int(match.number("YEAR") or 0) or None
    month, day = match.number("MONTH"), match.number("SMALL", "ORD")
    if match.has("THIS") and now is not None:
        year = year or now.year
    if match.has("quarter", "QUARTER"):
        number = match.number("QUARTER") or match.number("ORD") or 4
        return cal.quarter_stretch(year, min(4, max(1, int(number)))) if year else None
    if month and match.has("half"):
        stretch = cal.month_stretch(year or _likeliest(int(month), None, now, ahead) or 1, int(month)) if (year or now) else None
        return _half(stretch, match)
    if match.has("half") and year:
        return _half(cal.year_stretch(year), match)
    season = match.code("SEASON") or ("FA" if match.has("fall") else "")
    if season:
        return cal.season_stretch(year, season) if year else None
    if month and day:
        return _day(match, int(month), int(day), year, now, ahead)
    if month:
        known = year or _likeliest(int(month), None, now, ahead)
        return cal.month_stretch(known, int(month)) if known else None
    weekday = match.number("WEEKDAY")
    if weekday is not None and day and now is not None:
        for step in range(0, 40):
            for sign in (1, -1):
                candidate = cal.add_days(now, sign * step)
                if candidate.day == int(day) and candidate.weekday() == int(weekday):
                    return cal.day_stretch(candidate)
        return None
    return cal.year_stretch(year) if year else None


def _half(stretch: cal.Stretch | None, match: Match) -> cal.Stretch | None:
    return stretch.half(second=match.has("LAST") or (match.number("ORD") or 1) >= 2) if stretch else None


def _printed(value: str) -> cal.Stretch | None:
    if "/" in value:
        first, second, year = (int(v) for v in value.split("/"))
        day = cal.make_day(year, second, first) or cal.make_day(year, first, second)
    else:
        day = cal.make_day(int(value[:4]), int(value[5:7]), int(value[8:10]))
    return cal.day_stretch(day) if day else None


def _day(match: Match, month: int, day: int, year: int | None, now: date | None, ahead: bool) -> cal.Stretch | None:
    known = year or _likeliest(month, day, now, ahead)
    when = cal.make_day(known, month, day) if known else None
    if when is None:
        return None
    weekday = match.number("WEEKDAY")
    if weekday is not None and when.weekday() != int(weekday):
        other = cal.nearest_weekday(when, int(weekday))
        first, last = sorted((when, other))
        return cal.Stretch(first, last, when.isoformat())
    return cal.day_stretch(when)


def _likeliest(month: int, day: int | None, now: date | None, ahead: bool) -> int | None:
    """The year of a date without one: the nearest past one, or the nearest to come when the verb looks ahead."""
    if now is None:
        return None
    years = []
    for year in (now.year - 1, now.year, now.year + 1):
        when = cal.make_day(year, month, day or 15)
        if when is not None:
            years.append((abs((when - now).days), year, when))
    if not years:
        return None
    nearest = min(years)
    if nearest[0] <= 45:
        return nearest[1]
    fitting = [row for row in years if (row[2] >= now if ahead else row[2] <= now)]
    return min(fitting)[1] if fitting else nearest[1]


def read_days(match: Match, now: date | None, ahead: bool) -> cal.Stretch | None:
    """Two days of one month ("March 3-5")."""
    numbers = [int(t.value) for t in match.terms if t.kind in {"SMALL", "ORD"} and isinstance(t.value, float)]
    month, year = match.number("MONTH"), match.number("YEAR")
    if not month or len(numbers) < 2:
        return None
    known = int(year) if year else _likeliest(int(month), numbers[-1], now, ahead)
    first = cal.make_day(known, int(month), numbers[0]) if known else None
    last = cal.make_day(known, int(month), numbers[1]) if known else None
    if first is None or last is None or last < first:
        return None
    return cal.Stretch(first, last, cal.iso_interval(first, last))


def read_weekday(match: Match, now: date, focus: date | None, ahead: bool) -> cal.Stretch:
    """The day of that name: the last one before the report's day (or that day), the next one when the verb looks ahead."""
    weekday = int(match.number("WEEKDAY") or 0)
    if match.has("week") and match.has("LAST", "NEXT", "THIS", "FOLLOWING"):
        base = cal.add_days(now, -7 if match.has("LAST") else 7 if match.has("NEXT", "FOLLOWING") else 0)
        return cal.day_stretch(cal.add_days(base, weekday - base.weekday()))
    if match.has("FOLLOWING") and focus is not None:
        return cal.day_stretch(cal.add_days(focus, (weekday - focus.weekday() - 1) % 7 + 1))
    if match.has("PREVIOUS") and focus is not None:
        return cal.day_stretch(cal.add_days(focus, -((focus.weekday() - weekday - 1) % 7 + 1)))
    back = (now.weekday() - weekday) % 7
    forth = (weekday - now.weekday()) % 7
    if match.has("NEXT") or (ahead and not match.has("LAST")):
        return cal.day_stretch(cal.add_days(now, forth or (7 if match.has("NEXT") else 0)))
    if match.has("LAST", "ago"):
        back = back or 7
    return cal.day_stretch(cal.add_days(now, -back))
