"""A reading as a brief for the terminal: sections of aligned lines, each with the words of the report that say it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import zip_longest
from typing import TextIO

from rich.console import Console
from rich.text import Text

from eirene.exports.sheet import AS_REPORTED, Line, Section, lay_out
from eirene.exports.wording import quote
from eirene.types import Passage, Reading

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


@dataclass(frozen=True, slots=True)
class Shown:
    """What a brief shows beside the facts: the offsets of their words, the rule behind each."""

    offsets: bool = False
    reasons: bool = False


DEFAULT = Shown()


def open_console(stream: TextIO | None = None) -> Console:
    """A console on a stream (standard output): colour on a terminal only, 100 columns wide where the output is no terminal."""
    stream = stream or sys.stdout
    width = None if stream.isatty() else PIPED_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def print_brief(reading: Reading, console: Console, shown: Shown = DEFAULT) -> None:
    """Prints the brief of a reading."""
    sheet = lay_out(reading)
    width = min(console.width, WIDEST)
    for line in (Text(sheet.title, "bold"), Text(" · ".join(sheet.about), "dim"), Text(AS_REPORTED, "dim italic")):
        _print(line, console, width)
    for section in sheet.sections:
        _print(Text.assemble("\n", (section.title.upper(), "bold"), (f"  {section.count}", "dim")), console, width)
        _print_section(section, reading.report.text, console, width, shown)
    if not sheet.sections:
        _print(Text("\nNo facts found.", "italic"), console, width)


def _print(text: Text, console: Console, width: int, margin: Text = NOTHING, indent: int = 0) -> None:
    """Prints text wrapped to the width, the margin before its first line and the others indented as far."""
    for number, line in enumerate(text.wrap(console, max(8, width - indent), overflow="fold")):
        line.rstrip()
        before = margin if number == 0 else Text(" " * indent if line else "")
        console.print(Text.assemble(before, line), no_wrap=True, overflow="ignore", crop=False)


def _print_section(section: Section, text: str, console: Console, width: int, shown: Shown) -> None:
    """Prints the lines of a section in two columns; one below the other where the terminal is narrow."""
    longest = max(len(line.lead) for group in section.groups for line in group.lines)
    lead_width = min(width * 3 // 10, longest)
    indent = 4 if width < NARROW else lead_width + 4
    for group in section.groups:
        if group.title:
            _print(Text(f"  {group.title}", "italic"), console, width)
        for line in group.lines:
            lead, body = Text(line.lead, COLOURS[line.kind]), _words(line, text, width - indent, shown)
            if width < NARROW:
                _print(lead, console, width, Text("  "), 2)
                _print(body, console, width, Text(" " * indent), indent)
            else:
                _print_row(lead, body, console, width, lead_width, indent)


def _print_row(lead: Text, body: Text, console: Console, width: int, lead_width: int, indent: int) -> None:
    """Prints margin and body side by side, each wrapped in its own column."""
    left = list(lead.wrap(console, lead_width, overflow="fold"))
    right = list(body.wrap(console, width - indent, overflow="fold"))
    for one, other in zip_longest(left, right, fillvalue=NOTHING):
        other.rstrip()
        space = " " * (lead_width + 2 - one.cell_len) if other else ""
        console.print(Text.assemble("  ", one, space, other), no_wrap=True, overflow="ignore", crop=False)


def _words(line: Line, text: str, room: int, shown: Shown) -> Text:
    """What a line says, then the words it rests on."""
    body = Text()
    if line.head:
        body.append(line.head, "bold")
    if line.detail:
        body.append("  " if line.head else "")
        body.append(line.detail)
    for number, tag in enumerate(line.tags):
        body.append(" · " if number or not line.head else "  ")
        body.append(tag, TONES[line.tone] if line.tone and tag.startswith(line.tone) else "dim")
    for passage in line.quoted:
        where = f" {_offsets(passage)}" if shown.offsets else ""
        body.append("\n" if body else "")
        body.append_text(_quoted(text, passage, (2 if line.wide else 1) * room - len(where) - 2, line.wide))
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
        words = found.words
        whole = len(words) > 1 and words[0] in '“"' and words[-1] in '”"' and not any(c in '“”"' for c in words[1:-1])
        return Text(f"“{words[1:-1] if whole else words}”")
    return Text.assemble(("“" + found.before, "dim"), (found.words, "underline"), (found.after + "”", "dim"))


def _offsets(passage: Passage) -> str:
    return f"[{passage.start}–{passage.end}]"
