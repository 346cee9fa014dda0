"""How the record is read and written: the two ways to a connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from eirene.store.dialect import READING, WRITING, be_only_writer


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection to ask with: it sees the record as it was at the first question, holds up no writer and cannot write."""
    with engine.connect() as connection:
        connection.execution_options(**READING[engine.dialect.name])
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection to write with: one writer at a time, who sees all that others wrote; all is kept at the end, or nothing."""
    with engine.connect() as connection:
        connection.execution_options(**WRITING[engine.dialect.name])
        with connection.begin():
            be_only_writer(connection)
            yield connection
