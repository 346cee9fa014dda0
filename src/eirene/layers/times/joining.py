"""Day, clock and part of the day of one moment as one expression ("Monday night", "at ten to seven on Monday evening")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from eirene.layers.times.grammar import Kind, Match

DAYS = frozenset(
    {
        Kind.DATE,
        Kind.DAYS,
        Kind.WEEKDAY,
        Kind.WEEKDAYS,
        Kind.DEICTIC,
        Kind.DAY_OF_MONTH,
        Kind.DAY_OTHER,
        Kind.PART_TODAY,
        Kind.PART_OTHER,
        Kind.HOLIDAY,
    }
)
CLOCKS = frozenset({Kind.CLOCK, Kind.HOUR})
_ABOUT = r"(?:about |around |shortly after |shortly before |just after |just before |roughly |approximately )?"
GAPS = {
    ("day", "clock"): re.compile(rf",? ?(?:at |from |by |until )?{_ABOUT}"),
    ("day", "part"): re.compile(r",? ?(?:in |at |during |around )?(?:the )?(?:late |early )?"),
    ("clock", "day"): re.compile(r",? (?:on |of )?(?:the )?"),
    ("clock", "part"): re.compile(r" (?:in |at )?(?:the )?"),
    ("part", "day"): re.compile(r",? (?:on |of |from )?"),
    ("part", "clock"): re.compile(rf",? (?:at ){_ABOUT}"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Matches of one expression: what names a day or length (`day`), a clock time (`clock`) and a part of the day (`part`)."""

    day: Match | None = None
    clock: Match | None = None
    part: Match | None = None

    @property
    def start(self) -> int:
        """Where the expression begins."""
        return min(m.start for m in (self.day, self.clock, self.part) if m)

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(m.end for m in (self.day, self.clock, self.part) if m)


def join_matches(text: str, matches: Sequence[Match]) -> list[Group]:
    """Matches in order, those that name one moment together as one group."""
    groups: list[Group] = []
    last = ""
    for match in matches:
        slot = "clock" if match.kind in CLOCKS else "part" if match.kind is Kind.PART else "day"
        before = groups[-1] if groups else None
        if before and _fits(text, before, last, slot, match):
            groups[-1] = replace(before, **{slot: match})
        else:
            groups.append(Group(**{slot: match}))
        last = slot
    return groups


def _fits(text: str, before: Group, last: str, slot: str, match: Match) -> bool:
    """True when a match goes on with the group right before it."""
    if (
        getattr(before, slot) is not None
        or (before.day and before.day.kind not in DAYS)
        or (slot == "day" and match.kind not in DAYS)
    ):
        return False
    gap = GAPS.get((last, slot))
    return gap is not None and match.start - before.end < 24 and gap.fullmatch(text[before.end : match.start].lower()) is not None
