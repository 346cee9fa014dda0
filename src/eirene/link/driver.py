"""Links kept up to date as reports come and go."""

from __future__ import annotations

from sqlalchemy import Connection

from eirene.link.relink import relink
from eirene.types import Reading


def link_report(connection: Connection, _report_id: int, _reading: Reading) -> None:
    """Links the facts of a report that has just been saved."""
    relink(connection)
