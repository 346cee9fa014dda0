"""A question in people's own SQL: one statement that reads, for no longer than it may take."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from eirene.errors import UsageError

SECONDS = 60.0
LEADS = ("SELECT", "WITH", "VALUES", "EXPLAIN")
STEPS = 20_000  # of SQLite between two looks at the clock
CANCELED = "57014"  # PostgreSQL's state of a statement that took too long
_LEAD = re.compile(r"(?:[\s(]|--[^\n]*(?:\n|\Z)|/\*.*?\*/)*([a-z]*)", re.DOTALL | re.IGNORECASE)
_READS = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})


@dataclass(frozen=True, slots=True)
class Rows:
    """What came back: the names of the columns, each once, and the rows; `is_more` when there were more than asked for."""

    columns: tuple[str, ...]
    values: tuple[tuple[Any, ...], ...]
    is_more: bool = False


def run_query(connection: Connection, sql: str, limit: int | None = None, seconds: float = SECONDS) -> Rows:
    """The rows of a question, at most `limit`. Raises UsageError with the database's words where it cannot be answered."""
    lead = _LEAD.match(sql)
    word = lead[1].upper() if lead else ""
    if word not in LEADS:
        raise UsageError(f"{word or 'an empty question'}: only questions are answered; begin with {', '.join(LEADS)}")
    ask = _ask_sqlite if connection.dialect.name == "sqlite" else _ask_postgresql
    driver: Any = connection.connection.driver_connection
    try:
        with ask(driver, sql, seconds) as cursor:
            columns = _each_once([column[0] for column in cursor.description or ()])
            values = cursor.fetchall() if limit is None else cursor.fetchmany(limit + 1)
    except _errors_of(connection) as error:
        raise UsageError(f"the question cannot be answered: {_explained(error, seconds)}") from error
    return Rows(columns, tuple(map(tuple, values[:limit])), limit is not None and len(values) > limit)


def _errors_of(connection: Connection) -> Any:
    return connection.dialect.loaded_dbapi.Error, connection.dialect.loaded_dbapi.Warning


@contextmanager
def _ask_sqlite(driver: sqlite3.Connection, sql: str, seconds: float) -> Iterator[Any]:
    """The cursor of a question that may do nothing but read."""
    end = time.monotonic() + seconds
    driver.set_authorizer(_authorize)
    driver.set_progress_handler(lambda: int(time.monotonic() > end), STEPS)
    try:
        yield driver.execute(sql)
    finally:
        driver.set_progress_handler(None, 0)
        driver.set_authorizer(None)


def _authorize(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    is_own = action == sqlite3.SQLITE_PRAGMA and first == "data_version" and second is None  # of the full-text index
    return sqlite3.SQLITE_OK if action in _READS or is_own else sqlite3.SQLITE_DENY


@contextmanager
def _ask_postgresql(driver: Any, sql: str, seconds: float) -> Iterator[Any]:
    """The cursor of a question in the read-only transaction; a prepared statement is one statement."""
    with driver.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = {int(seconds * 1000)}")
        cursor.execute(sql, prepare=True)
        yield cursor


def _explained(error: BaseException, seconds: float) -> str:
    words = str(error).strip().partition("\n")[0]
    if words == "interrupted" or getattr(error, "sqlstate", None) == CANCELED:
        return f"it took longer than {seconds:g} seconds; ask for less, or for fewer reports"
    if "not authorized" in words:
        return "it would do more than read"
    if "one statement at a time" in words or "multiple commands" in words:
        return "it holds several statements; give one"
    if "no such table" in words or "does not exist" in words:
        return f"{words}; docs/sql.md lists the views and their columns, all record_…"
    return words


def _each_once(names: Sequence[str]) -> tuple[str, ...]:
    """The names, a number behind those that are there already."""
    found: list[str] = []
    for name in names:
        number, shown = 1, name
        while shown in found:
            number += 1
            shown = f"{name}_{number}"
        found.append(shown)
    return tuple(found)
