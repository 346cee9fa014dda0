"""What a database complains of, as errors that say where it was and what to do."""

from __future__ import annotations

from sqlalchemy import URL
from sqlalchemy.engine import ExceptionContext

from eirene.errors import RecordError

_KEPT = "what was added before is kept"
_RESTORE = "bring a copy back with `eirene restore`, or add the reports again to a new record"
# A part of the database's own message, what it means, what to do.
_SQLITE = (
    ("file is not a database", "this is no record, or a damaged one", f"check the path; if it was a record, {_RESTORE}"),
    ("malformed", "the record is damaged", _RESTORE),
    ("file is encrypted", "this is no record, or a damaged one", f"check the path; if it was a record, {_RESTORE}"),
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
    ("XX001", "the record is damaged", _RESTORE),
    ("XX002", "the record is damaged", _RESTORE),
)


def explain(context: ExceptionContext) -> None:
    """Raises RecordError in the place of an error of the database that a user can do something about."""
    engine = context.engine
    if engine is None:
        return
    error = context.original_exception
    if context.dialect.name == "sqlite":
        found = next(((what, to_do) for part, what, to_do in _SQLITE if part in str(error).lower()), None)
    else:
        found = _of_server(error)
    if found:
        raise RecordError(f"{place_of(engine.url)}: {found[0]} ({_first_line(error)}); {found[1]}") from error


def place_of(url: URL) -> str:
    """How messages name a record: the path of a file, the address of a database without its password."""
    return url.database or "memory" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


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


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0]
