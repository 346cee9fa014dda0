"""Terms that are carried out: an agreed term is in force once a report tells of the act that it asks for."""

from __future__ import annotations

from eirene.talks.account import Account, ActTold, TermTold
from eirene.talks.rows import Row
from eirene.talks.stands import DONE
from eirene.types import TermKind, TermStatus

ACTS = {
    "ceasefire": frozenset({TermKind.TRUCE}),
    "release": frozenset({TermKind.PRISONER_EXCHANGE, TermKind.RELEASE}),
    "withdraw": frozenset({TermKind.WITHDRAWAL}),
    "access": frozenset({TermKind.AID}),
}


def carried_out(row: Row, account: Account) -> TermTold | None:
    """What a report tells of an agreed term as begun on a day since it was agreed; None where it tells nothing of the kind, or
    where it says itself how the term stands."""
    if row.status is not TermStatus.AGREED or any(term.kind is row.identity.kind for term in account.terms):
        return None
    for act in account.acts:
        is_meant = act.type == "RETREAT" and act.status in DONE and row.identity.kind in ACTS.get(act.mode or "", ())
        if is_meant and act.start is not None and act.start >= row.since and _is_of_the_sides(act, account):
            return TermTold(row.identity.kind, TermStatus.IN_FORCE, row.value, row.unit, (), act.source)
    return None


def _is_of_the_sides(act: ActTold, account: Account) -> bool:
    """True unless only others act: who is not known to speak for a side may still be of one ("army units")."""
    sides = {voice.side for voice in act.actors if voice.side is not None}
    return not sides or not account.parties or not sides.isdisjoint(account.parties)
