"""The day on which quoted words were said, where the report names it ("We leave tomorrow," she said on Monday)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from eirene.layers.times.grammar import Kind, Match
from eirene.layers.times.joining import Group
from eirene.layers.times.relative import read_weekday
from eirene.layers.times.tenses import Tense
from eirene.lexicon import load_words

REACH = 600  # characters in which a quotation has to close
CUE = 110  # characters after it in which its cue stands
CLOSING = re.compile(r"[\"”»]")
WORD = re.compile(r"[a-z]+")


def days_of_speech(text: str, groups: Sequence[Group], now: date | None) -> dict[int, date]:
    """Where a quoted "today", "tomorrow", … begins → the weekday on which it was said, when that is not today."""
    found: dict[int, date] = {}
    if now is None:
        return found
    for i, group in enumerate(groups):
        day = group.day
        if day is None or day.kind not in {Kind.DEICTIC, Kind.PART_TODAY}:
            continue
        close = _closing(text, group.start, group.end)
        weekday = _cue_day(text, groups[i + 1 : i + 6], close) if close is not None else None
        if weekday is not None:
            found[day.start] = read_weekday(weekday, now, None, Tense.PAST).first
    return found


def _closing(text: str, start: int, end: int) -> int | None:
    """The end of the quotation around a place of one line; None when it is not inside one."""
    head = text[max(0, start - REACH) : start].rpartition("\n")[2]
    opened = head.rfind("“") > head.rfind("”") or head.rfind("«") > head.rfind("»") or head.count('"') % 2 == 1
    close = CLOSING.search(text, end, end + REACH) if opened else None
    return close.end() if close and "\n" not in text[end : close.start()] else None


def _cue_day(text: str, after: Sequence[Group], close: int) -> Match | None:
    """The weekday in the cue behind a quotation."""
    for group in after:
        cue = text[close : group.start]
        if group.start < close:
            continue
        if group.start - close > CUE or "\n" in cue or ". " in cue or '"' in cue or "“" in cue:
            return None
        if group.day is not None and group.day.kind is Kind.WEEKDAY and set(WORD.findall(cue)) & load_words("time_report_forms"):
            return group.day
    return None
