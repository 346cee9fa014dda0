"""Parties, mediators and venue of the talks, as the latest reports have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from eirene.talks.account import Account, Source

LATEST = 20  # reports that tell who takes part
PLACES = 5  # reports that tell the venue
SHARE = 0.25  # of them that name a party or mediator
FEW = 3  # reports from which on one alone is not enough
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parts:
    """Who takes part, the most often named first, and where."""

    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    venue: str | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)  # the latest words that name each of them


def parts_on(accounts: Sequence[Account]) -> Parts:
    """Who takes part after accounts in their order: whom a quarter of the last twenty reports that say so name, and
    the venue that most of the last five give."""
    parties = _named([account.parties for account in accounts if account.parties][-LATEST:])
    mediators = _named([account.mediators for account in accounts if account.mediators][-LATEST:])
    venues = [account.venue for account in accounts if account.venue][-PLACES:]
    venue = max(venues, key=lambda place: (venues.count(place), venues[::-1].index(place) == 0), default=None)
    sources = {
        name: account.process
        for account in accounts
        if account.process
        for name in (*account.parties, *account.mediators, *([account.venue] if account.venue else ()))
    }
    return Parts(parties, tuple(name for name in mediators if name not in parties), venue, sources)


def _named(lists: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    often = Counter(name for names in lists for name in dict.fromkeys(names))
    return tuple(sorted(regular(often, len(lists)), key=lambda name: (-often[name], name)))


def regular(often: Counter[T], reports: int) -> set[T]:
    """What a quarter of so many reports name, and of three or more at least two: what fewer name is a slip or a guest.

    Where that leaves fewer than two, a quarter is enough.
    """
    shared = {name for name, count in often.items() if count >= SHARE * reports}
    twice = {name for name in shared if often[name] > 1}
    return twice if reports >= FEW and len(twice) > 1 else shared
