"""The reports of a question in portions, the newest first, so that an answer can stop when it has enough."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from sqlalchemy import Connection, Select, select

from eirene.answers.limits import in_scope
from eirene.answers.scope import Scope
from eirene.store.tables import reports


def newest_reports(connection: Connection, scope: Scope) -> Select[Any]:
    """The number and day of each report in scope, the newest first, the undated last."""
    query = select(reports.c.report_id, reports.c.day).where(in_scope(connection, scope))
    return query.order_by(reports.c.day.desc().nulls_last(), reports.c.digest)


def report_portions(connection: Connection, scope: Scope, size: int) -> Generator[list[int]]:
    """The numbers of the reports in scope, the newest first, whole days together: `size` or more in all portions but the last."""
    portion: list[int] = []
    last = None
    with connection.execute(newest_reports(connection, scope), execution_options={"yield_per": size}) as rows:
        for report_id, day in rows:
            if len(portion) >= size and day != last:
                yield portion
                portion = []
            portion.append(report_id)
            last = day
    if portion:
        yield portion
