"""Accounts of invented negotiations, written as a text and what it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from eirene.talks.account import Account, ActTold, MoodTold, Source, TermTold, Voice
from eirene.talks.cells import Cell
from eirene.talks.state import State, state_on
from eirene.types import Assessment, EventStatus, Passage, TermKind, TermStatus


@dataclass(slots=True)
class Telling:
    """One report in the making; each fact is given with words of its text."""

    day: str
    text: str
    publisher: str = "Wire"
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    terms: list[TermTold] = field(default_factory=list)
    moods: list[MoodTold] = field(default_factory=list)
    acts: list[ActTold] = field(default_factory=list)

    def source(self, kind: str, words: str) -> Source:
        """Where the words stand."""
        start = self.text.index(words)
        position = len(self.terms) + len(self.moods) + len(self.acts)
        name = f"{kind}-{self.day}-{self.publisher}-{position}"
        report = f"{self.publisher} {self.day}"
        return Source(report, self.day, self.publisher, name, Passage(start, start + len(words)), self.text)

    def term(self, words: str, kind: str, status: str, amount: str = "", by: str = "") -> Telling:
        """Tells a term; `amount` is a number with its unit, `by` names sides, a person as "Name/Side"."""
        value, _, unit = amount.partition(" ")
        number = float(value) if value else None
        told = TermTold(TermKind(kind), TermStatus(status), number, unit or None, voices(by), self.source("term", words))
        self.terms.append(told)
        return self

    def mood(self, words: str, who: str, assessment: str) -> Telling:
        """Tells what somebody thinks of the prospects."""
        self.moods.append(MoodTold(voices(who)[0], Assessment(assessment), self.source("statement", words)))
        return self

    def act(  # noqa: PLR0917
        self, words: str, type_: str, actors: str, dates: str = "", status: str = "occurred", occurrence: str = "", to: str = ""
    ) -> Telling:
        """Tells an event; `type_` is TYPE or TYPE/mode, `dates` a day or an interval."""
        kind, _, mode = type_.partition("/")
        start, _, end = dates.partition("/")
        source = self.source("event", words)
        sides = voices(actors), voices(to)
        when = (start or None, end or start or None, None)
        told = ActTold(kind, mode or None, EventStatus(status), *sides, *when, None, occurrence or source.fact, source)
        self.acts.append(told)
        return self

    def account(self, issues: int | None = None, before: int | None = None, expected: str | None = None) -> Account:
        """The account; `issues` are those outstanding."""
        return Account(
            day=self.day,
            key=f"{self.day}{self.publisher}",
            original=f"{self.day}{self.publisher}",
            report=f"{self.publisher} {self.day}",
            publisher=self.publisher,
            parties=self.parties,
            mediators=self.mediators,
            issues=issues,
            issues_before=before,
            expected=expected,
            process=self.source("process", self.text[:10]),
            terms=tuple(self.terms),
            moods=tuple(self.moods),
            acts=tuple(self.acts),
            text=self.text,
        )


def voices(names: str) -> tuple[Voice, ...]:
    """Voices from "A, B/Side": a side is its own."""
    found = (name.strip().partition("/") for name in names.split(",") if name.strip())
    return tuple(Voice(name, side or name) for name, _, side in found)


def state(accounts: Sequence[Account], day: str) -> State:
    """The state on a day that has one."""
    found = state_on(accounts, day)
    assert found is not None
    return found


def board(accounts: Sequence[Account], day: str) -> list[str]:
    """The terms on a day as "kind value status"."""
    return [line(cell) for cell in state(accounts, day).cells]


def line(cell: Cell) -> str:
    """A term as "kind value status"."""
    value = "" if cell.value is None else f" {cell.value:g}"
    return f"{cell.kind}{value} {cell.status}"
