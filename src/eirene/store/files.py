"""The file of a record in SQLite: copied while it is written to, checked, put aside, replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from eirene.errors import RecordError
from eirene.store.faults import explaining

BESIDE = ("", "-wal", "-shm", "-journal")  # a record's file and those that SQLite puts beside it
PAGES = 2_000  # copied at once, between which a writer may write


def copy_file(source: Path, target: Path) -> None:
    """Writes the state of a record to a new file of one piece, which opens in read-only folders too."""
    with explaining(source), closing(sqlite3.connect(source)) as old:
        old.execute("PRAGMA query_only=ON")
        old.execute("SELECT count(*) FROM sqlite_master")
        with explaining(target), closing(sqlite3.connect(target)) as new:
            old.backup(new, pages=PAGES)
            new.execute("PRAGMA journal_mode=DELETE")


def check_file(path: Path) -> int:
    """How many reports a file has. Raises RecordError when it is damaged or no record's."""
    with explaining(path), closing(sqlite3.connect(path)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'reports'").fetchone():
            raise RecordError(f"{path}: this is no record, nor a copy of one; check the path")
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(f"database disk image is malformed: {found}")
        return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """A path beside another, for a file that takes its place when it is whole; nothing is left of one that is not."""
    part = path.with_name(f"{path.name}.part")
    with explaining(path):
        try:
            _remove(part)
            yield part
            part.replace(path)
        finally:
            _remove(part)


def put_aside(path: Path) -> Path | None:
    """Gives the file of a record another name, which comes back; None when there is none."""
    if not path.exists():
        return None
    aside = next(name for number in count(1) if not (name := path.with_name(f"{path.name}.old-{number}")).exists())
    for end in reversed(BESIDE):
        beside = path.with_name(path.name + end)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + end))
    return aside


def _remove(path: Path) -> None:
    for end in BESIDE:
        path.with_name(path.name + end).unlink(missing_ok=True)
