"""Who the reports name most."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from eirene.answers.limits import in_scope
from eirene.answers.mentions import Mention, Role, find_mentions, kind_of, roles_of
from eirene.answers.naming import display_names, public_names
from eirene.answers.scope import Scope
from eirene.store.tables import actors, reports

WINDOW = 500  # newest reports that are looked at, so that asking takes as long in a large record
LISTED = 40
UNNAMED = "unnamed_source"


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor and in how many of the reports that were looked at it is named, copies of one text counting once."""

    id: str
    name: str
    kind: str
    role: Role | None
    reports: int
    last_on: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """The actors named most in the newest reports in scope; `looked_at` is the number of these reports."""

    actors: tuple[Entry, ...]
    count: int
    looked_at: int

    def to_dict(self) -> list[dict[str, Any]]:
        """A list of actors, as `rows`."""
        return self.rows()

    def rows(self) -> list[dict[str, Any]]:
        """A row for each actor, with the role that was reported last."""
        return [
            {
                "id": entry.id,
                "name": entry.name,
                "kind": entry.kind,
                "role": entry.role.role if entry.role else None,
                "affiliation": entry.role.affiliation if entry.role else None,
                "reports": entry.reports,
                "last_reported": entry.last_on,
            }
            for entry in self.actors
        ]


def ask_named(connection: Connection, scope: Scope, limit: int | None = None) -> Named:
    """The actors with a name that the newest reports in scope name most, at most `limit` (40)."""
    newest = (
        select(reports.c.report_id)
        .where(in_scope(connection, scope))
        .order_by(reports.c.day.desc().nulls_last(), reports.c.digest.desc())
        .limit(WINDOW)
    )
    window = list(connection.execute(newest).scalars())
    by_actor: dict[int, list[Mention]] = defaultdict(list)
    for cluster, mention in find_mentions(connection, actors.c.report_id.in_(window), scope):
        by_actor[cluster].append(mention)
    entries = {cluster: kind_of(mentions) for cluster, mentions in by_actor.items()}
    telling = {cluster: len({m.copy_of for m in by_actor[cluster]}) for cluster, kind in entries.items() if kind != UNNAMED}
    called = display_names(connection, telling, scope)
    chosen = sorted(telling, key=lambda cluster: (-telling[cluster], called[cluster]))[: limit or LISTED]
    public = public_names(connection, chosen)
    return Named(
        tuple(_entry(public[c], called[c], entries[c], by_actor[c], telling[c]) for c in chosen), len(telling), len(window)
    )


def _entry(name: str, called: str, kind: str, mentions: list[Mention], count: int) -> Entry:
    roles = roles_of(mentions)
    last = max(roles, key=lambda role: (role.last_on or "", role.first_on or "", role.role), default=None)
    return Entry(name, called, kind, last, count, max((m.date for m in mentions if m.date), default=None))
