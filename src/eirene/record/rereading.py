"""Stored reports read again: by the present model and codebook, from the text and metadata that the record has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from eirene.answers.review import told
from eirene.api import Failure, read_reports
from eirene.ledger.applying import put_in, take_out
from eirene.ledger.correcting import facts_of
from eirene.ledger.making import find_report
from eirene.ledger.vocabulary import LISTS
from eirene.record.reader import ELSEWHERE, name_reader
from eirene.record.replacing import correct_report
from eirene.settings import Settings
from eirene.store.saving import replace_reading, unpack_reading
from eirene.store.tables import holdings, reports
from eirene.store.transactions import reading as asking
from eirene.store.transactions import writing
from eirene.types import Reading, Report


@dataclass(frozen=True, slots=True)
class Changes:
    """How many facts of a kind a new reading has as before, has found, and has no more; a fact with another value is both found
    and gone."""

    kept: int
    found: int
    gone: int


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of one report: the changes for each kind of fact; the decisions that hold to no fact now (`orphaned`), or hold
    to one again (`restored`); `error` where it could not be read: then it stays as it was."""

    source: str
    changes: dict[str, Changes]
    orphaned: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    error: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        changes = {kind: {"kept": c.kept, "found": c.found, "gone": c.gone} for kind, c in self.changes.items()}
        decisions = {"orphaned": list(self.orphaned), "restored": list(self.restored)}
        return {"source": self.source, "changes": changes, **decisions, "error": self.error}


def find_stale(engine: Engine, sources: Sequence[str] = (), codebook: Path | None = None) -> list[int]:
    """The reports that something else read than would read them now, by day; of some sources only where these are given.

    Readings that were made elsewhere (by hand, by another program) are left alone unless their source is given. Raises UsageError
    for a source that the record does not have.
    """
    with asking(engine) as connection:
        query = select(reports.c.report_id).where(reports.c.reader != name_reader(codebook))
        if sources:
            query = query.where(reports.c.report_id.in_([find_report(connection, source).report_id for source in sources]))
        else:
            query = query.where(reports.c.reader != ELSEWHERE)
        return list(connection.scalars(query.order_by(reports.c.day, reports.c.digest)))


def reread(engine: Engine, report_ids: Iterable[int], *, workers: int = 1, settings: Settings) -> Iterator[Reread]:
    """What became of each report, one after the other, each as soon as the record has its new reading with all decisions on it.

    No source is asked: text and metadata are those of the record. What is done is done; the others stay as they were, so that
    `find_stale` finds them again.
    """
    reader = name_reader(settings.codebook)
    stored = ((str(report_id), _report(engine, report_id)) for report_id in report_ids)
    for number, result in read_reports(stored, workers=workers, settings=settings):
        if isinstance(result, Reading):
            yield replace(engine, int(number), result, reader)
        elif isinstance(result, Failure):
            yield Reread(_name(engine, int(number)), {}, error=str(result.error))


def replace(engine: Engine, report_id: int, reading: Reading, reader: str) -> Reread:
    """Puts a new reading of a report's text in the place of the one before, and every decision to the facts that it holds to."""
    with writing(engine) as connection:
        columns = (reports.c.name, reports.c.day, reports.c.reading, reports.c.text)
        row = connection.execute(select(*columns).where(_is(report_id))).one()
        before = unpack_reading(row.reading, row.text)
        reading = reading.with_report(before.report)
        held = set(connection.scalars(_held(report_id)))
        if row.day == (reading.report.published or reading.inferred_date):
            left = take_out(connection, report_id)
            replace_reading(connection, report_id, reading, reader)
            put_in(connection, report_id, reading, left)
        else:  # versions and names hang on the day
            correct_report(connection, report_id, reading, row.name, reader)
        holds = set(connection.scalars(_held(report_id)))
    changes = {LISTS[kind]: compare(before, reading, kind) for kind in LISTS}
    return Reread(row.name, changes, tuple(sorted(held - holds)), tuple(sorted(holds - held)))


def compare(before: Reading, after: Reading, kind: str) -> Changes:
    """How the facts of a kind differ between two readings of a text in what they say, whatever their order and their spans."""
    old, new = Counter(_keys(before, kind)), Counter(_keys(after, kind))
    kept = (old & new).total()
    return Changes(kept, new.total() - kept, old.total() - kept)


def _keys(reading: Reading, kind: str) -> Iterable[str]:
    return (repr(told(fact)) for fact in facts_of(reading, kind))


def _report(engine: Engine, report_id: int) -> Report:
    with asking(engine) as connection:
        row = connection.execute(select(reports.c.reading, reports.c.text).where(_is(report_id))).one()
    return unpack_reading(row.reading, row.text).report


def _name(engine: Engine, report_id: int) -> str:
    with asking(engine) as connection:
        name: str = connection.execute(select(reports.c.name).where(_is(report_id))).scalar_one()
    return name


def _is(report_id: int) -> Any:
    return reports.c.report_id == report_id


def _held(report_id: int) -> Any:
    return select(holdings.c.decision_id).where(holdings.c.report_id == report_id)
