"""From matches to TIMEX3 values and days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from eirene.layers.times import calendar as cal
from eirene.layers.times.anchors import looks_ahead
from eirene.layers.times.clock import Hour, read_hour
from eirene.layers.times.dates import read_date, read_days, read_weekday
from eirene.layers.times.grammar import Kind, Match
from eirene.layers.times.joining import Group
from eirene.layers.times.lengths import count_of, length_value, unit_of
from eirene.types import Passage, TimeExpression

LEAD = re.compile(r"\b(since|by|until|till|before|after|from|within|for|during|on or around|to)\s+(?:about |around |the |at least |late |early )*$", re.I)
DEADLINES = frozenset({"by", "until", "till", "before"})
COARSE = {"W": "W", "F": "W", "M": "M", "Y": "Y", "DE": "Y", "CE": "Y", "Q": "M"}
PARTLY = frozenset({Kind.PART, Kind.PART_TODAY, Kind.PART_OTHER, Kind.OVERNIGHT})


class Resolver:
    """Resolves the matches of one text in order, keeping the day that the story is at."""

    def __init__(self, doc: Doc, published: str | None, inferred: bool) -> None:
        self._doc, self._inferred = doc, inferred
        self._now = date.fromisoformat(published) if published else None
        self._focus: date | None = None

    def resolve(self, groups: Sequence[Group]) -> tuple[TimeExpression, ...]:
        """The time expressions, in text order."""
        found = [self._expression(group) for group in groups]
        return tuple(time for time in found if time is not None)

    def _expression(self, group: Group) -> TimeExpression | None:
        where = Passage(group.start, group.end)
        lead = LEAD.search(self._doc.text[max(0, where.start - 30) : where.start])
        relation = lead.group(1).lower() if lead else ""
        hour = read_hour(group.hour) if group.hour else None
        if group.hour is not None and hour is None and group.day is None:
            return None
        if group.day is None:
            return self._hour_alone(where, group.hour, hour, relation)
        return self._day(where, group.day, hour, relation)

    # -- hours

    def _hour_alone(self, where: Passage, match: Match | None, hour: Hour | None, relation: str) -> TimeExpression | None:
        """A time of day without a day: that of the story so far, else the day of publication."""
        if hour is None or match is None:
            return None
        if match.kind is Kind.PART and match.terms[0].text in {"night", "morning", "evening", "afternoon", "dawn", "dusk"} and len(match.terms) == 1:
            before = self._doc.text[max(0, where.start - 3) : where.start].lower()
            if not before.endswith(("at ", "by ")):
                return None
        day = self._focus or self._now
        return self._made(where, "TIME", self._at(day, hour), day.isoformat() if day else None, hour, relation)

    def _at(self, day: date | None, hour: Hour) -> str:
        return f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hour.code}"

    # -- days

    def _day(self, where: Passage, match: Match, hour: Hour | None, relation: str) -> TimeExpression | None:
        kind = match.kind
        if kind in {Kind.LENGTH, Kind.UNKNOWN_LENGTH}:
            return self._made(where, "DURATION", length_value(count_of(match), unit_of(match)), None, None, relation)
        if kind is Kind.REPEATED:
            return self._made(where, "SET", self._repeated(match), None, None, relation)
        if kind is Kind.REFERENCE:
            return self._made(where, "DATE", match.code("REF") or self._reference(match), None, None, relation)
        if kind is Kind.ORDINAL_DAY:
            return None
        if kind is Kind.WINDOW:
            return self._window(where, match, relation)
        stretch = self._stretch(where, match)
        part = self._part(match)
        hour = hour or part
        if stretch is None:
            value = f"XXXX-XX-XXT{hour.code}" if hour else "XXXX-XX-XX"
            return self._made(where, "TIME" if hour else "DATE", value, None, hour, relation)
        if stretch.first == stretch.last and kind is not Kind.HOLIDAY:
            self._focus = stretch.first
        value = f"{stretch.value}T{hour.code}" if hour else stretch.value
        days = self._up_to(stretch, relation, where) if relation in DEADLINES else self._edged(stretch, match).iso
        return self._made(where, "TIME" if hour else "DATE", value, days, hour, relation)

    def _edged(self, stretch: cal.Stretch, match: Match) -> cal.Stretch:
        if stretch.first == stretch.last:
            return stretch
        return stretch.edge(match.code("EDGE", "EDGENOUN"))

    def _up_to(self, stretch: cal.Stretch, relation: str, where: Passage) -> str:
        """A deadline runs from publication to its day, when that is still to come."""
        if self._now and relation in {"by", "until", "till"} and stretch.last > self._now and looks_ahead(self._doc, where.start, where.end):
            return cal.iso_interval(self._now, stretch.last)
        return stretch.iso

    def _part(self, match: Match) -> Hour | None:
        """The part of the day that a day expression holds ("last night", "early on Wednesday")."""
        if match.kind in {Kind.PART_TODAY, Kind.PART_OTHER, Kind.OVERNIGHT}:
            return read_hour(match) or Hour("night", "NI")
        if match.kind is Kind.WEEKDAY and match.term("EDGE") is not None:
            early = match.code("EDGE") == "START"
            return Hour("morning", "MO") if early else Hour("evening", "EV") if match.code("EDGE") == "END" else None
        return None

    def _stretch(self, where: Passage, match: Match) -> cal.Stretch | None:
        kind, now = match.kind, self._now
        ahead = looks_ahead(self._doc, where.start, where.end)
        if kind is Kind.DATE:
            return read_date(match, now, ahead)
        if kind is Kind.DAYS:
            return read_days(match, now, ahead)
        if kind is Kind.DECADE:
            return self._decade(match)
        if kind is Kind.CENTURY:
            number = match.number("ORD")
            return cal.years_stretch(int(number - 1) * 100, 100, f"{int(number) - 1:02d}") if number and number < 22 else None
        if kind is Kind.HOLIDAY:
            return self._holiday(match, ahead)
        if now is None:
            return self._after_focus(match)
        if kind is Kind.WEEKDAY:
            return read_weekday(match, now, self._focus, ahead)
        if kind is Kind.DAY_OF_MONTH:
            day = int(match.number("ORD") or 0)
            this = cal.make_day(now.year, now.month, day)
            other = cal.add_months(now, 1 if ahead else -1)
            fits = this if this and ((this >= now) if ahead else (this <= now)) else cal.make_day(other.year, other.month, day)
            return cal.day_stretch(fits) if fits else None
        if kind in {Kind.DEICTIC, Kind.PART_TODAY}:
            return cal.day_stretch(cal.add_days(now, self._days_from_today(match)))
        if kind is Kind.OVERNIGHT:
            return cal.day_stretch(self._focus or now)
        if kind in {Kind.DAY_OTHER, Kind.PART_OTHER}:
            return self._other_day(match, self._focus or now)
        if kind is Kind.PERIOD:
            return self._period(match, now, ahead)
        if kind is Kind.AGO:
            return self._distance(now, match, -1)
        if kind is Kind.AHEAD:
            return self._distance(now, match, 1)
        if kind is Kind.OFFSET:
            return self._distance(self._focus or now, match, -1 if match.has("EARLIER") else 1)
        return None

    def _after_focus(self, match: Match) -> cal.Stretch | None:
        """Without a day of publication only what hangs on a day of the text itself is resolved."""
        if self._focus is None:
            return None
        if match.kind in {Kind.DAY_OTHER, Kind.PART_OTHER}:
            return self._other_day(match, self._focus)
        if match.kind is Kind.OFFSET:
            return self._distance(self._focus, match, -1 if match.has("EARLIER") else 1)
        return None

    def _days_from_today(self, match: Match) -> int:
        if match.kind is Kind.DEICTIC:
            days = int(match.number("DEICTIC") or 0)
            if match.has("before") and days == -1:
                return -2
            if match.has("after") and days == 1:
                return 2
            return days - 7 if match.has("AGO") else days
        return -1 if match.has("LAST") else 0

    def _other_day(self, match: Match, day: date) -> cal.Stretch:
        if match.has("PREVIOUS") or (match.has("EARLIER", "before") and not match.has("same", "SAME", "THAT", "that") and match.has("the", "day")
                                     and not match.terms[0].kind == "EARLIER"):
            return cal.day_stretch(cal.add_days(day, -1))
        if match.has("FOLLOWING", "NEXT") or (match.has("after", "LATER") and match.terms[0].kind != "LATER"):
            return cal.day_stretch(cal.add_days(day, 1))
        return cal.day_stretch(day)

    def _period(self, match: Match, now: date, ahead: bool) -> cal.Stretch | None:
        step = -1 if match.has("LAST", "PREVIOUS") else 1 if match.has("NEXT", "FOLLOWING") else 0
        if match.has("before") and match.has("LAST"):
            step = -2
        month = match.number("MONTH")
        if month:
            year = now.year + (step if step else 0)
            if step < 0 and month < now.month:
                year = now.year
            if step > 0 and month > now.month:
                year = now.year
            return cal.month_stretch(year, int(month))
        season = match.code("SEASON") or ("FA" if match.has("fall") else "")
        if season:
            return self._season(season, now, step, ahead)
        unit = match.code("UNIT") or "W"
        if unit in {"H", "TM", "S", "D"}:
            return cal.day_stretch(now)
        base = self._focus if match.has("THAT", "SAME") and self._focus else now
        if unit == "WE" and not step:
            friday_on = now.weekday() >= 5
            past = cal.weekend_stretch(now if friday_on else cal.add_days(now, -7))
            return cal.weekend_stretch(now) if ahead or match.has("THIS") else past
        return cal.unit_stretch(unit, cal.shift(base, unit, step) if unit != "WE" else cal.add_days(base, 7 * step))

    def _season(self, season: str, now: date, step: int, ahead: bool) -> cal.Stretch:
        this = cal.season_stretch(now.year, season)
        if step < 0 and this.last >= now:
            return cal.season_stretch(now.year - 1, season)
        if step < 0:
            return this if now.month - 6 > cal.SEASON_START[season] else cal.season_stretch(now.year - 1, season)
        if step > 0 and this.first <= now:
            return cal.season_stretch(now.year + 1, season)
        if not step and not ahead and this.first > now:
            return cal.season_stretch(now.year - 1, season)
        return this

    def _distance(self, base: date, match: Match, sign: int) -> cal.Stretch | None:
        """The day, week, month or year so far away, as precise as its unit."""
        count, unit = count_of(match), unit_of(match)
        if count is None:
            return None
        day = cal.shift(base, unit, sign * count)
        if match.kind is Kind.OFFSET and unit in {"W", "F"}:
            return cal.day_stretch(day)
        return cal.unit_stretch(COARSE.get(unit, "D"), day)

    def _window(self, where: Passage, match: Match, relation: str) -> TimeExpression:
        count, unit = count_of(match), unit_of(match)
        value = length_value(count, unit)
        days = None
        if self._now and count is not None:
            back = match.has("LAST", "PREVIOUS")
            other = cal.shift(self._now, unit, -count if back else count)
            if unit in {"H", "TM"} and not back:
                other = cal.add_days(self._now, max(1, round(count / 24)) if unit == "H" else 0)
            days = cal.iso_interval(min(self._now, other), max(self._now, other))
        return self._made(where, "DURATION", value, days, None, "within" if match.has("within", "under", "inside") else relation)

    def _decade(self, match: Match) -> cal.Stretch | None:
        printed = match.term("DECADE")
        if printed is not None:
            digits = re.sub(r"\D", "", str(printed.value))
            year = int(digits) if len(digits) == 4 else 1900 + int(digits)
            if len(digits) == 2 and year + 100 <= (self._now.year if self._now else 2000):
                year += 100
        else:
            year = 1900 + int(match.number("DECADEWORD") or 0)
        return cal.years_stretch(year, 10, f"{year // 10:03d}")

    def _holiday(self, match: Match, ahead: bool) -> cal.Stretch | None:
        code = match.code("HOLIDAY") or ("09-11" if match.has("/") else "01-01")
        year = match.number("YEAR")
        if year is None and self._now is None:
            return None
        years = [int(year)] if year else [self._now.year - 1, self._now.year, self._now.year + 1] if self._now else []
        days = [cal.easter(y) if code == "easter" else date(y, int(code[:2]), int(code[3:])) for y in years]
        if year or self._now is None:
            return cal.day_stretch(days[0])
        fitting = [d for d in days if (d >= self._now if ahead else d <= self._now)]
        return cal.day_stretch(fitting[0] if ahead else fitting[-1])

    def _repeated(self, match: Match) -> str:
        word = match.code("SETWORD")
        if word:
            return word
        weekday = match.number("WEEKDAY", "WEEKDAYS")
        if weekday is not None:
            return f"XXXX-WXX-{int(weekday) + 1}"
        units = {"day": "D", "week": "W", "month": "M", "year": "Y"}
        named = next((units[t.text] for t in match.terms if t.text in units), None)
        per = match.has("times", "once", "twice", "per", "a")
        return length_value(1.0 if per else count_of(match) or 1.0, named or unit_of(match))

    @staticmethod
    def _reference(match: Match) -> str:
        if match.has("future", "NEXT", "near"):
            return "FUTURE_REF"
        if match.has("recent", "past", "LAST", "PREVIOUS"):
            return "PAST_REF"
        return "PRESENT_REF"

    def _made(self, where: Passage, kind: str, value: str, days: str | None, hour: Hour | None, relation: str) -> TimeExpression:
        return TimeExpression(
            anchor=where,
            type=kind,
            value=value,
            date=days,
            time=hour.time if hour else None,
            inferred=self._inferred and days is not None,
            zone=hour.zone if hour else None,
            relation=relation,
        )
