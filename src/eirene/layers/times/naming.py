"""Expressions that name their days themselves, each read by its kind."""

from __future__ import annotations

from datetime import date

from eirene.layers.times import dates, ranges
from eirene.layers.times.grammar import Kind, Match
from eirene.layers.times.tenses import Tense

_READERS = {
    Kind.DATE: dates.read_date,
    Kind.DAYS: ranges.read_days,
    Kind.OPENING: ranges.read_opening,
    Kind.DECADE: dates.read_decade,
    Kind.CENTURY: dates.read_century,
    Kind.ERA: dates.read_era,
    Kind.WAR: dates.read_war,
    Kind.HOLIDAY: dates.read_holiday,
}
_YEARLESS = frozenset({Kind.DATE, Kind.DAYS, Kind.OPENING})


def names_itself(match: Match) -> bool:
    """True for an expression that names its days without the day it is told from, but perhaps for the year."""
    return match.kind in _READERS


def read_named(match: Match, now: date | None, tense: Tense, narrated: int | None) -> dates.Named:
    """What such an expression names; one without a year belongs to the `narrated` year of a story of long ago, if any."""
    read = _READERS[match.kind]
    if narrated and tense is not Tense.FUTURE and match.term("YEAR") is None and match.kind in _YEARLESS:
        return read(match, date(narrated, 12, 31), Tense.PAST)
    return read(match, now, tense)
