"""The terms on the table from day to day: each with its latest status, carried until it moves, is replaced or drops out.

The rules, which hold for any negotiation:

- A term is known by its kind and its number (`identity.py`). A telling without a number means the numbered term of its kind, and
  a number that the same side gives later fills in one that was told without (`meaning.py`).
- Of several statuses told on one day that which lies furthest on the way demanded – proposed – rejected – agreed – in force –
  violated – expired is the cell's, since each answers the one before it; the others are kept beside it. Between days the later
  one counts.
- An agreed term is in force once a report tells of the act that it asks for: a ceasefire, a release, a withdrawal, access.
- A release of as many as an exchange names is part of that exchange.
- Terms drop out when the side that put them forward gives another number, when a rival number is settled, when the stated number
  of open issues leaves no room for those that no report of that day names, and when a whole deal is told without them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from eirene.talks.account import Account, TermTold
from eirene.talks.carrying import carried_out
from eirene.talks.cells import Cell, Move
from eirene.talks.dropping import dropped_on
from eirene.talks.identity import identity_of
from eirene.talks.issues import Issues, issues_on
from eirene.talks.meaning import rows_meant
from eirene.talks.rows import Row, Telling
from eirene.talks.stands import Stand, answers_of
from eirene.types import TermKind


@dataclass(frozen=True, slots=True)
class Table:
    """The terms as they stand after the last account; all moves up to then, oldest first, and all stances with their terms."""

    cells: tuple[Cell, ...]
    moves: tuple[Move, ...]
    stands: tuple[tuple[TermTold, Stand], ...]


def lay_table(accounts: Sequence[Account]) -> Table:
    """The table after accounts in their order (`in_order`)."""
    rows: list[Row] = []
    gone: list[Row] = []
    moves: list[Move] = []
    issues: Issues | None = None
    for day, group in groupby(accounts, key=lambda account: account.day):
        today = tuple(group)
        issues = issues_on(today) or issues
        moves.extend(_take_day(day, today, rows))
        for row, move in dropped_on(day, today, rows, issues):
            rows.remove(row)
            gone.append(row)
            moves.append(move)
    cells = sorted((row.cell() for row in rows), key=_order)
    stands = dict.fromkeys(taken for row in (*rows, *gone) for taken in row.taken)
    return Table(tuple(cells), tuple(moves), tuple(stands))


def _take_day(day: str, today: Sequence[Account], rows: list[Row]) -> list[Move]:
    told: dict[int, list[Telling]] = defaultdict(list)
    for account, term in sorted(((a, t) for a in today for t in a.terms), key=_exchanges_and_numbers_first):
        meant = rows_meant(term, rows)
        if not meant:
            meant = [Row(term.source.fact, identity_of(term), term, day)]
            rows.extend(meant)
        for row in meant:
            told[id(row)].append((account, term))
    moves = [row.take(day, told[id(row)]) for row in rows if id(row) in told]
    for row in rows:
        begun = [(account, done) for account in today if (done := carried_out(row, account)) is not None]
        moves += [row.take(day, begun)] if begun else []
    for account in today:
        for kind, stand in answers_of(account):
            for row in rows:
                if row.identity.kind is kind:
                    row.answer(stand)
    return [move for move in moves if move is not None]


def _exchanges_and_numbers_first(telling: Telling) -> tuple[bool, bool, tuple[str, int]]:
    account, term = telling
    return term.kind is not TermKind.PRISONER_EXCHANGE, term.value is None, (account.key, term.source.anchor.start)


def _order(cell: Cell) -> tuple[int, float, str, str]:
    kinds = list(TermKind)
    return kinds.index(cell.kind), -(cell.value or 0), cell.first_on, cell.telling.source.quote
