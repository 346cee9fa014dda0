"""From matches to TIMEX3 values and days, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from eirene.layers.times import calendar as cal
from eirene.layers.times import context, dates, relative
from eirene.layers.times.anchors import Story
from eirene.layers.times.clock import Hour, edge_part, read_clock, read_part
from eirene.layers.times.grammar import Kind, Match
from eirene.layers.times.joining import Group
from eirene.layers.times.lengths import CLOCKED, count_of, length_value, reference_value, repetition_value, unit_of
from eirene.layers.times.naming import names_itself, read_named
from eirene.layers.times.quotes import days_of_speech
from eirene.layers.times.tenses import Tense, read_tense
from eirene.types import Passage, TimeExpression

DEADLINES = frozenset({"by", "until", "till", "before", "prior to"})
FOCUSED = frozenset(
    {
        Kind.DATE,
        Kind.WEEKDAY,
        Kind.DEICTIC,
        Kind.PART_TODAY,
        Kind.DAY_OTHER,
        Kind.PART_OTHER,
        Kind.DAY_OF_MONTH,
        Kind.OFFSET,
        Kind.AGO,
    }
)
FROM_STORY = frozenset({Kind.DAY_OTHER, Kind.PART_OTHER, Kind.OFFSET, Kind.PERIOD})


class Resolver:
    """Resolves the matches of one text, keeping the day that the story is at."""

    def __init__(self, doc: Doc, text: str, published: str | None, inferred: bool) -> None:
        self._doc, self._text, self._inferred = doc, text, inferred
        self._now = date.fromisoformat(published) if published else None
        self._story = Story(self._now, self._text)
        self._stamp = ""
        self._last: TimeExpression | None = None
        self._spoken: dict[int, date] = {}
        self._following: Sequence[Group] = ()

    def resolve(self, groups: Sequence[Group]) -> tuple[TimeExpression, ...]:
        """The time expressions, in text order."""
        self._spoken = days_of_speech(self._text, groups, self._now)
        live = sum(context.is_entry_stamp(self._text, group) for group in groups) > 1
        found = []
        for k, group in enumerate(groups):
            self._following = groups[k + 1 : k + 3]
            if live and context.is_entry_stamp(self._text, group):
                hour = read_clock(group.clock) if group.clock else None
                self._stamp = hour.time if hour else ""
                continue
            time = self._expression(group)
            if time is not None:
                found.append(time)
                self._last = time
        return tuple(found)

    def _expression(self, group: Group) -> TimeExpression | None:
        where = Passage(group.start, group.end)
        relation = context.preposition_before(self._text, where.start)
        hour = self._hour(group)
        if group.day is not None and context.is_modifier(self._doc, group.day):
            return None
        if group.day is not None and context.is_nowadays(self._doc, group.day):
            return self._made(where, "DATE", "PRESENT_REF", relation)
        if group.day is None:
            return self._hour_alone(where, group, hour, relation)
        if group.day.kind in {Kind.LENGTH, Kind.UNKNOWN_LENGTH, Kind.REPEATED, Kind.REFERENCE, Kind.ORDINAL_DAY, Kind.WINDOW}:
            return self._length(where, group.day, relation)
        return self._day(where, group.day, hour, relation)

    # -- hours

    def _hour(self, group: Group) -> Hour | None:
        """Clock time before part of the day; "this morning" holds its own part."""
        part = read_part(group.part) if group.part else None
        if part is None and group.day and group.day.kind in {Kind.PART_TODAY, Kind.PART_OTHER}:
            part = read_part(group.day)
        if part is None and group.day:
            part = edge_part(group.day)
        if group.clock is None:
            return part
        return read_clock(group.clock, part.time if part else "", self._stamp) or part

    def _hour_alone(self, where: Passage, group: Group, hour: Hour | None, relation: str) -> TimeExpression | None:
        """A time of day without a day: that of the story so far, else the day of publication."""
        if hour is None or (
            group.part is None and group.clock and group.clock.kind is Kind.HOUR and not group.clock.has("hours")
        ):
            return None
        if group.clock is None and group.part is not None and not context.is_told(self._text, group.part):
            return None
        day = self._bracketed(where) or self._after_bracket(group) or self._story.focus(where.start) or self._now
        return self._made(where, "TIME", _at(day, hour), relation, days=self._on(day, hour), hour=hour)

    def _bracketed(self, where: Passage) -> date | None:
        """The day of "10 a.m. EST on Monday (1500 GMT)"."""
        last = self._last
        bracket = (
            last is not None and where.start - last.anchor.end <= 3 and self._text[last.anchor.end : where.start].strip() == "("
        )
        return date.fromisoformat(last.date) if bracket and last and last.date and "/" not in last.date else None

    def _after_bracket(self, group: Group) -> date | None:
        """The day of "4 a.m. (0200 GMT) on Thursday"."""
        following = next((g for g in self._following if g.day is not None and g.clock is None), None)
        if following is None or not context.is_bracket(self._text[group.end : following.start]):
            return None
        found = self._expression(following)
        return date.fromisoformat(found.date) if found and found.date and "/" not in found.date else None

    # -- lengths, repetitions, references

    def _length(self, where: Passage, match: Match, relation: str) -> TimeExpression | None:
        if match.kind is Kind.REPEATED:
            return self._made(where, "SET", repetition_value(match), relation)
        if match.kind is Kind.REFERENCE:
            return self._made(where, "DATE", match.code("REF") or reference_value(match), relation)
        if match.kind is Kind.ORDINAL_DAY:
            return self._ordinal_day(where, match, relation)
        if match.kind is Kind.WINDOW:
            back = match.has("LAST", "PREVIOUS")
            base = self._now if back else self._said(where)
            days = relative.read_window(match, base) if base else None
            bounded = relation if back or match.has("NEXT") else "within"
            value = length_value(count_of(match), unit_of(match))
            return self._made(where, "DURATION", value, bounded, days=cal.iso_interval(*days) if days else None)
        if match.terms[-1].text in {"before", "after"}:
            relation = match.terms[-1].text
            where = Passage(where.start, match.terms[-2].end)
        return self._made(where, "DURATION", length_value(count_of(match), unit_of(match)), relation)

    def _ordinal_day(self, where: Passage, match: Match, relation: str) -> TimeExpression:
        number = match.number("ORD", "SMALL", "NUMBER", "WORDNUM") or 1.0
        now = self._now if relation != "for" else None
        days = relative.read_ordinal_day(match, now) if now else None
        value = length_value(number, unit_of(match))
        return self._made(where, "DURATION", value, relation, days=cal.iso_interval(*days) if days else None)

    # -- days

    def _day(self, where: Passage, match: Match, hour: Hour | None, relation: str) -> TimeExpression | None:
        tense = self._tense(where, match, relation)
        named = self._named(where, match, tense)
        if named is None:
            return None
        stretch = named.stretch
        if match.kind is Kind.OFFSET and unit_of(match) in CLOCKED:
            value = length_value(count_of(match), unit_of(match))
            return self._made(where, "DURATION", value, match.terms[-1].text, days=stretch.iso if stretch else None)
        if match.kind is Kind.OVERNIGHT:
            hour = Hour("night", "NI")
        value = f"{named.value}T{hour.code}" if hour else named.value
        kind = "TIME" if hour else "DATE"
        if stretch is None:
            return self._made(where, kind, value, relation, hour=hour)
        single = stretch.first == stretch.last
        if match.term("MONTH", "ISO") is not None and match.kind is Kind.DATE:
            self._story.month = stretch.first
        if match.term("YEAR", "ISO") is not None or match.kind is Kind.OFFSET:
            self._story.tell_year(where.start, stretch.first, exact=single and relation != "since")
        if single and match.kind in FOCUSED and not self._is_dateline(where, match, stretch.first):
            self._story.tell(where.start, stretch.first)
        if hour and hour.is_midnight and single:
            return self._made(where, kind, value, relation, days=self._on(stretch.first, hour), hour=hour)
        return self._made(where, kind, value, relation, days=self._days(where, stretch, match, relation), hour=hour)

    def _tense(self, where: Passage, match: Match, relation: str) -> Tense:
        """The tense that a day is told in; "since" looks back, "a meeting for Friday" ahead, "it is on Tuesday that" back."""
        if relation in {"since", "as of"} or context.is_cleft(self._text, where.start):
            return Tense.PAST
        tense = read_tense(self._doc, Passage(match.start, match.end), relation)
        meant = relation == "for" and match.kind is Kind.WEEKDAY and match.start == where.start
        return Tense.FUTURE if meant and tense is Tense.PAST else tense

    def _is_dateline(self, where: Passage, match: Match, day: date) -> bool:
        """True for the report's own day in its dateline or stamp, which is not what it tells of."""
        head = self._text.rfind("\n", 0, where.start) + 1
        if match.kind is not Kind.DATE or self._now is None or where.start - head >= 80 or abs((day - self._now).days) > 3:
            return False
        stamp = day == self._now and where.end - head < 120 and self._text[where.end : where.end + 1] in {"\n", "."}
        return stamp or context.ends_dateline(self._text, where)

    def _days(self, where: Passage, stretch: cal.Stretch, match: Match, relation: str) -> str:
        """The days that the words come to; a deadline still to come runs from the saying to its day."""
        edge = match.code("EDGE", "EDGENOUN")
        named = stretch.edge(edge) if edge else stretch
        if relation in DEADLINES and self._now and named.last > self._now and match.kind is not Kind.DECADE:
            said = self._said(where) or self._now
            if said <= named.last:
                return cal.iso_interval(said, named.last)
        if relation == "since" and edge == "START":
            return named.first.isoformat()
        if relation == "since" and edge == "MID" and stretch.first != stretch.last:
            return cal.add_days(stretch.first, (stretch.last - stretch.first).days // 2).isoformat()
        return stretch.iso if stretch.first == stretch.last else named.iso

    def _said(self, where: Passage) -> date | None:
        """The day on which the words were spoken: "would" takes that of the paragraph, all else that of publication."""
        would = context.is_told_with_would(self._text, where.start)
        return self._story.said(where.start) if would else self._now

    def _named(self, where: Passage, match: Match, tense: Tense) -> dates.Named | None:
        """What a day expression comes to; None when it is no day after all."""
        if names_itself(match):
            return read_named(match, self._now, tense, self._story.narrated_year(match.start))
        now, focus = self._now, self._story.focus(where.start, tense is Tense.FUTURE)
        if match.kind is Kind.OFFSET and unit_of(match) in {"Y", "DE", "CE"}:
            focus = self._story.year or focus
        if match.kind is Kind.AHEAD and match.terms[0].text == "in" and not match.has("time") and tense is not Tense.FUTURE:
            return None
        if match.kind is Kind.PERIOD and relative.is_from_story(match):
            focus = {"Y": self._story.year, "M": self._story.month}.get(match.code("UNIT")) or focus
        base = focus if match.kind in {Kind.OFFSET, Kind.DAY_OTHER, Kind.PART_OTHER} else now
        if now is None and (base is None or match.kind not in {Kind.OFFSET, Kind.DAY_OTHER, Kind.PART_OTHER}):
            return dates.Named(None, _unresolved(match))
        if match.kind in {Kind.DEICTIC, Kind.PART_TODAY}:
            base = self._spoken.get(match.start, now)
        if match.kind is Kind.PERIOD and match.code("UNIT") in {"D", *CLOCKED} and not match.has("THIS", "THAT"):
            return None
        stretch = self._relative(match, tense, base or now or date.min, focus)
        if focus is None and tense is Tense.PAST and now and stretch and stretch.first > now and match.kind in FROM_STORY:
            stretch = None  # "the following week he resigned", of a week that nothing names
        return dates.Named(stretch, stretch.value if stretch else _unresolved(match))

    def _relative(self, match: Match, tense: Tense, base: date, focus: date | None) -> cal.Stretch | None:
        kind = match.kind
        if kind is Kind.WEEKDAY:
            return relative.read_weekday(match, base, focus, tense)
        if kind is Kind.WEEKDAYS:
            return relative.read_weekdays(match, base, tense)
        if kind is Kind.DAY_OF_MONTH:
            return relative.read_day_of_month(match, base, tense)
        if kind in {Kind.DEICTIC, Kind.PART_TODAY}:
            return cal.day_stretch(cal.add_days(base, relative.days_from_today(match)))
        if kind is Kind.OVERNIGHT:
            return relative.read_overnight(match, base, focus, tense)
        if kind in {Kind.DAY_OTHER, Kind.PART_OTHER}:
            return relative.read_other_day(match, base)
        if kind is Kind.PERIOD:
            return relative.read_period(match, base, focus, tense)
        if kind is Kind.GENERIC_SEASON:
            return None
        sign = -1 if kind is Kind.AGO or (kind is Kind.OFFSET and match.has("EARLIER")) else 1
        return relative.read_distance(match, base, sign, precise=kind is Kind.OFFSET)

    def _on(self, day: date | None, hour: Hour) -> str | None:
        """The ISO day of an hour; midnight begins the next one."""
        if day is None:
            return None
        return (cal.add_days(day, 1) if hour.is_midnight else day).isoformat()

    def _made(
        self, where: Passage, kind: str, value: str, relation: str, *, days: str | None = None, hour: Hour | None = None
    ) -> TimeExpression:
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


def _at(day: date | None, hour: Hour) -> str:
    return f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hour.code}"


def _unresolved(match: Match) -> str:
    """The TIMEX3 value of what no day is known for, as far as its words go."""
    season = dates.season_of(match) or match.code("SEASONS")
    if season:
        return f"XXXX-{season}"
    return {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(match.code("UNIT"), "XXXX-XX-XX")
