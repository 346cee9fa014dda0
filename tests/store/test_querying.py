"""People's own SQL reads, and can do nothing else."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select

from eirene.errors import UsageError
from eirene.store.querying import Rows, run_query
from eirene.store.saving import save_reading
from eirene.store.tables import reports
from eirene.store.transactions import reading, writing
from eirene.types import Reading, Report


@pytest.fixture
def filled(engine: Engine) -> Engine:
    with writing(engine) as connection:
        for number in range(3):
            save_reading(
                connection, Reading(Report(id=f"r{number}", text=f"Envoys met {number} times.")), f"r{number}.txt", "test"
            )
    return engine


def ask(engine: Engine, sql: str, limit: int | None = None, seconds: float = 60) -> Rows:
    with reading(engine) as connection:
        return run_query(connection, sql, limit, seconds)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT source FROM record_reports ORDER BY source",
        "  -- the sources\nSELECT source FROM record_reports ORDER BY source;",
        "WITH s AS (SELECT source FROM record_reports) SELECT source FROM s ORDER BY source",
        "/* all */ SELECT source FROM record_reports WHERE source LIKE 'r%' ORDER BY source",
    ],
)
def test_questions_are_answered(sql: str, filled: Engine) -> None:
    assert ask(filled, sql) == Rows(("source",), (("r0.txt",), ("r1.txt",), ("r2.txt",)))


def test_a_limit_says_that_there_is_more(filled: Engine) -> None:
    found = ask(filled, "SELECT source FROM record_reports ORDER BY source", limit=2)
    assert (len(found.values), found.is_more) == (2, True)
    assert not ask(filled, "SELECT source FROM record_reports", limit=3).is_more


def test_columns_of_one_name_are_told_apart(filled: Engine) -> None:
    assert ask(filled, "SELECT 1 AS a, 2 AS a, 3 AS a").columns == ("a", "a_2", "a_3")


@pytest.mark.parametrize(
    "sql",
    [
        "",
        "DROP TABLE reports",
        "DELETE FROM reports",
        "UPDATE reports SET name = 'x'",
        "PRAGMA query_only = OFF",
        "ATTACH '/tmp/x.db' AS x",
        "COPY reports TO PROGRAM 'cat'",
        "SELECT 1; DROP TABLE reports",
        "SELECT 1; SELECT 2",
        "WITH gone AS (DELETE FROM reports RETURNING 1) SELECT * FROM gone",
        "EXPLAIN ANALYZE DELETE FROM reports",
        "SELECT nothing FROM nowhere",
        "SELECT load_extension('x')",
        "SELECT 'it",
    ],
)
def test_whatever_else_is_refused_and_changes_nothing(sql: str, filled: Engine) -> None:
    with pytest.raises(UsageError):
        ask(filled, sql)
    with reading(filled) as connection:
        assert len(connection.execute(select(reports.c.report_id)).all()) == 3


def test_a_question_that_takes_too_long_is_stopped(filled: Engine) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(UsageError, match=r"longer than 0\.2 seconds"):
        ask(filled, endless, seconds=0.2)
    assert ask(filled, "SELECT 1 AS one").values == ((1,),)


def test_the_full_text_index_can_be_asked_too(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        assert ask(engine, "SELECT rowid FROM report_words WHERE report_words MATCH 'envoys'").values == ()
