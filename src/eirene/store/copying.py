"""A record's rows into another record, whatever the databases of the two."""

from __future__ import annotations

from sqlalchemy import Connection, Table, delete, func, insert, select, text

from eirene.store.dialect import empty_word_index, index_words
from eirene.store.tables import metadata, reports

AT_ONCE = 500  # rows


def copy_record(source: Connection, target: Connection) -> None:
    """Puts all rows of a record in the place of those of another of the same schema, in the other's transaction."""
    empty_record(target)
    for table in metadata.sorted_tables:
        _copy_table(source, target, table)
    for table in metadata.sorted_tables:
        _count_on(target, table)


def empty_record(connection: Connection) -> None:
    """Deletes all that a record holds."""
    empty_word_index(connection)
    for table in reversed(metadata.sorted_tables):
        connection.execute(delete(table))


def _copy_table(source: Connection, target: Connection, table: Table) -> None:
    rows = source.execution_options(yield_per=AT_ONCE).execute(select(table)).mappings()
    for part in rows.partitions():
        target.execute(insert(table), [dict(row) for row in part])
        if table is reports:
            for row in part:
                index_words(target, row["report_id"], row["title"], row["text"])


def _count_on(target: Connection, table: Table) -> None:
    """Lets PostgreSQL number the rows to come behind those that were copied with their numbers."""
    column = table.autoincrement_column
    last = target.scalar(select(func.max(column))) if column is not None else None
    if column is not None and last is not None and target.dialect.name == "postgresql":
        sequence = text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)")
        target.execute(sequence, {"table": table.name, "column": column.name, "last": last})
