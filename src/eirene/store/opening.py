"""Opening a record: where it is, and the schema that it needs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from eirene.errors import RecordError
from eirene.store.dialect import is_there, make_engine
from eirene.store.faults import place_of
from eirene.store.schema import bring_up_to_date

DEFAULT = "eirene.db"
VARIABLE = "EIRENE_RECORD"


def open_engine(record: str | Path | None = None, *, make: bool = True) -> Engine:
    """The engine of a record, its tables made or brought up to date.

    The record is at the path or URL, else where `EIRENE_RECORD` says, else in `eirene.db` in the current folder. `make=False`
    asks for one that is there. Raises RecordError when it cannot be opened.
    """
    engine = make_engine(place_or_default(record))
    try:
        if not (is_there(engine) or make):
            raise RecordError(f"{place_of(engine.url)}: there is no record; `eirene add` makes one, --record says where it is")
        bring_up_to_date(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def using(engine: Engine) -> Iterator[Engine]:
    """An engine whose connections are closed at the end."""
    try:
        yield engine
    finally:
        engine.dispose()


def place_or_default(record: str | Path | None) -> str:
    """The path or URL of the record that is meant."""
    return str(record or os.environ.get(VARIABLE) or DEFAULT)
