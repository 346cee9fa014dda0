"""Tables: flat rows of a kind of fact with the words quoted, or of what a record answers; pandas or Polars frames of them."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, Protocol, get_type_hints

from eirene.errors import UsageError
from eirene.types import Actor, Event, Figure, Finding, Passage, Reading, Statement, Term, TimeExpression

KINDS: dict[str, type] = {
    "actors": Actor,
    "events": Event,
    "statements": Statement,
    "figures": Figure,
    "terms": Term,
    "findings": Finding,
    "times": TimeExpression,
}
LIBRARIES = ("pandas", "polars")
SEPARATOR = "; "


def table(readings: Reading | Iterable[Reading], kind: str) -> list[dict[str, Any]]:
    """The facts of a kind as flat rows, for one reading or several, each with `report_id` and `published`.

    Names and passages in a list are joined by "; ". A passage gives `<name>_start`, `<name>_end` and `<name>_text`. Every row
    has the same columns. Raises UsageError for an unknown kind.
    """
    columns = _columns(kind)
    given = [readings] if isinstance(readings, Reading) else readings
    return [
        {"report_id": reading.report.id, "published": reading.report.published} | _row(fact, columns, reading.report.text)
        for reading in given
        for fact in getattr(reading, kind)
    ]


class Answer(Protocol):
    """What a record answers."""

    def rows(self) -> Sequence[Mapping[str, Any]]:
        """Flat rows, all with the same keys."""


def frame(given: Answer | Reading | Iterable[Reading], kind: str | None = None, library: str = "pandas") -> Any:
    """A pandas or Polars data frame of the rows of an answer, or of `table` for readings and a kind of fact.

    A table of facts has its columns even when there is no row. Raises UsageError for readings without a kind, and when the
    library is not installed, or is neither.
    """
    if library not in LIBRARIES:
        raise UsageError(f"{library!r} is no data frame library known here; choose one of {', '.join(LIBRARIES)}")
    try:
        module = importlib.import_module(library)
    except ImportError as error:
        raise UsageError(f"{library} is not installed; run: pip install 'eirene[frames]'") from error
    rows, names = _rows(given, kind)
    if library == "pandas":
        return module.DataFrame(rows, columns=names)
    return module.DataFrame(rows, infer_schema_length=None) if rows else module.DataFrame(schema=names)


def _rows(given: Any, kind: str | None) -> tuple[list[Mapping[str, Any]], list[str]]:
    """The rows of an answer or of the facts of readings, and their columns."""
    if hasattr(given, "rows"):
        rows = list(given.rows())
        return rows, list(rows[0]) if rows else []
    if kind is None:
        raise UsageError(f"a frame of readings is of one kind of fact; choose one of {', '.join(KINDS)}")
    names = ["report_id", "published", *(name for field, flat in _columns(kind).items() for name in _names(field, flat))]
    return list(table(given, kind)), names


@cache
def _columns(kind: str) -> dict[str, bool]:
    """The fields of a kind of fact; True for those that are one passage."""
    if kind not in KINDS:
        raise UsageError(f"{kind!r} is no kind of fact; choose one of {', '.join(KINDS)}")
    hints = get_type_hints(KINDS[kind])
    return {field.name: hints[field.name] in (Passage, Passage | None) for field in fields(KINDS[kind])}


def _names(field: str, passage: bool) -> list[str]:
    return [f"{field}_start", f"{field}_end", f"{field}_text"] if passage else [field]


def _row(fact: Any, columns: dict[str, bool], text: str) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for field, passage in columns.items():
        value = getattr(fact, field)
        if passage:
            cells = (value.start, value.end, value.of(text)) if value else (None, None, None)
            row |= zip(_names(field, passage), cells, strict=True)
        elif isinstance(value, tuple):
            row[field] = SEPARATOR.join(item.of(text) if isinstance(item, Passage) else str(item) for item in value)
        else:
            row[field] = str(value) if isinstance(value, str) else value
    return row
