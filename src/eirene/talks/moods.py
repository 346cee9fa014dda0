"""Who was positive, cautious or negative about the talks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from eirene.talks.account import Account, MoodTold
from eirene.types import Assessment

LATELY = 14  # days


def moods_on(accounts: Sequence[Account], day: str) -> tuple[MoodTold, ...]:
    """The assessments that the reports of a day give, one for each voice and assessment: the fullest words."""
    return _each([mood for account in accounts if account.day == day for mood in account.moods])


def moods_lately(accounts: Sequence[Account], day: str) -> tuple[MoodTold, ...]:
    """The latest assessment of each voice in the two weeks up to a day, the latest first."""
    begin = (date.fromisoformat(day) - timedelta(LATELY - 1)).isoformat()
    latest: dict[str, list[MoodTold]] = {}
    for account in accounts:
        for mood in account.moods if begin <= account.day <= day else ():
            known = latest.setdefault(mood.voice.name, [])
            if known and known[0].source.published < account.day:
                known.clear()
            known.append(mood)
    found = [mood for moods in latest.values() for mood in _each(moods)]
    return tuple(sorted(found, key=_latest_first))


def names_by_assessment(moods: Sequence[MoodTold]) -> dict[str, list[str]]:
    """The names under positive, cautious and negative, in the order of the reports."""
    return {
        str(assessment): list(dict.fromkeys(mood.voice.name for mood in moods if mood.assessment is assessment))
        for assessment in Assessment
    }


def mood_to_dict(mood: MoodTold) -> dict[str, Any]:
    """The assessment with its words as JSON."""
    return {
        "name": mood.voice.name,
        "side": mood.voice.side,
        "assessment": str(mood.assessment),
        **mood.source.to_dict(),
    }


def _each(moods: Sequence[MoodTold]) -> tuple[MoodTold, ...]:
    fullest: dict[tuple[str, Assessment], MoodTold] = {}
    for mood in moods:
        key = (mood.voice.name, mood.assessment)
        if key not in fullest or len(mood.source.quote) > len(fullest[key].source.quote):
            fullest[key] = mood
    return tuple(sorted(fullest.values(), key=lambda mood: (mood.source.order, mood.voice)))


def _latest_first(mood: MoodTold) -> tuple[int, str, str]:
    return -date.fromisoformat(mood.source.published).toordinal(), mood.voice.name, str(mood.assessment)
