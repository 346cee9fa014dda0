"""The forms in which the command gives an answer: a page on the terminal, JSON, CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from eirene.errors import UsageError

if TYPE_CHECKING:
    from eirene.cli.pages import Page

FORMULA = tuple("=+-@\t\r")  # what a spreadsheet would take for a formula


class Answer(Protocol):
    """What a record answers."""

    def to_dict(self) -> Any:
        """The JSON contract: objects, lists, text and numbers."""

    def rows(self) -> Sequence[Mapping[str, Any]]:
        """The same flat, all rows with the same keys: for CSV and data frames."""


A = TypeVar("A", bound=Answer)


def print_answer(answer: A, show: Callable[[A], Sequence[Page]], as_json: bool = False, as_csv: bool = False) -> None:
    """Prints an answer in the form that is asked for; `show` makes its pages. Raises UsageError where two forms are."""
    if not print_data(answer, as_json, as_csv):
        from eirene.cli.columns import open_console
        from eirene.cli.pages import print_pages

        print_pages(show(answer), open_console())


def print_data(answer: Answer, as_json: bool = False, as_csv: bool = False) -> bool:
    """Prints an answer as JSON or CSV; False, and nothing is printed, where neither is asked for.

    Raises UsageError where both are.
    """
    if as_json and as_csv:
        raise UsageError("--json and --csv exclude each other; give one of them")
    if as_json:
        print(json.dumps(answer.to_dict(), ensure_ascii=False, indent=1))
    elif as_csv:
        write_csv(answer.rows())
    return as_json or as_csv


def write_csv(rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes rows as CSV to standard output, under their keys. Text that a spreadsheet would run as a formula gets an apostrophe
    in front, since names and quotes are written by others."""
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({key: _cell(value) for key, value in row.items()})


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        shown = value.replace("\0", "")
        return "'" + shown if shown.startswith(FORMULA) else shown
    return value
