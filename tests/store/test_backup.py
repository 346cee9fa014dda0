"""A copy of the record, and the record brought back from it, on either database from either."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from eirene.errors import RecordError
from eirene.record.adding import add_reading
from eirene.store.backup import back_up, restore
from eirene.store.copying import empty_record
from eirene.store.opening import open_engine
from eirene.store.searching import find_words
from eirene.store.tables import metadata
from eirene.store.transactions import reading, writing
from tests.store.made import make_reading
from tests.store.wholeness import source_of, whole_reports

REPORTS = 6


@pytest.fixture
def filled(engine: Engine) -> Engine:
    for number in range(REPORTS):
        add_reading(engine, source_of(number), make_reading(number))
    return engine


def rows(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """All that a record holds."""
    with reading(engine) as connection:
        whole_reports(connection)
        return {
            name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for name, table in metadata.tables.items()
        }


def test_a_copy_is_a_record_with_all_that_the_record_has(filled: Engine, tmp_path: Path) -> None:
    assert back_up(filled, tmp_path / "copy.db") == REPORTS
    copy = open_engine(tmp_path / "copy.db")
    assert rows(copy) == rows(filled)
    copy.dispose()
    assert not list(tmp_path.glob("copy.db.part*"))


def test_a_record_comes_back_from_a_copy_and_goes_on(filled: Engine, record_url: str, tmp_path: Path) -> None:
    before = rows(filled)
    back_up(filled, tmp_path / "copy.db")
    with writing(filled) as connection:
        empty_record(connection)
    filled.dispose()
    restored = restore(tmp_path / "copy.db", record_url)
    assert restored.reports == REPORTS
    again = open_engine(record_url)
    assert rows(again) == before
    add_reading(again, source_of(REPORTS), make_reading(REPORTS))
    with reading(again) as connection:
        assert len(whole_reports(connection)) == REPORTS + 1
    again.dispose()


def test_a_record_with_reports_is_replaced_only_when_one_says_so(filled: Engine, record_url: str, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "copy.db")
    add_reading(filled, source_of(REPORTS), make_reading(REPORTS))
    filled.dispose()
    with pytest.raises(RecordError, match="the record has reports; give another, or --replace"):
        restore(tmp_path / "copy.db", record_url)
    restored = restore(tmp_path / "copy.db", record_url, replace=True)
    again = open_engine(record_url)
    with reading(again) as connection:
        assert whole_reports(connection) == set(range(REPORTS))
        assert connection.execute(find_words(connection, f'"report {REPORTS}"')).all() == []
    again.dispose()
    if restored.put_aside:
        kept = open_engine(restored.put_aside)
        with reading(kept) as connection:
            assert len(whole_reports(connection)) == REPORTS + 1
        kept.dispose()


def test_a_record_moves_from_a_file_to_a_server_and_back(record_url: str, tmp_path: Path) -> None:
    here = open_engine(tmp_path / "here.db")
    for number in range(REPORTS):
        add_reading(here, source_of(number), make_reading(number))
    back_up(here, tmp_path / "copy.db")
    restore(tmp_path / "copy.db", record_url)
    there = open_engine(record_url)
    assert rows(there) == rows(here)
    back_up(there, tmp_path / "again.db")
    restore(tmp_path / "again.db", tmp_path / "back.db")
    back = open_engine(tmp_path / "back.db")
    assert rows(back) == rows(here)
    for engine in (here, there, back):
        engine.dispose()


def test_a_damaged_record_is_told_and_comes_back_from_a_copy(tmp_path: Path) -> None:
    place, copy = tmp_path / "record.db", tmp_path / "copy.db"
    engine = open_engine(place)
    for number in range(REPORTS):
        add_reading(engine, source_of(number), make_reading(number))
    back_up(engine, copy)
    engine.dispose()
    place.write_bytes(b"\xff" * place.stat().st_size)
    with pytest.raises(RecordError, match=rf"{place}: .*`eirene restore`"):
        open_engine(place)
    restored = restore(copy, place)
    assert (restored.reports, restored.put_aside) == (REPORTS, tmp_path / "record.db.old-1")
    engine = open_engine(place)
    with reading(engine) as connection:
        assert whole_reports(connection) == set(range(REPORTS))
    engine.dispose()


@pytest.mark.parametrize("seed", range(16))
def test_a_damaged_record_gives_a_clear_error_or_none(seed: int, tmp_path: Path) -> None:
    place = tmp_path / "record.db"
    engine = open_engine(place)
    for number in range(REPORTS):
        add_reading(engine, source_of(number), make_reading(number))
    engine.dispose()
    damage(place, random.Random(seed))
    try:
        engine = open_engine(place)
        try:
            with reading(engine) as connection:
                for table in metadata.tables.values():
                    connection.execute(select(table)).all()
                connection.execute(find_words(connection, "envoy")).all()
            add_reading(engine, "new.txt", make_reading(99))
        finally:
            engine.dispose()
        engine = open_engine(place)
        back_up(engine, tmp_path / "copy.db")
        engine.dispose()
    except RecordError as error:
        assert str(place) in str(error) or "copy.db.part" in str(error)
        assert "`eirene restore`" in str(error) or "give a database of its own" in str(error)


def damage(path: Path, chance: random.Random) -> None:
    """Cuts a file short, or writes noise over some of its words or pages."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        if chance.random() < 0.3:
            file.truncate(chance.randrange(1, size))
            return
        length = chance.choice((30, 4096))
        for _ in range(chance.randint(1, 10)):
            file.seek(chance.randrange(0, size, 30 if length == 30 else 4096))
            file.write(chance.randbytes(length))


@pytest.mark.parametrize("content", [b"", b"no database at all\n" * 500])
def test_a_file_that_is_no_copy_is_refused_and_the_record_stays(content: bytes, tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "record.db")
    add_reading(engine, source_of(0), make_reading(0))
    engine.dispose()
    (tmp_path / "copy.db").write_bytes(content)
    for place in (tmp_path / "copy.db", tmp_path / "missing.db"):
        with pytest.raises(RecordError, match=r"check the path|no such file"):
            restore(place, tmp_path / "record.db", replace=True)
    engine = open_engine(tmp_path / "record.db")
    with reading(engine) as connection:
        assert whole_reports(connection) == {0}
    engine.dispose()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "record.db"]


def test_a_copy_never_takes_the_place_of_a_file(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(RecordError, match="there is a file of that name"):
        back_up(engine, tmp_path / "notes.txt")
    with pytest.raises(RecordError, match="there is no folder"):
        back_up(engine, tmp_path / "none" / "copy.db")
