"""Facts → flat rows and data frames."""

from __future__ import annotations

import pandas
import polars
import pytest

from eirene.errors import UsageError
from eirene.exports.tables import KINDS, frame, table
from eirene.types import Reading
from tests.exports.made import TEXT, make_reading


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_table_with_the_same_columns_whether_empty_or_not(kind: str) -> None:
    full, empty = make_reading(), Reading(make_reading().report)
    for library in ("pandas", "polars"):
        filled = frame(full, kind, library)
        assert len(filled) == len(getattr(full, kind))
        assert list(filled.columns) == list(frame(empty, kind, library).columns)
        assert list(filled.columns) == list(table(full, kind)[0])


def test_a_passage_gives_its_place_and_its_words() -> None:
    row = table(make_reading(), "events")[0]
    assert (row["anchor_text"], row["actors"], row["status"]) == ("met", "Galvia; Lake Front", "occurred")
    assert TEXT[row["anchor_start"] : row["anchor_end"]] == "met"
    assert (row["report_id"], row["published"]) == ("talks", "2026-03-18")


def test_several_readings_make_one_table() -> None:
    assert len(table([make_reading(), make_reading()], "actors")) == 6


def test_cells_are_plain_values() -> None:
    for kind in KINDS:
        for row in table(make_reading(), kind):
            assert all(type(value) in {str, int, float, bool, type(None)} for value in row.values())


def test_frames_are_of_the_library_asked_for() -> None:
    assert isinstance(frame(make_reading(), "figures"), pandas.DataFrame)
    assert isinstance(frame(make_reading(), "figures", "polars"), polars.DataFrame)


def test_an_unknown_kind_or_library_says_what_there_is() -> None:
    with pytest.raises(UsageError, match="choose one of actors, events"):
        table(make_reading(), "event")
    with pytest.raises(UsageError, match="choose one of pandas, polars"):
        frame(make_reading(), "events", "numpy")
