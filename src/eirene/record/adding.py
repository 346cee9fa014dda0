"""Adding to a record, one report a transaction: each is there whole, with its links, or not at all."""

from __future__ import annotations

from sqlalchemy import Engine

from eirene.link.copies import place_copy
from eirene.link.driver import link_report
from eirene.link.names import name_nodes
from eirene.link.versions import place_version
from eirene.store.saving import save_reading
from eirene.store.transactions import writing
from eirene.types import Reading


def add_reading(engine: Engine, name: str, reading: Reading) -> bool:
    """Saves and links one reading; False when the record has the report already."""
    with writing(engine) as connection:
        report_id = save_reading(connection, reading, name, "eirene")
        if report_id is None:
            return False
        place_copy(connection, report_id)
        place_version(connection, report_id)
        link_report(connection, report_id, reading)
        name_nodes(connection, report_id)
    return True
