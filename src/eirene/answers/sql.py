"""The answer to a question in people's own SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from eirene.store.querying import run_query


@dataclass(frozen=True, slots=True)
class SqlTable:
    """Columns and rows; `is_more` when there are more rows than were asked for."""

    columns: tuple[str, ...]
    values: tuple[tuple[Any, ...], ...]
    is_more: bool

    def to_dict(self) -> list[dict[str, Any]]:
        """An object for each row."""
        return [{name: _plain(value) for name, value in row.items()} for row in self.rows()]

    def rows(self) -> list[dict[str, Any]]:
        """A row for each row, by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.values]


def ask_sql(connection: Connection, sql: str, limit: int | None = None) -> SqlTable:
    """The rows of one statement that reads, at most `limit`; docs/sql.md has the views. Raises UsageError where it fails."""
    found = run_query(connection, sql, limit)
    return SqlTable(found.columns, found.values, found.is_more)


def _plain(value: Any) -> Any:
    """A value as JSON has it: bytes in hex, what JSON does not know as text."""
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if value is None or isinstance(value, str | int | float | bool | list | dict):
        return value
    return str(value)
