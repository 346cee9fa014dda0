"""Days told from another day: that of publication (`now`) or the one the story is at (`focus`)."""

from __future__ import annotations

from datetime import date

from eirene.layers.times import calendar as cal
from eirene.layers.times.dates import season_of
from eirene.layers.times.grammar import Kind, Match
from eirene.layers.times.lengths import count_of, unit_of
from eirene.layers.times.tenses import Tense

GRAIN = {"W": "W", "F": "W", "M": "M", "Y": "Y", "DE": "Y", "CE": "Y", "Q": "M"}
TOO_FAR = 1900  # years; beyond them a distance is no date


def read_weekday(match: Match, now: date, focus: date | None, tense: Tense) -> cal.Stretch:
    """The day of that name: the last one up to the report's day, the next one when the verb looks ahead."""
    weekday = int(match.number("WEEKDAY") or 0)
    if match.has("week"):
        weeks = -1 if match.has("LAST") else 1 if match.has("NEXT", "FOLLOWING") else 0
        if match.has("AGO"):
            return cal.day_stretch(cal.add_days(now, -((now.weekday() - weekday) % 7 or 7) - 7))
        return cal.day_stretch(cal.add_days(now, weekday - now.weekday() + 7 * weeks))
    if match.has("FOLLOWING") and focus is not None:
        return cal.day_stretch(cal.add_days(focus, (weekday - focus.weekday() - 1) % 7 + 1))
    if match.has("PREVIOUS") and focus is not None:
        return cal.day_stretch(cal.add_days(focus, -((focus.weekday() - weekday - 1) % 7 + 1)))
    back, forth = (now.weekday() - weekday) % 7, (weekday - now.weekday()) % 7
    if match.has("next"):
        return cal.day_stretch(cal.add_days(now, weekday - now.weekday() + 7))
    if match.has("NEXT"):
        return cal.day_stretch(cal.add_days(now, forth or 7))
    if match.has("LAST"):
        return cal.day_stretch(cal.add_days(now, -(back or 7)))
    if match.has("THIS") and tense is Tense.NONE:
        return cal.day_stretch(cal.add_days(now, weekday - now.weekday()))
    return cal.day_stretch(cal.add_days(now, forth if tense in {Tense.FUTURE, Tense.PRESENT} else -back))


def read_weekdays(match: Match, now: date, tense: Tense) -> cal.Stretch:
    """From one weekday to another: the last such days up to the report's day, the next ones when the verb looks ahead."""
    one, other = (int(t.value) for t in match.terms if t.kind == "WEEKDAY" and isinstance(t.value, float))
    days = (other - one) % 7
    if tense in {Tense.FUTURE, Tense.PRESENT}:
        first = cal.add_days(now, (one - now.weekday()) % 7)
    else:
        first = cal.add_days(now, -((now.weekday() - other) % 7) - days)
    last = cal.add_days(first, days)
    return cal.Stretch(first, last, cal.iso_interval(first, last))


def read_overnight(match: Match, now: date, focus: date | None, tense: Tense) -> cal.Stretch:
    """The night to publication, or to the weekday named ("overnight into Monday"), as its two days."""
    last = read_weekday(match, now, focus, tense).first if match.has("WEEKDAY") else now
    return cal.Stretch(cal.add_days(last, -1), last, cal.add_days(last, -1).isoformat())


def read_day_of_month(match: Match, now: date, tense: Tense) -> cal.Stretch | None:
    """ "on the 14th": this month's, or the one that fits the tense."""
    day = int(match.number("ORD") or 0)
    this = cal.make_day(now.year, now.month, day)
    if this is not None and (this >= now if tense is Tense.FUTURE else this <= now):
        return cal.day_stretch(this)
    other = cal.add_months(now.replace(day=1), 1 if tense is Tense.FUTURE else -1)
    found = cal.make_day(other.year, other.month, day)
    return cal.day_stretch(found) if found else None


def days_from_today(match: Match) -> int:
    """Days from the day of speaking for "yesterday", "the day after tomorrow", "last night", "this morning"."""
    if match.kind is Kind.DEICTIC:
        days = int(match.number("DEICTIC") or 0)
        days += {-1: -int(match.has("before")), 1: int(match.has("after"))}.get(days, 0)
        return days - 7 if match.has("AGO") else days
    return -int(match.has("LAST"))


def read_other_day(match: Match, day: date) -> cal.Stretch:
    """ "the previous day", "the same evening", "the night before", "the next day", told from a day of the story."""
    if match.has("PREVIOUS", "before"):
        return cal.day_stretch(cal.add_days(day, -1))
    if match.has("FOLLOWING", "NEXT", "after"):
        return cal.day_stretch(cal.add_days(day, 1))
    return cal.day_stretch(day)


def read_period(match: Match, now: date, focus: date | None, tense: Tense) -> cal.Stretch:
    """ "this week", "last month", "next spring", "the end of the year", "the weekend"."""
    step = -1 if match.has("LAST", "PREVIOUS", "before") else int(match.has("NEXT", "FOLLOWING", "after"))
    if match.has("before") and match.has("LAST"):
        step = -2
    if match.term("MONTH") is not None:
        return _month(int(match.number("MONTH") or 1), now, step)
    season = season_of(match)
    if season:
        return read_season(season, now, step, tense)
    unit = match.code("UNIT") or "W"
    if unit not in {"W", "F", "WE", "M", "Q", "Y", "DE", "CE"}:
        return cal.day_stretch(cal.add_days(now, step))
    if unit == "WE" and not step and not match.has("THIS"):
        before = tense is not Tense.FUTURE and now.weekday() < 5
        return cal.weekend_stretch(cal.add_days(now, -7) if before else now)
    from_story = is_from_story(match) and focus is not None
    base = focus if from_story and focus is not None else now
    return cal.unit_stretch(
        unit, cal.add_days(base, 7 * step) if unit in {"WE", "W"} else cal.shift(base.replace(day=1), unit, step)
    )


def is_from_story(match: Match) -> bool:
    """True for periods told from the one just spoken of: "that year", "the following month", "the week before"."""
    return match.has("THAT", "SAME", "PREVIOUS", "FOLLOWING", "after") or (match.has("before") and not match.has("LAST"))


def _month(month: int, now: date, step: int) -> cal.Stretch:
    """ "last March", "next May": the nearest of that name in that direction, this month's own left out."""
    year = now.year
    if step < 0 and month >= now.month:
        year -= 1
    if step > 0 and month <= now.month:
        year += 1
    return cal.month_stretch(max(year, 1), month)


def read_season(season: str, now: date, step: int, tense: Tense) -> cal.Stretch:
    """The last season of that name that is over, the present or coming one, the next one, or the one that fits the tense."""
    options = [cal.season_stretch(year, season) for year in (now.year - 1, now.year, now.year + 1)]
    begun = [s for s in options if s.first <= now] or options[:1]
    if step < 0:
        return ([s for s in options if s.last < now] or options[:1])[-1]
    if step > 0 or tense is Tense.FUTURE:
        return ([s for s in options if (s.first > now if step > 0 else s.last >= now)] or options[-1:])[0]
    return begun[-1]


def read_distance(match: Match, base: date, sign: int, precise: bool = False) -> cal.Stretch | None:
    """The day, week, month or year so far from a day, as coarse as its unit (a day when `precise`)."""
    count, unit = count_of(match), unit_of(match)
    if count is None or count * {"Y": 1, "DE": 10, "CE": 100}.get(unit, 0) > TOO_FAR:
        return None
    day = cal.shift(base, unit, sign * count)
    if match.has("DEICTIC"):  # "a year ago today"
        return cal.day_stretch(cal.add_days(day, int(match.number("DEICTIC") or 0)))
    grain = GRAIN.get(unit, "D")
    return cal.unit_stretch("D" if precise and grain == "W" else grain, day)


def read_window(match: Match, base: date) -> tuple[date, date] | None:
    """First and last day of "the past two weeks", "the next 48 hours", "within a month"."""
    count, unit = count_of(match), unit_of(match)
    if count is None:
        return None
    back = match.has("LAST", "PREVIOUS")
    if unit in {"H", "TM", "S"}:
        days = int(-(-count // {"H": 24, "TM": 1440, "S": 86400}[unit]))
        other = cal.add_days(base, -days if back else days)
    else:
        other = cal.shift(base, unit, -count if back else count)
    return min(base, other), max(base, other)


def read_ordinal_day(match: Match, now: date) -> tuple[date, date] | None:
    """ "It is the tenth day of the strike": from its first day to now."""
    number, unit = match.number("ORD", "SMALL", "NUMBER", "WORDNUM"), match.code("UNIT") or "D"
    if not number or unit not in {"D", "W", "M", "Y"}:
        return None
    first = cal.shift(now, unit, 1 - number)
    return cal.unit_stretch(unit if unit != "D" else "D", first).first, now
