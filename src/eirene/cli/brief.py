"""A reading as a brief for the terminal: sections of aligned lines, each with the words of the report that say it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from itertools import zip_longest
from typing import TextIO

from rich.console import Console
from rich.text import Text

from eirene.exports.sheet import AS_REPORTED, Line, Section, lay_out
from eirene.exports.wording import ELLIPSIS, quote
from eirene.types import Passage, Reading

PIPED_WIDTH = 100
WIDEST = 116
NARROW = 64
NOTHING = Text()
MARKS = frozenset('“”"')
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


@dataclass(frozen=True, slots=True)
class Shown:
    """What a brief shows beside the facts: the offsets of their words, the rule behind each."""

    offsets: bool = False
    reasons: bool = False


DEFAULT = Shown()


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


def print_brief(reading: Reading, console: Console, shown: Shown = DEFAULT) -> None:
    """Prints the brief of a reading."""
    sheet = lay_out(reading)
    printer = _Printer(console, min(console.width, WIDEST), reading.report.text, shown)
    for line in (Text(sheet.title, "bold"), Text(" · ".join(sheet.about), "dim"), Text(AS_REPORTED, "dim italic")):
        printer.print(line)
    for section in sheet.sections:
        printer.print_section(section)
    if not sheet.sections:
        printer.print(Text("\nNo facts found.", "italic"))


def print_rule(console: Console) -> None:
    """Prints what stands between two briefs."""
    console.print(Text("\n" + "─" * min(console.width, WIDEST) + "\n", "dim"))


@dataclass(frozen=True, slots=True)
class _Printer:
    """Where a brief goes, how wide it is, and what its passages are cut from."""

    console: Console
    width: int
    text: str
    shown: Shown

    def print(self, text: Text, margin: Text = NOTHING, indent: int = 0) -> None:
        """Prints text wrapped to the width, the margin before its first line and the others indented as far."""
        for number, line in enumerate(text.wrap(self.console, max(8, self.width - indent), overflow="fold")):
            line.rstrip()
            before = margin if number == 0 else Text(" " * indent if line else "")
            self._put(Text.assemble(before, line))

    def print_section(self, section: Section) -> None:
        """Prints the lines of a section in two columns; one below the other where the terminal is narrow."""
        self.print(Text.assemble("\n", (section.title.upper(), "bold"), (f"  {section.count}", "dim")))
        longest = max(len(line.lead) for group in section.groups for line in group.lines)
        lead_width = min(self.width * 3 // 10, longest)
        for group in section.groups:
            if group.title:
                self.print(Text(f"  {group.title}", "italic"))
            before = ""
            for line in group.lines:
                again = line.kind == "statement" and line.lead == before
                before = line.lead
                self._print_line(line, Text("" if again else line.lead, COLOURS[line.kind]), lead_width)

    def _print_line(self, line: Line, lead: Text, lead_width: int) -> None:
        if self.width < NARROW:
            if lead:
                self.print(lead, Text("  "), 2)
            self.print(_words(line, self.text, self.width - 4, self.shown), Text("    "), 4)
            return
        indent = lead_width + 4
        left = list(lead.wrap(self.console, lead_width, overflow="fold"))
        body = _words(line, self.text, self.width - indent, self.shown)
        for one, other in zip_longest(left, body.wrap(self.console, self.width - indent, overflow="fold"), fillvalue=NOTHING):
            one.rstrip()
            other.rstrip()
            space = " " * (lead_width + 2 - one.cell_len) if other else ""
            self._put(Text.assemble("  ", one, space, other))

    def _put(self, line: Text) -> None:
        self.console.print(line, no_wrap=True, overflow="ignore", crop=False)


def _words(line: Line, text: str, room: int, shown: Shown) -> Text:
    """What a line says, then the words it rests on."""
    body = Text()
    if line.head:
        body.append(line.head, "bold")
    if line.detail:
        body.append("  " if line.head else "")
        body.append(line.detail)
    for number, tag in enumerate(line.tags):
        body.append("" if not body else " · " if number or not line.head else "  ")
        body.append(tag, TONES[line.tone] if line.tone and tag.startswith(line.tone) else "dim")
    for passage in line.quoted:
        where = f" {_offsets(passage)}" if shown.offsets else ""
        body.append("\n" if body else "")
        body.append_text(_quoted(text, passage, (2 if line.wide else 1) * room - len(where) - 4, line.wide))
        body.append(where, "dim")
    if shown.offsets and not line.quoted and line.passages:
        body.append("  " + " ".join(map(_offsets, line.passages)), "dim")
    if shown.reasons and line.reason:
        body.append("\n" if body else "")
        body.append(f"rule: {line.reason}", "dim italic")
    return body


def _quoted(text: str, passage: Passage, room: int, alone: bool) -> Text:
    """A quote of at most `room` characters with the passage underlined in it; `alone` leaves out what stands around it."""
    found = quote(text, passage, max(24, room))
    if alone:
        return Text(f"“{_unquoted(found.words)}”")
    return Text.assemble(("“" + found.before, "dim"), (found.words, "underline"), (found.after + "”", "dim"))


def _unquoted(words: str) -> str:
    """The words without the quotation marks that they stand in as a whole, since they get ours."""
    opened, closed = words[:1] in MARKS, words[-1:] in MARKS
    inner = words[opened : len(words) - (closed and opened)]
    whole = opened and (closed or words.endswith(ELLIPSIS)) and MARKS.isdisjoint(inner)
    return inner if whole else words


def _offsets(passage: Passage) -> str:
    return f"[{passage.start}–{passage.end}]"
