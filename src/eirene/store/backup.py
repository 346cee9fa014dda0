"""Copies of a record, each one SQLite file whatever the record is kept in, and the record brought back from one."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, func, select

from eirene.errors import RecordError
from eirene.store.copying import copy_record
from eirene.store.dialect import make_engine
from eirene.store.faults import place_of
from eirene.store.files import check_file, copy_file, put_aside, unfinished
from eirene.store.opening import open_engine, place_or_default, using
from eirene.store.tables import reports
from eirene.store.transactions import reading, writing


@dataclass(frozen=True, slots=True)
class Restored:
    """The record that was brought back: where it is, how many reports it has, and where the file that was there is now."""

    place: str
    reports: int
    put_aside: Path | None = None


def back_up(engine: Engine, path: Path) -> int:
    """Writes a copy of the record to a new file, while others may go on writing to the record; how many reports it has.

    Raises RecordError when there is a file of that name, when it cannot be written, or when the record is damaged.
    """
    if path.exists():
        raise RecordError(f"{path}: there is a file of that name; give another")
    if not path.parent.is_dir():
        raise RecordError(f"{path}: there is no folder {path.parent}; make it, or give another path")
    with unfinished(path) as part:
        if engine.dialect.name == "sqlite":
            copy_file(Path(engine.url.database or ""), part)
            return check_file(part)
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            with using(open_engine(Path(folder) / "copy.db")) as copy, reading(engine) as source, writing(copy) as target:
                copy_record(source, target)
            copy_file(Path(folder) / "copy.db", part)
        return check_file(part)


def restore(path: Path, record: str | Path | None = None, *, replace: bool = False) -> Restored:
    """Makes the record what a copy has, the copy staying as it is.

    A record that has reports is replaced only where `replace` says so. What a SQLite record had, damaged or not, is kept under
    another name; one in PostgreSQL is emptied first. Raises RecordError when that is not possible, the record staying as it was.
    """
    if not path.is_file():
        raise RecordError(f"{path}: there is no such file; give a copy that `eirene backup` has written")
    engine = make_engine(place_or_default(record))
    place = place_of(engine.url)
    engine.dispose()
    if engine.dialect.name == "sqlite":
        return _restore_file(path, Path(place), replace)
    with tempfile.TemporaryDirectory() as folder:
        return _restore_rows(_migrated(path, Path(folder) / "copy.db"), record, replace)


def _restore_file(path: Path, place: Path, replace: bool) -> Restored:
    if place.exists() and not replace and _count(place):
        raise RecordError(f"{place}: the record has reports; give another, or --replace to put the copy in its place")
    with unfinished(place) as part:
        count = check_file(_migrated(path, part))
        aside = put_aside(place)
    return Restored(str(place), count, aside)


def _restore_rows(path: Path, record: str | Path | None, replace: bool) -> Restored:
    with using(open_engine(path)) as copy, using(open_engine(record)) as engine:
        place = place_of(engine.url)
        with reading(copy) as source, writing(engine) as target:
            if not replace and target.scalar(select(func.count()).select_from(reports)):
                raise RecordError(f"{place}: the record has reports; give another, or --replace to put the copy in its place")
            copy_record(source, target)
            return Restored(place, target.scalar(select(func.count()).select_from(reports)) or 0)


def _migrated(path: Path, target: Path) -> Path:
    """A copy of the copy, of the schema of this program."""
    copy_file(path, target)
    check_file(target)
    open_engine(target).dispose()
    return target


def _count(place: Path) -> int:
    """How many reports a file has; none when it is damaged or no record's."""
    try:
        return check_file(place)
    except RecordError:
        return 0
