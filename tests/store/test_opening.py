"""Opening a record, on both databases."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, insert, inspect, select, text

from eirene.errors import RecordError, UsageError
from eirene.store import schema
from eirene.store.dialect import index_words, make_engine
from eirene.store.opening import open_engine
from eirene.store.searching import find_words
from eirene.store.tables import metadata, reports
from eirene.store.transactions import reading, writing

OUTSIDE = ("report_words", schema.VERSION_TABLE)  # the tables that are no part of the metadata


def test_a_record_that_is_not_there_is_made(unmade_url: str) -> None:
    engine = open_engine(unmade_url)
    assert set(metadata.tables) <= set(inspect(engine).get_table_names())
    engine.dispose()


def test_the_schema_of_a_record_is_the_one_that_the_program_has_in_mind(engine: Engine) -> None:
    def is_ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return not (kind == "table" and name is not None and name.startswith(OUTSIDE))

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_last_step_is_the_one_that_the_program_asks_for() -> None:
    assert ScriptDirectory(str(schema.MIGRATIONS)).get_heads() == [schema.HEAD]


def make_old(url: str, version: str = "0001") -> None:
    """A record of an earlier schema, with a report in it."""
    row = {"digest": "d", "sha256": "s", "name": "a.txt", "title": "Talks at Kellén", "published_from": "", "text": "Envoys met."}
    engine = make_engine(url)
    with writing(engine) as connection:
        schema.migrate(connection, to=version)
        connection.execute(insert(reports).values(row | {"reading": b"", "reader": "", "recorded_at": "2026-01-01"}))
        if version >= "0002":
            index_words(connection, 1, row["title"], row["text"])
    engine.dispose()


@pytest.mark.parametrize("version", ["0001", "0002"])
def test_a_record_of_an_earlier_schema_opens_with_its_reports_searchable(version: str, unmade_url: str) -> None:
    make_old(unmade_url, version)
    engine = open_engine(unmade_url)
    with reading(engine) as connection:
        assert schema.read_version(connection) == schema.HEAD
        assert connection.execute(select(reports.c.title)).scalars().all() == ["Talks at Kellén"]
        assert list(connection.execute(find_words(connection, "envoy kellen")).scalars()) == [1]
        assert connection.execute(text("SELECT title FROM record_reports")).scalars().all() == ["Talks at Kellén"]
    engine.dispose()


def test_a_step_that_fails_leaves_the_record_as_it_was(unmade_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_old(unmade_url)
    with monkeypatch.context() as patched, pytest.raises(TypeError):
        patched.setattr("eirene.store.dialect.index_words", None)
        open_engine(unmade_url)
    engine = make_engine(unmade_url)
    with reading(engine) as connection:
        assert schema.read_version(connection) == "0001"
        assert not any(name.startswith("report_words") for name in inspect(connection).get_table_names())
    engine.dispose()
    open_engine(unmade_url).dispose()


def test_a_record_of_a_newer_program_is_not_touched(unmade_url: str) -> None:
    open_engine(unmade_url).dispose()
    engine = make_engine(unmade_url)
    with writing(engine) as connection:
        connection.execute(text(f"UPDATE {schema.VERSION_TABLE} SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(RecordError, match=r"a newer Eirene made this record \(schema 9999.*pip install --upgrade eirene"):
        open_engine(unmade_url)


def test_a_database_of_something_else_is_not_touched(unmade_url: str) -> None:
    engine = make_engine(unmade_url)
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE recipes (name TEXT)"))
    with pytest.raises(RecordError, match="holds other tables and no record"):
        open_engine(unmade_url)
    assert inspect(engine).get_table_names() == ["recipes"]
    engine.dispose()


def open_and_count(url: str) -> int:
    engine = open_engine(url)
    tables = len(inspect(engine).get_table_names())
    engine.dispose()
    return tables


def test_programs_that_open_a_new_record_at_once_make_it_together(unmade_url: str) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        assert len(set(pool.map(open_and_count, [unmade_url] * 8))) == 1


def test_who_reads_sees_one_state_and_holds_up_no_writer(engine: Engine) -> None:
    insertion = text("INSERT INTO failures VALUES (:source, 'SourceError', 'gone', '2026-01-01')")
    counting = text("SELECT count(*) FROM failures")
    with reading(engine) as reader:
        assert reader.execute(counting).scalar() == 0
        with writing(engine) as writer:
            writer.execute(insertion, {"source": "a.txt"})
        assert reader.execute(counting).scalar() == 0
    with reading(engine) as reader:
        assert reader.execute(counting).scalar() == 1


def test_who_reads_cannot_write(engine: Engine) -> None:
    with pytest.raises(RecordError), reading(engine) as reader:
        reader.execute(text("DELETE FROM failures"))
    with writing(engine) as writer:
        writer.execute(text("DELETE FROM failures"))


def test_what_is_written_is_all_kept_or_nothing(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), writing(engine) as connection:
        connection.execute(text("INSERT INTO failures VALUES ('a', 'b', 'c', 'd')"))
        _ = 1 / 0
    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM failures")).scalar() == 0


def test_where_the_record_is_comes_from_the_caller_then_the_variable_then_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EIRENE_RECORD", raising=False)
    open_engine().dispose()
    monkeypatch.setenv("EIRENE_RECORD", "other.db")
    open_engine().dispose()
    open_engine("100% sure?.db").dispose()
    assert {path.name for path in tmp_path.glob("*.db")} == {"eirene.db", "other.db", "100% sure?.db"}


@pytest.mark.parametrize("place", ["mysql://root@localhost/x", "://", "ftp://news.example/a"])
def test_an_address_that_is_no_database_of_ours_is_refused(place: str) -> None:
    with pytest.raises(UsageError, match="give "):
        make_engine(place)
