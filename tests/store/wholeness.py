"""Whether the reports of a record are whole: what holds at any moment, whatever became of those who wrote."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from eirene.store.rows import rows_of
from eirene.store.saving import unpack_reading
from eirene.store.searching import find_words
from eirene.store.tables import metadata, reports
from eirene.types import Reading
from tests.store.made import make_reading

LINKED = ("actors", "events", "figures", "processes")


def source_of(number: int) -> str:
    """The source under which a made reading is added."""
    return f"made-{number}.txt"


def whole_reports(connection: Connection) -> set[int]:
    """The numbers of the made readings in a record; fails when one of them is not there in full, or has no links."""
    found = set()
    for row in connection.execute(select(reports)):
        number = int(row.name.removeprefix("made-").removesuffix(".txt"))
        reading = make_reading(number)
        assert unpack_reading(row.reading, row.text) == reading
        assert row.copy_group is not None
        _check_facts(connection, row.report_id, reading)
        assert row.report_id in connection.execute(find_words(connection, f'"report {number}"')).scalars().all()
        found.add(number)
    return found


def _check_facts(connection: Connection, report_id: int, reading: Reading) -> None:
    for name, rows in rows_of(reading, report_id).items():
        table = metadata.tables[name]
        saved = [dict(row) for row in connection.execute(select(table).where(table.c.report_id == report_id)).mappings()]
        assert _sorted([{key: row[key] for key in rows[0]} for row in saved]) == _sorted(rows)
        assert name not in LINKED or all(row["node_id"] is not None for row in saved)


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=repr)
