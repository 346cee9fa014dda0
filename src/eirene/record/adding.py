"""Adding to a record, one report a transaction: each is there whole, with its links, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, Engine

from eirene.errors import ReadingError
from eirene.ledger.applying import put_in
from eirene.link.copies import place_copy
from eirene.link.versions import place_version
from eirene.record.replacing import correct_report
from eirene.store.failures import forget_failure, save_failure
from eirene.store.names import DIGITS
from eirene.store.plain import Plain
from eirene.store.sameness import find_known
from eirene.store.saving import save_reading
from eirene.store.transactions import writing
from eirene.types import Reading

ELSEWHERE = "elsewhere"  # the reader of a reading that was made beside the record: by hand, or by another program


class Outcome(StrEnum):
    """What became of a source."""

    ADDED = "added"
    KNOWN = "known"  # the record had it
    CORRECTED = "corrected"  # the record had it, with other metadata
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source.

    `report` are the ten digits that name its report; `version_of` is the source of a version of it that was there, `copy_of` that
    of a report of the same text; `error` says why it failed.
    """

    source: str
    outcome: Outcome
    report: str | None = None
    version_of: str | None = None
    copy_of: str | None = None
    error: str | None = None


def add_reading(engine: Engine, name: str, reading: Reading, reader: str = ELSEWHERE) -> Added:
    """Saves and links one reading; `name` is its source. Metadata that are new to the record win over those that it has."""
    with writing(engine) as connection:
        forget_failure(connection, name)
        known = find_known(connection, reading.report, name)
        if known is None:
            report_id = save_reading(connection, reading, name, reader)
            assert report_id is not None  # a row of that text and metadata would be known
            place_copy(connection, report_id)
            place_version(connection, report_id)
            put_in(connection, report_id, reading)
            return _added(connection, report_id, Outcome.ADDED)
        if known.says_as_much(reading.report):
            return Added(name, Outcome.KNOWN, known.digest[:DIGITS])
        correct_report(connection, known.report_id, reading.with_report(known.completed(reading.report)), name, reader)
        return _added(connection, known.report_id, Outcome.CORRECTED)


def add_failure(engine: Engine, source: str, error: ReadingError) -> Added:
    """Puts down that a source could not be read, and why."""
    with writing(engine) as connection:
        save_failure(connection, source, error)
    return Added(source, Outcome.FAILED, error=str(error))


def _added(connection: Connection, report_id: int, outcome: Outcome) -> Added:
    sql = Plain(connection)
    ((name, digest, superseded_by, group),) = sql.rows(_REPORT, report_id)
    version = _first_name(sql.rows(_VERSIONS, report_id, superseded_by))
    return Added(name, outcome, digest[:DIGITS], version, None if version else _first_name(sql.rows(_COPIES, group, report_id)))


def _first_name(rows: Sequence[tuple[str]]) -> str | None:
    return rows[0][0] if rows else None


_REPORT = "SELECT name, digest, superseded_by, copy_group FROM reports WHERE report_id = ?"
_EARLIEST = "ORDER BY day IS NULL, day, digest LIMIT 1"
_VERSIONS = f"SELECT name FROM reports WHERE superseded_by = ? OR report_id = ? {_EARLIEST}"  # each by its index
_COPIES = f"SELECT name FROM reports WHERE copy_group = ? AND report_id <> ? {_EARLIEST}"
