"""A list of reports with what is known of each: a CSV file with the columns source, date, publisher, title and url."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from eirene.errors import UsageError
from eirene.readers import Given

SOURCE = "source"
COLUMNS = ("date", "publisher", "title", "url")
DELIMITERS = (",", ";", "\t")


def read_list(path: Path) -> dict[str, Given]:
    """The sources of a list in its order, each with what it says of it; paths are taken from the folder of the list.

    Other columns are left alone. Raises UsageError, with the line, where the list or a day in it is none.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the list cannot be read ({error}); give a CSV file in UTF-8") from error
    header = lines[0] if lines else ""
    rows = csv.DictReader(lines, delimiter=max(DELIMITERS, key=header.count))
    if SOURCE not in (rows.fieldnames or ()):
        raise UsageError(f"{path}: the first line names no column {SOURCE!r}; it may name {', '.join((SOURCE, *COLUMNS))}")
    found: dict[str, Given] = {}
    for row in rows:
        source = (row[SOURCE] or "").strip()
        if source:
            found[_place(source, path)] = _given(row, f"{path}, line {rows.line_num}")
    if not found:
        raise UsageError(f"{path}: the list names no source")
    return found


def complete(given: Given, others: Given) -> Given:
    """What is given of a source, and where that is silent what is given for all."""
    return Given(*(getattr(given, name) or getattr(others, name) for name in COLUMNS))


def _place(source: str, path: Path) -> str:
    return source if "://" in source or Path(source).is_absolute() else str(path.parent / source)


def _given(row: Mapping[str, str | None], where: str) -> Given:
    try:
        return Given(*((row.get(name) or "").strip() or None for name in COLUMNS))
    except UsageError as error:
        raise UsageError(f"{where}: {error}") from error
