"""Opening a record, on both databases."""

from __future__ import annotations

from sqlalchemy import Engine, inspect

from eirene.store.tables import metadata


def test_a_record_that_is_not_there_is_made(engine: Engine) -> None:
    assert set(metadata.tables) <= set(inspect(engine).get_table_names())
