"""How many issues are open, as last stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from eirene.talks.account import Account, Source
from eirene.talks.issue_words import find_issue_words


@dataclass(frozen=True, slots=True)
class Issues:
    """The number of open issues: the day it was stated, what it was before, and what other reports of that day say.

    `before` is the number that the record had before it, else the one that the report gives.
    """

    value: int
    day: str
    before: int | None
    source: Source
    beside: tuple[tuple[int, Source], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The number with its source as JSON."""
        beside = [{"value": value, **source.to_dict()} for value, source in self.beside]
        return {"value": self.value, "before": self.before, "stated_on": self.day, **self.source.to_dict(), "beside": beside}


def in_words(step: Issues) -> Issues:
    """The number with the words of its report that say it."""
    source = step.source
    words = find_issue_words(source.text, step.value, [source.anchor])
    return replace(step, source=replace(source, anchor=words)) if words else step


def issues_on(accounts: Sequence[Account]) -> Issues | None:
    """The number as the latest day has it; None while nobody has stated one.

    Of several numbers stated that day counts the one that is told with what it was before, then the one that most reports give,
    then the lower.
    """
    steps = issue_steps(accounts)
    return steps[-1] if steps else None


def issue_steps(accounts: Sequence[Account]) -> list[Issues]:
    """The number of each day on which one was stated, in order; `accounts` are in order."""
    by_day: dict[str, list[tuple[Account, int, Source]]] = {}
    for account in accounts:
        if account.issues is not None and account.process is not None:
            by_day.setdefault(account.day, []).append((account, account.issues, account.process))
    steps: list[Issues] = []
    for day, stated in by_day.items():
        often = Counter(number for _, number, _ in stated)
        account, value, source = min(stated, key=lambda one: (one[0].issues_before is None, -often[one[1]], one[1], one[0].key))
        known = steps[-1].value if steps else account.issues_before
        beside = tuple((number, where) for _, number, where in stated if number != value)
        steps.append(Issues(value, day, known, source, beside))
    return steps
