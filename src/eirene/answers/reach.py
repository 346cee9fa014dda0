"""How far a look at an actor reaches: all reports that name it or, for one that very many name, the newest of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Subquery, and_, exists, func, select, true

from eirene.answers.limits import in_scope
from eirene.answers.scope import Scope
from eirene.store.tables import actors, nodes, reports

MANY = 2_000  # entries of an actor up to which all are looked at
NEWEST = 400  # reports that are looked at where there are more
WALK = 2_500  # a walk over the newest reports costs as much as so many entries looked up


@dataclass(frozen=True, slots=True)
class Reach:
    """The entries of an actor that are looked at: those of `report_ids`, of all reports where these are None. `count` is the
    number of entries of an actor whose newest reports alone are looked at, within no limits."""

    cluster: int
    report_ids: tuple[int, ...] | None = None
    count: int | None = None

    @property
    def where(self) -> ColumnElement[bool]:
        """The condition on `nodes` and `actors`."""
        if self.report_ids is None:
            return nodes.c.cluster == self.cluster
        return and_(actors.c.report_id.in_(self.report_ids), nodes.c.cluster + 0 == self.cluster)  # by the reports, not the index

    def entries(self) -> Subquery:
        """The report and position of each entry that nobody rejected."""
        query = select(actors.c.report_id, actors.c.position).join(nodes, nodes.c.node_id == actors.c.node_id)
        return query.where(self.where, func.coalesce(actors.c.review, "") != "rejected").subquery("entries")


def reach_of(connection: Connection, cluster: int, scope: Scope, is_whole: bool) -> Reach:
    """The reach of a look; `is_whole` asks for all reports whatever it takes."""
    if is_whole:
        return Reach(cluster)
    mine = select(func.count()).select_from(actors).join(nodes, nodes.c.node_id == actors.c.node_id)
    count = connection.execute(mine.where(nodes.c.cluster == cluster)).scalar_one()
    if count <= MANY:
        return Reach(cluster)
    total = connection.execute(select(func.max(reports.c.report_id))).scalar_one()
    query = select(reports.c.report_id).where(in_scope(connection, scope), _named(cluster, walking=count * count > WALK * total))
    newest = query.order_by(reports.c.day.desc(), reports.c.digest.desc()).limit(NEWEST)
    return Reach(cluster, tuple(connection.execute(newest).scalars()), count)


def _named(cluster: int, walking: bool) -> ColumnElement[bool]:
    """The condition that a report names the actor, asked report by report from the newest on, or of all that name it."""
    mine = select(actors.c.report_id).join(nodes, nodes.c.node_id == actors.c.node_id).where(nodes.c.cluster == cluster)
    if walking:
        mine = select(actors.c.report_id).join(nodes, nodes.c.node_id == actors.c.node_id).where(nodes.c.cluster + 0 == cluster)
        return exists(mine.where(actors.c.report_id == reports.c.report_id).with_only_columns(true()))
    return reports.c.report_id.in_(mine)
