"""A term while the days are gone through: what the reports have said of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from eirene.talks.account import Account, TermTold
from eirene.talks.cells import SETTLED, STAGES, Cell, Move
from eirene.talks.identity import DESCRIBED, Identity, identity_of
from eirene.talks.stands import TABLING, Stance, Stand, stands_of
from eirene.types import TermKind, TermStatus

Telling = tuple[Account, TermTold]


@dataclass(slots=True)
class Row:
    """One term, by the name of the fact that first told it. `day` is the day of its last telling."""

    term: str
    identity: Identity
    told: TermTold
    first_on: str
    status: TermStatus | None = None
    since: str = ""
    day: str = ""
    value: float | None = None
    unit: str | None = None
    beside: tuple[TermTold, ...] = ()
    tabled: dict[tuple[str, str], Stand] = field(default_factory=dict)
    stands: dict[str, Stand] = field(default_factory=dict)
    taken: list[tuple[TermTold, Stand]] = field(default_factory=list)

    def take(self, day: str, tellings: list[Telling]) -> Move | None:
        """Takes in what the reports of a day say of the term; the move that it makes, None when it stays."""
        moving = [(account, term) for account, term in tellings if not self._is_vague(term)]
        for account, term in sorted(tellings, key=lambda telling: (STAGES[telling[1].status], telling[1].source.order)):
            self._take_stands(account, term)
        self.day = day
        if not moving:
            return None
        teller, chosen = max(moving, key=_standing)
        before, self.status, self.told = self.status, chosen.status, chosen
        if chosen.value is not None:
            self.value, self.unit = chosen.value, chosen.unit
        self.beside = tuple(term for account, term in moving if account is not teller and term.status is not chosen.status)
        if before is chosen.status:
            return None
        self.since = day
        return Move(day, self.term, self.identity.kind, self.value, self.unit, before, chosen.status, chosen.source)

    def _is_vague(self, term: TermTold) -> bool:
        """True for a telling without the number that the term has: it never takes the term a step back, unless it is refused."""
        if self.status is None or self.identity.amount is None or term.value is not None:
            return False
        back = STAGES[term.status] < STAGES[self.status]
        return back and not (term.status is TermStatus.REJECTED and self.status in SETTLED)

    def _take_stands(self, account: Account, term: TermTold) -> None:
        for stand in stands_of(term, account, frozenset(side for side, _ in self.tabled)):
            self.taken.append((term, stand))
            if stand.stance in TABLING:
                self.tabled.setdefault((stand.side, stand.stance), stand)
                self.stands.pop(stand.side, None)
            else:
                self.stands[stand.side] = stand
        if term.status in SETTLED and len(account.parties) > 1:
            self.stands = {
                side: stand
                for side, stand in self.stands.items()
                if stand.stance is Stance.ACCEPTS or stand.source.published == account.day
            }

    def cell(self) -> Cell:
        """The term as it stands."""
        assert self.status is not None
        return Cell(
            self.term,
            self.identity.kind,
            self.value,
            self.unit,
            self.status,
            self.since,
            self.first_on,
            self.day,
            self.told,
            self.beside,
            tuple(self.tabled.values()),
            tuple(self.stands[side] for side in sorted(self.stands)),
        )


def _standing(telling: Telling) -> tuple[int, bool, int, tuple[str, str, int]]:
    """What makes a telling the cell's: the stage it tells, then who is named, then the fullest words."""
    _, term = telling
    source = term.source
    return STAGES[term.status], bool(term.by), len(source.quote), (source.published, source.report, -source.anchor.start)


def rows_meant(term: TermTold, rows: list[Row]) -> list[Row]:
    """The rows on the table that a telling is about; none when it is a new term."""
    identity = identity_of(term)
    if identity.kind is TermKind.RELEASE and identity.amount is not None and term.status not in {*_ASKED}:
        exchanged = Identity(TermKind.PRISONER_EXCHANGE, identity.amount)
        if parts := [row for row in rows if row.identity.is_same(exchanged)]:
            return parts
    same = [row for row in rows if row.identity.is_same(identity)]
    if same:
        return [max(same, key=lambda row: (row.day, row.identity.words == identity.words, row.first_on))]
    numbered = [row for row in rows if row.identity.kind is identity.kind and row.identity.amount is not None]
    if identity.amount is None and identity.kind not in DESCRIBED:
        return _meant_without_number(term, numbered)
    return _filled_in(identity, rows)


_ASKED = (TermStatus.DEMANDED, TermStatus.PROPOSED, TermStatus.REJECTED)


def _meant_without_number(term: TermTold, numbered: list[Row]) -> list[Row]:
    """There is one truce and one exchange at a time, of other kinds there may be several."""
    if term.kind is TermKind.PRISONER_EXCHANGE:
        return numbered
    if term.kind is TermKind.TRUCE:
        return sorted(numbered, key=lambda row: (row.day, STAGES[row.status or TermStatus.DEMANDED]))[-1:]
    return numbered if len(numbered) == 1 and term.status not in _ASKED[:2] else []


def _filled_in(identity: Identity, rows: list[Row]) -> list[Row]:
    """The truce or exchange that was told without a number and now gets it."""
    if identity.kind not in {TermKind.TRUCE, TermKind.PRISONER_EXCHANGE}:
        return []
    for row in rows:
        if row.identity.kind is identity.kind and row.identity.amount is None and row.status not in _RUNNING:
            row.identity = identity
            return [row]
    return []


_RUNNING = (TermStatus.IN_FORCE, TermStatus.VIOLATED, TermStatus.EXPIRED)
