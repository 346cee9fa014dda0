"""A term while the days are gone through: what the reports have said of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from eirene.talks.account import Account, TermTold
from eirene.talks.cells import OPEN, SETTLED, STAGES, Cell, Move
from eirene.talks.identity import Identity
from eirene.talks.stands import TABLING, Stance, Stand, stands_of
from eirene.types import TermStatus

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
        if before in SETTLED and chosen.status in OPEN:
            self.stands = {side: stand for side, stand in self.stands.items() if stand.source.published == day}
        if chosen.value is not None:
            self.value, self.unit = chosen.value, chosen.unit
        self.beside = tuple(term for account, term in moving if account is not teller and term.status is not chosen.status)
        if before is chosen.status:
            return None
        self.since = day
        return Move(
            day, self.term, chosen.source.quote, self.identity.kind, self.value, self.unit, before, chosen.status, chosen.source
        )

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

    def answer(self, stand: Stand) -> None:
        """Takes in what a side answers to an open term in other words than those that tell it."""
        if self.status in OPEN:
            self.stands[stand.side] = stand
            self.taken.append((replace(self.told, source=stand.source, by=()), stand))

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
