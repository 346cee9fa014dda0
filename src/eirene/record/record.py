"""The record of many reports: `eirene.open()` gives one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from sqlalchemy import Engine

from eirene.answers.named import Named, ask_named
from eirene.answers.scope import Limits, make_scope
from eirene.answers.search import Found, ask_search
from eirene.answers.who import Who, ask_who
from eirene.record.adding import Outcome, add_reading
from eirene.store.opening import open_engine
from eirene.store.transactions import reading
from eirene.types import Reading


class Record:
    """A record on disk or in a database: what it is made of, and what it can be asked.

    Questions take the limits `as_of`, `since` (days as YYYY-MM-DD), `process` and `actor` (names, or names of facts) by keyword.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Gives back the connections; a record that is asked again opens new ones."""
        self.engine.dispose()

    def add_readings(self, readings: Iterable[tuple[str, Reading]]) -> int:
        """Saves readings, each with the name of its source, and links them; how many were new."""
        return sum(add_reading(self.engine, name, reading).outcome is Outcome.ADDED for name, reading in readings)

    def who(self, name: str, limit: int | None = None, **limits: Unpack[Limits]) -> Who:
        """The actors that a name means; of each list of facts no more than the newest `limit`."""
        with reading(self.engine) as connection:
            return ask_who(connection, name, make_scope(**limits), limit)

    def named(self, limit: int | None = None, newest: int | None = None, **limits: Unpack[Limits]) -> Named:
        """All actors, the most named first, no more than `limit`; of the `newest` reports alone where that is given."""
        with reading(self.engine) as connection:
            return ask_named(connection, make_scope(**limits), limit, newest)


def open_record(record: str | Path | None = None) -> Record:
    """The record at a path or URL; made when there is none."""
    return Record(open_engine(record))

    def search(self, words: str, limit: int | None = None, **limits: Unpack[Limits]) -> Found:
        """The reports that hold the words, the best first, `limit` (20) of them."""
        with reading(self.engine) as connection:
            return ask_search(connection, words, make_scope(**limits), limit)


def open_existing(record: str | Path | None = None) -> Record:
    """The record at a path or URL. Raises RecordError where there is none: asking never makes one."""
    return Record(open_engine(record, make=False))
