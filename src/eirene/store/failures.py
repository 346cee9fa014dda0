"""Sources that could not be read: each a row with its reason, until it can."""

from __future__ import annotations

from sqlalchemy import Connection

from eirene.store.plain import Plain
from eirene.store.saving import now
from eirene.store.tables import failures


def save_failure(connection: Connection, source: str, error: Exception) -> None:
    """Puts down why a source could not be read, in the place of what was put down before."""
    forget_failure(connection, source)
    row = {"source": source, "error": type(error).__name__, "reason": str(error), "failed_at": now()}
    connection.execute(failures.insert().values(row))


def forget_failure(connection: Connection, source: str) -> None:
    """Takes a source off the list, since it has been read."""
    Plain(connection).run("DELETE FROM failures WHERE source = ?", [(source,)])
