"""What a database complains of, as errors that say where it was and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.engine import ExceptionContext

from eirene.errors import RecordError

_KEPT = "what was added before is kept"
RESTORE = "bring a copy back with `eirene restore`, or add the reports again to a new record"
_DAMAGED = ("the record is damaged", RESTORE)
# A part of the database's own message, what it means, what to do.
_SQLITE = (
    ("file is not a database", "this is no record, or a damaged one", f"check the path; if it was a record, {RESTORE}"),
    ("malformed", *_DAMAGED),
    ("could not decode", *_DAMAGED),
    ("database or disk is full", "the disk is full", f"free some space and run the command again; {_KEPT}"),
    ("disk i/o error", "the disk cannot be read or written", f"check the disk and its free space, then run again; {_KEPT}"),
    ("readonly database", "the record may not be written", "check the permissions of the file and of its folder"),
    ("unable to open database file", "the record cannot be opened", "check that its folder is there and may be written"),
    ("database is locked", "another program has been writing to the record for long", "wait for it and run again"),
    ("database schema is locked", "another program has been writing to the record for long", "wait for it and run again"),
)
_POSTGRESQL = (
    ("53100", "the disk of the server is full", f"free some space there and run the command again; {_KEPT}"),
    ("53300", "the server has no connection left", "try again later, or raise its max_connections"),
    ("42501", "the account has no right to do this", "ask the owner of the database for the right to create and write tables"),
    ("25006", "the record may only be read", "write to the main server, not to a copy"),
    ("3D000", "the server has no such database", "create it with `createdb`, or check the name"),
    ("28", "the server refuses the account", "check user and password in the address"),
    ("57P", "the server is stopping or starting", f"try again when it runs; {_KEPT}"),
    ("XX00", *_DAMAGED),
)


def explain(context: ExceptionContext) -> None:
    """Raises RecordError in the place of an error of the database that a user can do something about."""
    engine = context.engine
    if engine is None:
        return
    error = context.original_exception
    found = _of_file(error) if context.dialect.name == "sqlite" else _of_server(error)
    if found:
        raise _told(place_of(engine.url), found, error) from error


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Raises RecordError in the place of what SQLite or the system complains of about a file."""
    try:
        yield
    except sqlite3.Error as error:
        raise _told(str(path), _of_file(error) or _DAMAGED, error) from error
    except OSError as error:
        raise RecordError(
            f"{path}: it cannot be read or written ({error.strerror}); check path, permissions and space"
        ) from error


def place_of(url: URL) -> str:
    """How messages name a record: the path of a file, the address of a database without its password."""
    return url.database or "memory" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _of_file(error: BaseException) -> tuple[str, str] | None:
    if isinstance(error, UnicodeDecodeError):
        return _DAMAGED
    return next(((what, to_do) for part, what, to_do in _SQLITE if part in str(error).lower()), None)


def _of_server(error: BaseException) -> tuple[str, str] | None:
    state = getattr(error, "sqlstate", None)
    if state is not None:
        return next(((what, to_do) for code, what, to_do in _POSTGRESQL if state.startswith(code)), None)
    if type(error).__name__ != "OperationalError":
        return None
    if "does not exist" in str(error):
        return "the server has no such database or account", "create it with `createdb`, or check the address"
    if "authentication failed" in str(error) or "no password supplied" in str(error):
        return "the server refuses the account", "check user and password in the address"
    return "the server cannot be reached, or the connection was lost", f"check that it runs and the address; {_KEPT}"


def _told(place: str, found: tuple[str, str], error: BaseException) -> RecordError:
    first_line = str(error).strip().partition("\n")[0]
    return RecordError(f"{place}: {found[0]} ({first_line}); {found[1]}")
