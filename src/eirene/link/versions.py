"""Versions of one report: a corrected one supersedes the one before it."""

from __future__ import annotations

from sqlalchemy import Connection

from eirene.types import Reading


def place_version(_connection: Connection, _report_id: int, _reading: Reading) -> None:
    """Marks the reports that this one supersedes, or this one where a later version is there."""
