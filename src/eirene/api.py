"""The public verbs: read a source, a text or many sources; load the pipeline for spaCy users."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from eirene.errors import DefectError, EireneError, ReadingError, UsageError
from eirene.exports.notebook import show_in_notebooks
from eirene.readers import Given, read_source
from eirene.readers.text import read_text as text_to_report
from eirene.settings import Settings
from eirene.types import Reading, Report

if TYPE_CHECKING:
    from spacy.language import Language

    from eirene.codebook import Codebook
    from eirene.model import Model
    from eirene.record.record import Record

T = TypeVar("T")
AHEAD = 4  # reports that each process has waiting
_DEFAULT = Settings()
_NOTHING = Given()
show_in_notebooks()


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read: its name and why."""

    source: str
    error: ReadingError


@cache
def _model() -> Model:
    from eirene.model import Model  # spaCy takes most of a second to load

    return Model.load()


@cache
def _codebook(folder: Path | None) -> Codebook:
    from eirene.codebook import Codebook  # what checks it takes long to load, and who asks a record needs none

    return Codebook(folder)


def read(
    source: str | Path,
    date: str | None = None,
    *,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    settings: Settings = _DEFAULT,
) -> Reading:
    """The reading of a file, an `http(s)://` address or, for `-`, standard input.

    `date` is the ISO day of publication; it and the other metadata win over what the source says. Raises the errors under
    `EireneError`.
    """
    return _extract(read_source(source, settings, Given(date, publisher, title, url)), settings)


def read_text(
    text: str,
    date: str | None = None,
    *,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    settings: Settings = _DEFAULT,
) -> Reading:
    """The reading of a text at hand, with its metadata as for `read`. Raises the errors under `EireneError`."""
    return _extract(text_to_report(text, settings, Given(date, publisher, title, url)), settings)


def read_many(
    sources: Iterable[str | Path], given: Given = _NOTHING, *, workers: int = 1, settings: Settings = _DEFAULT
) -> Iterator[Reading | Failure]:
    """A reading for each source, in order; one that cannot be read gives a `Failure` and the others go on.

    `workers` processes share the work; what comes back is the same for any number of them. A script that asks for several needs
    the usual `if __name__ == "__main__":`. Raises CodebookError, ModelError and UsageError, which no other source would mend.
    """
    reports = ((str(source), _report(source, given, settings)) for source in sources)
    results = read_reports(reports, workers=workers, settings=settings)
    return (result for _, result in results)


def _report(source: str | Path, given: Given, settings: Settings) -> Report | Failure:
    try:
        return read_source(source, settings, given)
    except ReadingError as error:
        return Failure(str(source), error)


def read_reports(
    items: Iterable[tuple[str, Report | T]], *, workers: int, settings: Settings
) -> Iterator[tuple[str, Reading | Failure | T]]:
    """A reading for each report, both with the name of the source; whatever else an item is comes back in its place.

    No more items are taken ahead than the processes have to do soon. Raises as `read_many`.
    """
    if workers < 1:
        raise UsageError(f"{workers} workers are none; give a number from 1 on")
    _codebook(settings.codebook)
    return _read_here(items, settings) if workers == 1 else _read_in_processes(items, workers, settings)


def _read_here(items: Iterable[tuple[str, Report | T]], settings: Settings) -> Iterator[tuple[str, Reading | Failure | T]]:
    for source, item in items:
        yield source, (_settled(source, partial(_extract, item, settings)) if isinstance(item, Report) else item)


def _read_in_processes(
    items: Iterable[tuple[str, Report | T]], workers: int, settings: Settings
) -> Iterator[tuple[str, Reading | Failure | T]]:
    waiting: deque[tuple[str, Callable[[], Reading | Failure | T]]] = deque()
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_the_parent)
    try:
        for source, item in items:
            if isinstance(item, Report):
                waiting.append((source, partial(_settled, source, pool.submit(_extract, item, settings).result)))
            else:
                waiting.append((source, partial(_same, item)))
            if len(waiting) > AHEAD * workers:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)
    finally:
        pool.shutdown(cancel_futures=True)


def _next(waiting: deque[tuple[str, Callable[[], Reading | Failure | T]]]) -> tuple[str, Reading | Failure | T]:
    source, result = waiting.popleft()
    return source, result()


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _same(item: T) -> T:
    return item


def _settled(source: str, extract: Callable[[], Reading]) -> Reading | Failure:
    """The reading, or why there is none."""
    try:
        return extract()
    except ReadingError as error:
        return Failure(source, error)


def _extract(report: Report, settings: Settings) -> Reading:
    codebook = _codebook(settings.codebook)
    from eirene.pipeline import annotate, extract

    try:
        return extract(next(annotate([report], _model(), settings.max_chars)), codebook)
    except EireneError:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise DefectError(f"{report.id}: Eirene failed on this report ({reason}); please send it to the project") from error


def load(codebook: str | Path | None = None) -> Language:
    """A spaCy pipeline whose Docs carry all facts as `doc._.…`: the model and one component for each layer.

    `codebook` is a folder of the user's own. Raises CodebookError and ModelError.
    """
    from eirene.spacy_pipeline import make_language

    folder = Path(codebook) if codebook is not None else None
    return make_language(_model(), _codebook(folder), folder)


def open_record(record: str | Path | None = None) -> Record:
    """The record at a path or a database URL, made when there is none.

    Without one it is where the variable `EIRENE_RECORD` says, else in `eirene.db` in the current folder.
    """
    from eirene.record.record import open_record  # the database library takes a fifth of a second to load

    return open_record(record)
