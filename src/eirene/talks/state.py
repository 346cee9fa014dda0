"""The state of talks on a day: a pure function of what the reports up to that day say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eirene.talks.account import Account, MoodTold, Source, in_order
from eirene.talks.cells import Cell, Move
from eirene.talks.deadlines import Deadline, deadlines_on
from eirene.talks.issues import Issues, in_words, issue_steps
from eirene.talks.moods import moods_lately, moods_on
from eirene.talks.parts import Parts, parts_on
from eirene.talks.positions import Position, positions_on
from eirene.talks.rounds import Round, rounds_on
from eirene.talks.sticking import Sticking, sticking_points
from eirene.talks.table import lay_table

LOOK_BACK = 80  # reports: what none of the last 80 on the talks tells is no longer on the table


@dataclass(frozen=True, slots=True)
class State:
    """Where talks stand on `day`.

    `reports` is how many it was worked out from, `told_on` the day of the latest, whose assessments `moods` are; `first` and
    `last` are the words of the first and the last report that names the process.
    """

    day: str
    told_on: str
    reports: int
    parts: Parts
    issues: tuple[Issues, ...]
    cells: tuple[Cell, ...]
    moves: tuple[Move, ...]
    moods: tuple[MoodTold, ...]
    lately: tuple[MoodTold, ...]
    rounds: tuple[Round, ...]
    positions: tuple[Position, ...]
    sticking: Sticking
    deadlines: tuple[Deadline, ...]
    first: Source | None
    last: Source | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """As much of where talks stood on `day` as a later state is compared with."""

    day: str
    parts: Parts
    lately: tuple[MoodTold, ...]
    deadlines: tuple[Deadline, ...]


def _issues(accounts: Sequence[Account]) -> Iterator[Issues]:
    """The steps at which the number of issues was another than before, and the last one."""
    steps = issue_steps(accounts)
    for number, step in enumerate(steps):
        if number == len(steps) - 1 or step.value != step.before:
            yield in_words(step)


def state_on(accounts: Sequence[Account], day: str) -> State | None:
    """The state on an ISO day by the last 80 reports up to it, copies counted once; None where there is no report yet."""
    known = in_order(accounts, day)[-LOOK_BACK:]
    if not known:
        return None
    table, parts, told_on = lay_table(known), parts_on(known), known[-1].day
    return State(
        day,
        told_on,
        len(known),
        parts,
        tuple(_issues(known)),
        table.cells,
        table.moves,
        moods_on(known, told_on),
        moods_lately(known, told_on),
        rounds_on(known, parts.parties, day),
        positions_on(known, parts.parties, table.stands),
        sticking_points(known, table.cells),
        deadlines_on(known, table.cells, parts.parties, day),
        next((account.process for account in known if account.process), None),
        next((account.process for account in reversed(known) if account.process), None),
    )


def earlier_on(accounts: Sequence[Account], day: str) -> Earlier | None:
    """What `state_on` gives, for a comparison alone."""
    known = in_order(accounts, day)[-LOOK_BACK:]
    if not known:
        return None
    parts = parts_on(known)
    deadlines = deadlines_on(known, lay_table(known).cells, parts.parties, day)
    return Earlier(day, parts, moods_lately(known, known[-1].day), deadlines)
