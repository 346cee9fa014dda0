"""A record from Python."""

from __future__ import annotations

from pathlib import Path

import pandas
import polars
import pytest

import eirene
from eirene.errors import RecordError, UsageError
from eirene.record.record import Record, open_existing, open_record
from tests.answers.island import readings


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """The talks in Bursa."""
    opened = open_record(tmp_path / "record.db")
    opened.add_readings(readings())
    return opened


def test_a_record_is_closed_at_the_end_of_its_block_and_kept(tmp_path: Path) -> None:
    with eirene.open(tmp_path / "record.db") as record:
        assert record.add_readings(readings()) == 6
    with eirene.open(tmp_path / "record.db") as again:
        assert again.add_readings(readings()) == 0
        assert again.named().looked_at == 6


def test_the_record_is_where_the_variable_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EIRENE_RECORD", str(tmp_path / "own.db"))
    eirene.open().close()
    assert (tmp_path / "own.db").exists()


def test_a_record_that_is_asked_for_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record"):
        open_existing(tmp_path / "nothing.db")
    assert list(tmp_path.iterdir()) == []


def test_sources_are_added_at_once(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Envoys of Mareno and the Cassar Front met in Bursa on Tuesday, the foreign ministry said.\n")
    with eirene.open(tmp_path / "record.db") as record:
        record.add(str(path), given=eirene.Given(date="2031-04-02"))
        (added,) = record.add(str(path))
        assert (str(added.outcome), [one["source"] for one in record.reports().to_dict()["reports"]]) == ("known", [str(path)])


def test_every_answer_makes_frames_of_both_libraries(record: Record) -> None:
    answers = (
        record.brief(),
        record.who("Verhal"),
        record.named(),
        record.search("mareno"),
        record.timeline(),
        record.talks(),
        record.diff("2031-04-02", "2031-04-09"),
        record.sql("SELECT * FROM record_statements"),
    )
    for answer in answers:
        frame = eirene.frame(answer)
        assert isinstance(frame, pandas.DataFrame) and len(frame) == len(answer.rows()) > 0
        assert isinstance(eirene.frame(answer, library="polars"), polars.DataFrame)
    assert len(eirene.frame(record.search("volcano"))) == len(eirene.frame(record.figures(), library="polars")) == 0


def test_a_frame_of_readings_needs_a_kind(record: Record) -> None:
    with pytest.raises(UsageError, match="one kind of fact"):
        eirene.frame([reading for _, reading in readings()])
    assert record.engine


def test_one_question_sees_one_state_of_the_record(record: Record) -> None:
    before = record.named().looked_at
    report = eirene.Report("more", "Another text.", published="2031-05-01")
    with open_record(record.engine.url.database) as other:
        other.add_readings([("more.txt", eirene.Reading(report))])
    assert (before, record.named().looked_at) == (6, 7)
