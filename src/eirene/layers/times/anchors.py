"""The days a text is told from: its publication, and the day that the story is at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from eirene.layers.times.calendar import add_days
from eirene.layout import find_layout

HISTORY = 3  # far years told from which on a text without a recent day is a history
STORY_CHARS = 400  # characters over which a year told with its month holds for the dates after it
REMEMBERED = 40  # days told last; none before them is meant by "the same day"
NEAR = 7  # days from publication within which a day can be the one that a report is about


def infer_publication(text: str) -> str | None:
    """The ISO day of publication that the head of a text prints (dateline, stamp), or None."""
    return find_layout(text).published


@dataclass(slots=True)
class Story:
    """The days a text has named so far, as (position, day); `now` is the day of publication."""

    now: date | None
    text: str
    days: list[tuple[int, date]] = field(default_factory=list)
    main: date | None = None
    year: date | None = None  # the last one told with its year
    month: date | None = None  # the last one told with its month
    _dated: int = -1  # where the last date with month and year stands
    _far: int = 0  # years told that are long past
    _recent: bool = False  # a year told that is that of publication or the one before

    def tell(self, position: int, day: date) -> None:
        """Notes that the text names a day."""
        self.days.append((position, day))
        del self.days[:-REMEMBERED]
        if self.main is None and self.now is not None and -NEAR <= (day - self.now).days <= 0:
            self.main = day

    def tell_year(self, position: int, day: date, exact: bool) -> None:
        """Notes that the text names a year; `exact` when with its month."""
        self.year = day
        self._dated = position if exact else -1
        if self.now is not None and day.year >= self.now.year - 1:
            self._recent = True
        else:
            self._far += 1

    def narrated_year(self, position: int) -> int | None:
        """The year that a date without one belongs to in a story of long ago: that of the full date told just before.

        In a history – a text of years long past and no recent day – it is the year told last, wherever.
        """
        if self.year is None or self.now is None or self.year.year >= self.now.year - 1:
            return None
        if self._far >= HISTORY and not self._recent and self.main is None:
            return self.year.year
        if self._dated < 0:
            return None
        near = position - self._dated < STORY_CHARS and "\n" not in self.text[self._dated : position]
        return self.year.year if near else None

    def focus(self, position: int, ahead: bool = False) -> date | None:
        """The day spoken of at a place: the last one of the paragraph, else that of the report's main event, else the last.

        Days still to come do not count for what is told as past ("the same evening").
        """
        paragraph = self.text.rfind("\n", 0, position)
        known = [(at, day) for at, day in self.days if ahead or self.now is None or day <= self.now]
        if known and known[-1][0] > paragraph:
            return known[-1][1]
        return self.main or (known[-1][1] if known else None)

    def said(self, position: int) -> date | None:
        """The day on which a speaker said "would": the paragraph's last day, else publication."""
        paragraph = self.text.rfind("\n", 0, position)
        for at, day in reversed(self.days):
            if at < paragraph:
                break
            if self.now is None or add_days(self.now, -NEAR) <= day <= self.now:
                return day
        return self.now
