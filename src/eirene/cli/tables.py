"""Rows and columns on the terminal: a table where it fits, else each row as a list of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from eirene.cli.columns import NOTHING, open_columns
from eirene.exports.wording import clean

LEAST = 10  # characters of a column, below which a table cannot be read
LONG = 400  # characters of a value


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]], console: Console) -> None:
    """Prints rows under their columns, as wide as the terminal."""
    shown = [[_cell(value) for value in row] for row in rows]
    if len(columns) * (LEAST + 2) <= console.width:
        table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 2, 0, 0))
        for number, name in enumerate(columns):
            is_number = all(isinstance(row[number], int | float) or row[number] is None for row in rows)
            table.add_column(Text(clean(name)), justify="right" if is_number and rows else "left", overflow="fold")
        for row in shown:
            table.add_row(*map(Text, row))
        console.print(table)
        return
    wide = open_columns(console)
    lead_width = wide.lead_width(max(map(len, columns)))
    for number, row in enumerate(shown):
        if number:
            wide.print(NOTHING)
        for name, value in zip(columns, row, strict=True):
            if value:
                wide.print_fact(Text(clean(name), "dim"), lead_width, partial(_body, value))


def _body(value: str, _room: int) -> Text:
    return Text(value)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes | memoryview):
        return f"{len(bytes(value)):,} bytes"
    if isinstance(value, float):
        return f"{value:.15g}"
    text = clean(str(value))
    return text if len(text) <= LONG else text[:LONG].rstrip() + "…"
