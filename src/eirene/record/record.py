"""The record of many reports: `eirene.open()` gives one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from sqlalchemy import Engine

from eirene.answers.brief import Brief, ask_brief
from eirene.answers.changes import Changes, ask_changes
from eirene.answers.figures import Figures, ask_figures
from eirene.answers.findings import Findings, ask_findings
from eirene.answers.ledger import Ledger, ask_ledger
from eirene.answers.named import Named, ask_named
from eirene.answers.precision import Precision, ask_precision
from eirene.answers.reports import Reports, ask_reports
from eirene.answers.review import WHOLE, Choice, Queue, Waiting, ask_like, ask_queue, ask_waiting
from eirene.answers.scope import Limits, make_scope
from eirene.answers.search import Found, ask_search
from eirene.answers.series import Wanted
from eirene.answers.sql import SqlTable, ask_sql
from eirene.answers.talks import Board, ask_talks
from eirene.answers.timeline import Timeline, ask_timeline
from eirene.answers.who import Who, ask_who
from eirene.answers.why import Why, ask_why
from eirene.exports.corrections import Exported, export_corrections
from eirene.ledger.decisions import Decision, read_action
from eirene.ledger.making import Details, Wish
from eirene.readers import Given
from eirene.record.adding import Added, Outcome, add_reading
from eirene.record.deciding import Decided, decide, decide_lines, list_decisions, name_author
from eirene.record.rereading import Reread, find_stale, reread
from eirene.record.sources import add_sources, expand
from eirene.settings import Settings
from eirene.store.backup import back_up
from eirene.store.opening import open_engine
from eirene.store.transactions import reading
from eirene.types import Reading

SETTINGS = Settings()
NOTHING = Given()


class Record:
    """A record on disk or in a database: what it is made of, and what it can be asked.

    Questions take the limits `as_of`, `since` (days as YYYY-MM-DD), `process` and `actor` (names, or names of facts) by keyword.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Gives back the connections; a record that is asked again opens new ones."""
        self.engine.dispose()

    def add_readings(self, readings: Iterable[tuple[str, Reading]]) -> int:
        """Saves readings, each with the name of its source, and links them; how many were new."""
        return sum(add_reading(self.engine, name, reading).outcome is Outcome.ADDED for name, reading in readings)

    def add(self, *sources: str, given: Given = NOTHING, workers: int = 1, settings: Settings = SETTINGS) -> list[Added]:
        """Reads files, folders and addresses into the record, each as soon as it is read; what became of each.

        What the record has is told by its text and not read again; what is `given` wins over what it says.
        """
        return list(add_sources(self.engine, expand(sources), lambda _source: given, workers=workers, settings=settings))

    def reports(self, limit: int | None = None) -> Reports:
        """The reports of the record, the newest first, no more than `limit`; and the sources that could not be read."""
        with reading(self.engine) as connection:
            return ask_reports(connection, limit)

    def back_up(self, path: str | Path) -> int:
        """Writes a copy of the record to a new file, one of SQLite whatever the record is kept in; how many reports it has."""
        return back_up(self.engine, Path(path))

    def brief(self, **limits: Unpack[Limits]) -> Brief:
        """The situation: talks, what changed since a day (by default a week before), newest events, counts, open findings."""
        with reading(self.engine) as connection:
            return ask_brief(connection, make_scope(**limits))

    def who(self, name: str, limit: int | None = None, **limits: Unpack[Limits]) -> Who:
        """The actors that a name means; of each list of facts no more than the newest `limit`."""
        with reading(self.engine) as connection:
            return ask_who(connection, name, make_scope(**limits), limit)

    def named(self, limit: int | None = None, newest: int | None = None, **limits: Unpack[Limits]) -> Named:
        """All actors, the most named first, no more than `limit`; of the `newest` reports alone where that is given."""
        with reading(self.engine) as connection:
            return ask_named(connection, make_scope(**limits), limit, newest)

    def talks(self, name: str | None = None, **limits: Unpack[Limits]) -> Board:
        """Where negotiations stand: those that a name means, else those told of lately, the most told of first."""
        with reading(self.engine) as connection:
            return ask_talks(connection, make_scope(**limits), name)

    def diff(self, first: str, last: str, name: str | None = None) -> Changes:
        """What changed in negotiations between two ISO days."""
        with reading(self.engine) as connection:
            return ask_changes(connection, first, last, name)

    def decide(
        self, action: str, *targets: str, author: str | None = None, reason: str = "", **details: Unpack[Details]
    ) -> Decision:
        """Decides on facts by name: accept, edit (`value`), reject, merge, split; or add (`source`, `kind`, `value`).

        Raises UsageError where it cannot be; then nothing is kept. `author` is by default EIRENE_AUTHOR, else the login name.
        """
        return decide(self.engine, Wish(read_action(action), targets, name_author(author), reason, **details))

    def undo(self, decision: str, author: str | None = None, reason: str = "") -> Decision:
        """Takes back a decision by its name; an undo can be undone. Raises UsageError where there is none."""
        return self.decide("undo", author=author, reason=reason, undoes=decision)

    def decisions(self, target: str | None = None) -> list[Decision]:
        """The ledger by time, of all facts or of one."""
        return list_decisions(self.engine, target)

    def review_queue(self, choice: Choice = WHOLE) -> Queue:
        """What waits for review, the least certain first, or a random sample."""
        with reading(self.engine) as connection:
            return ask_queue(connection, choice)

    def waiting(self, name: str, sample: str = "") -> Waiting:
        """One fact as it is put to review, whether or not anybody has decided on it."""
        with reading(self.engine) as connection:
            return ask_waiting(connection, name, sample)

    def like(self, name: str) -> tuple[str, ...]:
        """Names of facts that may be the same as one, to merge with it."""
        with reading(self.engine) as connection:
            return ask_like(connection, name)

    def decide_lines(self, lines: Iterable[str], author: str | None = None, dry_run: bool = False) -> Iterator[Decided]:
        """What becomes of each line of decisions (docs/corrections.md), one after the other."""
        return decide_lines(self.engine, lines, name_author(author), dry_run)

    def ledger(self, orphaned: bool = False) -> Ledger:
        """All decisions with what became of them, or those alone whose facts are read no more."""
        with reading(self.engine) as connection:
            return ask_ledger(connection, orphaned)

    def precision(self) -> Precision:
        """How often facts are right, by kind and reader, estimated from decisions."""
        with reading(self.engine) as connection:
            return ask_precision(connection)

    def search(self, words: str, limit: int | None = None, **limits: Unpack[Limits]) -> Found:
        """The reports that hold the words, the best first, `limit` (20) of them."""
        with reading(self.engine) as connection:
            return ask_search(connection, words, make_scope(**limits), limit)

    def sql(self, query: str, limit: int | None = None) -> SqlTable:
        """The rows that one statement in SQL finds, which can change nothing (docs/sql.md)."""
        with reading(self.engine) as connection:
            return ask_sql(connection, query, limit)

    def timeline(self, event_type: str | None = None, newest: int | None = None, **limits: Unpack[Limits]) -> Timeline:
        """The events, each once with all its tellings: of one type or mode (`ASSAULT/aerial`), or only so many newest."""
        with reading(self.engine) as connection:
            return ask_timeline(connection, make_scope(**limits), event_type, newest)

    def figures(
        self,
        measure: str | None = None,
        place: str | None = None,
        who: str | None = None,
        limit: int | None = None,
        **limits: Unpack[Limits],
    ) -> Figures:
        """The series of figures, those told of last first, no more than `limit`; of one measure, place or population."""
        with reading(self.engine) as connection:
            return ask_figures(connection, make_scope(**limits), Wanted(measure, place, who), limit)

    def findings(
        self, kind: str | None = None, limit: int | None = None, status: str | None = None, **limits: Unpack[Limits]
    ) -> Findings:
        """Where reports differ, what one source alone tells, what was corrected; those of the newest reports first."""
        with reading(self.engine) as connection:
            return ask_findings(connection, make_scope(**limits), kind, limit, status)

    def why(self, name: str) -> Why:
        """All that stands behind the fact of that name."""
        with reading(self.engine) as connection:
            return ask_why(connection, name)

    def export_corrections(self, target: Path, texts: bool = True) -> Exported:
        """Writes people's corrections as training and test data: to a folder, a .zip, or (decisions alone) a .jsonl."""
        with reading(self.engine) as connection:
            return export_corrections(connection, target, texts)

    def stale(self, sources: Sequence[str] = (), codebook: Path | None = None) -> list[int]:
        """The reports that something else read than would read them now."""
        return find_stale(self.engine, sources, codebook)

    def reread(self, report_ids: Iterable[int], *, workers: int = 1, settings: Settings = SETTINGS) -> Iterator[Reread]:
        """Reads stored reports again, as `stale` names them; what became of each, decisions included."""
        return reread(self.engine, report_ids, workers=workers, settings=settings)


def open_record(record: str | Path | None = None) -> Record:
    """The record at a path or URL; made when there is none."""
    return Record(open_engine(record))


def open_existing(record: str | Path | None = None) -> Record:
    """The record at a path or URL. Raises RecordError where there is none: asking never makes one."""
    return Record(open_engine(record, make=False))
