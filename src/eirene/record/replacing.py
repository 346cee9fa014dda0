"""A report that is told again with other metadata: its row takes them on, and all that hangs on them is made anew."""

from __future__ import annotations

from sqlalchemy import Connection, update

from eirene.ledger.applying import put_in, take_out
from eirene.link.copies import lift_group, place_copy
from eirene.link.names import rename_nodes
from eirene.link.versions import place_version, versions_of
from eirene.store.saving import replace_reading
from eirene.store.tables import reports
from eirene.types import Reading


def correct_report(connection: Connection, report_id: int, reading: Reading, name: str, reader: str) -> None:
    """Gives a report the metadata of a new reading of its text, and the reading; `name` is the source that told them.

    The record is then what it would be had they been given at first; decisions are held to the text and stay.
    """
    left = take_out(connection, report_id)
    versions = versions_of(connection, report_id)
    copies = lift_group(connection, report_id)
    connection.execute(update(reports).where(reports.c.report_id.in_(versions)).values(superseded_by=None, superseded_on=None))
    replace_reading(connection, report_id, reading, reader)
    connection.execute(update(reports).where(reports.c.report_id == report_id).values(name=name))
    for copy in copies:
        place_copy(connection, copy)
    for version in versions:
        place_version(connection, version)
    put_in(connection, report_id, reading, left)
    rename_nodes(connection, left)
