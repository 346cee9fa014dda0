"""Sources into a record: what is there is told by its text and not read again, the rest is read and added one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from eirene.api import Failure, read_reports
from eirene.errors import ReadingError
from eirene.readers import Given, read_source
from eirene.record.adding import Added, Outcome, add_failure, add_reading
from eirene.record.reader import name_reader
from eirene.settings import Settings
from eirene.store.names import DIGITS
from eirene.store.sameness import find_known
from eirene.store.transactions import reading as asking
from eirene.types import Reading, Report

PAGES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml"})  # what of a folder is taken for reports


def add_sources(
    engine: Engine, sources: Iterable[str], given: Callable[[str], Given], *, workers: int, settings: Settings
) -> Iterator[Added]:
    """What became of each source, in order, each as soon as it is in the record; one that cannot be read is put down there.

    `given` tells what is known of a source. Raises CodebookError, ModelError, RecordError and UsageError, which no other source
    would mend.
    """
    reader = name_reader(settings.codebook)
    prepared = ((source, _prepare(engine, source, given(source), settings)) for source in sources)
    for source, result in read_reports(prepared, workers=workers, settings=settings):
        if isinstance(result, Reading):
            yield add_reading(engine, source, result, reader)
        elif isinstance(result, Failure):
            yield add_failure(engine, source, result.error)
        else:
            yield result


def expand(sources: Iterable[str]) -> list[str]:
    """The sources, folders replaced by the text and HTML files in them, by name; a folder without any stays."""
    found: list[str] = []
    for source in sources:
        folder = Path(source)
        is_folder = "://" not in source and source != "-" and folder.is_dir()
        files = sorted(str(path) for path in folder.rglob("*") if _is_page(path, folder)) if is_folder else []
        found.extend(files or [source])
    return list(dict.fromkeys(found))


def _is_page(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in PAGES and not hidden and path.is_file()


def _prepare(engine: Engine, source: str, given: Given, settings: Settings) -> Report | Added:
    """The report that is to be read; what became of it where the record has it, or why it cannot be read."""
    try:
        report = read_source(source, settings, given)
    except ReadingError as error:
        return add_failure(engine, source, error)
    with asking(engine) as connection:
        known = find_known(connection, report, source)
    if known is None:
        return report
    said = replace(report, url=given.url, title=given.title, publisher=given.publisher, published=given.date)
    if known.says_as_much(said):
        return Added(source, Outcome.KNOWN, known.digest[:DIGITS])
    return known.completed(said)
