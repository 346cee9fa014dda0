"""Which terms on the table a report means when it tells of one."""

from __future__ import annotations

from collections.abc import Sequence

from eirene.talks.account import TermTold
from eirene.talks.cells import STAGES
from eirene.talks.identity import DESCRIBED, Identity, identity_of
from eirene.talks.rows import Row
from eirene.types import TermKind, TermStatus

ASKED = frozenset({TermStatus.DEMANDED, TermStatus.PROPOSED})
SINGLE = frozenset({TermKind.TRUCE, TermKind.PRISONER_EXCHANGE})  # kinds of which one is negotiated at a time


def rows_meant(term: TermTold, rows: Sequence[Row]) -> list[Row]:
    """The rows on the table that a telling is about; none when it is a new term."""
    identity = identity_of(term)
    if identity.kind is TermKind.RELEASE and identity.amount is not None and not _is_open(term.status):
        exchanged = Identity(TermKind.PRISONER_EXCHANGE, identity.amount)
        if parts := [row for row in rows if row.identity.is_same(exchanged)]:
            return parts
    same = [row for row in rows if row.identity.is_same(identity)]
    if same:
        return [max(same, key=lambda row: (row.day, row.identity.words == identity.words, row.first_on))]
    if identity.amount is None:
        return [] if identity.kind in DESCRIBED else _meant_without_number(term, rows)
    return _filled_in(term, identity, rows)


def _meant_without_number(term: TermTold, rows: Sequence[Row]) -> list[Row]:
    """The numbered truce, both sides of the exchange, or of other kinds the only numbered term.

    What a side demands that did not put these on the table is a term of its own: a truce for good beside one of sixty days.
    """
    numbered = [row for row in rows if row.identity.kind is term.kind and row.identity.amount is not None]
    if term.status in ASKED and term.kind not in SINGLE:
        return []
    if term.status is TermStatus.DEMANDED:
        numbered = [row for row in numbered if not term.by or _share_a_side(term, row)]
    if term.kind is TermKind.PRISONER_EXCHANGE:
        return numbered
    if term.kind is TermKind.TRUCE:
        return sorted(numbered, key=lambda row: (row.day, STAGES[row.status or TermStatus.DEMANDED]))[-1:]
    return numbered if len(numbered) == 1 else []


def _filled_in(term: TermTold, identity: Identity, rows: Sequence[Row]) -> list[Row]:
    """The truce or exchange that was told without a number and now gets it: the same side's, or one that is settled."""
    for row in rows:
        if identity.kind not in SINGLE or row.identity.kind is not identity.kind or row.identity.amount is not None:
            continue
        if _takes_number(term, row):
            row.identity = identity
            return [row]
    return []


def _takes_number(term: TermTold, row: Row) -> bool:
    """True for what the same side asks for, for what is agreed, and for what runs unless something new is asked for."""
    if row.status is TermStatus.AGREED:
        return True
    return _share_a_side(term, row) if row.status is None or _is_open(row.status) else not _is_open(term.status)


def _share_a_side(term: TermTold, row: Row) -> bool:
    """True when a side that puts the term forward has put the row on the table, or nobody is named for either."""
    sides = {voice.stands_for for voice in term.by}
    tabled = {side for side, _ in row.tabled}
    return not sides.isdisjoint(tabled) or not (sides or tabled)


def _is_open(status: TermStatus) -> bool:
    return status in ASKED or status is TermStatus.REJECTED
