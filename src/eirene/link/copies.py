"""Copies of one text: syndicated and lightly rewritten reports, which count as one source."""

from __future__ import annotations

from sqlalchemy import Connection, update

from eirene.store.tables import reports
from eirene.types import Report


def place_copy(connection: Connection, report_id: int, _report: Report) -> None:
    """Puts a report that has just been saved into its group of copies."""
    connection.execute(update(reports).where(reports.c.report_id == report_id).values(copy_group=report_id))
