"""Tellings of one event whose days or hours cannot both be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from eirene.checks.conflicts import Conflict
from eirene.checks.tellings import Told
from eirene.link.events.days import bounds, hours_apart, is_clock

FEW = 4  # tellings of one value that are compared
HALF_AN_HOUR = 0.5  # hours by which clock times are told more or less exactly
Differ = Callable[[Told, Told], bool]


def find_dates(tellings: Sequence[Told]) -> list[Conflict]:
    """At most one conflict of days and one of hours: each with one telling of every day or hour, the first told first."""
    found = []
    happened = [index for index, told in enumerate(tellings) if told.happened and told.date]
    days = _apart(happened, tellings, _days_differ)
    if days:
        named = ", ".join(f"{tellings[index].speaker} {tellings[index].date}" for index in days)
        found.append(Conflict("day", days, f"the day is told differently: {named}"))
    clocks = [index for index in happened if is_clock(tellings[index].time)]
    times = _apart(clocks, tellings, _hours_differ)
    if times:
        named = ", ".join(f"{tellings[index].speaker} {tellings[index].time}" for index in times)
        found.append(Conflict("time", times, f"the hour is told differently: {named}"))
    return found


def _apart(indexes: Sequence[int], tellings: Sequence[Told], differ: Differ) -> tuple[int, ...]:
    """One telling of each value among those that differ."""
    few = _few_of_each(indexes, tellings)
    pairs = [(a, b) for a, b in combinations(few, 2) if _are_two(tellings[a], tellings[b]) and differ(tellings[a], tellings[b])]
    return tuple(_first_of_each(sorted({index for pair in pairs for index in pair}), tellings))


def _few_of_each(indexes: Sequence[int], tellings: Sequence[Told]) -> list[int]:
    """The first tellings of each value: others would add nothing but time to compare them."""
    taken: Counter[tuple[str | None, str | None]] = Counter()
    few = []
    for index in indexes:
        value = (tellings[index].date, tellings[index].time)
        taken[value] += 1
        if taken[value] <= FEW:
            few.append(index)
    return few


def _first_of_each(indexes: Sequence[int], tellings: Sequence[Told]) -> Iterator[int]:
    seen = set()
    for index in indexes:
        value = (tellings[index].date, tellings[index].time)
        if value not in seen:
            seen.add(value)
            yield index


def _are_two(a: Told, b: Told) -> bool:
    """True for tellings of two reports that are not copies of one text."""
    return a.report != b.report and (a.copy_group is None or a.copy_group != b.copy_group)


def _days_differ(a: Told, b: Told) -> bool:
    one, other = bounds(a.date), bounds(b.date)
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def _hours_differ(a: Told, b: Told) -> bool:
    apart = hours_apart(a.time, b.time)
    return a.date == b.date and apart is not None and apart > HALF_AN_HOUR
