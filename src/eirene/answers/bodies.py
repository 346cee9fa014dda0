"""Who counts: the body behind the source that a report gives for a figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Protocol

from sqlalchemy import Connection, Row, select

from eirene.checks.points import Body, words_of_body
from eirene.store.tables import actors, nodes

CHUNK = 500
PORTFOLIO = "ministry"


class Counted(Protocol):
    """A figure with a source."""

    @property
    def report_id(self) -> int:
        """Its report."""

    @property
    def source(self) -> str | None:
        """Who gives it, as the report has it."""


def bodies_of(connection: Connection, rows: Iterable[Counted]) -> dict[tuple[int, str], Body]:
    """The body for each report and source in rows of figures.

    A person counts for the office that the report gives as the role ("Minister of Health"), else for the affiliation.
    """
    wanted = {(row.report_id, row.source) for row in rows if row.source}
    known = _actors_called(connection, wanted)
    homes = {(row.report_id, row.affiliation) for row in known.values() if row.kind == "person" and row.affiliation}
    known |= _actors_called(connection, homes - known.keys())
    return {(report_id, source): _body(known, report_id, source) for report_id, source in wanted}


def _actors_called(connection: Connection, wanted: Collection[tuple[int, str]]) -> dict[tuple[int, str], Row[Any]]:
    """The actors of reports that have these names there."""
    by_name = sorted(wanted, key=lambda one: one[1])
    columns = (actors.c[name] for name in ("report_id", "name", "kind", "role", "affiliation"))
    query = select(*columns, nodes.c.cluster).join(nodes, nodes.c.node_id == actors.c.node_id, isouter=True)
    known: dict[tuple[int, str], Row[Any]] = {}
    for start in range(0, len(by_name), CHUNK):
        report_ids, names = (set(given) for given in zip(*by_name[start : start + CHUNK], strict=True))
        part = query.where(actors.c.report_id.in_(report_ids), actors.c.name.in_(names))
        known |= {(row.report_id, row.name): row for row in connection.execute(part.order_by(actors.c.position.desc())).all()}
    return known


def _body(known: dict[tuple[int, str], Row[Any]], report_id: int, source: str) -> Body:
    actor = known.get((report_id, source))
    if actor is None:
        return Body(source)
    if actor.kind != "person":
        return Body(source, actor.cluster)
    if actor.role and PORTFOLIO in words_of_body(actor.role) and len(words_of_body(actor.role)) > 1:
        return Body(actor.role)
    if actor.affiliation:
        home = known.get((report_id, actor.affiliation))
        return Body(actor.affiliation, home.cluster if home else None)
    return Body(source, actor.cluster)
