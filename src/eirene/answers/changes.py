"""What changed in negotiations between two days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from eirene.answers.accounts import load_accounts
from eirene.answers.naming import find_cluster
from eirene.answers.scope import Scope, make_scope
from eirene.answers.talks import Board, Talks, ask_talks
from eirene.errors import UsageError
from eirene.store.names import parse_name
from eirene.talks.changes import Change, changes_between
from eirene.talks.state import earlier_on

HALF = 0.5  # of the accounts must be as old as the earlier day to serve for it


@dataclass(frozen=True, slots=True)
class TalksChanges:
    """The changes in one negotiation, by kind and day."""

    name: str
    process: str
    parties: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from the record as of one day to that as of another. Talks without a change are left out."""

    first: str
    last: str
    talks: tuple[TalksChanges, ...]

    def to_dict(self) -> list[dict[str, Any]]:
        """The JSON of `diff`: a list of negotiations with their changes."""
        return [
            {
                "name": one.name,
                "process": one.process,
                "first": self.first,
                "last": self.last,
                "changes": [change.to_dict() for change in one.changes],
            }
            for one in self.talks
        ]

    def rows(self) -> list[dict[str, Any]]:
        """A row for each change."""
        return [
            {"talks": one.name, "process": one.process} | _row(change.to_dict()) for one in self.talks for change in one.changes
        ]


def ask_changes(connection: Connection, first: str, last: str, name: str | None = None) -> Changes:
    """What changed between two ISO days in the negotiations that `ask_talks` works out on the later one.

    Each state is that of the record as of its day, so that a report published in between counts for the later one alone. Raises
    UsageError for days that are none or in the wrong order, and where nothing has the name.
    """
    earlier, later = make_scope(as_of=first), make_scope(as_of=last)
    if first > last:
        raise UsageError(f"{first} is later than {last}; give the earlier day first")
    return changes_of(connection, earlier, later, ask_talks(connection, later, name))


def changes_of(connection: Connection, earlier: Scope, later: Scope, board: Board) -> Changes:
    """What changed since the day of a scope in negotiations that have been worked out for a later one.

    The accounts that these rest on serve for the earlier day as well where half of them are as old; else those of that day do.
    """
    first = earlier.as_of or ""
    found = (_changes(connection, earlier, later, talk) for talk in board.talks)
    return Changes(first, board.day or first, tuple(one for one in found if one.changes))


def _changes(connection: Connection, earlier: Scope, later: Scope, talk: Talks) -> TalksChanges:
    fact, first, accounts = parse_name(talk.process), earlier.as_of or "", talk.accounts
    if talk.state is None or fact is None:
        return TalksChanges(talk.name, talk.process, talk.parties, ())
    if sum(account.day <= first for account in accounts) < HALF * len(accounts):
        cluster = find_cluster(connection, fact, "process")
        accounts = load_accounts(connection, earlier, [cluster], later).get(cluster, ())
    return TalksChanges(talk.name, talk.process, talk.parties, changes_between(earlier_on(accounts, first), talk.state))


def _row(change: dict[str, Any]) -> dict[str, Any]:
    start, end = change.pop("anchor", (None, None))
    return change | {"anchor_start": start, "anchor_end": end}
