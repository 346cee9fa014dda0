"""Days, weeks, months, seasons and years: arithmetic and TIMEX3 values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # northern, by whole months
LENGTH_DAYS = {"D": 1, "N": 1, "W": 7, "F": 14}
LENGTH_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
EARLIEST, LATEST = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` to `last`, both included, with the TIMEX3 value of the whole."""

    first: date
    last: date
    value: str

    @property
    def iso(self) -> str:
        """The ISO day, or the interval `first/last`."""
        return iso_interval(self.first, self.last)

    def edge(self, edge: str) -> Stretch:
        """Its START, MID or END; the value stays that of the whole, as TIMEX3 has it."""
        days = (self.last - self.first).days + 1
        third = max(days // 3, 1)
        if edge == "START":
            return Stretch(self.first, self.first + timedelta(third - 1), self.value)
        if edge == "END":
            return Stretch(self.last - timedelta(third - 1), self.last, self.value)
        if edge == "MID":
            return Stretch(self.first + timedelta(third), self.last - timedelta(third), self.value)
        return self

    def half(self, second: bool) -> Stretch:
        """Its first or second half: months part after the 15th, years after June."""
        middle = date(self.first.year, 7, 1) if (self.last - self.first).days > 180 else self.first + timedelta(15)
        if second:
            return Stretch(middle, self.last, self.value)
        return Stretch(self.first, middle - timedelta(1), self.value)


def iso_interval(first: date, last: date) -> str:
    """`first/last`, or the day when they are one."""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def day_stretch(day: date) -> Stretch:
    """One day."""
    return Stretch(day, day, day.isoformat())


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar does not have it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, days: int) -> date:
    """The day so many days on, kept inside the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return LATEST if days > 0 else EARLIEST


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, or the last one that month has."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return LATEST if months > 0 else EARLIEST
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def month_length(year: int, month: int) -> int:
    """Days in a month."""
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    return (following - timedelta(1)).day if following else 31


def month_stretch(year: int, month: int) -> Stretch:
    """A calendar month."""
    return Stretch(date(year, month, 1), date(year, month, month_length(year, month)), f"{year:04d}-{month:02d}")


def year_stretch(year: int) -> Stretch:
    """A calendar year."""
    return Stretch(date(year, 1, 1), date(year, 12, 31), f"{year:04d}")


def years_stretch(first: int, length: int, value: str) -> Stretch:
    """A decade or century."""
    return Stretch(date(max(first, 1), 1, 1), date(min(first + length - 1, 9999), 12, 31), value)


def week_stretch(day: date) -> Stretch:
    """The week of the day, Monday to Sunday."""
    monday = add_days(day, -day.weekday())
    year, week, _ = day.isocalendar()
    return Stretch(monday, add_days(monday, 6), f"{year:04d}-W{week:02d}")


def weekend_stretch(day: date) -> Stretch:
    """The Saturday and Sunday of the day's week."""
    week = week_stretch(day)
    return Stretch(add_days(week.first, 5), week.last, f"{week.value}-WE")


def quarter_stretch(year: int, quarter: int) -> Stretch:
    """A quarter of a year, 1 to 4."""
    last = month_stretch(year, quarter * 3)
    return Stretch(date(year, quarter * 3 - 2, 1), last.last, f"{year:04d}-Q{quarter}")


def season_stretch(year: int, season: str) -> Stretch:
    """A season; winter is named after the year in which it begins."""
    start = date(year, SEASON_START[season], 1)
    last = add_months(start, 2)
    return Stretch(start, month_stretch(last.year, last.month).last, f"{year:04d}-{season}")


def unit_stretch(unit: str, day: date) -> Stretch:
    """The week, month, … of the day."""
    if unit in {"W", "F"}:
        return week_stretch(day)
    if unit == "WE":
        return weekend_stretch(day)
    if unit == "M":
        return month_stretch(day.year, day.month)
    if unit == "Q":
        return quarter_stretch(day.year, (day.month + 2) // 3)
    if unit == "Y":
        return year_stretch(day.year)
    if unit == "DE":
        return years_stretch(day.year // 10 * 10, 10, f"{day.year // 10:03d}")
    if unit == "CE":
        return years_stretch(day.year // 100 * 100, 100, f"{day.year // 100:02d}")
    return day_stretch(day)


def shift(day: date, unit: str, count: float) -> date:
    """The day so many units on; hours and minutes count as whole days gone by."""
    if unit in LENGTH_MONTHS:
        months = count * LENGTH_MONTHS[unit]
        return add_months(day, int(months)) if abs(months) < 120_000 else add_days(day, 10**9 if months > 0 else -(10**9))
    days = (
        count * LENGTH_DAYS[unit]
        if unit in LENGTH_DAYS
        else count * {"H": 1 / 24, "TM": 1 / 1440, "S": 1 / 86400, "WE": 7}.get(unit, 0)
    )
    return add_days(day, int(max(min(days, 10**7), -(10**7))))


def nearest_weekday(day: date, weekday: int) -> date:
    """The day of that name nearest to a day."""
    return add_days(day, (weekday - day.weekday() + 3) % 7 - 3)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm of Nature, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
