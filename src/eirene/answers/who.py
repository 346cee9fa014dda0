"""Who an actor is, as reported: names, roles over time, meetings, statements, positions, and every report that names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from eirene.answers.doings import Meeting, Newest, Position, Statement, meetings_of, positions_of, statements_of
from eirene.answers.mentions import Mention, Role, find_mentions, kind_of, roles_of
from eirene.answers.naming import Use, best_name, find_actors, names_used, public_names
from eirene.answers.plain import plain
from eirene.answers.reach import reach_of
from eirene.answers.scope import Scope


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor over all reports in scope.

    `id` is the name of its earliest telling; `names` what the sources call it; `reports` every report that names it, `sources`
    how many there are where copies of one agency text count once.
    Where a limit is set and very many reports name the actor (`named_in`), all but the names is of the newest of them alone.
    """

    id: str
    name: str
    kind: str
    names: tuple[Use, ...]
    roles: tuple[Role, ...]
    meetings: Newest[Meeting]
    statements: Newest[Statement]
    positions: Newest[Position]
    reports: Newest[Mention]
    sources: int
    first_on: str | None
    last_on: str | None
    named_in: int | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """The actors that a name means."""

    asked: str
    actors: tuple[Actor, ...]

    def to_dict(self) -> list[dict[str, Any]]:
        """The JSON of `who`: a list of actors."""
        return [_to_dict(actor) for actor in self.actors]

    def rows(self) -> list[dict[str, Any]]:
        """A row for each report that names one of the actors."""
        return [
            {"actor": actor.name, "actor_id": actor.id, "kind": actor.kind} | _report_row(mention)
            for actor in self.actors
            for mention in actor.reports.facts
        ]


def ask_who(connection: Connection, words: str, scope: Scope, newest: int | None = None) -> Who:
    """The actors that the words mean, the most widely named first; of each list no more than the `newest` entries.

    Raises UsageError when the record names nobody so.
    """
    found = (_actor(connection, cluster, scope, newest) for cluster in find_actors(connection, words, scope))
    return Who(words, tuple(actor for actor in found if actor.reports.count))


def _actor(connection: Connection, cluster: int, scope: Scope, newest: int | None) -> Actor:
    uses = names_used(connection, [cluster], scope)[cluster]
    reach = reach_of(connection, cluster, scope, is_whole=newest is None)
    mentions = [mention for _, mention in find_mentions(connection, reach.where, scope)]
    days = [mention.date for mention in mentions if mention.date]
    return Actor(
        public_names(connection, [cluster])[cluster],
        best_name(uses),
        kind_of(mentions) if mentions else "",
        uses,
        roles_of(mentions),
        meetings_of(connection, reach, scope, newest),
        statements_of(connection, reach, scope, newest),
        positions_of(connection, reach, scope, newest),
        Newest(tuple(mentions[-newest:] if newest else mentions), len(mentions)),
        len({mention.copy_of for mention in mentions}),
        min(days, default=None),
        max(days, default=None),
        reach.count,
    )


def _report_row(mention: Mention) -> dict[str, Any]:
    row = mention.to_dict()
    start, end = row.pop("anchor") or (None, None)
    return row | {"role": mention.role, "affiliation": mention.affiliation, "anchor_start": start, "anchor_end": end}


def _to_dict(actor: Actor) -> dict[str, Any]:
    lists = {name: getattr(actor, name) for name in ("meetings", "statements", "positions", "reports")}
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "first_reported": actor.first_on,
        "last_reported": actor.last_on,
        "sources": actor.sources,
        "named_in": actor.named_in,
        "counts": {name: given.count for name, given in lists.items()},
        "names": [{"name": use.name, "used_by": list(use.sources), "from": use.first_on} for use in actor.names],
        "roles": [role.to_dict() for role in actor.roles],
        "meetings": [_meeting(meeting) for meeting in actor.meetings.facts],
        "statements": plain(actor.statements.facts),
        "positions": plain(actor.positions.facts),
        "reports": [mention.to_dict() for mention in actor.reports.facts],
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    value: dict[str, Any] = plain(meeting)
    value["with"] = value.pop("partners")
    value["told"] = [{"source": source, "publisher": publisher, "date": day} for source, publisher, day in meeting.told]
    return value
