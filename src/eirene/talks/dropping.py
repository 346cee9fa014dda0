"""Which terms drop out on a day, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eirene.lexicon import load_words
from eirene.talks.account import Account, Source
from eirene.talks.cells import OPEN, SETTLED, Move
from eirene.talks.issues import Issues, in_words
from eirene.talks.rows import Row
from eirene.talks.stands import DONE
from eirene.types import TermKind, TermStatus

RIVAL = frozenset({TermKind.TRUCE, TermKind.AID})  # kinds of which one number is settled, not several
REPLACED = RIVAL | {TermKind.PRISONER_EXCHANGE, TermKind.WITHDRAWAL}  # kinds of which a side stands for one offer at a time
WHOLE = 3  # kinds of terms that make a deal of themselves; fewer do with a signing


def dropped_on(day: str, today: Sequence[Account], rows: Sequence[Row], issues: Issues | None) -> list[tuple[Row, Move]]:
    """The rows that the reports of a day leave behind, each with its move."""
    silent = [row for row in rows if row.status in OPEN and row.day != day]
    found: dict[int, tuple[Row, Move]] = {}
    for row, reason, source in (
        *_absorbed(day, rows),
        *_replaced(day, rows, silent),
        *_rivals(day, rows, silent),
        *_crowded_out(day, today, rows, silent, issues),
        *_left_out(today, silent, issues),
    ):
        if row.status is not None:
            move = Move(
                day, row.term, row.told.source.quote, row.identity.kind, row.value, row.unit, row.status, None, source, reason
            )
            found.setdefault(id(row), (row, move))
    return list(found.values())


Dropped = tuple[Row, str, Source]


def _absorbed(day: str, rows: Sequence[Row]) -> Iterator[Dropped]:
    """Open demands to release as many as an exchange of that day names."""
    for exchange in rows:
        if exchange.identity.kind is TermKind.PRISONER_EXCHANGE and exchange.day == day:
            for row in rows:
                same = row.identity.kind is TermKind.RELEASE and row.identity.amount == exchange.identity.amount
                if same and row.identity.amount is not None and row.status in OPEN:
                    yield row, "part of the exchange", exchange.told.source


def _replaced(day: str, rows: Sequence[Row], silent: Sequence[Row]) -> Iterator[Dropped]:
    """Numbers for which all sides that had put them forward gave another one that day, for the first time."""
    for new in rows:
        fresh = new.first_on == day and new.identity.amount is not None and new.identity.kind in REPLACED
        sides = {side for side, _ in new.tabled} if fresh else set()
        for row in silent:
            tabled = {side for side, _ in row.tabled}
            if row.identity.kind is new.identity.kind and row.identity.amount is not None and tabled and tabled <= sides:
                yield row, "replaced by another number", new.told.source


def _rivals(day: str, rows: Sequence[Row], silent: Sequence[Row]) -> Iterator[Dropped]:
    """Other numbers for what was settled that day."""
    for settled in rows:
        if settled.status in SETTLED and settled.day == day and settled.identity.kind in RIVAL:
            for row in silent:
                if row.identity.kind is settled.identity.kind and row is not settled:
                    yield row, "settled otherwise", settled.told.source


def _crowded_out(
    day: str, today: Sequence[Account], rows: Sequence[Row], silent: Sequence[Row], issues: Issues | None
) -> Iterator[Dropped]:
    """Open terms that nobody named, for which the number of open issues stated that day leaves no room.

    That takes a report which tells terms of two kinds as settled: only then are the others what is left. Without one, and no
    issue left, what was demanded or refused drops out, while proposals may be what was agreed to.
    """
    if issues is None or issues.day != day:
        return
    if not any(len(_settled_kinds(account)) > 1 for account in today):
        if issues.value:
            return
        silent = [row for row in silent if row.status is not TermStatus.PROPOSED]
    named = sum(row.status in OPEN and row.day == day for row in rows)
    room = max(0, issues.value - named)
    latest_first = sorted(silent, key=lambda row: (row.day, row.first_on, str(row.identity.kind)), reverse=True)
    for row in latest_first[room:]:
        yield row, _left(issues.value), in_words(issues).source


def _left(value: int) -> str:
    if value == 1:
        return "the one issue left open is another"
    return f"the {value} issues left open are others" if value else "no issue is left open"


def _left_out(today: Sequence[Account], silent: Sequence[Row], issues: Issues | None) -> Iterator[Dropped]:
    """Open terms that a deal told as a whole does not hold."""
    for account in today:
        kinds, signing = _settled_kinds(account), _signing(account)
        told_open = any(term.status in OPEN for term in account.terms)
        is_whole = (signing is not None and len(kinds) > 1) or (len(kinds) >= WHOLE and not (issues and issues.value))
        if is_whole and not told_open and not account.issues:
            source = signing or next(term.source for term in account.terms if term.status in SETTLED)
            for row in silent:
                yield row, "not in the deal", source


def _settled_kinds(account: Account) -> set[TermKind]:
    return {term.kind for term in account.terms if term.status in SETTLED}


def _signing(account: Account) -> Source | None:
    """The words that tell of a deal signed by two parties."""
    for act in account.acts:
        of_two = act.type in {"AGREE", "SUPPORT"} and act.status in DONE and len(act.sides(account.parties)) > 1
        if of_two and not load_words("talks_signing_words").isdisjoint(re.findall(r"\w+", act.source.quote.lower())):
            return act.source
    return None
