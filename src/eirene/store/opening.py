"""Opening a record: where it is, and the tables it needs."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Engine

from eirene.store.dialect import make_engine
from eirene.store.tables import metadata

DEFAULT = "eirene.db"
VARIABLE = "EIRENE_RECORD"


def open_engine(record: str | Path | None = None) -> Engine:
    """The engine of a record, its tables made or brought up to date.

    The record is at the path or URL, else where `EIRENE_RECORD` says, else in `eirene.db` in the current folder.
    """
    place = str(record or os.environ.get(VARIABLE) or DEFAULT)
    engine = make_engine(place if "://" in place else f"sqlite:///{place}")
    metadata.create_all(engine)
    return engine
