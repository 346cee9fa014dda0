"""Day and clock of one moment as one expression ("Monday night", "5 p.m. on Tuesday")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eirene.layers.times.grammar import Kind, Match

DAYS = frozenset({Kind.DATE, Kind.WEEKDAY, Kind.DEICTIC, Kind.DAY_OF_MONTH, Kind.DAY_OTHER, Kind.HOLIDAY})
HOURS = frozenset({Kind.PART, Kind.CLOCK, Kind.HOUR})
DAY_FIRST = re.compile(r"[ ,]{0,2}(?:at )?(?:about |around |shortly after |just after )?(?:the )?(?:in the )?")
HOUR_FIRST = re.compile(r"[ ,]{1,2}(?:on |of )?(?:the )?")


@dataclass(frozen=True, slots=True)
class Group:
    """A match that names a day or length (`day`), one that names an hour or part of the day (`hour`), or both."""

    day: Match | None
    hour: Match | None

    @property
    def start(self) -> int:
        """Where the expression begins."""
        return min(m.start for m in (self.day, self.hour) if m)

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(m.end for m in (self.day, self.hour) if m)


def join_matches(text: str, matches: Sequence[Match]) -> list[Group]:
    """Matches in order, day and hour that stand together as one."""
    groups: list[Group] = []
    i = 0
    while i < len(matches):
        first = matches[i]
        second = matches[i + 1] if i + 1 < len(matches) else None
        between = text[first.end : second.start] if second else "\n"
        if second and first.kind in DAYS and second.kind in HOURS and DAY_FIRST.fullmatch(between) and len(between) < 5:
            groups.append(Group(first, second))
            i += 2
        elif second and first.kind in HOURS and second.kind in DAYS and HOUR_FIRST.fullmatch(between):
            groups.append(Group(second, first))
            i += 2
        else:
            groups.append(Group(None, first) if first.kind in HOURS else Group(first, None))
            i += 1
    return groups
