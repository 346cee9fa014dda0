"""All that differs between SQLite and PostgreSQL."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from sqlalchemy import Engine, Insert, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite

from eirene.errors import UsageError

_DRIVERLESS = re.compile(r"^postgres(ql)?:")
WAIT = 30_000  # milliseconds to wait for another writer


def make_engine(url: str) -> Engine:
    """The engine of a record at a SQLAlchemy URL."""
    if url.startswith("sqlite"):
        engine = create_engine(url)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        return engine
    try:
        return create_engine(_DRIVERLESS.sub("postgresql+psycopg:", url))
    except ModuleNotFoundError as error:
        raise UsageError(f"{url}: the PostgreSQL driver is missing; install eirene[postgresql]") from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy emits BEGIN itself, else a migration that dies leaves its tables behind
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={WAIT}", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}")


def insert_or_skip(engine: Engine, table: Table) -> Insert:
    """An insert that leaves rows with the same key as they are."""
    dialect: Any = sqlite if engine.dialect.name == "sqlite" else postgresql
    insert: Insert = dialect.insert(table).on_conflict_do_nothing()
    return insert
