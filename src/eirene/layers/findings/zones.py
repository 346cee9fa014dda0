"""Time zones that are not in force on the day they are printed for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from spacy.tokens import Doc

from eirene.lexicon import load_rows
from eirene.types import Finding, FindingKind, Passage

NEAR = 200  # characters between a clock time and the date it is read with


@cache
def _zones() -> dict[str, tuple[str, bool]]:
    """Abbreviation → (IANA zone, whether it names summer time)."""
    return {row[0]: (row[1], row[2] == "summer") for row in load_rows("zone_abbreviations.tsv")}


@cache
def _printed() -> re.Pattern[str]:
    names = "|".join(sorted(_zones(), key=len, reverse=True))
    clock = r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\.?)?|\d{4}|noon|midnight|midday)"
    return re.compile(rf"\b{clock}\s?\(?({names})\b", re.IGNORECASE)


def check_zones(doc: Doc) -> Iterator[Finding]:
    """A finding for each printed zone that its place does not keep on that day (EST in July).

    The day is that of the nearest dated time expression, else the day of publication; undated reports are left alone.
    """
    for match in _printed().finditer(doc.text):
        name = match.group(1)
        if not name.isupper():
            continue
        where = Passage(*match.span(1))
        day = _day_for(doc, where)
        if day is None:
            continue
        zone, summer = _zones()[name]
        if _summer_time(zone, day) != summer:
            season = "summer time" if summer else "standard time"
            yield Finding(FindingKind.TIME_ZONE, (where,), f"{name} is {season} and is not in force on {day.isoformat()}")


def _summer_time(zone: str, day: date) -> bool:
    """True when daylight saving is in force in the zone at noon UTC of the day."""
    moment = datetime.combine(day, time(12), tzinfo=UTC).astimezone(ZoneInfo(zone))
    return bool(moment.dst())


def _day_for(doc: Doc, where: Passage) -> date | None:
    """The day that a clock time belongs to."""
    dated = [t for t in doc._.times if t.date and "/" not in t.date and len(t.date) == 10 and t.anchor.gap(where) <= NEAR]
    if dated:
        return date.fromisoformat(min(dated, key=lambda t: (t.anchor.gap(where), t.anchor)).date)
    known = doc._.report.published or doc._.date_inferred
    return date.fromisoformat(known) if known else None
