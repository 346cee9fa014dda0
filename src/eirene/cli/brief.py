"""A reading as a brief for the terminal: sections of aligned lines, each with the words of the report that say it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from rich.console import Console
from rich.text import Text

from eirene.cli.columns import COLOURS, TONES, Columns, open_columns
from eirene.exports.sheet import AS_REPORTED, Line, Section, lay_out
from eirene.exports.wording import quote, unquoted
from eirene.types import Passage, Reading


@dataclass(frozen=True, slots=True)
class Shown:
    """What a brief shows beside the facts: the offsets of their words, the rule behind each."""

    offsets: bool = False
    reasons: bool = False


DEFAULT = Shown()


def print_brief(reading: Reading, console: Console, shown: Shown = DEFAULT) -> None:
    """Prints the brief of a reading."""
    sheet = lay_out(reading)
    columns = open_columns(console)
    for line in (Text(sheet.title, "bold"), Text(" · ".join(sheet.about), "dim"), Text(AS_REPORTED, "dim italic")):
        columns.print(line)
    for section in sheet.sections:
        _print_section(section, columns, reading.report.text, shown)
    if not sheet.sections:
        columns.print(Text("\nNo facts found.", "italic"))


def _print_section(section: Section, columns: Columns, text: str, shown: Shown) -> None:
    columns.print(Text.assemble("\n", (section.title.upper(), "bold"), (f"  {section.count}", "dim")))
    lead_width = columns.lead_width(max(len(line.lead) for group in section.groups for line in group.lines))
    for group in section.groups:
        if group.title:
            columns.print(Text(f"  {group.title}", "italic"))
        before = ""
        for line in group.lines:
            again = line.kind == "statement" and line.lead == before
            before = line.lead
            lead = Text("" if again else line.lead, COLOURS[line.kind])
            columns.print_fact(lead, lead_width, partial(_words, line, text, shown))


def _words(line: Line, text: str, shown: Shown, room: int) -> Text:
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
        return Text(f"“{unquoted(found.words)}”")
    return Text.assemble(("“" + found.before, "dim"), (found.words, "underline"), (found.after + "”", "dim"))


def _offsets(passage: Passage) -> str:
    return f"[{passage.start}–{passage.end}]"
