"""Deadlines of the talks and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from eirene.talks.account import Account, ActTold, Source
from eirene.talks.cells import SETTLED, Cell
from eirene.talks.identity import identity_of
from eirene.talks.stands import DONE
from eirene.types import EventStatus, TermKind, TermStatus

LONGEST = 36_500  # days of a truce that has a last one


class Fate(StrEnum):
    """What became of a deadline by the day asked for: nothing told is open before it and passed after it."""

    OPEN = "open"
    MET = "met"
    PASSED = "passed"
    EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class Deadline:
    """`what` is outcome (of the talks), the type of a planned event, or truce (its last day); `due` the last day, ISO.

    `fate_source` are the words that tell what became of it, None where no report does.
    """

    what: str
    due: str
    said_on: str
    who: tuple[str, ...]
    source: Source
    fate: Fate
    fate_source: Source | None = None

    def to_dict(self) -> dict[str, Any]:
        """The deadline with its words as JSON."""
        return {
            "what": self.what,
            "due": self.due,
            "said_on": self.said_on,
            "who": list(self.who),
            "fate": str(self.fate),
            "fate_source": self.fate_source.to_dict() if self.fate_source else None,
            **self.source.to_dict(),
        }


def deadlines_on(accounts: Sequence[Account], cells: Sequence[Cell], parties: tuple[str, ...], day: str) -> tuple[Deadline, ...]:
    """All deadlines told up to a day, by the day they are due."""
    found = [*_outcomes(accounts, day), *_plans(accounts, parties, day), *_ends_of_truces(accounts, cells, day)]
    return tuple(sorted(found, key=lambda deadline: (deadline.due, deadline.what, deadline.source.order)))


def _outcomes(accounts: Sequence[Account], day: str) -> Iterator[Deadline]:
    """The ends of the times in which reports expect an outcome: met by a deal, extended by a later end told before it."""
    told: dict[str, tuple[Account, Source]] = {}
    for account in accounts:
        if account.expected and account.process:
            told.setdefault(account.expected.partition("/")[2] or account.expected, (account, account.process))
    deal = _deal(accounts)
    dues = sorted(told)
    for due in dues:
        account, source = told[due]
        later = next((told[other] for other in dues if other > due and account.day < told[other][0].day <= due), None)
        fate, where = _fate(due, day), None
        if deal is not None and account.day <= deal.published <= due:
            fate, where = Fate.MET, deal
        elif later is not None:
            fate, where = Fate.EXTENDED, later[1]
        yield Deadline("outcome", due, account.day, (), source, fate, where)


def _deal(accounts: Sequence[Account]) -> Source | None:
    """The first words that tell of terms agreed with no issue left, or of an accord of the parties with terms of two kinds."""
    for account in accounts:
        agreed = [term for term in account.terms if term.status in SETTLED]
        if agreed and account.issues == 0:
            return agreed[0].source
        if len({term.kind for term in agreed}) > 1 and account.issues is None:
            for act in account.acts:
                if act.type == "AGREE" and act.status in DONE and len(act.sides(account.parties)) > 1:
                    return act.source
    return None


def _plans(accounts: Sequence[Account], parties: tuple[str, ...], day: str) -> Iterator[Deadline]:
    """What is planned for a day or until one: met when a report tells it as done, passed when its day goes by without one."""
    done: dict[str, Source] = {}
    plans: dict[tuple[str, str], ActTold] = {}
    sides = frozenset(parties).union(*(account.mediators for account in accounts))
    for account in accounts:
        for act in account.acts:
            if act.status in DONE:
                done.setdefault(act.occurrence, act.source)
            elif act.status is EventStatus.PLANNED and act.end and act.end >= account.day and _is_of(act, sides):
                _narrow(plans, act.occurrence, act.end)
                plans.setdefault((act.occurrence, act.end), act)
    for (occurrence, due), act in plans.items():
        later = [plan for (other, end), plan in plans.items() if other == occurrence and end > due]
        extended = next((plan.source for plan in later if act.source.published < plan.source.published <= due), None)
        fate, where = _fate(due, day), done.get(occurrence)
        if where is not None:
            fate = Fate.MET
        elif extended is not None:
            fate, where = Fate.EXTENDED, extended
        who = tuple(dict.fromkeys(voice.name for voice in act.voices))
        yield Deadline(
            f"{act.type}/{act.mode}" if act.mode else act.type, due, act.source.published, who, act.source, fate, where
        )


def _narrow(plans: dict[tuple[str, str], ActTold], occurrence: str, due: str) -> None:
    """Leaves out later days that were told before for something that now has an earlier one."""
    for key in [key for key in plans if key[0] == occurrence and key[1] > due]:
        del plans[key]


def _is_of(act: ActTold, sides: frozenset[str]) -> bool:
    return any(voice.side in sides for voice in act.voices)


def _ends_of_truces(accounts: Sequence[Account], cells: Sequence[Cell], day: str) -> Iterator[Deadline]:
    """The last day of each truce that is said to hold, counted from the day on which it took effect."""
    for cell in cells:
        amount = identity_of(cell.telling).amount if cell.telling.value is not None else cell.value
        running = cell.status in {TermStatus.IN_FORCE, TermStatus.VIOLATED, TermStatus.EXPIRED}
        if cell.kind is not TermKind.TRUCE or not amount or amount > LONGEST or not running:
            continue
        start, source = _start(accounts, cell)
        due = (date.fromisoformat(start) + timedelta(int(amount))).isoformat()
        over = cell.status is TermStatus.EXPIRED
        fate = Fate.PASSED if over else _fate(due, day)
        yield Deadline("truce", due, source.published, (), source, fate, cell.telling.source if over else None)


def _start(accounts: Sequence[Account], cell: Cell) -> tuple[str, Source]:
    """The day on which a truce took effect: as told of the event, done or planned, else the first day it was told in force."""
    acts = [act for account in accounts for act in account.acts if (act.type, act.mode) == ("RETREAT", "ceasefire") and act.start]
    for statuses in (DONE, {EventStatus.PLANNED}):
        told = [act for act in acts if act.status in statuses and act.start == act.end and act.source.published >= cell.first_on]
        if told:
            return told[-1].start or "", told[-1].source
    return cell.since, cell.telling.source


def _fate(due: str, day: str) -> Fate:
    return Fate.PASSED if due < day else Fate.OPEN
