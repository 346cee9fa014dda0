"""Text on a terminal of any width: lines, and facts in two aligned columns, one below the other where it is narrow."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from typing import TextIO

from rich.console import Console
from rich.text import Text

PIPED_WIDTH = 100
WIDEST = 116
NARROW = 64
NOTHING = Text()
TONES = {"positive": "green", "cautious": "yellow", "negative": "red"}
COLOURS = {
    "actor": "cyan",
    "event": "blue",
    "statement": "magenta",
    "figure": "yellow",
    "term": "green",
    "process": "green",
    "finding": "red",
}


def open_console(stream: TextIO | None = None) -> Console:
    """A console on a stream (standard output): colour on a terminal only; a pipe is as wide as the terminal it is read on."""
    stream = stream or sys.stdout
    width = None if stream.isatty() else _width_around()
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def _width_around() -> int:
    """The width of the terminal that the command runs in, 100 columns where there is none."""
    try:
        return int(os.environ.get("COLUMNS", "")) or PIPED_WIDTH
    except ValueError:
        pass
    try:
        return os.get_terminal_size(sys.__stderr__.fileno()).columns or PIPED_WIDTH if sys.__stderr__ else PIPED_WIDTH
    except (OSError, ValueError):
        return PIPED_WIDTH


@dataclass(frozen=True, slots=True)
class Columns:
    """A console and the width that is used of it."""

    console: Console
    width: int

    def lead_width(self, longest: int) -> int:
        """The width of the margin for leads of which the longest has so many characters."""
        return min(self.width * 3 // 10, longest)

    def print(self, text: Text, margin: Text = NOTHING, indent: int = 0) -> None:
        """Prints text wrapped to the width, the margin before its first line and the others indented as far."""
        for number, line in enumerate(text.wrap(self.console, max(8, self.width - indent), overflow="fold")):
            line.rstrip()
            before = margin if number == 0 else Text(" " * indent if line else "")
            self._put(Text.assemble(before, line))

    def print_fact(self, lead: Text, lead_width: int, body: Callable[[int], Text]) -> None:
        """Prints a lead in the margin and what `body` makes of the room beside it."""
        if self.width < NARROW:
            if lead:
                self.print(lead, Text("  "), 2)
            self.print(body(self.width - 4), Text("    "), 4)
            return
        indent = lead_width + 4
        left = list(lead.wrap(self.console, lead_width, overflow="fold")) if lead else []
        right = body(self.width - indent).wrap(self.console, self.width - indent, overflow="fold")
        for one, other in zip_longest(left, right, fillvalue=NOTHING):
            one.rstrip()
            other.rstrip()
            space = " " * (lead_width + 2 - one.cell_len) if other else ""
            self._put(Text.assemble("  ", one, space, other))

    def _put(self, line: Text) -> None:
        self.console.print(line, no_wrap=True, overflow="ignore", crop=False)


def open_columns(console: Console) -> Columns:
    """The columns of a console, as wide as reads well."""
    return Columns(console, min(console.width, WIDEST))


def print_rule(console: Console) -> None:
    """Prints what stands between two briefs."""
    console.print(Text("\n" + "─" * min(console.width, WIDEST) + "\n", "dim"))
