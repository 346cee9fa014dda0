"""Speakers who see the prospects of the same talks differently on one day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eirene.checks.conflicts import Conflict
from eirene.types import Assessment

ORDER = (Assessment.POSITIVE, Assessment.CAUTIOUS, Assessment.NEGATIVE)


@dataclass(frozen=True, slots=True)
class Mood:
    """What a speaker thinks of the prospects; `speaker` is the name, or the merged actor's, by which one is told from others."""

    speaker: str
    assessment: str


def find_moods(moods: Sequence[Mood]) -> list[Conflict]:
    """One conflict where speakers differ: the last word of each speaker, from hopeful to doubtful.

    A speaker who says different things on one day stands with the last of them.
    """
    last = {mood.speaker: index for index, mood in enumerate(moods)}
    members = sorted(last.values(), key=lambda index: (ORDER.index(Assessment(moods[index].assessment)), index))
    if len({moods[index].assessment for index in members}) < 2:
        return []
    groups = (
        f"{', '.join(moods[index].speaker for index in members if moods[index].assessment == assessment)} {assessment}"
        for assessment in ORDER
        if any(moods[index].assessment == assessment for index in members)
    )
    return [Conflict("speakers", tuple(members), "; ".join(groups))]
