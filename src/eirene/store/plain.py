"""Plain statements, for work of many small ones: they go to the database's own cursor, which takes a tenth of the time.

A statement has `?` for a value and `@` for a list of values ("WHERE node_id @"). What fails is said again through SQLAlchemy, so
that the errors are those of any other statement.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection

_LISTS = {"sqlite": "IN (SELECT value FROM json_each(?))", "postgresql": "= ANY(%s)"}


class Plain:
    """The plain statements of one connection, within its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self._database = connection, connection.dialect.name
        self._cursor: Any = connection.connection.cursor()

    def rows(self, statement: str, *values: Any) -> list[Any]:
        """The rows that a question comes to, as tuples."""
        words, held = _write(statement, self._database), self._hold(values)
        try:
            self._cursor.execute(words, held)
        except Exception:
            self._connection.exec_driver_sql(words, held)
            raise
        found: list[Any] = self._cursor.fetchall()
        return found

    def run(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Does the statement for each row of values."""
        words, held = _write(statement, self._database), [self._hold(row) for row in rows]
        if not held:
            return
        try:
            self._cursor.executemany(words, held)
        except Exception:
            self._connection.exec_driver_sql(words, held)
            raise

    def _hold(self, values: Sequence[Any]) -> tuple[Any, ...]:
        """The values as the database's driver takes them."""
        if self._database == "sqlite":
            return tuple(json.dumps(value) if isinstance(value, list) else value for value in values)
        return tuple(values)


@cache
def _write(statement: str, database: str) -> str:
    words = statement if database == "sqlite" else statement.replace("%", "%%").replace("?", "%s")
    return words.replace("@", _LISTS[database])
