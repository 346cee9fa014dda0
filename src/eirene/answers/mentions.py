"""The reports that name an actor, and what they call it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, or_, select

from eirene.answers.limits import in_scope
from eirene.answers.scope import Scope
from eirene.link.names import fold
from eirene.store.names import DIGITS, FactName
from eirene.store.tables import actors, nodes, reports

UNDATED = "9999-99-99"  # sorts behind every day


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor as one report has it. `source` is the report as added, `name` what it calls the actor, `id` the fact's name,
    `anchor` the first mention in the report's text; `copy_of` is shared by reports that are one agency text."""

    report_id: int
    source: str
    publisher: str | None
    date: str | None
    id: str
    name: str
    kind: str
    role: str | None
    affiliation: str | None
    anchor: tuple[int, int] | None
    copy_of: int | None

    def to_dict(self) -> dict[str, Any]:
        """An entry of `reports` in the JSON of `who`."""
        return {
            "source": self.source,
            "name": self.name,
            "publisher": self.publisher,
            "date": self.date,
            "id": self.id,
            "anchor": list(self.anchor) if self.anchor else None,
        }


@dataclass(frozen=True, slots=True)
class Role:
    """A role that reports give an actor; `first_on` and `last_on` are the days of the first and the last of them."""

    role: str
    affiliation: str | None
    first_on: str | None
    last_on: str | None
    sources: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """An entry of `roles` in the JSON of `who`."""
        return {
            "role": self.role,
            "affiliation": self.affiliation,
            "from": self.first_on,
            "to": self.last_on,
            "sources": list(self.sources),
        }


@cache
def not_rejected(table: Any) -> ColumnElement[bool]:
    """The condition that nobody has rejected a fact."""
    return or_(table.c.review.is_(None), table.c.review != "rejected")


def in_order(day: str | None, digest: str, position: int) -> tuple[str, str, int]:
    """What tellings are ordered by: the day of their report (the undated last), the report, the position."""
    return day or UNDATED, digest, position


def find_mentions(connection: Connection, where: ColumnElement[bool], scope: Scope) -> list[tuple[int, Mention]]:
    """The actors of the reports in scope that meet a condition, with the cluster of each, by day."""
    query: Select[Any] = (
        select(
            nodes.c.cluster,
            *(actors.c[name] for name in ("report_id", "position", "name", "kind", "role", "affiliation")),
            *(actors.c[name] for name in ("anchor_start", "anchor_end")),
            reports.c.name.label("source"),
            *(reports.c[name] for name in ("publisher", "day", "digest", "copy_group")),
        )
        .join(nodes, nodes.c.node_id == actors.c.node_id)
        .join(reports, reports.c.report_id == actors.c.report_id)
        .where(where, not_rejected(actors), in_scope(connection, scope))
    )
    rows = sorted(connection.execute(query), key=lambda row: in_order(row.day, row.digest, row.position))
    return [(row.cluster, _mention(row)) for row in rows]


def _mention(row: Row[Any]) -> Mention:
    return Mention(
        row.report_id,
        row.source,
        row.publisher,
        row.day,
        str(FactName("actor", row.digest[:DIGITS], row.position)),
        row.name,
        row.kind,
        row.role,
        row.affiliation,
        (row.anchor_start, row.anchor_end) if row.anchor_start is not None else None,
        row.copy_group,
    )


def roles_of(mentions: Iterable[Mention]) -> tuple[Role, ...]:
    """The roles that the reports give, each once whatever its spelling, by the day of the first report that gives it.

    A report that leaves the affiliation out counts with those that give it for the same role, where all of them give one.
    """
    given = [mention for mention in mentions if mention.role]
    affiliations: dict[str, set[str]] = {}
    for mention in given:
        affiliations.setdefault(fold(mention.role or ""), set()).add(fold(mention.affiliation or ""))
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in given:
        role, affiliation = fold(mention.role or ""), fold(mention.affiliation or "")
        named = affiliations[role] - {""}
        if not affiliation and len(named) == 1:
            affiliation = next(iter(named))
        groups.setdefault((role, affiliation), []).append(mention)
    roles = [_role(group) for group in groups.values()]
    return tuple(sorted(roles, key=lambda role: (role.first_on or UNDATED, role.last_on or UNDATED, role.role)))


def kind_of(mentions: Sequence[Mention]) -> str:
    """The kind that most reports give, the first in the alphabet of equals."""
    counts = Counter(mention.kind for mention in mentions)
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _role(mentions: Sequence[Mention]) -> Role:
    days = [mention.date for mention in mentions if mention.date]
    role = _commonest(mention.role for mention in mentions)
    assert role is not None
    sources = tuple(dict.fromkeys(mention.source for mention in mentions))
    return Role(role, _commonest(m.affiliation for m in mentions), min(days, default=None), max(days, default=None), sources)


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
