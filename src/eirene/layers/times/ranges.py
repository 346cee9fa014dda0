"""Stretches told by their ends or counted in a longer one: "3-5 March", "from 2009 to 2011", "the first two weeks of March"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eirene.layers.times import calendar as cal
from eirene.layers.times.dates import Named, likeliest_year, named
from eirene.layers.times.grammar import ALIASES, Match
from eirene.layers.times.tenses import Tense
from eirene.layers.times.terms import Term


def read_days(match: Match, now: date | None, tense: Tense) -> Named:
    """From one day, month or year to another ("March 3-5", "30 March to 2 April", "between 2009 and 2011")."""
    left, right = _sides(match)
    months = (_first(left, "MONTH") or _first(right, "MONTH"), _first(right, "MONTH") or _first(left, "MONTH"))
    days = (_first(left, "SMALL", "ORD"), _first(right, "SMALL", "ORD"))
    if not months[0] or not months[1]:
        return _years(_first(left, "YEAR"), _first(right, "YEAR", "SMALL"))
    year = _first(right, "YEAR") or _first(left, "YEAR") or likeliest_year(months[1], days[1] or None, now, tense)
    if not year:
        return named(None)
    earlier = _first(left, "YEAR") or year - (months[0] > months[1])
    first, last = _stretch(earlier, months[0], days[0]), _stretch(year, months[1], days[1])
    if first is None or last is None or first.first > last.last:
        return named(None)
    return named(cal.Stretch(first.first, last.last, f"{first.value}/{last.value}"))


def _sides(match: Match) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The terms before and after the word or dash that joins the ends of a range."""
    joint = next((k for k, t in enumerate(match.terms) if k and t.text in ALIASES["RANGE"] + ("till",)), len(match.terms))
    return match.terms[:joint], match.terms[joint + 1 :]


def _first(terms: Sequence[Term], *kinds: str) -> int:
    """The number of the first term of these kinds, 0 when there is none."""
    return next((int(t.value) for t in terms if t.kind in kinds and isinstance(t.value, float)), 0)


def _stretch(year: int, month: int, day: int) -> cal.Stretch | None:
    if not day:
        return cal.month_stretch(year, month)
    when = cal.make_day(year, month, day)
    return cal.day_stretch(when) if when else None


def _years(first: int, last: int) -> Named:
    """From year to year; two digits ("1939-45") stand for a year of the same century, else they are no year."""
    if last < 100:
        last = first // 100 * 100 + last if last > max(12, first % 100) else first
    if not first or last < first:
        return named(None)
    if last == first:
        return named(cal.year_stretch(first))
    return named(cal.Stretch(date(first, 1, 1), date(last, 12, 31), f"{first:04d}/{last:04d}"))


def read_opening(match: Match, now: date | None, tense: Tense) -> Named:
    """ "the first two weeks of March", "the last week of 2025": days counted in a longer stretch."""
    inner = match.code("UNIT", "UNITS")
    outer = _outer(match, now, tense)
    if outer is None or inner not in {"D", "W", "F", "M", "Q", "Y"}:
        return named(None)
    count = next(
        (int(t.value) for t in match.terms if t.kind in {"SMALL", "NUMBER", "WORDNUM"} and isinstance(t.value, float)), 1
    )
    rank = int(match.number("ORD") or 1)
    if match.has("LAST"):
        first, last = cal.shift(cal.add_days(outer.last, 1), inner, -count), outer.last
    else:
        first = cal.shift(outer.first, inner, rank - 1)
        last = cal.add_days(cal.shift(first, inner, count), -1)
    first, last = max(first, outer.first), min(last, outer.last)
    if first == last:
        return named(cal.day_stretch(first))
    return named(cal.Stretch(first, last, outer.value) if first < last else None)


def _outer(match: Match, now: date | None, tense: Tense) -> cal.Stretch | None:
    """The month, year or other stretch after "of"."""
    after = match.terms[next(k for k, t in enumerate(match.terms) if t.text == "of") + 1 :]
    month, year, unit = _first(after, "MONTH"), _first(after, "YEAR"), next((str(t.value) for t in after if t.kind == "UNIT"), "")
    if month:
        known = year or likeliest_year(month, None, now, tense)
        return cal.month_stretch(known, month) if known else None
    if year:
        return cal.year_stretch(year)
    if now is None or unit not in {"W", "M", "Q", "Y", "DE"}:
        return None
    step = next((int(t.value) for t in after if t.kind in {"LAST", "NEXT"} and isinstance(t.value, float)), 0)
    return cal.unit_stretch(unit, cal.shift(now.replace(day=1) if unit != "W" else now, unit, step))
