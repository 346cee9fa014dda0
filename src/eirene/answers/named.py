"""Who the reports name most."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, true

from eirene.answers.limits import in_scope
from eirene.answers.mentions import Mention, Role, find_mentions, kind_of, roles_of
from eirene.answers.naming import display_names, public_names
from eirene.answers.scope import Scope
from eirene.store.tables import actors, reports

UNNAMED = "unnamed_source"


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor: `reports` that name it, `sources` how many there are where copies of one text count once."""

    id: str
    name: str
    kind: str
    roles: tuple[Role, ...]
    reports: tuple[Mention, ...]
    sources: int

    @property
    def role(self) -> Role | None:
        """The role that was reported last."""
        return max(self.roles, key=lambda role: (role.last_on or "", role.first_on or "", role.role), default=None)

    @property
    def last_on(self) -> str | None:
        """The day of the last report."""
        return max((mention.date for mention in self.reports if mention.date), default=None)


@dataclass(frozen=True, slots=True)
class Named:
    """The actors of reports, the most named first; `count` is how many there are, `looked_at` the number of reports."""

    actors: tuple[Entry, ...]
    count: int
    looked_at: int

    def to_dict(self) -> list[dict[str, Any]]:
        """A list of actors, with roles and the reports that name them."""
        return [
            {
                "id": entry.id,
                "name": entry.name,
                "kind": entry.kind,
                "sources": entry.sources,
                "roles": [role.to_dict() for role in entry.roles],
                "reports": [mention.to_dict() for mention in entry.reports],
            }
            for entry in self.actors
        ]

    def rows(self) -> list[dict[str, Any]]:
        """A row for each actor, with the role that was reported last."""
        return [
            {
                "id": entry.id,
                "name": entry.name,
                "kind": entry.kind,
                "role": entry.role.role if entry.role else None,
                "affiliation": entry.role.affiliation if entry.role else None,
                "reports": len(entry.reports),
                "sources": entry.sources,
                "last_reported": entry.last_on,
            }
            for entry in self.actors
        ]


def ask_named(connection: Connection, scope: Scope, limit: int | None = None, newest: int | None = None) -> Named:
    """The actors of the reports in scope, or of so many newest ones, the most named first; no more than `limit`."""
    window = (
        select(reports.c.report_id)
        .where(in_scope(connection, scope))
        .order_by(reports.c.day.desc().nulls_last(), reports.c.digest.desc())
        .limit(newest)
    )
    chosen_reports = list(connection.execute(window).scalars())
    where = actors.c.report_id.in_(chosen_reports) if newest else true()
    by_actor: dict[int, list[Mention]] = defaultdict(list)
    for cluster, mention in find_mentions(connection, where, scope):
        by_actor[cluster].append(mention)
    called = display_names(connection, by_actor, scope)
    public = public_names(connection, by_actor)
    entries = [_entry(public[cluster], called[cluster], mentions) for cluster, mentions in by_actor.items()]
    if newest:
        entries = [entry for entry in entries if entry.kind != UNNAMED]
    entries.sort(key=lambda entry: (-entry.sources, entry.name, entry.id))
    return Named(tuple(entries[:limit]), len(entries), len(chosen_reports))


def _entry(name: str, called: str, mentions: list[Mention]) -> Entry:
    sources = len({mention.copy_of for mention in mentions})
    return Entry(name, called, kind_of(mentions), roles_of(mentions), tuple(mentions), sources)
