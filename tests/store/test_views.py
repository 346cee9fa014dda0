"""The views for people's own SQL."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Engine, inspect, text

from eirene.store.transactions import reading
from eirene.store.views import VIEWS

DOCUMENT = Path(__file__).parents[2] / "docs" / "sql.md"


def documented() -> dict[str, list[str]]:
    """The columns of each view as the document lists them."""
    found: dict[str, list[str]] = {}
    for part in DOCUMENT.read_text(encoding="utf-8").split("\n### ")[1:]:
        rows = re.findall(r"^\| (`.*?) \|", part, re.MULTILINE)
        found[part[1 : part.index("`", 1)]] = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    return found


def test_every_view_and_column_is_documented_in_its_order(engine: Engine) -> None:
    views = inspect(engine)
    assert set(views.get_view_names()) == set(VIEWS)
    assert {name: [column["name"] for column in views.get_columns(name)] for name in VIEWS} == documented()


def test_every_view_can_be_asked_of_an_empty_record(engine: Engine) -> None:
    with reading(engine) as connection:
        for name in VIEWS:
            assert connection.execute(text(f"SELECT * FROM {name}")).all() == []
